const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/preflight/command.ts
var command_default = require_action.command({
	name: "preflight",
	group: "Images",
	summary: "check within seconds whether images could be published from here",
	details: "It looks at the settings, the login and its rights, who can pull, the disk, at what GitHub knows about the repository, and at the releases. Nothing is written.",
	inputs: { part: require_action.choice([
		"all",
		"repository",
		"publishing",
		"releases"
	], {
		help: "what to look at: the repository at GitHub, which needs no login of a registry; what builds and pushes; or the releases: a long hold, the ledger, what ends soon",
		default: "all"
	}) },
	exits: ["checkFailed"],
	report: {
		what: "the result",
		schema: "actions/preflight/report.schema.json"
	},
	action: {
		name: "preflight",
		title: "Preflight",
		description: "Checks within seconds whether images can be published, and says what is missing",
		icon: "check-square",
		color: "green"
	},
	variables: [
		...require_variables.ENGINE_VARIABLES,
		"GITHUB_REPOSITORY",
		"VSC_ATTEST",
		"VSC_IMAGE_NAME",
		...require_variables.REGISTRY_VARIABLES
	],
	make: false,
	async run({ part, ...rest }, ports) {
		const { preflight, preflightView } = await Promise.resolve().then(() => require("./run-preflight.cjs"));
		const { diagnosesFailure } = await Promise.resolve().then(() => require("./commands-diagnoses.cjs"));
		const diagnoses = await preflight(part, ports);
		const notes = diagnoses.filter(({ state }) => state === "note");
		if (ports.env["GITHUB_ACTIONS"] === "true") for (const { name, found, next } of notes) ports.log.warn(`${name}: ${found}; ${next}`);
		return require_action.ended(rest, {
			outputs: {},
			view: preflightView(diagnoses, part),
			report: diagnoses,
			failure: diagnosesFailure(part === "releases" ? "of the releases" : "before images can be published", diagnoses)
		});
	}
});
// action:preflight
require_action.runAction(command_default);
