const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_foreign_folder = require("./files-foreign-folder.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_fs = require("node:fs");
// actions/src/environment/files/git-base.ts
/** In place of a ref: compare with nothing, so that what was wrong before counts as well. */
const NO_BASE = "none";
/** Where a clone has the branch that pull requests go to; a fork's own main may have the request itself. */
const usualRefs = [
	"upstream/HEAD",
	"upstream/main",
	"origin/HEAD",
	"origin/main",
	"main"
];
const revParse = [
	"rev-parse",
	"--verify",
	"--quiet",
	"--end-of-options"
];
/** Reads files of earlier commits, by the git program. */
var GitFiles = class {
	exec;
	root;
	folders = /* @__PURE__ */ new Map();
	constructor(exec, root) {
		this.exec = exec;
		this.root = root;
	}
	/**
	* Finds the commit to compare with: where HEAD branched off from the ref, or from the main branch
	* if no ref is given; `none` is not a commit.
	* @throws UserError if a given ref does not exist, SurroundingsError if git or a history doesn't
	*/
	async base(ref) {
		if (ref === "none") return { note: "Compared with nothing, as asked." };
		try {
			return await this.find(ref);
		} catch (error) {
			if (ref !== void 0 || !(error instanceof require_errors.SurroundingsError)) throw error;
			return {
				note: `Nothing to compare with: ${error.message}.`,
				cause: error
			};
		}
	}
	async find(ref) {
		for (const name of ref === void 0 ? usualRefs : [ref]) {
			const parsed = await this.git([...revParse, `${name}^{commit}`]);
			if (parsed.exitCode === 0) {
				const found = await this.mergeBase(name, parsed.stdout.trim());
				const itself = ref === void 0 && name.startsWith("origin/") && await this.isAll(found);
				return itself ? {
					...found,
					itself,
					note: withItself(name)
				} : found;
			}
			if (parsed.stderr.includes("not a git repository")) throw noHistory();
			const trust = require_foreign_folder.trustAdvice(parsed.stderr, this.root);
			if (trust !== void 0) throw new require_errors.SurroundingsError("git does not trust this folder", { next: trust });
			if (parsed.exitCode === 1 || parsed.stderr === "") continue;
			const note = `Nothing to compare with: git cannot read this folder (${parsed.stderr.trim().split("\n")[0] ?? ""}).`;
			if (ref === void 0) return { note };
			throw new require_errors.UserError(note, { next: "do what git says, or leave the base out: --base none" });
		}
		if (ref === void 0) return { note: "Nothing to compare with: there is no branch `main`." };
		throw new require_errors.UserError(`there is no commit \`${ref}\` to compare with`, { next: "git fetch origin; in a workflow give actions/checkout `fetch-depth: 2`" });
	}
	/** Whether a commit has all that this clone has of the environments. */
	async isAll({ commit }) {
		const [head, edits] = await Promise.all([this.git([...revParse, "HEAD"]), this.git([
			"status",
			"--porcelain",
			"--",
			"environment"
		])]);
		return head.stdout.trim() === commit && edits.exitCode === 0 && edits.stdout === "";
	}
	/**
	* The bytes of a file in a commit; undefined if the commit does not have it. What is the same here is
	* read here: most of a base is, and git takes longer to start than a file to read.
	*/
	async read(commit, file) {
		const id = (await this.listed(commit, node_path.default.posix.dirname(file))).get(file);
		if (id === void 0) return void 0;
		const here = await plainFile(node_path.default.join(this.root, file));
		if (here !== void 0 && blobId(here, id) === id) return here;
		const shown = await this.git([
			"cat-file",
			"blob",
			id
		]);
		return shown.exitCode === 0 ? Buffer.from(shown.stdout) : void 0;
	}
	/** The files of a folder in a commit, with the ids of their blobs. */
	listed(commit, folder) {
		const key = `${commit}:${folder}`;
		const found = this.folders.get(key) ?? this.list(commit, folder);
		this.folders.set(key, found);
		return found;
	}
	async list(commit, folder) {
		const at = folder === "." ? [] : [`${folder}/`];
		const { stdout } = await this.git([
			"ls-tree",
			"-z",
			"--full-tree",
			commit,
			"--",
			...at
		]);
		const blobs = stdout.matchAll(/(?<=^|\0)\d+ blob ([0-9a-f]+)\t([^\0]+)/g);
		return new Map(Array.from(blobs, ([, id = "", name = ""]) => [name, id]));
	}
	/**
	* Paths that differ from a commit, by commits since and edits since; a moved file counts by both
	* of its names.
	*/
	async changedSince(commit) {
		const [tracked, added] = await Promise.all([this.git([
			"diff",
			"--name-only",
			"--no-renames",
			"-z",
			commit,
			"--"
		]), this.git([
			"ls-files",
			"--others",
			"--exclude-standard",
			"-z"
		])]);
		const failed = [tracked, added].find(({ exitCode }) => exitCode !== 0);
		if (failed !== void 0) throw new require_errors.UserError(`git cannot compare: ${failed.stderr.trim()}`, { next: "do what git says, or give another base: --base <ref>" });
		return `${tracked.stdout}${added.stdout}`.split("\0").filter(Boolean);
	}
	/** A shallow clone may not hold the merge base; then the ref itself is the nearest thing. */
	async mergeBase(ref, commit) {
		const found = await this.git([
			"merge-base",
			commit,
			"HEAD"
		]);
		if (found.exitCode === 0) return {
			ref,
			commit: found.stdout.trim(),
			note: void 0
		};
		return {
			ref,
			commit,
			note: `The history is too short to find where this branched off; compared with \`${ref}\` itself.`
		};
	}
	git(args) {
		return this.exec("git", args, { cwd: this.root }).catch((error) => {
			throw error instanceof require_errors.SurroundingsError && !(0, node_fs.existsSync)(node_path.default.join(this.root, ".git")) ? noHistory() : error;
		});
	}
};
function noHistory() {
	return new require_errors.SurroundingsError("this folder has no history: it is not a clone", { next: "use a clone of the repository (git clone): an unpacked archive has no history" });
}
/** What a request lays here may be a link to anywhere, or a pipe: those are nothing to read. */
async function plainFile(file) {
	return (await (0, node_fs_promises.lstat)(file).catch(() => void 0))?.isFile() === true ? (0, node_fs_promises.readFile)(file).catch(() => void 0) : void 0;
}
/** The id that git gives to bytes, in the kind of hash that another id has. */
function blobId(bytes, like) {
	return (0, node_crypto.createHash)(like.length === 40 ? "sha1" : "sha256").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
function withItself(name) {
	return `Nothing to compare with: \`${name}\` has all that is here. In a fork, compare with where it comes from: \`git remote add upstream <address>\`, then \`git fetch upstream\`.`;
}
Object.defineProperty(exports, "GitFiles", {
	enumerable: true,
	get: function() {
		return GitFiles;
	}
});
Object.defineProperty(exports, "NO_BASE", {
	enumerable: true,
	get: function() {
		return NO_BASE;
	}
});
