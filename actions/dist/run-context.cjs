const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_package_lists = require("./context-package-lists.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
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
	const own = await listedByGit(root, places, exec) ?? await listFiles(root, places);
	const others = own.some((name) => name.startsWith("runtime/")) || home === root ? [] : await listFiles(home, ["runtime"]);
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
/**
* What git has of some places; undefined if it is not installed, or `root` is not a work tree.
*
* @throws UserError if git refuses to read a work tree.
*/
async function listedByGit(root, places, exec) {
	const listed = await exec("git", [
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
		...places
	], {}).catch((error) => {
		if (error instanceof require_errors.SurroundingsError) return void 0;
		throw error;
	});
	if (listed === void 0 || /not a git repository/.test(listed.stderr)) return void 0;
	if (listed.exitCode === 0) return listed.stdout.split("\0").filter(Boolean);
	const foreign = listed.stderr.includes("dubious ownership");
	throw new require_errors.UserError(`git cannot list the files of the image: ${listed.stderr.trim()}`, { next: foreign ? `the folder is another user's; if you trust it: git config --global --add safe.directory ${root}` : "fix what git names, and build again" });
}
const CACHES = /* @__PURE__ */ new Set(["__pycache__", ".pytest_cache"]);
/** All files below some places, caches of Python left out; links stay links. */
async function listFiles(root, places) {
	return (await Promise.all(places.map(async (place) => {
		const entries = await (0, node_fs_promises.readdir)(node_path.default.join(root, place), { withFileTypes: true }).catch(() => void 0);
		if (entries === void 0) return [place];
		const inner = entries.filter(({ name }) => !CACHES.has(name));
		const folders = inner.filter((entry) => entry.isDirectory());
		const files = inner.filter((entry) => !entry.isDirectory());
		const below = folders.map(({ name }) => `${place}/${name}`);
		return [...files.map(({ name }) => `${place}/${name}`), ...await listFiles(root, below)];
	}))).flat();
}
Object.defineProperty(exports, "readContext", {
	enumerable: true,
	get: function() {
		return readContext;
	}
});
