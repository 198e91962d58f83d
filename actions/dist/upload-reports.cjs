const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/upload-reports/command.ts
var command_default = require_action.command({
	name: "upload-reports",
	group: "A package request",
	summary: "keep files of a job as one artifact of its run",
	details: "It works only in a job of GitHub Actions. Links and hidden files are left out, and nothing is uploaded twice.",
	inputs: {
		name: require_action.text({
			help: "name of the artifact",
			required: true
		}),
		folder: require_action.path({
			help: "folder that the paths in the artifact start from",
			required: true
		}),
		paths: require_action.list({
			help: "files and folders in it; others are left out",
			defaultWords: "all of the folder"
		}),
		retentionDays: require_action.count({
			help: "days that GitHub keeps it",
			defaultWords: "the repository's setting"
		}),
		required: require_action.flag({ help: "fail if there is no file to upload" })
	},
	outputs: {
		artifactId: "Id of the artifact; empty if there was nothing to upload",
		files: "How many files are in it"
	},
	action: {
		name: "upload-reports",
		title: "Upload reports",
		description: "Keeps files of a job as one artifact of its run",
		icon: "upload",
		color: "blue"
	},
	make: false,
	async run({ name, folder, paths, retentionDays, required, ...rest }, ports) {
		const { uploadReports } = await Promise.resolve().then(() => require("./run-upload-reports.cjs"));
		const { id, files } = await uploadReports({
			name,
			folder,
			paths: paths ?? ["."],
			retentionDays,
			required
		}, ports);
		return require_action.ended(rest, {
			outputs: {
				artifactId: id,
				files
			},
			text: files === 0 ? "there was nothing to upload" : `uploaded as ${name}: ${files} files`
		});
	}
});
// action:upload-reports
require_action.runAction(command_default);
