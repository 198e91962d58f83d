const require_action = require("./entrypoints-action.cjs");
const require_who_may_ask = require("./request-who-may-ask.cjs");
// actions/src/commands/request/edit-request/command.ts
var command_default = require_action.command({
	name: "edit-request",
	group: "A package request",
	summary: "write the environment files as an issue form or /lock on a pull request asks",
	details: "For workflows that start on issues or issue_comment. It writes only into the working tree.",
	inputs: { ...require_who_may_ask.whoMayAsk },
	outputs: { outcome: "edited, refused, or ignored if this event asks for nothing" },
	action: {
		name: "edit-request",
		title: "Edit as a request asks",
		description: "Writes the environment files as an issue form or /lock on a pull request asks",
		icon: "edit",
		color: "green"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ from, ...rest }, ports) {
		const { editRequest } = await Promise.resolve().then(() => require("./run-edit-request.cjs"));
		const outcome = await editRequest(from, ports);
		return require_action.ended(rest, {
			outputs: { outcome },
			text: `the request: ${outcome}`
		});
	}
});
// action:edit-request
require_action.runAction(command_default);
