const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/comment-report/command.ts
var command_default = require_action.command({
	name: "comment-report",
	group: "A package request",
	summary: "keep the comment on a pull request up to date with the reports of its newest run",
	details: "It reads the event of the run from GITHUB_EVENT_PATH (on: workflow_run).",
	inputs: { reports: require_action.path({
		help: "folder with the artifacts of the run, each in a folder of its name",
		required: true
	}) },
	outputs: {
		outcome: "created, updated, unchanged, none (nothing to say), outdated (there was another push) or gone (the fork was deleted)",
		pullRequest: "Number of the pull request; empty if there is none"
	},
	action: {
		name: "comment-report",
		title: "Comment the report",
		description: "Keeps one comment on a pull request up to date with the reports of its newest run",
		icon: "message-square",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ reports, ...rest }, ports) {
		const { commentReport } = await Promise.resolve().then(() => require("./run-comment-report.cjs"));
		const { endedRun } = await Promise.resolve().then(() => require("./github-event.cjs")).then((n) => n.event_exports);
		const { head, conclusion, url } = await endedRun(ports.env);
		const { outcome, pull } = await commentReport({
			reports,
			head,
			conclusion,
			runUrl: url
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				outcome,
				pullRequest: pull
			},
			text: sentence(outcome, pull)
		});
	}
});
function sentence(outcome, pull) {
	if (outcome === "gone") return "the fork was deleted: there is nobody to tell";
	return pull === void 0 ? "no open pull request has this head" : `#${pull}: ${outcome}`;
}
// action:comment-report
require_action.runAction(command_default);
