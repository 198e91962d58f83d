const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/prune-images/command.ts
var command_default = require_action.command({
	name: "prune-images",
	group: "Images",
	summary: "remove images of old commits that no release names",
	inputs: {
		dryRun: require_action.flag({ help: "only list what would go, with the bytes that would be freed" }),
		keep: require_action.count({
			help: "how many of the old commits stay, the newest",
			default: 0
		})
	},
	outputs: {
		removed: "How many tags were removed, or would be",
		bytes: "How many bytes nothing uses any more"
	},
	action: {
		name: "prune-images",
		title: "Prune images",
		description: "Removes images of old commits that no release names",
		icon: "scissors",
		color: "blue"
	},
	variables: require_variables.REGISTRY_VARIABLES,
	make: false,
	async run({ dryRun, keep, ...rest }, ports) {
		const { pruneImages } = await Promise.resolve().then(() => require("./run-prune-images.cjs"));
		const { freedBytes, pruneImagesView } = await Promise.resolve().then(() => require("./prune-images-view.cjs"));
		const pruned = await pruneImages({
			dryRun,
			keep
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				removed: pruned.removed.length,
				bytes: freedBytes(pruned)
			},
			view: pruneImagesView(pruned, dryRun)
		});
	}
});
// action:prune-images
require_action.runAction(command_default);
