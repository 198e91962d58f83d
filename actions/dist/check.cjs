const require_closure = require("./closure.cjs");
const require_read = require("./read.cjs");
// actions/src/environment/lock/check.ts
/** How a lock stands to its environment file. */
function lockState(texts, file, virtualPackages) {
	const { explicit, details, pip } = texts;
	if (explicit === void 0 && details === void 0 && pip === void 0) return "absent";
	const lock = details === void 0 ? void 0 : require_read.readLockDetails(details);
	if (lock === void 0) return "damaged";
	const rendered = require_read.renderLock(lock);
	const files = require_read.lockFiles(lock.variant);
	if (!(rendered.get(files.explicit) === explicit && rendered.get(files.pip) === pip) || require_read.lockedInputs(explicit ?? "") !== lock.inputs) return "damaged";
	return lock.inputs === require_read.inputsHash(file, virtualPackages) ? "fits" : "stale";
}
/**
* Says where a lock doesn't fit its file. A warning: the image build leaves such a lock aside, and
* the workflow update-locks.yml makes a new one.
*/
function checkLock(variant, texts, file, virtualPackages) {
	const state = lockState(texts, file, virtualPackages);
	if (state === "absent" || state === "fits") return [];
	const { explicit } = require_read.lockFiles(variant);
	const message = state === "stale" ? `${explicit} was made from another state of ${file.file}.` : `${explicit} and the files beside it don't belong together: they were edited, or merged.`;
	return [require_closure.finding("lock", "warning", file.dependenciesPlace, message, "run `npx vsc lock`, or leave it to the maintainers")];
}
Object.defineProperty(exports, "checkLock", {
	enumerable: true,
	get: function() {
		return checkLock;
	}
});
Object.defineProperty(exports, "lockState", {
	enumerable: true,
	get: function() {
		return lockState;
	}
});
