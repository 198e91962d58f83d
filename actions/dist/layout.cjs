const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/submission/file-errors.ts
const REASONS = {
	ENOENT: "there is no such file",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EISDIR: "it is a folder",
	ENOTDIR: "part of the path is a file",
	ENOSPC: "the disk is full",
	EDQUOT: "the quota is used up",
	EROFS: "it is on a read-only file system"
};
/** Turns an error of the file system into the user's; anything else is returned as it is. */
function fileError(doing, error) {
	if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
	const reason = REASONS[String(error.code)] ?? require_errors.messageOf(error);
	return new require_errors.UserError(`can't ${doing}: ${reason}`, { cause: error });
}
// actions/src/submission/layout.ts
/** Reads DATASET; nothing or an empty text means `test`. */
function parseDataset(text) {
	const name = text?.trim() || "test";
	if (name === "test" || name === "train") return name;
	throw new require_errors.UserError(`there is no data set "${name}"`, { next: "use DATASET=test or train" });
}
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
/** A path as people type it: relative where it lies below the current folder. */
function shown(file) {
	const relative = node_path.default.relative(process.cwd(), file);
	return relative === "" || relative.startsWith("..") ? file : relative;
}
Object.defineProperty(exports, "competitionPaths", {
	enumerable: true,
	get: function() {
		return competitionPaths;
	}
});
Object.defineProperty(exports, "fileError", {
	enumerable: true,
	get: function() {
		return fileError;
	}
});
Object.defineProperty(exports, "parseDataset", {
	enumerable: true,
	get: function() {
		return parseDataset;
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
