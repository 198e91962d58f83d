const require_competition = require("./environment-competition.cjs");
const require_client = require("./github-client.cjs");
const require_comments = require("./github-comments.cjs");
const require_comment_text = require("./commands-comment-text.cjs");
const require_images_view = require("./images-view.cjs");
const require_validate_view = require("./validate-view.cjs");
// actions/src/github/pulls.ts
/**
* The open pull request whose head is exactly this commit; undefined if there is none any more,
* as after another push. A run's event does not name the pull request of a fork, and what a run
* leaves behind could name any.
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
	}))).find(({ head }) => head.sha === sha && head.repo?.full_name === repository)?.number;
}
// actions/src/commands/request/comment-report/comment-report-view.ts
/** What to tell on a pull request; undefined if it touches nothing that these checks look at. */
function commentReportView(reports, conclusion) {
	const { environment, images, unusable } = reports;
	const ended = conclusion === "success";
	if (environment === void 0) {
		const sections = [...images.map(require_images_view.imageSection), ...noteSections(unusable)];
		return {
			...EMPTY,
			verdict: withoutReport(conclusion),
			sections
		};
	}
	const view = require_validate_view.validateView(environment);
	const untouched = Object.values(environment.variants).every(({ changed }) => !changed);
	if (ended && untouched && images.length === 0 && view.findings.length === 0) return void 0;
	const verdict = verdictOf(view, images.filter((image) => !require_images_view.imagePassed(image)).map(({ variant }) => variant), {
		conclusion,
		images,
		unusable
	});
	return {
		...view,
		title: EMPTY.title,
		...verdict,
		sections: [
			...view.sections.filter(({ heading }) => !untouched || !heading?.endsWith(": entries")),
			...images.map(require_images_view.imageSection),
			...noteSections(unusable),
			{
				heading: "What to do next",
				paragraphs: nextSteps(reports, verdict.state)
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
/** Each run of the checks leaves a report of the environment, whatever it is about. */
function withoutReport(conclusion) {
	if (conclusion === "success") return "The checks passed, but their report is missing. A maintainer can run them again.";
	return `The checks did not finish${wasCut(conclusion) ? ": the run was cancelled or ran out of time" : ""}. The log of the run says more.`;
}
/** GitHub ends a job that runs out of time as one that somebody cancelled. */
function wasCut(conclusion) {
	return conclusion === "cancelled" || conclusion === "timed_out";
}
function verdictOf(view, failed, { conclusion, images, unusable }) {
	const { state, verdict: ofFiles } = view;
	if (state !== "passed") return {
		state,
		verdict: ofFiles
	};
	if (wasCut(conclusion)) return {
		state: "undecided",
		verdict: `${ofFiles} But the run was cancelled or ran out of time.`
	};
	if (failed.length > 0) return {
		state: "blocked",
		verdict: `${ofFiles} But the ${imagesOf(failed)} did not pass: see below.`
	};
	if (conclusion !== "success") return {
		state: "undecided",
		verdict: `${ofFiles} But the run did not finish.`
	};
	if (unusable.length > 0) return {
		state: "undecided",
		verdict: `${ofFiles} But not every report can be used: see below.`
	};
	if (images.length === 0) return {
		state,
		verdict: ofFiles
	};
	return {
		state,
		verdict: `${ofFiles} The ${imagesOf(images.map(({ variant }) => variant))} ${images.length === 1 ? "was" : "were"} built, tested and tried with submissions.`
	};
}
/** `cpu image`, `cpu and gpu images`, `lite, cpu and gpu images`. */
function imagesOf(variants) {
	if (variants.length === 1) return `${variants[0]} image`;
	return `${variants.slice(0, -1).join(", ")} and ${variants.at(-1)} images`;
}
function nextSteps({ environment, images }, state) {
	const additive = Object.values(environment?.variants ?? {}).map(({ solution }) => solution).every((solution) => solution?.difference?.additiveOnly !== false);
	if (environment?.verdict === "blocked") return ["Fix the lines above and push again: this comment is brought up to date. `npx vsc validate` says the same on your machine."];
	if (environment?.verdict === "undecided") return ["This is not about your change: a maintainer can run the failed job again."];
	if (state === "passed") return additive ? ["Nothing: a maintainer can merge it."] : ["Say in a comment why the packages of others should change. Then a maintainer decides."];
	const failed = images.filter((image) => !require_images_view.imagePassed(image));
	return failed.length > 0 ? failed.map((image) => `Fix what failed. To try it on your machine: \`${require_images_view.imageNext(image)}\``) : ["Look into the log of the run: the failed job names the reason."];
}
function noteSections(unusable) {
	if (unusable.length === 0) return [];
	return [{
		heading: "Reports that cannot be used",
		paragraphs: unusable.map((why) => `${why}.`)
	}];
}
// actions/src/commands/request/comment-report/comment-report.ts
/** Nobody sees it; the comment of ours is found by it. */
const MARKER = "<!-- what-this-pull-request-changes -->";
/**
* Keeps the one comment on a pull request up to date with what its newest run left behind. A change
* that touches nothing of these checks gets none, and nor does a run that passed and left no report: but
* a comment that is there says no longer what an earlier run found.
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
	const reports = await require_comment_text.collectReports(inputs.reports, Object.keys(variants));
	const view = commentReportView(reports, inputs.conclusion);
	const silent = inputs.conclusion === "success" && require_comment_text.isEmpty(reports);
	return {
		outcome: await require_comments.keepComment(github, {
			number,
			marker: MARKER,
			text: require_comment_text.commentText(view, {
				url: inputs.runUrl,
				sha: inputs.head.sha
			}),
			create: view !== void 0 && !silent
		}),
		pull: number
	};
}
exports.commentReport = commentReport;
