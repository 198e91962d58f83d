const require_rolldown_runtime = require("./rolldown-runtime.cjs");
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
/** A path as people type it: relative if it lies below the current folder. */
function shown(file) {
	const relative = node_path.default.relative(process.cwd(), file);
	return relative === "" || relative.startsWith("..") ? file : relative;
}
Object.defineProperty(exports, "DATASETS", {
	enumerable: true,
	get: function() {
		return DATASETS;
	}
});
Object.defineProperty(exports, "competitionPaths", {
	enumerable: true,
	get: function() {
		return competitionPaths;
	}
});
Object.defineProperty(exports, "preparedPaths", {
	enumerable: true,
	get: function() {
		return preparedPaths;
	}
});
Object.defineProperty(exports, "shown", {
	enumerable: true,
	get: function() {
		return shown;
	}
});
