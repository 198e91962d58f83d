const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/prune-images/command.ts
var command_default = require_action.command({
	name: "prune-images",
	group: "Images",
	summary: "remove tags of old commits that no release names",
	inputs: { dryRun: require_action.flag({ help: "only list what would go" }) },
	outputs: { removed: "How many tags went, or would go" },
	action: {
		name: "prune-images",
		title: "Prune images",
		description: "Removes tags of old commits that no release names",
		icon: "scissors",
		color: "blue"
	},
	variables: require_variables.REGISTRY_VARIABLES,
	make: false,
	async run({ dryRun, ...rest }, ports) {
		const { pruneImages } = await Promise.resolve().then(() => require("./run-prune-images.cjs"));
		const { pruneImagesView } = await Promise.resolve().then(() => require("./prune-images-view.cjs"));
		const pruned = await pruneImages({ dryRun }, ports);
		return require_action.ended(rest, {
			outputs: { removed: pruned.removed.length },
			view: pruneImagesView(pruned, dryRun)
		});
	}
});
// action:prune-images
require_action.runAction(command_default);
