const require_errors = require("./errors.cjs");
const require_package_lists = require("./image-package-lists.cjs");
// actions/src/image/context.ts
/**
* Reads the build context from the working tree: of runtime/ and the sources of the package lists,
* the files that git tracks, with edits that are not committed, and new files that git does not
* ignore. Sorted by path; the sources give way to the lists made of them.
*
* @throws UserError if `root` is not a git work tree or holds no Dockerfile.
*/
async function readContext(root, variant, exec) {
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
	const paths = stdout.split("\0").filter(Boolean).toSorted();
	const present = (await Promise.all(paths.map((name) => require_package_lists.readContextFile(root, name)))).filter((file) => file !== void 0);
	if (!present.some((file) => file.path === "runtime/Dockerfile")) throw new require_errors.UserError("runtime/Dockerfile is missing", { next: "restore it: git checkout -- runtime" });
	const copied = present.filter((file) => file.path.startsWith("runtime/"));
	const { files: lists, ...rest } = require_package_lists.packageLists(variant, present);
	return {
		...rest,
		files: [...lists, ...copied],
		sources: present
	};
}
Object.defineProperty(exports, "readContext", {
	enumerable: true,
	get: function() {
		return readContext;
	}
});
