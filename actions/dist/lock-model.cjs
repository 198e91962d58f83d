const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
let node_crypto = require("node:crypto");
// actions/src/environment/lock/model.ts
var model_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ lockFiles: () => lockFiles });
/**
* The SHA-256 (hex) of what a lock is made from: channels, entries and the machine. Comments and the
* order of the conda and pip sections don't count.
*/
function inputsHash(file, virtualPackages) {
	const inputs = [
		file.channels.map(({ name }) => name),
		file.conda.map(({ raw }) => raw).toSorted(),
		file.pip.map(({ raw }) => raw).toSorted(),
		Object.entries(virtualPackages).toSorted(([a], [b]) => a < b ? -1 : 1)
	];
	return (0, node_crypto.createHash)("sha256").update(JSON.stringify(inputs)).digest("hex");
}
/** The files of a variant's lock, beside its environment file. */
function lockFiles(variant) {
	const base = `environment/${variant}`;
	return {
		explicit: `${base}.lock`,
		details: `${base}.lock.json`,
		pip: `${base}.pip.lock`
	};
}
/** The files of all locks that a competition has. */
function locksOf(competition) {
	return require_competition.environmentsOf(competition).flatMap(({ variant }) => Object.values(lockFiles(variant)));
}
Object.defineProperty(exports, "inputsHash", {
	enumerable: true,
	get: function() {
		return inputsHash;
	}
});
Object.defineProperty(exports, "lockFiles", {
	enumerable: true,
	get: function() {
		return lockFiles;
	}
});
Object.defineProperty(exports, "locksOf", {
	enumerable: true,
	get: function() {
		return locksOf;
	}
});
Object.defineProperty(exports, "model_exports", {
	enumerable: true,
	get: function() {
		return model_exports;
	}
});
