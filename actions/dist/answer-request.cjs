const require_action = require("./entrypoints-action.cjs");
const require_who_may_ask = require("./request-who-may-ask.cjs");
// actions/src/commands/request/answer-request/command.ts
var command_default = require_action.command({
	name: "answer-request",
	group: "A package request",
	summary: "answer an issue form with a pull request, and /lock with a commit or a patch",
	details: "For workflows that start on issues or issue_comment, after edit-request and lock-environments in a job without rights.",
	inputs: {
		...require_who_may_ask.whoMayAsk,
		folder: require_action.path({
			help: "folder with the locks that the job before made",
			required: true
		}),
		failed: require_action.flag({ help: "the job before failed" }),
		checks: require_action.list({
			help: "workflow files to start on a branch that was written",
			default: []
		})
	},
	outputs: {
		outcome: "proposed, committed, told (a comment says what to do) or ignored",
		pullRequest: "Number of the pull request; empty if there is none"
	},
	action: {
		name: "answer-request",
		title: "Answer a request",
		description: "Answers an issue form with a pull request, and /lock with a commit or a patch",
		icon: "message-square",
		color: "green"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ from, folder, failed, checks, ...rest }, ports) {
		const { answerRequest } = await Promise.resolve().then(() => require("./run-answer-request.cjs"));
		const { outcome, pull } = await answerRequest({
			from,
			folder,
			failed,
			checks
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				outcome,
				pullRequest: pull
			},
			text: `the request: ${outcome}`
		});
	}
});
// action:answer-request
require_action.runAction(command_default);
