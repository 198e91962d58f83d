const require_rolldown_runtime = require("./rolldown-runtime.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/files/replace-file.ts
/**
* Lets `write` make a file beside `target`, and puts it in target's place when that has succeeded:
* whoever looks meets the old content or the new. On failure the old stays and nothing is left.
*
* @throws what `write` throws, or the file system's error.
*/
async function replaceFile(target, write) {
	const name = `.${node_path.default.basename(target)}.${(0, node_crypto.randomBytes)(4).toString("hex")}.partial`;
	const partial = node_path.default.join(node_path.default.dirname(target), name);
	try {
		await write(partial);
		await (0, node_fs_promises.rename)(partial, target);
	} catch (error) {
		await (0, node_fs_promises.rm)(partial, { force: true });
		throw error;
	}
}
Object.defineProperty(exports, "replaceFile", {
	enumerable: true,
	get: function() {
		return replaceFile;
	}
});
