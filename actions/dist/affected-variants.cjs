const require_action = require("./entrypoints-action.cjs");
const require_base_of_event = require("./request-base-of-event.cjs");
// actions/src/commands/request/affected/command.ts
var command_default = require_action.command({
	name: "affected",
	group: "A package request",
	summary: "list the images that the changes of this branch touch",
	inputs: { base: require_action.text({
		help: "git ref to compare with; none stands for everything that is published",
		defaultWords: "the main branch",
		actionDefault: require_base_of_event.BASE_OF_EVENT
	}) },
	outputs: {
		environment: "true if something in environment/ changes",
		variants: "The variants to build, test and run again, as a JSON list for a matrix"
	},
	report: { what: "the result" },
	action: {
		name: "affected-variants",
		title: "Affected variants",
		description: "Lists the images that a change touches, and whether the environments have to be solved again",
		icon: "git-branch",
		color: "blue"
	},
	variables: ["VSC_VARIANTS"],
	async run({ base, ...rest }, ports) {
		const { affected } = await Promise.resolve().then(() => require("./run-affected.cjs"));
		const { affectedView } = await Promise.resolve().then(() => require("./affected-view.cjs"));
		const result = await affected({ base }, ports);
		const { environment, variants } = result;
		return require_action.ended(rest, {
			outputs: {
				environment,
				variants: JSON.stringify(variants)
			},
			view: affectedView(result),
			report: result
		});
	}
});
// action:affected
require_action.runAction(command_default);
