let node_fs_promises = require("node:fs/promises");
let node_fs = require("node:fs");
// actions/src/machine/free-bytes.ts
/** Bytes that a program without rights may still write where `folder` lies. */
async function freeBytes(folder) {
	const { bavail, bsize } = await (0, node_fs_promises.statfs)(folder);
	return bavail * bsize;
}
/**
* Bytes that are free for the images of an engine; undefined for one on another machine, which nobody
* here can ask: a folder of the same name says nothing of it.
*/
async function freeForImages({ storageFolder, onThisMachine }) {
	return onThisMachine && (0, node_fs.existsSync)(storageFolder) ? freeBytes(storageFolder) : void 0;
}
Object.defineProperty(exports, "freeBytes", {
	enumerable: true,
	get: function() {
		return freeBytes;
	}
});
Object.defineProperty(exports, "freeForImages", {
	enumerable: true,
	get: function() {
		return freeForImages;
	}
});
