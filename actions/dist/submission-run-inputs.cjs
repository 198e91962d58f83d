const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/submission/run-inputs.ts
/** Inputs that several commands have, each declared once. */
const datasetInput = { dataset: require_action.datasetName({
	help: "data set",
	variable: "DATASET",
	defaultWords: "the first of environment/competition.yml"
}) };
/** Which image a command runs. */
const imageInputs = {
	image: require_action.imageReference({
		help: "image to run",
		variable: "SUBMISSION_IMAGE",
		defaultWords: "the local build, else the pulled official image"
	}),
	variant: require_action.variantName({
		help: "variant of the image",
		variable: "CPU_OR_GPU",
		defaultWords: "what this machine has"
	})
};
/** Variables that decide which image that is. */
const IMAGE_VARIABLES = [
	...require_variables.ENGINE_VARIABLES,
	"VSC_IMAGE_NAME",
	...require_variables.REGISTRY_VARIABLES
];
const skipGpuInput = { skipGpu: require_action.flag({
	help: "run the gpu image without a GPU",
	variable: "SKIP_GPU"
}) };
require_action.flag({
	help: "overwrite what is there",
	variable: "FORCE"
});
const allowStaleInput = { allowStale: require_action.flag({
	help: "accept parts that do not fit each other: code, descriptors, zip, image, data set",
	variable: "ALLOW_STALE"
}) };
/** What a run may use. */
const limitInputs = {
	timeLimit: require_action.seconds({
		help: "time for main.py",
		variable: "TIME_LIMIT",
		defaultWords: "the platform's"
	}),
	memoryLimit: require_action.bytes({
		help: "memory of the container",
		variable: "MEMORY_LIMIT",
		defaultWords: "80 % of the engine's"
	}),
	scratchLimit: require_action.bytes({
		help: "room for files, which is memory",
		variable: "SCRATCH_LIMIT",
		defaultWords: "half the memory, at most 16 GiB"
	}),
	cpus: require_action.count({
		help: "processors",
		variable: "CPUS",
		defaultWords: "the platform's, or as many as there are"
	})
};
require_action.count({
	help: "GPUs to use, one for each worker",
	variable: "GPUS",
	defaultWords: "all"
}), require_action.count({
	help: "runs of main.py side by side",
	variable: "WORKERS",
	defaultWords: "one for each GPU or core, as far as memory allows"
});
/** The limits as a run takes them: what the user left open stays open. */
function limitsOf(given) {
	return {
		timeSeconds: given.timeLimit,
		memoryBytes: given.memoryLimit,
		scratchBytes: given.scratchLimit,
		cpus: given.cpus
	};
}
/** What a run of a submission can end with. */
const RUN_EXITS = [
	"invalidSubmission",
	"submissionFailed",
	"outOfMemory",
	"timeLimit",
	"networkAttempted",
	"diskLimit",
	"processLimit",
	"leftProcesses",
	"writeRefused"
];
Object.defineProperty(exports, "IMAGE_VARIABLES", {
	enumerable: true,
	get: function() {
		return IMAGE_VARIABLES;
	}
});
Object.defineProperty(exports, "RUN_EXITS", {
	enumerable: true,
	get: function() {
		return RUN_EXITS;
	}
});
Object.defineProperty(exports, "allowStaleInput", {
	enumerable: true,
	get: function() {
		return allowStaleInput;
	}
});
Object.defineProperty(exports, "datasetInput", {
	enumerable: true,
	get: function() {
		return datasetInput;
	}
});
Object.defineProperty(exports, "imageInputs", {
	enumerable: true,
	get: function() {
		return imageInputs;
	}
});
Object.defineProperty(exports, "limitInputs", {
	enumerable: true,
	get: function() {
		return limitInputs;
	}
});
Object.defineProperty(exports, "limitsOf", {
	enumerable: true,
	get: function() {
		return limitsOf;
	}
});
Object.defineProperty(exports, "skipGpuInput", {
	enumerable: true,
	get: function() {
		return skipGpuInput;
	}
});
