const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
const require_attested_inputs = require("./promotion-attested-inputs.cjs");
// actions/src/commands/images/rollback/command.ts
var command_default = require_action.command({
	name: "rollback",
	group: "Images",
	summary: "make the images of an earlier release the latest again",
	inputs: {
		release: require_action.text({
			help: "number of the release, from npx vsc releases",
			required: true,
			positional: true
		}),
		reason: require_action.text({
			help: "why, for the ledger and whoever asks later",
			required: true
		}),
		...require_attested_inputs.attestedInputs
	},
	details: "Nothing is promoted after it until npx vsc lift-hold.",
	outputs: {
		release: "Number of the new entry in the ledger",
		moved: "false if the latest images were already those"
	},
	action: {
		name: "rollback-images",
		title: "Roll images back",
		description: "Makes the images of an earlier release the latest again, all variants or none",
		icon: "rotate-ccw",
		color: "blue"
	},
	exits: ["checkFailed"],
	variables: [...require_variables.REGISTRY_VARIABLES, "GITHUB_REPOSITORY"],
	make: false,
	async run({ release, reason, attested, trustedRoot, ...rest }, ports) {
		const { rollback } = await Promise.resolve().then(() => require("./run-rollback.cjs"));
		const { rollbackView } = await Promise.resolve().then(() => require("./rollback-view.cjs"));
		const result = await rollback({
			release,
			reason,
			attested,
			trustedRoot
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				release: result.release?.number,
				moved: result.moved
			},
			view: rollbackView(result)
		});
	}
});
// action:rollback
require_action.runAction(command_default);
