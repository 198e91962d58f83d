const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/submission/layout.ts
/** The competition's two data sets. Only `train` comes with its ground truth. */
const DATASETS = ["test", "train"];
/** Where the full data set lies below the repository's root. */
function competitionPaths(root, dataset) {
	const folder = node_path.default.join(root, "competition_data", dataset);
	return {
		folder,
		queryVideos: node_path.default.join(folder, "query"),
		referenceVideos: node_path.default.join(folder, "reference"),
		queryMetadata: node_path.default.join(folder, `${dataset}_query_metadata.csv`),
		referenceMetadata: node_path.default.join(folder, `${dataset}_reference_metadata.csv`),
		groundTruth: node_path.default.join(folder, "train_descriptor_ground_truth.csv")
	};
}
/** Where the prepared data set lies; `folder` may be a temporary one with the same content. */
function preparedPaths(root, dataset, folder = node_path.default.join(root, "data", dataset)) {
	return {
		folder,
		queryVideos: node_path.default.join(folder, "query"),
		querySubset: node_path.default.join(folder, "query_subset.csv"),
		queryMetadata: node_path.default.join(folder, "query_metadata.csv"),
		referenceMetadata: node_path.default.join(folder, "reference_metadata.csv"),
		groundTruth: node_path.default.join(folder, "train_descriptor_ground_truth.csv"),
		subsetGroundTruth: node_path.default.join(folder, "subset_ground_truth.csv")
	};
}
// actions/src/commands/submission/run-inputs.ts
/** Inputs that several commands have, each declared once. */
const datasetInput = { dataset: require_action.choice(DATASETS, {
	help: "data set",
	variable: "DATASET",
	default: "test"
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
		defaultWords: "6, or as many as there are"
	})
};
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
Object.defineProperty(exports, "competitionPaths", {
	enumerable: true,
	get: function() {
		return competitionPaths;
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
Object.defineProperty(exports, "preparedPaths", {
	enumerable: true,
	get: function() {
		return preparedPaths;
	}
});
Object.defineProperty(exports, "skipGpuInput", {
	enumerable: true,
	get: function() {
		return skipGpuInput;
	}
});
