const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/machine/prepare-runner/command.ts
var command_default = require_action.command({
	name: "prepare-runner",
	group: "This machine",
	summary: "free disk space for images on a GitHub-hosted runner",
	details: "Removes big tools and the images that the runner brought, and moves the storage of Docker to /mnt if that has more room. It refuses on any other machine.",
	inputs: {},
	outputs: { free: "Bytes that are free for images" },
	action: {
		name: "prepare-runner",
		title: "Prepare a runner",
		description: "Makes room for images on GitHub's own runners, before anything is built",
		icon: "hard-drive",
		color: "green"
	},
	variables: [...require_variables.ENGINE_VARIABLES],
	make: false,
	async run(rest, ports) {
		const { prepareRunner } = await Promise.resolve().then(() => require("./run-prepare-runner.cjs"));
		const { prepareRunnerView } = await Promise.resolve().then(() => require("./prepare-runner-view.cjs"));
		const prepared = await prepareRunner(ports);
		return require_action.ended(rest, {
			outputs: { free: prepared.after },
			view: prepareRunnerView(prepared)
		});
	}
});
// action:prepare-runner
require_action.runAction(command_default);
