const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/publish-notes/command.ts
var command_default = require_action.command({
	name: "publish-notes",
	group: "Images",
	summary: "write the page of a release of images on GitHub",
	inputs: { folder: require_action.path({
		help: "folder with the pages that promote-images wrote",
		required: true
	}) },
	outputs: { url: "Page of the release" },
	action: {
		name: "publish-notes",
		title: "Publish the notes of a release",
		description: "Makes the page of a release of images on GitHub, with its notes",
		icon: "file-text",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ folder, ...rest }, ports) {
		const { publishNotes } = await Promise.resolve().then(() => require("./run-publish-notes.cjs"));
		const { publishNotesView } = await Promise.resolve().then(() => require("./publish-notes-view.cjs"));
		const published = await publishNotes(folder, ports);
		return require_action.ended(rest, {
			outputs: { url: published.url },
			view: publishNotesView(published)
		});
	}
});
// action:publish-notes
require_action.runAction(command_default);
