const require_competition = require("./settings-competition.cjs");
const require_edited_files = require("./edit-request-edited-files.cjs");
const require_model = require("./lock-model.cjs");
const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_comments = require("./pulls-comments.cjs");
const require_event = require("./github-event.cjs");
const require_start_workflow = require("./github-start-workflow.cjs");
const require_markdown = require("./report-markdown.cjs");
const require_artifact_text = require("./comment-report-artifact-text.cjs");
const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/answer-request/answer-views.ts
/** Longer patches have no room in a comment. */
const LONGEST_PATCH = 5e4;
/** The text of the pull request that a form makes. The reason is quoted as it is. */
function proposalView({ asked, variants, reason }) {
	return require_action.reportView({
		title: "Package request",
		verdict: `${require_prose.code(require_edited_files.askedEntry(asked))} for ${variants.join(", ")}.`,
		sections: [...reason === "" ? [] : [{
			heading: "Why",
			code: reason
		}], { paragraphs: ["Made from the issue form: one line in each file, and the locks."] }]
	});
}
/** Says on the issue where its pull request is. */
function proposedView(pull) {
	return require_action.reportView({
		title: "Package request",
		state: "passed",
		verdict: pull === void 0 ? "The main branch has this already." : "A pull request asks for it.",
		sections: [{ paragraphs: ["The checks run there now. If you edit the form, the pull request follows."] }]
	});
}
/** Says on a pull request that its branch was written. */
function committedView(written) {
	return require_action.reportView({
		title: "Locks",
		state: "passed",
		verdict: written ? "The locks are up to date, in one more commit." : "The locks were up to date."
	});
}
/** What to do for a branch that no workflow may write to. */
function patchView(patch, run) {
	const download = run === void 0 ? "" : ` ${run.split("/").at(-1)}`;
	const long = patch.length > LONGEST_PATCH;
	return require_action.reportView({
		title: "Locks",
		verdict: "Your branch is in a fork, where we may not write.",
		next: "in your clone: npx vsc lock, then commit environment/ and push",
		sections: [long ? {
			paragraphs: ["Or take them from the run, and apply the patch in it:"],
			code: `gh run download${download} --name request && git apply locks.patch`
		} : {
			paragraphs: [`Or save this as locks.patch, and ${require_prose.code("git apply locks.patch")}:`],
			code: patch
		}]
	});
}
/** Why nothing was made of a request. */
function refusedView({ message, next }, run) {
	return require_action.reportView({
		title: "Package request",
		state: "blocked",
		verdict: `Nothing was done: ${message}.`,
		...next !== void 0 && { next },
		sections: run === void 0 ? [] : [{ paragraphs: [`The log has more: ${run}`] }]
	});
}
// actions/src/commands/request/answer-request/answer-request.ts
const MARKER = "<!-- vsc-request -->";
const PATCH = "locks.patch";
/**
* Answers a filled-in form with a pull request, and `/lock` with a commit or a patch. The environment files
* are made anew here from the event, and of the job before only locks are taken, so that no more
* changes than was asked for, whatever that job left behind.
*
* @throws UserError if GitHub refuses.
*/
async function answerRequest(inputs, ports) {
	const event = await require_edited_files.requestEvent(ports.env);
	if (event === void 0 || !inputs.from.includes(event.association)) return {
		outcome: "ignored",
		pull: void 0
	};
	const github = require_client.connectGitHub(ports.env);
	const tell = async (view, link = "") => {
		const text = require_markdown.renderMarkdown(view, require_markdown.COMMENT_ROOM) + link;
		await require_comments.keepComment(github, {
			number: event.number,
			marker: MARKER,
			text,
			create: true
		});
	};
	const run = require_event.ownRunUrl(ports.env);
	try {
		const edited = await require_edited_files.editedFiles(ports.root, event, github);
		if (inputs.failed) throw new require_errors.UserError("the files have no solution, or a server did not answer", { next: "read the log of the run" });
		return event.kind === "form" ? await answerForm(event, edited, {
			inputs,
			ports,
			github,
			tell
		}) : await answerLock(event, {
			inputs,
			ports,
			github,
			tell
		});
	} catch (error) {
		if (!(error instanceof require_errors.UserError) || error.name !== "UserError") throw error;
		await tell(refusedView(error, run));
		return {
			outcome: "told",
			pull: void 0
		};
	}
}
async function answerForm({ number, body }, edited, { inputs, ports, github, tell }) {
	const names = require_competition.environmentsOf(await require_competition.competitionOf(ports.root)).map(({ variant }) => variant);
	const request = require_edited_files.parseForm(body, names);
	const branch = `package-request/${number}`;
	const { outcome, pull } = await require_start_workflow.propose(github, {
		base: require_event.ownBranch(ports.env),
		branch,
		title: `Add ${require_edited_files.askedEntry(request.asked)}`,
		body: `${require_markdown.renderMarkdown(proposalView(request), require_markdown.COMMENT_ROOM)}\nCloses #${number}.\n`,
		files: new Map([...edited, ...await lockTexts(inputs.folder, ports.root)])
	});
	if (outcome === "opened" || outcome === "updated") await require_start_workflow.startWorkflows(github, inputs.checks, branch);
	await tell(proposedView(pull), pull === void 0 ? "" : `\nIt is #${pull}.\n`);
	return {
		outcome: "proposed",
		pull
	};
}
async function answerLock({ number }, { inputs, ports, github, tell }) {
	const { branch, sha, own } = await require_edited_files.pullBranch(github, number);
	if (!own) {
		await tell(patchView(await require_artifact_text.readArtifactText(inputs.folder, PATCH), require_event.ownRunUrl(ports.env)));
		return {
			outcome: "told",
			pull: number
		};
	}
	const change = {
		branch,
		head: sha,
		message: "Update the locks",
		files: await lockTexts(inputs.folder, ports.root)
	};
	const written = await require_start_workflow.commitOnBranch(github, change);
	if (written) await require_start_workflow.startWorkflows(github, inputs.checks, branch);
	await tell(committedView(written));
	return {
		outcome: written ? "committed" : "told",
		pull: number
	};
}
async function lockTexts(folder, root) {
	const texts = /* @__PURE__ */ new Map();
	for (const file of require_model.locksOf(await require_competition.competitionOf(root))) texts.set(file, await require_artifact_text.readArtifactText(folder, file));
	return texts;
}
exports.answerRequest = answerRequest;
