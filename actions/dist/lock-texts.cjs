const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_model = require("./lock-model.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/environment/lock/texts.ts
/** A lock of the official environments has 0.3 MB; what is larger is not one. */
const maxLockBytes = 1e7;
/** The texts of a variant's lock, as far as there are plain files of a sane size. */
async function readLockTexts(root, variant) {
	const files = require_model.lockFiles(variant);
	const [explicit, details, pip] = await Promise.all([
		files.explicit,
		files.details,
		files.pip
	].map((file) => textOf(node_path.default.join(root, file))));
	return {
		explicit,
		details,
		pip
	};
}
async function textOf(file) {
	const stats = await (0, node_fs_promises.lstat)(file).catch(() => void 0);
	if (stats === void 0 || !stats.isFile() || stats.size > 1e7) return void 0;
	return (0, node_fs_promises.readFile)(file, "utf8");
}
Object.defineProperty(exports, "maxLockBytes", {
	enumerable: true,
	get: function() {
		return maxLockBytes;
	}
});
Object.defineProperty(exports, "readLockTexts", {
	enumerable: true,
	get: function() {
		return readLockTexts;
	}
});
