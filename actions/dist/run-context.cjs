const require_errors = require("./errors.cjs");
const require_list_files = require("./files-list-files.cjs");
const require_package_lists = require("./context-package-lists.cjs");
// actions/src/image/context/context.ts
/**
* Reads the build context from the working tree: of runtime/ and the sources of the package lists,
* the files that git tracks, with edits that are not committed, and new files that git does not
* ignore; in an unpacked archive, which git knows nothing of, all but Python's caches. Sorted by path;
* the sources give way to the lists made of them. A competition that has no runtime/ gets the one that
* this code came with.
*
* @throws UserError if a file is not a regular file, or there is no Dockerfile.
*/
async function readContext({ root, home, exec }, variant) {
	const places = ["runtime", ...require_package_lists.listSources(variant.name, variant)];
	const own = await require_list_files.listedByGit(root, places, exec) ?? await require_list_files.listFiles(root, places);
	const others = own.some((name) => name.startsWith("runtime/")) || home === root ? [] : await require_list_files.listFiles(home, ["runtime"]);
	const present = (await Promise.all([...own.toSorted().map((name) => require_package_lists.readContextFile(root, name)), ...others.toSorted().map((name) => require_package_lists.readContextFile(home, name))])).filter((file) => file !== void 0);
	if (!present.some((file) => file.path === "runtime/Dockerfile")) throw new require_errors.UserError("runtime/Dockerfile is missing", { next: "restore it: git checkout -- runtime/Dockerfile" });
	const copied = present.filter((file) => file.path.startsWith("runtime/"));
	const { files: lists, ...rest } = require_package_lists.packageLists(variant, present);
	return {
		...rest,
		files: [...lists, ...copied],
		sources: present,
		places
	};
}
Object.defineProperty(exports, "readContext", {
	enumerable: true,
	get: function() {
		return readContext;
	}
});
