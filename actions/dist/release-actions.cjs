const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/release-actions/command.ts
var command_default = require_action.command({
	name: "release-actions",
	group: "Images",
	summary: "release a version of the actions: tag, rolling tag, notes",
	details: "It works only in a job of GitHub Actions, with contents: write, checks: read, id-token: write and attestations: write.",
	inputs: {
		version: require_action.text({
			help: "version to release, as package.json and CHANGELOG.md have it: 1.2.3",
			required: true
		}),
		check: require_action.text({
			help: "name of the check that the commit has to have passed",
			default: "make test"
		})
	},
	outputs: {
		tag: "Tag of the version, such as v1.2.3",
		rolling: "Tag that now leads to it, such as v1; empty if a newer version has it",
		outcome: "released or already (this commit was released as this version before)",
		url: "Page of the release"
	},
	action: {
		name: "release-actions",
		title: "Release the actions",
		description: "Tags a version, has the rolling tag lead to it, attests its bundles and writes its notes",
		icon: "tag",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ version, check, ...rest }, ports) {
		const { releaseActions } = await Promise.resolve().then(() => require("./run-release-actions.cjs"));
		const { releaseActionsView } = await Promise.resolve().then(() => require("./release-actions-view.cjs"));
		const released = await releaseActions({
			version,
			check
		}, ports);
		const { tag, rolling, outcome, url } = released;
		return require_action.ended(rest, {
			outputs: {
				tag,
				rolling,
				outcome,
				url
			},
			view: releaseActionsView(released)
		});
	}
});
// action:release-actions
require_action.runAction(command_default);
