const require_rolldown_runtime = require("./rolldown-runtime.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/request/comment-report/artifact-file.ts
/**
* Reads a file that another job left behind: only if it is plain, at most so many bytes large, and
* reached by no link.
*
* @param file path from the folder, as it stands there: one with `..` counts as a link
* @throws the file system's error, if it can't be read for another reason.
*/
async function readArtifactFile(folder, file, largest) {
	const place = node_path.default.join(folder, file);
	try {
		if (await (0, node_fs_promises.realpath)(place) !== `${await (0, node_fs_promises.realpath)(folder)}/${file}`) return "link";
		await using handle = await (0, node_fs_promises.open)(place);
		const found = await handle.stat();
		if (!found.isFile()) return "no file";
		return found.size > largest ? "too large" : await handle.readFile();
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT" || code === "ENOTDIR") return "missing";
		throw error;
	}
}
Object.defineProperty(exports, "readArtifactFile", {
	enumerable: true,
	get: function() {
		return readArtifactFile;
	}
});
