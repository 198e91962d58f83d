const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_built_image_inputs = require("./images-built-image-inputs.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/test-image/command.ts
var command_default = require_action.command({
	name: "test-image",
	group: "Images",
	summary: "test a built image: imports of all packages, contract, lock",
	inputs: {
		...require_built_image_inputs.builtImageInputs,
		junit: require_action.path({
			help: "JUnit file to write",
			actionDefault: "reports/image-<variant>.xml"
		})
	},
	outputs: {
		imageId: "Id of the image that was tested, for the input tested of publish-image",
		junit: "Path of the JUnit file; empty if the tests could not run",
		failed: "Number of checks that failed; empty if the tests could not run"
	},
	exits: ["checkFailed"],
	report: {
		what: "the result",
		schema: "actions/test-image/report.schema.json",
		actionDefault: "reports/test-<variant>.json"
	},
	action: {
		name: "test-image",
		title: "Test an image",
		description: "Imports every requested package in a built image, and checks its contract and its lock",
		icon: "check-square",
		color: "blue"
	},
	variables: [...require_variables.ENGINE_VARIABLES, "VSC_IMAGE_NAME"],
	async run({ variant: named, image, skipGpu, junit, ...rest }, ports) {
		const { builtVariant } = await Promise.resolve().then(() => require("./images-built-image.cjs"));
		const variant = await builtVariant(named, ports);
		const { testImage } = await Promise.resolve().then(() => require("./run-test-image.cjs"));
		const { testImageReport } = await Promise.resolve().then(() => require("./test-image-report.cjs"));
		const { testImageView } = await Promise.resolve().then(() => require("./test-image-view.cjs")).then((n) => n.test_image_view_exports);
		const inputs = {
			variant,
			image,
			skipGpu,
			junit
		};
		const { value: tested, ...stopped } = await require_action.attempt(ports, (all) => testImage(inputs, all));
		const failed = tested?.checks.filter(({ status }) => status === "failed");
		const failure = tested === void 0 ? stopped.failure : checksFailure(tested);
		return require_action.ended(rest, {
			outputs: {
				imageId: tested?.id,
				junit: tested && junit,
				failed: failed?.length
			},
			view: testImageView(variant, {
				tested,
				failure
			}),
			report: testImageReport(variant, {
				tested,
				failure
			}),
			findings: tested?.findings ?? stopped.findings,
			failure
		});
	}
});
/** What the checks that failed amount to, with the names of the first; undefined if none did. */
function checksFailure({ variant, checks }) {
	const failed = checks.filter(({ status }) => status === "failed").map(({ name }) => name);
	if (failed.length === 0) return void 0;
	const counts = `${failed.length} of ${checks.length} checks failed`;
	return {
		exitCode: require_errors.ExitCode.checkFailed,
		message: require_action.shortLine(`the ${variant} image: ${counts}: ${failed.slice(0, 5).join(", ")}`),
		next: `fix what failed, then: npx vsc build --variant ${variant} && npx vsc test-image --variant ${variant}`
	};
}
// action:test-image
require_action.runAction(command_default);
