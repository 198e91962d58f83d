const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_os = require("node:os");
// actions/src/submission/layout.ts
/** Where the full data set lies below the repository's root. */
function competitionPaths(root, dataset) {
	const folder = node_path.default.join(root, "competition_data", dataset);
	return {
		folder,
		queryVideos: node_path.default.join(folder, "query"),
		referenceVideos: node_path.default.join(folder, "reference"),
		queryMetadata: node_path.default.join(folder, `${dataset}_query_metadata.csv`),
		referenceMetadata: node_path.default.join(folder, `${dataset}_reference_metadata.csv`),
		groundTruth: node_path.default.join(folder, `${dataset}_descriptor_ground_truth.csv`)
	};
}
/** What is described of a data set, in the order in which it is. */
const VIDEO_SETS = ["query", "reference"];
/** The folder in which `embed` keeps the results of chunks, of all data sets. */
function embeddingsFolder(root) {
	return node_path.default.join(root, "data", ".embeddings");
}
/** In it, the results, each in a folder of its own. */
function chunksFolder(embeddings) {
	return node_path.default.join(embeddings, "chunks");
}
/** In it, the journal of digests of files that were read. */
function digestJournal(embeddings) {
	return node_path.default.join(embeddings, "digests");
}
/** In it, what a run of `embed` on this machine needs while it runs: the prefix, before its process id. */
const EMBEDDING_WORK = `.work-${(0, node_os.hostname)()}-`;
/** The zip that a run takes, and the pack commands make. */
function submissionZip(root) {
	return node_path.default.join(root, "submission", "submission.zip");
}
/** Where `embed` puts the descriptors of a data set; those of another one stay. */
function descriptorFolder(root, dataset) {
	return node_path.default.join(root, "submission", "descriptors", dataset);
}
/** Where the prepared data set lies; `folder` may be a temporary one with the same content. */
function preparedPaths(root, dataset, folder = node_path.default.join(root, "data", dataset)) {
	return {
		folder,
		queryVideos: node_path.default.join(folder, "query"),
		querySubset: node_path.default.join(folder, "query_subset.csv"),
		queryMetadata: node_path.default.join(folder, "query_metadata.csv"),
		referenceMetadata: node_path.default.join(folder, "reference_metadata.csv"),
		groundTruth: node_path.default.join(folder, `${dataset}_descriptor_ground_truth.csv`),
		subsetGroundTruth: node_path.default.join(folder, "subset_ground_truth.csv")
	};
}
/** The code of a submission. */
function sourceFolder(root) {
	return node_path.default.join(root, "submission_src");
}
// actions/src/declaration/advice.ts
/** The variables of the inputs that advice names. */
const VARIABLES = {
	dataset: "DATASET",
	force: "FORCE",
	allowStale: "ALLOW_STALE"
};
/**
* A call of a command to type as it stands, in the way its user came: under make
* `FORCE=true make pack-submission`, else `npx vsc pack-submission --force`.
*/
function advice(env, command, values) {
	const given = Object.entries(values);
	if (env["MAKELEVEL"] !== void 0) return [
		...given.map(([key, value]) => `${VARIABLES[key]}=${value}`),
		"make",
		command
	].join(" ");
	return [
		"npx vsc",
		command,
		...given.map(([key, value]) => value === true ? `--${require_action.kebabCase(key)}` : `--${require_action.kebabCase(key)} ${value}`)
	].join(" ");
}
Object.defineProperty(exports, "EMBEDDING_WORK", {
	enumerable: true,
	get: function() {
		return EMBEDDING_WORK;
	}
});
Object.defineProperty(exports, "VIDEO_SETS", {
	enumerable: true,
	get: function() {
		return VIDEO_SETS;
	}
});
Object.defineProperty(exports, "advice", {
	enumerable: true,
	get: function() {
		return advice;
	}
});
Object.defineProperty(exports, "chunksFolder", {
	enumerable: true,
	get: function() {
		return chunksFolder;
	}
});
Object.defineProperty(exports, "competitionPaths", {
	enumerable: true,
	get: function() {
		return competitionPaths;
	}
});
Object.defineProperty(exports, "descriptorFolder", {
	enumerable: true,
	get: function() {
		return descriptorFolder;
	}
});
Object.defineProperty(exports, "digestJournal", {
	enumerable: true,
	get: function() {
		return digestJournal;
	}
});
Object.defineProperty(exports, "embeddingsFolder", {
	enumerable: true,
	get: function() {
		return embeddingsFolder;
	}
});
Object.defineProperty(exports, "preparedPaths", {
	enumerable: true,
	get: function() {
		return preparedPaths;
	}
});
Object.defineProperty(exports, "sourceFolder", {
	enumerable: true,
	get: function() {
		return sourceFolder;
	}
});
Object.defineProperty(exports, "submissionZip", {
	enumerable: true,
	get: function() {
		return submissionZip;
	}
});
