let node_fs_promises = require("node:fs/promises");
// actions/src/machine/free-bytes.ts
/** Bytes that a program without rights may still write where `folder` lies. */
async function freeBytes(folder) {
	const { bavail, bsize } = await (0, node_fs_promises.statfs)(folder);
	return bavail * bsize;
}
Object.defineProperty(exports, "freeBytes", {
	enumerable: true,
	get: function() {
		return freeBytes;
	}
});
