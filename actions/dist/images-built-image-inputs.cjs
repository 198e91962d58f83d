const require_action = require("./entrypoints-action.cjs");
const require_run_inputs = require("./submission-run-inputs.cjs");
// actions/src/commands/images/built-image-inputs.ts
/** Which variant is built. */
const builtVariantInput = { variant: require_action.variantName({
	help: "variant of the image",
	variable: "CPU_OR_GPU",
	defaultWords: "the competition's first, which needs the least"
}) };
/** Which image is tested; a pulled one never takes the place of the local build. */
const builtImageInputs = {
	...builtVariantInput,
	image: require_action.imageReference({
		help: "image to test",
		variable: "SUBMISSION_IMAGE",
		defaultWords: "the local build of the variant"
	}),
	...require_run_inputs.skipGpuInput
};
Object.defineProperty(exports, "builtImageInputs", {
	enumerable: true,
	get: function() {
		return builtImageInputs;
	}
});
Object.defineProperty(exports, "builtVariantInput", {
	enumerable: true,
	get: function() {
		return builtVariantInput;
	}
});
