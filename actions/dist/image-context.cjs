const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_package_lists = require("./image-package-lists.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/image/context.ts
const DOCKERFILE = "runtime/Dockerfile";
/**
* Reads the build context from the working tree: of runtime/ and the sources of the package lists,
* the files that git tracks, with edits that are not committed, and new files that git does not
* ignore. Sorted by path; the sources give way to the lists made of them. A competition that has no
* runtime/ gets the one that this code came with.
*
* @throws UserError if `root` is not a git work tree or holds no Dockerfile.
*/
async function readContext({ root, home, exec }, variant) {
	const { exitCode, stdout, stderr } = await exec("git", [
		"-C",
		root,
		...[
			"ls-files",
			"-z",
			"--cached",
			"--others",
			"--exclude-standard",
			"--deduplicate"
		],
		"--",
		"runtime",
		...require_package_lists.listSources(variant.name, variant)
	], {});
	if (exitCode !== 0) throw new require_errors.UserError(`git cannot list the files of the image: ${stderr.trim()}`, { next: "build in a clone of the repository (git clone), not in an unpacked archive" });
	const own = stdout.split("\0").filter(Boolean).toSorted();
	const others = own.some((name) => name.startsWith("runtime/")) || home === root ? [] : await filesBelow(home, "runtime");
	const present = (await Promise.all([...own.map((name) => require_package_lists.readContextFile(root, name)), ...others.map((name) => require_package_lists.readContextFile(home, name))])).filter((file) => file !== void 0);
	if (!present.some((file) => file.path === DOCKERFILE)) throw new require_errors.UserError("runtime/Dockerfile is missing", { next: "restore it: git checkout -- runtime" });
	const copied = present.filter((file) => file.path.startsWith("runtime/"));
	const { files: lists, ...rest } = require_package_lists.packageLists(variant, present);
	return {
		...rest,
		files: [...lists, ...copied],
		sources: present
	};
}
/** The plain files below a folder, from `root`, sorted. */
async function filesBelow(root, folder) {
	return (await (0, node_fs_promises.readdir)(node_path.default.join(root, folder), {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile() && !entry.parentPath.includes("__pycache__")).map(({ parentPath, name }) => node_path.default.relative(root, node_path.default.join(parentPath, name))).toSorted();
}
Object.defineProperty(exports, "readContext", {
	enumerable: true,
	get: function() {
		return readContext;
	}
});
