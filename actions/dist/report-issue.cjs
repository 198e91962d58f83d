const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/report-issue/command.ts
var command_default = require_action.command({
	name: "report-issue",
	group: "Images",
	summary: "keep one open issue about what the weekly check found, or about a failed publish or rebuild",
	details: "The issue is closed if no job failed. The repository is that of GITHUB_REPOSITORY.",
	inputs: {
		about: require_action.choice([
			"weekly",
			"publish",
			"rebuild",
			"releases",
			"advisories",
			"freshness"
		], {
			help: "what the issue is about",
			default: "weekly"
		}),
		reports: require_action.path({
			help: "folder with the artifacts of the run, each in a folder of its name",
			required: true
		}),
		failed: require_action.flag({ help: "a job before this one failed; for weekly" }),
		jobs: require_action.list({
			help: "how each job ended, such as image=failure; for publish and rebuild",
			default: []
		})
	},
	outputs: {
		outcome: "opened, updated, closed or none",
		issue: "Number of the issue; empty if there is none"
	},
	action: {
		name: "report-issue",
		title: "Report in an issue",
		description: "Keeps one open issue about what broke, and closes it when all is well",
		icon: "alert-circle",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ about, reports, failed, jobs, ...rest }, ports) {
		const { reportIssue } = await Promise.resolve().then(() => require("./run-report-issue.cjs"));
		const { jobResults } = await Promise.resolve().then(() => require("./report-issue-publish-issue-view.cjs"));
		const { ownRunUrl } = await Promise.resolve().then(() => require("./github-event.cjs")).then((n) => n.event_exports);
		const runUrl = ownRunUrl(ports.env);
		const { outcome, number } = await reportIssue({
			about,
			reports,
			failed,
			jobs: jobResults(jobs),
			runUrl
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				outcome,
				issue: number
			},
			text: number === void 0 ? "there is nothing to report" : `#${number}: ${outcome}`
		});
	}
});
// action:report-issue
require_action.runAction(command_default);
