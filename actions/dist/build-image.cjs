const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
const require_solver_inputs = require("./request-solver-inputs.cjs");
const require_built_image_inputs = require("./images-built-image-inputs.cjs");
// actions/src/commands/images/build/command.ts
var command_default = require_action.command({
	name: "build",
	group: "Images",
	summary: "build the image from the working tree",
	inputs: {
		...require_built_image_inputs.builtVariantInput,
		force: require_action.flag({
			help: "build even if nothing changed, and run every step again",
			variable: "FORCE"
		}),
		reuse: require_action.flag({
			help: "use an image that is already here, if it was made from the same inputs",
			negated: "build even if an image of the same inputs is here, from cached layers",
			default: true
		}),
		sbom: require_action.path({
			help: "file for a CycloneDX bill of materials (JSON)",
			actionDefault: "reports/sbom-<variant>.cdx.json"
		}),
		channelBase: require_solver_inputs.solverInputs.channelBase,
		timeLimit: require_solver_inputs.solverInputs.timeLimit
	},
	outputs: {
		image: "Tag of the image",
		imageId: "Id of the image, for test-image and publish-image",
		built: "false if nothing had changed",
		bytes: "Size of the image, unpacked",
		sbom: "Path of the bill of materials"
	},
	report: {
		what: "the result",
		schema: "actions/build-image/report.schema.json",
		actionDefault: "reports/build-<variant>.json"
	},
	action: {
		name: "build-image",
		title: "Build an image",
		description: "Builds the image of a variant from the working tree, and measures it",
		icon: "package",
		color: "blue"
	},
	variables: [
		...require_variables.ENGINE_VARIABLES,
		...require_variables.BUILD_VARIABLES,
		"VSC_IMAGE_NAME",
		...require_variables.REGISTRY_VARIABLES
	],
	async run({ variant: named, force, reuse, sbom, channelBase, timeLimit, ...rest }, ports) {
		const { builtVariant } = await Promise.resolve().then(() => require("./images-built-image.cjs"));
		const variant = await builtVariant(named, ports);
		const { buildVariant } = await Promise.resolve().then(() => require("./run-build.cjs"));
		const { buildReport } = await Promise.resolve().then(() => require("./build-report.cjs"));
		const { buildView } = await Promise.resolve().then(() => require("./build-view.cjs")).then((n) => n.build_view_exports);
		const solve = {
			channelBase,
			deadlineMs: timeLimit * 1e3
		};
		const built = await require_action.attempt(ports, (all) => buildVariant({
			variant,
			force,
			reuse,
			sbom,
			solve
		}, all));
		const { value: image, findings, warnings } = built;
		const failure = image?.problem === void 0 ? built.failure : require_action.failureOf(image.problem, ports.log);
		return require_action.ended(rest, {
			outputs: {
				image: image?.tag,
				imageId: image?.id,
				built: image?.built ?? false,
				bytes: image?.bytes,
				sbom: image === void 0 ? void 0 : sbom
			},
			view: buildView(variant, {
				image,
				failure,
				warnings
			}, findings),
			report: buildReport(variant, {
				image,
				failure,
				warnings
			}),
			findings,
			failure
		});
	}
});
// action:build
require_action.runAction(command_default);
