const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
const require_client = require("./github-client.cjs");
const require_comments = require("./pulls-comments.cjs");
const require_comment_text = require("./commands-comment-text.cjs");
const require_commit = require("./commits-commit.cjs");
const require_errors = require("./errors.cjs");
const require_affected = require("./image-affected.cjs");
const require_settings = require("./client-settings.cjs");
const require_validate = require("./run-validate.cjs");
const require_validate_report = require("./validate-report.cjs");
const require_model = require("./lock-model.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_lock = require("./run-lock.cjs");
const require_texts = require("./lock-texts.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_prose = require("./report-prose.cjs");
const require_images_view = require("./images-view.cjs");
const require_validate_view = require("./validate-view.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_timers_promises = require("node:timers/promises");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
// actions/src/github/pulls/of-run.ts
/**
* The open pull request for the default branch whose head is exactly this commit; undefined if there is none
* any more, as after another push. A run's event does not name the pull request of a fork, and what a run
* leaves behind could name any. One head can ask for several branches, each of which merges something else.
*
* @throws UserError if GitHub refuses.
*/
async function pullOf({ api, place }, { repository, branch, sha }) {
	const owner = repository.split("/")[0];
	return (await require_client.asking("look for the pull request", () => api.paginate("GET /repos/{owner}/{repo}/pulls", {
		...place,
		state: "open",
		head: `${owner}:${branch}`,
		per_page: 100
	}))).find(({ head, base }) => head.sha === sha && head.repo?.full_name === repository && base.ref === base.repo.default_branch)?.number;
}
// actions/src/github/pulls/merged-pull.ts
/** GitHub merges in the background, and says so by `mergeable: null`. */
const [TRIES, PAUSE_MS] = [4, 2e3];
/**
* The merge of exactly this head with its base; undefined if GitHub has none, as for a conflict. Its first
* parent is the base, its second one the head.
*
* @throws UserError if GitHub refuses.
*/
async function mergedPull(github, { number, head }, signal) {
	for (let left = TRIES; left > 0; left--) {
		const { merge_commit_sha: sha, mergeable, base } = await pullAt(github, number);
		const found = sha === null ? void 0 : await mergeAt(github, {
			sha,
			head,
			branch: base.ref
		});
		if (found !== void 0 || mergeable !== null) return found;
		if (left > 1) await (0, node_timers_promises.setTimeout)(PAUSE_MS, void 0, { signal });
	}
}
async function pullAt({ api, place }, number) {
	const { data } = await require_client.asking("read the pull request", () => api.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
		...place,
		pull_number: number
	}));
	return data;
}
/** Undefined if the commit merges another head, as after a push. */
function mergeAt(github, { sha, head, branch }) {
	return require_client.asking("read a commit (contents: read)", async () => {
		const { tree, parents } = await require_commit.commitAt(github, sha);
		const [base, merged] = parents.map((parent) => parent.sha);
		if (base === void 0 || merged !== head) return void 0;
		const { tree: before } = await require_commit.commitAt(github, base);
		return {
			base: {
				sha: base,
				tree: before.sha,
				branch
			},
			merge: {
				sha,
				tree: tree.sha
			}
		};
	});
}
// actions/src/github/commits/tree.ts
/** Git's modes: of a file that may be run, and of one that may not. */
const KINDS = {
	"040000": "folder",
	"100644": "file",
	"100755": "file",
	"120000": "link",
	"160000": "submodule"
};
/** More in one folder is not a request any more. */
const MOST_ENTRIES = 1e3;
/**
* Lists a folder by its tree, without what is below its folders. It brings no bytes of a file.
*
* @throws UserError if GitHub refuses, and if the folder has more than 1,000 entries.
*/
async function listTree({ api, place }, sha) {
	const { data } = await require_client.asking("list a folder (contents: read)", () => api.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
		...place,
		tree_sha: sha
	}));
	if (data.truncated || data.tree.length > MOST_ENTRIES) throw new TooManyFiles(`a folder has more than ${MOST_ENTRIES} files`, { next: "take the files out of the pull request that do not belong to it" });
	return new Map(data.tree.flatMap(({ path, mode, sha: object, size = 0 }) => {
		const kind = KINDS[mode];
		return kind === void 0 ? [] : [[path, {
			kind,
			sha: object,
			size,
			mode
		}]];
	}));
}
/** A folder that is not listed to its end. */
var TooManyFiles = class extends require_errors.UserError {};
/**
* The bytes of a file, by its blob. Ask for its size first: it is held in memory.
*
* @throws UserError if GitHub refuses.
*/
async function readBlob({ api, place }, sha) {
	const { data } = await require_client.asking("read a file (contents: read)", () => api.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
		...place,
		file_sha: sha
	}));
	return Buffer.from(data.content, "base64");
}
// actions/src/commands/request/comment-report/relock.ts
/**
* Locks again what a request locks, starting from its own locks, and says where that is not what it has:
* the check verifies conda's part of a lock, and pip's part could name any file. It writes the locks under
* the root.
*
* @throws UserError if a server can't tell.
*/
async function relock([before, after], solve, ports) {
	const variants = require_competition.environmentsOf(await require_competition.competitionOf(ports.root)).filter(({ variant }) => Object.values(require_model.lockFiles(variant)).some((file) => {
		const now = after.get(file);
		return now !== void 0 && before.get(file)?.equals(now) !== true;
	}));
	const { cacheFolder, ...options } = solve;
	const locked = [];
	for (const { variant } of variants) {
		const inputs = {
			variant,
			upgrade: [],
			upgradeAll: false,
			solve: {
				...options,
				cacheFolder
			}
		};
		locked.push(...await require_lock.lockEnvironments(inputs, ports));
	}
	return locked.flatMap(({ written }) => written.map((file) => {
		return require_schema.finding("lock", "error", {
			file,
			line: 1,
			column: 1,
			endColumn: 2
		}, "This is not what a lock of the environment file holds.", "run `npx vsc lock` and commit what it writes");
	}));
}
// actions/src/commands/request/comment-report/check-as-data.ts
/**
* Checks requested files as `vsc validate` does, in a folder of their own beside the policy of main: a git
* repository whose commit is the state before. What can't be taken as a file blocks, and so does a
* lock that was not made.
*
* @throws SurroundingsError if git fails, UserError if a server can't say what it has of a lock.
*/
async function checkAsData({ before, after }, { base }, solve, ports) {
	const root = await (0, node_fs_promises.mkdtemp)(node_path.default.join(ports.env["RUNNER_TEMP"] ?? (0, node_os.tmpdir)(), "request-"));
	try {
		const requested = /* @__PURE__ */ new Set([...before.keys(), ...after.files.keys()]);
		for (const { place } of after.refused) requested.add(place.file);
		await (0, node_fs_promises.cp)(node_path.default.join(ports.root, "environment"), node_path.default.join(root, "environment"), {
			recursive: true,
			filter: (source) => !requested.has(node_path.default.relative(ports.root, source))
		});
		await write(root, before);
		await commitAll(root, ports);
		await Promise.all([...before.keys()].map((file) => (0, node_fs_promises.rm)(node_path.default.join(root, file))));
		await write(root, after.files);
		const report = {
			...require_validate_report.reportOf(await require_validate.validateEnvironment({
				base: "HEAD",
				files: {},
				solve
			}, {
				...ports,
				root
			})),
			base: {
				ref: base.branch,
				commit: base.sha
			}
		};
		if (after.refused.length > 0) return blockedBy(after.refused, withoutMissing(report, after));
		if (report.verdict !== "mergeable" || solve === void 0) return report;
		return blockedBy(await relock([before, after.files], solve, {
			...ports,
			root
		}), report);
	} finally {
		await (0, node_fs_promises.rm)(root, {
			recursive: true,
			force: true
		});
	}
}
async function write(root, files) {
	for (const [file, bytes] of files) {
		await (0, node_fs_promises.mkdir)(node_path.default.dirname(node_path.default.join(root, file)), { recursive: true });
		await (0, node_fs_promises.writeFile)(node_path.default.join(root, file), bytes);
	}
}
async function commitAll(root, ports) {
	for (const args of [
		[
			"init",
			"--quiet",
			"--template="
		],
		[
			"add",
			"--all",
			"--force"
		],
		[
			...[
				"-c",
				"user.name=main",
				"-c",
				"user.email=main@localhost"
			],
			"-c",
			"commit.gpgsign=false",
			"commit",
			"--quiet",
			"--message",
			"before"
		]
	]) {
		const { exitCode, stderr } = await ports.exec("git", args, { cwd: root });
		if (exitCode === 0) continue;
		throw new require_errors.SurroundingsError(`git fails: ${stderr.trim()}`, { next: "run the job again" });
	}
}
/** A file that was not taken is not missing. */
function withoutMissing(report, { refused }) {
	const files = new Set(refused.map(({ place }) => place.file));
	const findings = report.findings.filter(({ rule, file }) => rule !== "file-readable" || !files.has(file));
	return {
		...report,
		findings
	};
}
function blockedBy(more, report) {
	if (more.length === 0) return report;
	const findings = [...more.map(require_validate_report.findingReport), ...report.findings];
	return {
		...report,
		verdict: "blocked",
		findings
	};
}
// actions/src/commands/request/comment-report/own-checks.ts
/**
* What may differ without a say in how a request is checked: what runs in a container only, and what is
* read by people only. All else may change the checks, files that are new at the root too: tools look for
* settings there.
*/
const HARMLESS = [
	"LICENSE",
	"competition_data/",
	"docs/",
	"submission_quickstart/",
	"submission_src/"
];
/**
* What a request changes of what checks it.
*
* @param changed files and folders (`docs/`) of the root, and those of `environment/`
* @param requested files of `environment/` that are there to be changed by requests
*/
function ownChecks(changed, requested) {
	const harmless = /* @__PURE__ */ new Set([...HARMLESS, ...requested]);
	return changed.filter((file) => !harmless.has(file) && !file.endsWith(".md"));
}
// actions/src/commands/request/comment-report/request-files.ts
/** The folder that requests change. */
const FOLDER = "environment";
/** The files that a request is there to change, and their most bytes. */
function requestedFiles(environments) {
	return new Map(environments.flatMap(({ variant, file }) => [[file, require_competition.maxBytes], ...Object.values(require_model.lockFiles(variant)).map((lock) => [lock, require_texts.maxLockBytes])]));
}
/**
* Lists what a request changes, from the two trees that GitHub merged. A file that moved is one that is
* gone and one that is new.
*
* @throws UserError if GitHub refuses; TooManyFiles.
*/
async function requestTree(github, pull) {
	const [was, is] = await Promise.all([pull.base, pull.merge].map(({ tree }) => listTree(github, tree)));
	const [before, after] = await Promise.all([was, is].map((root) => listEnvironment(github, root)));
	return {
		changed: differing(was, is).flatMap((name) => {
			if (name !== `${FOLDER}/`) return [name];
			return differing(before, after).map((file) => `${FOLDER}/${file}`);
		}),
		before,
		after
	};
}
async function listEnvironment(github, root) {
	const entry = root?.get(FOLDER);
	return entry?.kind === "folder" ? listTree(github, entry.sha) : /* @__PURE__ */ new Map();
}
/** Names that are not the same in both, in their order; those of folders end in a slash. */
function differing(before, after) {
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((name) => {
		const [old, now] = [before.get(name), after.get(name)];
		if (old?.sha === now?.sha && old?.mode === now?.mode) return [];
		return [[old, now].some((entry) => entry?.kind === "folder") ? `${name}/` : name];
	});
}
/**
* Brings the requested files as data, as far as they are plain and of a sane size.
*
* @param limits most bytes, by path
* @throws UserError if GitHub refuses.
*/
async function readRequested(github, folder, limits) {
	const files = /* @__PURE__ */ new Map();
	const refused = [];
	const reading = [...limits].map(async ([path, limit]) => {
		const entry = folder.get(path.slice(12));
		if (entry === void 0) return;
		const why = faultOf(entry, limit);
		if (why === void 0) files.set(path, await readBlob(github, entry.sha));
		else refused.push(refusal(path, why));
	});
	await Promise.all(reading);
	return {
		files,
		refused: refused.toSorted((a, b) => a.place.file < b.place.file ? -1 : 1)
	};
}
function faultOf({ kind, size }, limit) {
	if (kind === "link") return "This is a symbolic link, which is not followed.";
	if (kind === "submodule") return "This is a submodule, which is not read.";
	if (kind === "folder") return "This is a folder, not a file.";
	if (size <= limit) return void 0;
	return `The file has ${require_action.formatBytes(size)}; at most ${require_action.formatBytes(limit)} are read.`;
}
function refusal(file, message) {
	return require_schema.finding("file-readable", "error", {
		file,
		line: 1,
		column: 1,
		endColumn: 2
	}, message, "restore the file from the main branch");
}
// actions/src/commands/request/comment-report/judge.ts
/**
* Judges a pull request as GitHub merged it with main, by the code and the policy of main. Its files are
* data: read by the API, bounded, and none of them is run or followed.
*
* @param pull number and head of the pull request
* @throws UserError if GitHub refuses, or main itself is not in order.
*/
async function judgeRequest(github, pull, solve, ports) {
	const merged = await mergedPull(github, pull, ports.signal);
	if (merged === void 0) return UNMERGED;
	try {
		return await judgeMerged(github, merged, solve, ports);
	} catch (error) {
		if (!(error instanceof TooManyFiles)) throw error;
		return {
			unjudged: `It is not judged: ${error.message}; ${error.next}.`,
			state: "blocked"
		};
	}
}
/** A pull request that GitHub does not merge. */
const UNMERGED = {
	unjudged: "It could not be judged: GitHub has no merge of it with main, for example because they conflict. Bring the branch up to date with main and push.",
	state: "undecided"
};
async function judgeMerged(github, merged, solve, ports) {
	const competition = await require_competition.competitionOf(ports.root);
	const limits = requestedFiles(require_competition.environmentsOf(competition));
	const { changed, before, after } = await requestTree(github, merged);
	const { variants: published } = require_settings.registrySettings(competition, ports.env);
	const affected = require_affected.affectedBy(changed, published, competition);
	const own = ownChecks(changed, [...limits.keys()]);
	if (!affected.environment) return {
		...affected,
		environment: void 0,
		ownChecks: own
	};
	const [was, is] = await Promise.all([before, after].map((folder) => readRequested(github, folder, limits)));
	const environment = await checkAsData({
		before: was.files,
		after: is
	}, merged, solve, ports);
	return {
		...affected,
		environment,
		ownChecks: own
	};
}
// actions/src/commands/request/comment-report/comment-report-view.ts
/** What to tell on a pull request; undefined if it touches nothing that these checks look at. */
function commentReportView({ judgement, reports, conclusion }) {
	const claims = claimSections(reports);
	if ("unjudged" in judgement) {
		const { unjudged: verdict, state } = judgement;
		return {
			...EMPTY,
			state,
			verdict,
			sections: claims
		};
	}
	const { environment, ownChecks } = judgement;
	const view = environment === void 0 ? UNTOUCHED : require_validate_view.validateView(environment);
	if (conclusion === "success" && changesNothing(judgement)) return void 0;
	const told = verdictOf(view, {
		judgement,
		reports,
		conclusion
	});
	const title = ownChecks.length === 0 ? EMPTY.title : ownChecksTitle(ownChecks);
	const steps = nextSteps({
		judgement,
		reports,
		conclusion
	}, told.state);
	return {
		...view,
		...told,
		title,
		sections: [
			...entries(view, judgement),
			...claims,
			{
				heading: "What to do next",
				...steps
			}
		]
	};
}
const EMPTY = {
	title: "What this pull request changes",
	state: "undecided",
	verdict: "",
	findings: [],
	sources: /* @__PURE__ */ new Map(),
	sections: []
};
const UNTOUCHED = {
	...EMPTY,
	state: "passed",
	verdict: "No environment file changes."
};
const MOST_NAMES = 5;
/** The first line about a request that changes its own checks. */
function ownChecksTitle(ownChecks) {
	return `This pull request changes what checks it: ${require_action.listed(ownChecks.map(require_prose.code), MOST_NAMES)}`;
}
function changesNothing({ environment, variants, ownChecks }) {
	if (variants.length > 0 || ownChecks.length > 0) return false;
	if (environment === void 0) return true;
	return !entriesChange(environment) && environment.findings.length === 0;
}
function entriesChange({ variants }) {
	return Object.values(variants).some(({ changed }) => changed);
}
function entries({ sections }, { environment }) {
	const changes = environment !== void 0 && entriesChange(environment);
	return sections.filter(({ heading }) => changes || heading?.endsWith(": entries") !== true);
}
/** What the run left behind, under a heading that says whose word it is. */
function claimSections({ images, unusable }) {
	const sections = images.map((image) => {
		const { heading, ...rest } = require_images_view.imageSection(image);
		return {
			heading: `The run of this pull request reports: ${heading}`,
			...rest
		};
	});
	if (unusable.length === 0) return sections;
	const paragraphs = unusable.map((why) => `${why}.`);
	return [...sections, {
		heading: "Reports that cannot be used",
		paragraphs
	}];
}
/** GitHub ends a job that runs out of time as one that somebody cancelled. */
function wasCut(conclusion) {
	return conclusion === "cancelled" || conclusion === "timed_out";
}
/** The run can only take away from what main says of the files: `passed` takes both. */
function verdictOf({ state, verdict }, { judgement, reports, conclusion }) {
	if (state !== "passed") return {
		state,
		verdict
	};
	const but = (why, now = "undecided") => {
		return {
			state: now,
			verdict: `${verdict} But ${why}`
		};
	};
	const { images, unusable, environment } = reports;
	const failed = images.filter((image) => !require_images_view.imagePassed(image)).map(({ variant }) => variant);
	const reported = images.map(({ variant }) => variant);
	const missing = judgement.variants.filter((variant) => !reported.includes(variant));
	if (wasCut(conclusion)) return but("the run was cancelled or ran out of time.");
	if (failed.length > 0) return but(`the ${imagesOf(failed)} did not pass: see below.`, "blocked");
	if (conclusion !== "success") return but("the run did not finish.");
	if (unusable.length > 0) return but("not every report can be used: see below.");
	if (environment === void 0 && judgement.environment !== void 0) return but("the report of the run is missing, although the run passed.");
	if (missing.length > 0) return but(`the run reports nothing about the ${imagesOf(missing)}.`);
	if (judgement.ownChecks.length > 0) return but("the reports of its run cannot be relied on, because it changes what writes them.");
	if (images.length === 0) return {
		state,
		verdict
	};
	const were = images.length === 1 ? "was" : "were";
	return {
		state,
		verdict: `${verdict} ${`Its run reports that the ${imagesOf(reported)} ${were} built, tested and tried with submissions.`}`
	};
}
/** `cpu image`, `cpu and gpu images`, `lite, cpu and gpu images`. */
function imagesOf(variants) {
	if (variants.length === 1) return `${variants[0]} image`;
	return `${variants.slice(0, -1).join(", ")} and ${variants.at(-1)} images`;
}
function nextSteps({ judgement, reports: { images }, conclusion }, state) {
	const { environment, ownChecks } = judgement;
	const own = ownChecks.length === 0 ? [] : ["A maintainer reads its changes to the checks first. The environment files were judged by the code and the policy that main has now."];
	return { paragraphs: [...own, ...steps()] };
	function steps() {
		if (environment?.verdict === "blocked") return ["Fix the lines above and push again: this comment is brought up to date. `npx vsc validate` says the same on your machine."];
		if (environment?.verdict === "undecided" && mainIsBroken(environment)) return ["Nothing. A maintainer changes the broken lines of main first, and runs this check again."];
		if (environment?.verdict === "undecided" || environment?.verdict === "fault") return ["This is not about your change: a maintainer can run the failed job again."];
		if (state === "passed") {
			const concerns = require_validate_view.decideLines(environment?.variants ?? {});
			const open = [...additive(judgement) ? [] : [SAY_WHY], ...concerns];
			return open.length === 0 ? ["Nothing: a maintainer can merge it."] : open;
		}
		const failed = images.filter((image) => !require_images_view.imagePassed(image));
		if (failed.length > 0) return failed.map((image) => `Fix what failed. To try it on your machine: \`${require_images_view.imageNext(image)}\``);
		if (conclusion !== "success") return ["Read the log of the run: the failed job names the reason."];
		return own.length > 0 ? [] : ["A maintainer can run the checks again."];
	}
}
/** Its own file has no solution, and the rest was judged without what has none. */
function mainIsBroken({ variants }) {
	return Object.values(variants).some(({ solution }) => solution?.verdict === "solved" && solution.baseVerdict !== "solved" && solution.baseVerdict !== null);
}
const SAY_WHY = "Say in a comment why packages that others use should change. Then a maintainer decides.";
function additive({ environment }) {
	return Object.values(environment?.variants ?? {}).every(({ solution }) => solution?.difference?.additiveOnly !== false);
}
// actions/src/commands/request/comment-report/comment-report.ts
/** Nobody sees it; the comment of ours is found by it. */
const MARKER = "<!-- what-this-pull-request-changes -->";
/**
* Keeps the one comment on a pull request up to date when a run of it has ended: what the code of main says
* of its files, and beside it what the run reports. A change that touches nothing of these checks gets no
* comment: but one that is there says no longer what an earlier run found.
*
* @throws UserError if GitHub refuses or does not answer.
*/
async function commentReport(inputs, ports) {
	if (inputs.head === void 0) return {
		outcome: "gone",
		pull: void 0
	};
	const github = require_client.connectGitHub(ports.env);
	const number = await pullOf(github, inputs.head);
	if (number === void 0) return {
		outcome: "outdated",
		pull: void 0
	};
	const { variants } = await require_competition.competitionOf(ports.root);
	const view = commentReportView({
		judgement: await judgeRequest(github, {
			number,
			head: inputs.head.sha
		}, inputs.solve, ports),
		reports: await require_comment_text.collectReports(inputs.reports, Object.keys(variants)),
		conclusion: inputs.conclusion
	});
	return {
		outcome: await require_comments.keepComment(github, {
			number,
			marker: MARKER,
			text: require_comment_text.commentText(view, {
				url: inputs.runUrl,
				sha: inputs.head.sha
			}),
			create: view !== void 0
		}),
		pull: number
	};
}
exports.commentReport = commentReport;
