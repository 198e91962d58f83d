const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_oci = require("./client-oci.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/registry/promotion/lock-changes.ts
/**
* What differs between two sets of lock files (path to text), a line a package, such as
* `numpy 1.23.4 -> 1.23.5`; a package that not all variants change names those that do.
*/
function lockChanges(before, after) {
	const [old, now] = [byVariant(before), byVariant(after)];
	const variants = [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].toSorted();
	const where = /* @__PURE__ */ new Map();
	for (const variant of variants) {
		const [was, is] = [packagesIn(old.get(variant) ?? ""), packagesIn(now.get(variant) ?? "")];
		for (const name of /* @__PURE__ */ new Set([...was.keys(), ...is.keys()])) {
			const [one, other] = [was.get(name), is.get(name)];
			if (one?.version === other?.version && one?.build === other?.build) continue;
			const line = `${name} ${describe(one, other)} -> ${describe(other, one)}`;
			where.set(line, [...where.get(line) ?? [], variant]);
		}
	}
	return [...where].map(([line, some]) => some.length === variants.length ? line : `${line} (${some.join(", ")})`).toSorted();
}
/** The locks of each variant in one text: `cpu` has `cpu.lock` and `cpu.pip.lock`. */
function byVariant(locks) {
	const variants = Map.groupBy(Object.entries(locks), ([file]) => node_path.default.basename(file).replace(/\..*/, ""));
	return new Map([...variants].map(([variant, files]) => [variant, files.map(([, text]) => text).join("\n")]));
}
/** By name, from URLs of conda packages (`…/name-version-build.conda`) and `name==version`. */
function packagesIn(lock) {
	const packages = /* @__PURE__ */ new Map();
	for (const line of lock.split("\n")) {
		const conda = /^[^#\s]*\/([^/]+)-([^-/]+)-([^-/]+)\.(?:conda|tar\.bz2)(?:#|$)/.exec(line);
		const pip = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/.exec(line);
		const [, name, version, build] = conda ?? pip ?? [];
		if (name !== void 0 && version !== void 0) packages.set(name, {
			version,
			build
		});
	}
	return packages;
}
/** A version, with its build if that is all that changed. */
function describe(one, other) {
	if (one === void 0) return "(none)";
	return one.version === other?.version ? `${one.version} (${one.build})` : one.version;
}
// actions/src/registry/promotion/git-history.ts
/** Lines that a release keeps of what changed; git has the rest. */
const MAX_CHANGES = 40;
/** What ends in an image. */
const SOURCES = ["environment", "runtime"];
/** Answers a promotion's questions from the git repository in `root`. */
var GitHistory = class {
	#exec;
	#root;
	constructor(exec, root) {
		this.#exec = exec;
		this.#root = root;
	}
	/**
	* The full id of a commit.
	*
	* @throws UserError if there is no such commit.
	*/
	async commit(revision) {
		const spec = [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${revision}^{commit}`
		];
		const { exitCode, stdout } = await this.#git(spec);
		const commit = stdout.trim();
		if (exitCode === 0 && require_ledger.isCommit(commit)) return commit;
		throw new require_errors.UserError(`git knows no commit ${revision} here`, { next: FETCH });
	}
	async relation(commit, other) {
		if (commit === other) return "same";
		await this.commit(commit);
		await this.commit(other);
		if (await this.#isAncestor(commit, other)) return "ancestor";
		if (await this.#isAncestor(other, commit)) return "descendant";
		if ((await this.#git(["rev-parse", "--is-shallow-repository"])).stdout.trim() !== "true") return "diverged";
		throw new require_errors.UserError("this clone is shallow: git cannot tell which commit is newer", { next: FETCH });
	}
	/** Commits that git knows, by their time. */
	async newestFirst(commits) {
		if (commits.length === 0) return [];
		const { stdout } = await this.#git([
			"rev-list",
			"--no-walk=sorted",
			...commits
		]);
		return stdout.split("\n").filter((line) => line !== "");
	}
	async locks(commit) {
		const locks = await this.#lockFiles(commit);
		return Object.fromEntries(Object.entries(locks).map(([file, text]) => [file, require_oci.digestOf(Buffer.from(text))]));
	}
	/** Files below some places that differ between two commits; undefined if git doesn't know both. */
	async differing([one, other], places) {
		if (!require_ledger.isCommit(one) || !require_ledger.isCommit(other)) return void 0;
		const names = [
			"diff",
			"--name-only",
			"-z",
			one,
			other,
			"--",
			...places
		];
		const { exitCode, stdout } = await this.#git(names);
		return exitCode === 0 ? stdout.split("\0").filter((name) => name !== "") : void 0;
	}
	/** The packages that differ between the locks; if none do, the subjects of the commits. */
	async changes(before, commit) {
		if (before === void 0) return ["the first release"];
		const [was, is] = [await this.#lockFiles(before), await this.#lockFiles(commit)];
		const packages = lockChanges(was, is);
		if (packages.length > 0) return boundedChanges(packages);
		const range = [
			`${before}..${commit}`,
			"--",
			...SOURCES
		];
		const subjects = (await this.#git([
			"log",
			"--no-merges",
			"--format=%s",
			...range
		])).stdout.split("\n").filter((line) => line !== "");
		return subjects.length > 0 ? boundedChanges(subjects) : ["built again"];
	}
	/** Text of each lock file at a commit, by path. */
	async #lockFiles(commit) {
		const names = [
			"ls-tree",
			"-r",
			"-z",
			"--name-only",
			commit,
			"--",
			"environment"
		];
		const { stdout } = await this.#git(names);
		const files = stdout.split("\0").filter((file) => file.endsWith(".lock"));
		const texts = await Promise.all(files.map(async (file) => (await this.#git(["show", `${commit}:${file}`])).stdout));
		return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? ""]));
	}
	async #isAncestor(commit, other) {
		const { exitCode, stderr } = await this.#git([
			"merge-base",
			"--is-ancestor",
			commit,
			other
		]);
		if (exitCode === 0 || exitCode === 1) return exitCode === 0;
		throw new Error(`git merge-base: ${stderr}`);
	}
	#git(args) {
		return this.#exec("git", args, { cwd: this.#root });
	}
};
const FETCH = "git fetch --unshallow origin; in a workflow give actions/checkout fetch-depth: 0";
/** What a release keeps of what is new in it. */
function boundedChanges(lines) {
	const short = lines.map((line) => line.slice(0, 200));
	if (short.length <= MAX_CHANGES) return short;
	const kept = short.slice(0, 39);
	return [...kept, `and ${short.length - kept.length} more`];
}
Object.defineProperty(exports, "GitHistory", {
	enumerable: true,
	get: function() {
		return GitHistory;
	}
});
Object.defineProperty(exports, "boundedChanges", {
	enumerable: true,
	get: function() {
		return boundedChanges;
	}
});
