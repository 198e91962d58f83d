const require_action = require("./entrypoints-action.cjs");
const require_solver_inputs = require("./request-solver-inputs.cjs");
// actions/src/commands/request/comment-report/command.ts
var command_default = require_action.command({
	name: "comment-report",
	group: "A package request",
	summary: "judge a pull request when its run has ended, and keep the comment on it up to date",
	details: "It reads the event of the run from GITHUB_EVENT_PATH (on: workflow_run).",
	inputs: {
		workflow: require_action.text({
			help: "file of the workflow whose runs count: another one may have the same name",
			default: ".github/workflows/pull-request.yml"
		}),
		reports: require_action.path({
			help: "folder with the artifacts of the run, each in a folder of its name",
			required: true
		}),
		...require_solver_inputs.solverInputs
	},
	outputs: {
		outcome: "created, updated, unchanged, none (nothing to say), outdated (there was another push), gone (the fork was deleted) or foreign (another workflow)",
		pullRequest: "Number of the pull request; empty if there is none"
	},
	action: {
		name: "comment-report",
		title: "Comment the report",
		description: "Judges a pull request by its files when its run has ended, and keeps one comment on it up to date",
		icon: "message-square",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ reports, workflow, channelBase, pypiBase, osvBase, uv, timeLimit, ...rest }, ports) {
		const { commentReport } = await Promise.resolve().then(() => require("./run-comment-report.cjs"));
		const { endedRun } = await Promise.resolve().then(() => require("./github-event.cjs")).then((n) => n.event_exports);
		const { head, conclusion, url, workflow: ran } = await endedRun(ports.env);
		const solver = require_solver_inputs.solverOptions({
			channelBase,
			pypiBase,
			osvBase,
			uv,
			timeLimit
		}, ports);
		const { outcome, pull } = ran === workflow ? await ports.withCache("channels", (cacheFolder) => commentReport({
			reports,
			head,
			conclusion,
			runUrl: url,
			solve: {
				...solver,
				cacheFolder
			}
		}, ports)) : FOREIGN;
		return require_action.ended(rest, {
			outputs: {
				outcome,
				pullRequest: pull
			},
			text: sentence(outcome, pull)
		});
	}
});
/** Anybody's pull request may bring a workflow of any name. */
const FOREIGN = {
	outcome: "foreign",
	pull: void 0
};
function sentence(outcome, pull) {
	if (outcome === "foreign") return "this is a run of another workflow file: it does not count";
	if (outcome === "gone") return "the fork was deleted: there is nobody to tell";
	return pull === void 0 ? "no open pull request has this head" : `#${pull}: ${outcome}`;
}
// action:comment-report
require_action.runAction(command_default);
