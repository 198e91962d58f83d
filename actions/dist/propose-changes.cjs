const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/propose-changes/command.ts
var command_default = require_action.command({
	name: "propose-changes",
	group: "A package request",
	summary: "propose files of a folder in one pull request",
	inputs: {
		folder: require_action.path({
			help: "folder with the files, each at its path in the repository",
			required: true
		}),
		files: require_action.list({
			help: "paths in the repository that may be proposed; each has to be in the folder, and others there are ignored",
			defaultWords: "the environment files and their locks"
		}),
		branch: require_action.text({
			help: "branch that the pull request comes from; it is created, or reset whatever it holds",
			required: true
		}),
		title: require_action.text({
			help: "title of the pull request and message of the commit",
			required: true
		}),
		body: require_action.path({
			help: "Markdown file with the text of the pull request",
			required: true
		}),
		checks: require_action.list({
			help: "workflow files to start on the branch when it was written; needs actions: write",
			default: []
		})
	},
	outputs: {
		outcome: "opened, updated, unchanged, none (the branch of the run has these files already) or closed (the same, but a pull request was open)",
		pullRequest: "Number of the pull request; empty if nothing was proposed"
	},
	action: {
		name: "propose-changes",
		title: "Propose changes",
		description: "Proposes files of a folder in one pull request, opened, brought up to date or closed",
		icon: "git-pull-request",
		color: "blue"
	},
	variables: ["GITHUB_TOKEN"],
	make: false,
	async run({ folder, files, branch, title, body, checks, ...rest }, ports) {
		const { proposeChanges } = await Promise.resolve().then(() => require("./run-propose-changes.cjs"));
		const { proposeChangesView } = await Promise.resolve().then(() => require("./propose-changes-view.cjs"));
		const { ownBranch } = await Promise.resolve().then(() => require("./github-event.cjs")).then((n) => n.event_exports);
		const base = ownBranch(ports.env);
		const proposed = await proposeChanges({
			folder,
			files,
			branch,
			title,
			body,
			base,
			checks
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				outcome: proposed.outcome,
				pullRequest: proposed.pull
			},
			view: proposeChangesView(proposed, base.branch)
		});
	}
});
// action:propose-changes
require_action.runAction(command_default);
