const require_errors = require("./errors.cjs");
// actions/src/image/contract.ts
/** The label by which an image says what of its inside the commands of a working tree can rely on. */
const CONTRACT_LABEL = "org.drivendata.vsc.contract";
/** @throws UserError if an image was built from a state of this repository that this one can't work with. */
function requireContract(reference, labels) {
	const found = labels?.[CONTRACT_LABEL];
	if (found === String(1)) return;
	const isNewer = Number(found) > 1;
	const says = found === void 0 ? "it says nothing of its contract" : `it has the contract ${found}`;
	throw new require_errors.UserError(`the image ${reference} is ${isNewer ? "newer" : "older"} than this working tree: ${says} (${CONTRACT_LABEL}), and 1 is needed`, { next: isNewer ? "git pull" : "build it again (make build), or pull it again" });
}
Object.defineProperty(exports, "CONTRACT_LABEL", {
	enumerable: true,
	get: function() {
		return CONTRACT_LABEL;
	}
});
Object.defineProperty(exports, "requireContract", {
	enumerable: true,
	get: function() {
		return requireContract;
	}
});
