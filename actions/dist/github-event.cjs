const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
let node_fs_promises = require("node:fs/promises");
// actions/src/github/event.ts
var event_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	endedRun: () => endedRun,
	ownBranch: () => ownBranch,
	ownRunUrl: () => ownRunUrl
});
/**
* Reads the event that GitHub wrote for this run.
*
* @throws UserError for any other event.
*/
async function endedRun(env) {
	const run = (await readEvent(env)).workflow_run;
	const head = run?.["head_repository"];
	const repository = head?.full_name;
	const [branch, sha, conclusion, url, path] = [
		"head_branch",
		"head_sha",
		"conclusion",
		"html_url",
		"path"
	].map((name) => run?.[name]);
	if (![
		branch,
		sha,
		conclusion,
		url,
		path,
		...head === null ? [] : [repository]
	].every((text) => typeof text === "string")) throw new require_errors.UserError("this action is for workflows that start on: workflow_run", { next: "see .github/workflows/comment.yml" });
	return {
		head: head === null ? void 0 : {
			repository: String(repository),
			branch: String(branch),
			sha: String(sha)
		},
		conclusion: String(conclusion),
		url: String(url),
		workflow: workflowFile(String(path))
	};
}
/** GitHub's description shows a branch after it, `ci.yml@main`; a file's own name may hold an @ as well. */
function workflowFile(path) {
	return /\.ya?ml$/.test(path) ? path : path.replace(/(\.ya?ml)@.*$/, "$1");
}
/** The id of the run that started this one by its end (`on: workflow_run`); undefined if none did. */
async function startingRun(env) {
	const id = (await readEvent(env)).workflow_run?.["id"];
	return typeof id === "number" ? String(id) : void 0;
}
/** The payload that GitHub wrote for this run; empty without one. */
async function readEvent({ GITHUB_EVENT_PATH: file }) {
	return file === void 0 ? {} : JSON.parse(await (0, node_fs_promises.readFile)(file, "utf8"));
}
/** Address of the run that this step belongs to; undefined outside of GitHub Actions. */
function ownRunUrl(env) {
	const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
	if (GITHUB_RUN_ID === void 0) return void 0;
	return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}
/**
* The branch of the run, and its commit.
*
* @throws UserError if the run is for a tag or a pull request.
*/
function ownBranch(env) {
	const { GITHUB_REF: ref = "", GITHUB_SHA: sha = "" } = env;
	const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
	if (branch !== void 0 && sha !== "") return {
		branch,
		sha
	};
	throw new require_errors.UserError("this action is for workflows that run on a branch", { next: "run the workflow on main" });
}
Object.defineProperty(exports, "event_exports", {
	enumerable: true,
	get: function() {
		return event_exports;
	}
});
Object.defineProperty(exports, "ownBranch", {
	enumerable: true,
	get: function() {
		return ownBranch;
	}
});
Object.defineProperty(exports, "ownRunUrl", {
	enumerable: true,
	get: function() {
		return ownRunUrl;
	}
});
Object.defineProperty(exports, "readEvent", {
	enumerable: true,
	get: function() {
		return readEvent;
	}
});
Object.defineProperty(exports, "startingRun", {
	enumerable: true,
	get: function() {
		return startingRun;
	}
});
