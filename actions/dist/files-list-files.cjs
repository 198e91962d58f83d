const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_foreign_folder = require("./files-foreign-folder.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/files/list-files.ts
/**
* What git has of some places; undefined if it is not installed, or `root` is not a work tree.
*
* @param which what it tracks, what is new and not ignored, or both
* @throws UserError if git refuses to read a work tree.
*/
async function listedByGit(root, places, exec, which = ["--cached", "--others"]) {
	const listed = await exec("git", [
		"-C",
		root,
		...[
			"ls-files",
			"-z",
			...which,
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
	throw new require_errors.UserError(`git cannot list the files: ${listed.stderr.trim()}`, { next: require_foreign_folder.trustAdvice(listed.stderr, root) ?? "fix what git names, and run this again" });
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
Object.defineProperty(exports, "listFiles", {
	enumerable: true,
	get: function() {
		return listFiles;
	}
});
Object.defineProperty(exports, "listedByGit", {
	enumerable: true,
	get: function() {
		return listedByGit;
	}
});
