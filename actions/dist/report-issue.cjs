const require_action = require("./action.cjs");
// actions/src/commands/images/report-issue/command.ts
var command_default = require_action.command({
	name: "report-issue",
	group: "Images",
	summary: "keep one open issue about what the weekly check found",
	details: "The issue is closed if no job failed. The repository is that of GITHUB_REPOSITORY.",
	inputs: {
		reports: require_action.path({
			help: "folder with the artifacts of the run, each in a folder of its name",
			required: true
		}),
		failed: require_action.flag({ help: "a job before this one failed" })
	},
	outputs: {
		outcome: "opened, updated, closed or none",
		issue: "Number of the issue; empty if there is none"
	},
	action: {
		name: "report-issue",
		title: "Report in an issue",
		description: "Keeps one open issue about what the weekly check found, and closes it when all is well",
		icon: "alert-circle",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ reports, failed, ...rest }, ports) {
		const { reportIssue } = await Promise.resolve().then(() => require("./report-issue2.cjs"));
		const { ownRunUrl } = await Promise.resolve().then(() => require("./event.cjs")).then((n) => n.event_exports);
		const { outcome, number } = await reportIssue({
			reports,
			failed,
			runUrl: ownRunUrl(ports.env)
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
