const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/lift-hold/command.ts
var command_default = require_action.command({
	name: "lift-hold",
	group: "Images",
	summary: "end the hold of a roll back: promotions go on",
	details: "The latest images stay what they are until the next promotion.",
	inputs: { reason: require_action.text({
		help: "why, for the ledger and whoever asks later",
		required: true
	}) },
	outputs: {
		release: "Number of the new entry in the ledger",
		moved: "false if nothing was held"
	},
	action: {
		name: "lift-hold",
		title: "Lift the hold of a roll back",
		description: "Ends the hold of a roll back, so that promotions go on",
		icon: "unlock",
		color: "blue"
	},
	variables: require_variables.REGISTRY_VARIABLES,
	make: false,
	async run({ reason, ...rest }, ports) {
		const { lift } = await Promise.resolve().then(() => require("./run-lift-hold.cjs"));
		const { liftHoldView } = await Promise.resolve().then(() => require("./lift-hold-view.cjs"));
		const result = await lift(reason, ports);
		return require_action.ended(rest, {
			outputs: {
				release: result.release?.number,
				moved: result.moved
			},
			view: liftHoldView(result)
		});
	}
});
// action:lift-hold
require_action.runAction(command_default);
