const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_closure = require("./closure.cjs");
const require_policy = require("./policy.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/environment/load.ts
/**
* Reads a file, at most one byte more than is allowed. Refuses links: one of a pull request could
* point anywhere on the machine that checks it, and reports quote lines.
* @param file path from the root, or an absolute one for a file elsewhere
*/
async function loadFile(root, file) {
	const absolute = node_path.default.resolve(root, file);
	const stats = await (0, node_fs_promises.lstat)(absolute).catch(() => void 0);
	if (stats === void 0) return refuse(file, "There is no such file.");
	if (!stats.isFile() || !await staysInside(root, absolute)) return refuse(file, "This is not a plain file: a folder, or reached by a symbolic link.");
	const handle = await (0, node_fs_promises.open)(absolute);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(require_policy.maxBytes + 1), 0, require_policy.maxBytes + 1, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
function inside(folder, file) {
	return node_path.default.relative(folder, file).split(node_path.default.sep)[0] !== "..";
}
/** Whether a path inside the root leads to a file inside the root. */
async function staysInside(root, absolute) {
	if (!inside(root, absolute)) return true;
	return inside(await (0, node_fs_promises.realpath)(root), await (0, node_fs_promises.realpath)(absolute));
}
function refuse(file, message) {
	return require_closure.finding("file-readable", "error", {
		file,
		line: 1,
		column: 1,
		endColumn: 2
	}, message, "restore the file from the main branch");
}
// actions/src/environment/lock/texts.ts
/** A lock of the official environments has 0.3 MB; what is larger is none. */
const maxBytes = 1e7;
/** The texts of a variant's lock, as far as there are plain files of a sane size. */
async function readLockTexts(root, variant) {
	const files = require_policy.lockFiles(variant);
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
	if (stats === void 0 || !stats.isFile() || stats.size > maxBytes) return void 0;
	return (0, node_fs_promises.readFile)(file, "utf8");
}
Object.defineProperty(exports, "loadFile", {
	enumerable: true,
	get: function() {
		return loadFile;
	}
});
Object.defineProperty(exports, "readLockTexts", {
	enumerable: true,
	get: function() {
		return readLockTexts;
	}
});
