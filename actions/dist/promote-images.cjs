const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
const require_errors = require("./errors.cjs");
const require_attested_inputs = require("./promotion-attested-inputs.cjs");
// actions/src/commands/images/promote-images/command.ts
var command_default = require_action.command({
	name: "promote-images",
	group: "Images",
	summary: "make the published images of a commit the latest, all variants or none",
	inputs: {
		commit: require_action.text({
			help: "the commit; the clone needs its whole history (fetch-depth: 0)",
			defaultWords: "HEAD"
		}),
		tested: require_action.list({
			help: "what was tested, such as cpu=sha256:…, once for each variant: nothing else is promoted",
			defaultWords: "what the reports say"
		}),
		reports: require_action.path({ help: "folder with the artifacts of the jobs that published, which say what was tested" }),
		rewritten: require_action.text({ help: "why git can't tell the order: the history of main was rewritten; the commit then counts as newer" }),
		rebuild: require_action.flag({ help: "promote what publish-image pushed as a rebuild: only if its inputs are those of the newest release, and its packages are not" }),
		dryRun: require_action.flag({ help: "say what would be done, and move nothing" }),
		pages: require_action.path({ help: "folder to write the pages of the release to, for publish-notes and propose-changes" }),
		...require_attested_inputs.attestedInputs
	},
	excludes: [["tested", "reports"]],
	outputs: {
		outcome: "promoted; already, also for other images of the same inputs; superseded if something newer has been promoted; held by a roll back; or unreleased, of a rebuild, if no release has its inputs",
		release: "Number of the release that the latest tags stand for now",
		pages: "true if the pages of the release were written"
	},
	action: {
		name: "promote-images",
		title: "Promote images",
		description: "Makes the published images of a commit the latest, all variants or none",
		icon: "chevrons-up",
		color: "blue"
	},
	exits: ["checkFailed"],
	variables: [...require_variables.REGISTRY_VARIABLES, "GITHUB_REPOSITORY"],
	make: false,
	async run({ commit, tested, reports, rewritten, pages, rebuild, dryRun, ...more }, ports) {
		const { attested, trustedRoot, ...rest } = more;
		if (tested === void 0 && reports === void 0) throw new require_errors.UserError("nothing says what was tested", { next: "give tested, such as cpu=sha256:…, or reports" });
		const { promoteImages, testedDigests } = await Promise.resolve().then(() => require("./run-promote-images.cjs"));
		const { heldText } = await Promise.resolve().then(() => require("./release-notes-texts.cjs")).then((n) => n.texts_exports);
		const { promoteImagesView } = await Promise.resolve().then(() => require("./promote-images-view.cjs"));
		const promoted = await promoteImages({
			commit,
			tested: tested && testedDigests(tested),
			reports,
			rewritten,
			pages,
			rebuild,
			dryRun,
			attested,
			trustedRoot
		}, ports);
		const { outcome, repaired, release } = promoted;
		if (outcome === "held") ports.log.warn(heldText(release));
		if (outcome === "superseded") ports.log.warn("not promoted: something newer has been");
		if (outcome === "unreleased") ports.log.warn(UNRELEASED);
		if (repaired) ports.log.warn("the latest tags had been moved, and are right again");
		return require_action.ended(rest, {
			outputs: {
				outcome,
				release: release?.number,
				pages: promoted.pages
			},
			view: promoteImagesView({
				...promoted,
				dryRun
			})
		});
	}
});
const UNRELEASED = "not promoted: the rebuild is of other inputs than the newest release; publish this commit first";
// action:promote-images
require_action.runAction(command_default);
