const require_action = require("./entrypoints-action.cjs");
const require_built_image_inputs = require("./images-built-image-inputs.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/smoke-test/command.ts
var command_default = require_action.command({
	name: "smoke-test",
	group: "Images",
	summary: "run the quickstart and the template in a built image",
	inputs: require_built_image_inputs.builtImageInputs,
	outputs: { passed: "Whether both submissions ran and scored as they should" },
	exits: ["checkFailed"],
	report: {
		what: "the result",
		schema: "actions/smoke-test/report.schema.json",
		actionDefault: "reports/smoke-<variant>.json"
	},
	action: {
		name: "smoke-test",
		title: "Smoke test of an image",
		description: "Runs the quickstart and the template submission in a built image, and checks what comes out",
		icon: "play",
		color: "blue"
	},
	variables: [...require_variables.ENGINE_VARIABLES, "VSC_IMAGE_NAME"],
	async run({ variant: named, image, skipGpu, ...rest }, ports) {
		const { builtVariant } = await Promise.resolve().then(() => require("./images-built-image.cjs"));
		const variant = await builtVariant(named, ports);
		const { smokeTest } = await Promise.resolve().then(() => require("./run-smoke-test.cjs"));
		const { smokeFailure, smokeTestView } = await Promise.resolve().then(() => require("./smoke-test-view.cjs"));
		const report = await smokeTest({
			variant,
			image,
			skipGpu
		}, ports);
		return require_action.ended(rest, {
			outputs: { passed: report.passed },
			view: smokeTestView(report),
			report,
			failure: smokeFailure(report)
		});
	}
});
// action:smoke-test
require_action.runAction(command_default);
