const require_errors = require("./errors.cjs");
const require_prose = require("./report-prose.cjs");
const require_images_view = require("./images-view.cjs");
// actions/src/commands/images/report-issue/publish-issue-view.ts
/**
* Reads `image=failure`, one for each job.
*
* @throws UserError for anything else.
*/
function jobResults(lines) {
	return new Map(lines.map((line) => {
		const [, job = "", result = ""] = /^([\w-]+)=(success|failure|cancelled|skipped)$/.exec(line) ?? [];
		if (job !== "") return [job, result];
		throw new require_errors.UserError(`${line} is not how a job ended`, { next: "give a line such as image=${{ needs.image.result }} for each job" });
	}));
}
const WORDS = {
	publish: {
		title: "Publish",
		missed: "was not released",
		next: "publish"
	},
	rebuild: {
		title: "Rebuild",
		missed: "was not rebuilt for updates",
		next: "rebuild"
	}
};
/** What the issue says of a publish or a rebuild; undefined if no job failed or was cut short. */
function publishIssueView(about, { images, unusable }, jobs, commit) {
	if ([...jobs].filter(([, result]) => /^(?:failure|cancelled)$/.test(result)).length === 0) return void 0;
	const { title, missed, next } = WORDS[about];
	return {
		title,
		state: "failed",
		verdict: `${commit === void 0 ? "The last commit" : `Commit ${require_prose.code(commit)}`} ${missed}: the latest images are still those of the previous release.`,
		findings: [],
		sources: /* @__PURE__ */ new Map(),
		sections: [
			{ table: {
				header: ["Job", "Ended as"],
				rows: [...jobs].map((job) => [...job])
			} },
			...images.filter((image) => !require_images_view.imagePassed(image)).map(require_images_view.imageSection),
			...unusable.length > 0 ? [{
				heading: "Reports",
				paragraphs: unusable
			}] : [],
			{
				heading: "What to do next",
				paragraphs: [`Read the log of the first job that failed. If it was the network or a runner, use "Re-run failed jobs"; else merge a fix. This issue closes itself after the next ${next} that succeeds.`]
			}
		]
	};
}
exports.jobResults = jobResults;
exports.publishIssueView = publishIssueView;
