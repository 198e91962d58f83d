const require_competition = require("./environment-competition.cjs");
const require_client = require("./github-client.cjs");
const require_comment_text = require("./commands-comment-text.cjs");
const require_artifact_file = require("./comment-report-artifact-file.cjs");
const require_artifact_text = require("./comment-report-artifact-text.cjs");
const require_publish_issue_view = require("./report-issue-publish-issue-view.cjs");
const require_images_view = require("./images-view.cjs");
const require_validate_view = require("./validate-view.cjs");
// actions/src/github/issues.ts
/**
* Keeps one open issue with a label: opened or brought up to date with `text`, closed if there is
* nothing to tell (`text` undefined).
*
* @throws UserError if GitHub refuses.
*/
function keepIssue({ api, place }, { label, title, text }) {
	return require_client.asking("write an issue (issues: write)", async () => {
		const ours = (await api.paginate("GET /repos/{owner}/{repo}/issues", {
			...place,
			state: "open",
			labels: label,
			per_page: 100
		})).find((issue) => !("pull_request" in issue));
		if (ours === void 0) {
			if (text === void 0) return {
				outcome: "none",
				number: void 0
			};
			const { data } = await api.request("POST /repos/{owner}/{repo}/issues", {
				...place,
				title,
				body: text,
				labels: [label]
			});
			return {
				outcome: "opened",
				number: data.number
			};
		}
		const change = text === void 0 ? { state: "closed" } : { body: text };
		await api.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
			...place,
			issue_number: ours.number,
			...change
		});
		return {
			outcome: text === void 0 ? "closed" : "updated",
			number: ours.number
		};
	});
}
// actions/src/commands/images/report-issue/report-issue-view.ts
/** What the issue says; undefined if all is well. */
function reportIssueView(reports, failed) {
	const { environment, images, unusable } = reports;
	const broken = images.filter((image) => !require_images_view.imagePassed(image));
	const view = environment && require_validate_view.validateView(environment);
	const undecided = environment?.verdict === "undecided" && broken.length === 0;
	if (!failed || undecided && unusable.length === 0) return void 0;
	const findings = view?.findings ?? [];
	const what = findings.length > 0 ? "change the lines above" : "fix what failed above";
	return {
		title: "Weekly check",
		state: "blocked",
		verdict: "Something that the environments or the images are made of has changed or is gone.",
		findings,
		sources: /* @__PURE__ */ new Map(),
		sections: [
			...(view?.sections ?? []).filter(({ heading }) => !heading?.endsWith(": entries")),
			...broken.map(require_images_view.imageSection),
			...unusable.length > 0 ? [{
				heading: "Reports",
				paragraphs: unusable
			}] : [],
			{
				heading: "What to do next",
				paragraphs: [`Run the workflow update-locks, or ${what}. This issue closes itself after a week in which all works.`]
			}
		]
	};
}
// actions/src/commands/images/report-issue/report-issue.ts
const ISSUES = {
	weekly: {
		label: "weekly-check",
		title: "The environments or images can no longer be made as they are"
	},
	publish: {
		label: "publish-failed",
		title: "The last publish failed"
	},
	rebuild: {
		label: "rebuild-failed",
		title: "The last rebuild of what is released failed"
	},
	advisories: {
		label: "known-advisories",
		title: "Packages of the locks have known advisories that no upgrade fixes"
	}
};
/** What the weekly check hands on if any stays: its job that asks strangers' servers may write nothing. */
const ADVISORIES = "advisories/advisories.md";
/** What GitHub takes of an issue's text, and a line about the run. */
const LONGEST = 65e3;
/**
* Keeps one open issue about what no longer works: a package that is gone or was yanked, a base image
* that is gone, a build or a test that broke; about a publish or a rebuild that failed; or about known advisories
* that stay in the locks. It is closed once all is well.
*
* @throws UserError if GitHub refuses or does not answer.
*/
async function reportIssue(inputs, ports) {
	const { about } = inputs;
	const text = about === "advisories" ? await advisoriesText(inputs) : await viewText(about, inputs, ports);
	return keepIssue(require_client.connectGitHub(ports.env), {
		...ISSUES[about],
		text
	});
}
async function viewText(about, { reports: folder, failed, jobs, runUrl }, ports) {
	const { variants } = await require_competition.competitionOf(ports.root);
	const reports = await require_comment_text.collectReports(folder, Object.keys(variants));
	const view = about === "weekly" ? reportIssueView(reports, failed) : require_publish_issue_view.publishIssueView(about, reports, jobs, ports.env["GITHUB_SHA"]);
	return view && require_comment_text.issueText(view, runUrl);
}
/** @throws UserError if the file is there and can't be taken. */
async function advisoriesText({ reports, runUrl }) {
	return await require_artifact_file.readArtifactFile(reports, ADVISORIES, LONGEST) === "missing" ? void 0 : require_comment_text.besideRun(await require_artifact_text.readArtifactText(reports, ADVISORIES), runUrl);
}
exports.reportIssue = reportIssue;
