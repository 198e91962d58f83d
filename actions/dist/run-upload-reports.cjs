const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_artifacts = require("./run-artifacts.cjs");
const require_action = require("./entrypoints-action.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/request/upload-reports/upload-reports.ts
/**
* Uploads files of a folder as one artifact, each at its path from the folder. What downloads them has
* limits, which hold here too.
*
* @throws UserError for a name, path or size that no artifact of ours may have, if there is no file and
*   one is required, and if GitHub refuses.
*/
async function uploadReports(inputs, ports) {
	const { name, folder, paths, retentionDays, required } = inputs;
	if (!require_artifacts.isArtifactName(name)) throw new require_errors.UserError(`an artifact can't be named ${JSON.stringify(name)}`, { next: "write letters, digits, and . _ + - after the first one, at most 100" });
	const found = await Promise.all(paths.map((each) => plainFiles(folder, node_path.default.normalize(each))));
	const files = [...new Map(found.flat().map((file) => [file.path, file])).values()];
	checkLimits(files);
	if (files.length > 0) {
		const upload = {
			name,
			folder,
			files: files.map((file) => node_path.default.join(folder, file.path)),
			retentionDays
		};
		return {
			id: await require_artifacts.uploadArtifact(upload, ports),
			files: files.length
		};
	}
	if (!required) return {
		id: void 0,
		files: 0
	};
	throw new require_errors.UserError(`there is no file to upload in ${folder}`, { next: "look at the step that makes them" });
}
/** The files at a place, and below it; neither links nor what is hidden. */
async function plainFiles(folder, place) {
	if (place === ".." || place.startsWith("../") || node_path.default.isAbsolute(place)) throw new require_errors.UserError(`${JSON.stringify(place)} is not below the folder`, { next: "give paths relative to the folder" });
	const found = await (0, node_fs_promises.lstat)(node_path.default.join(folder, place)).catch((error) => {
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return void 0;
		throw error;
	});
	if (found?.isFile() === true) return [{
		path: place,
		bytes: found.size
	}];
	if (found?.isDirectory() !== true) return [];
	const below = (await (0, node_fs_promises.readdir)(node_path.default.join(folder, place))).filter((name) => !name.startsWith(".")).toSorted().map((name) => plainFiles(folder, node_path.default.join(place, name)));
	return (await Promise.all(below)).flat();
}
function checkLimits(files) {
	const odd = files.find((file) => !require_artifacts.isArtifactPath(file.path));
	const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	const why = odd !== void 0 ? `an artifact can't have the path ${JSON.stringify(odd.path)}` : files.length > require_artifacts.ARTIFACT_LIMITS.files ? `${files.length} files are more than an artifact may have, ${require_artifacts.ARTIFACT_LIMITS.files}` : bytes > require_artifacts.ARTIFACT_LIMITS.bytes ? `${require_action.formatBytes(bytes)} are more than an artifact may have, ${require_action.formatBytes(require_artifacts.ARTIFACT_LIMITS.bytes)}` : void 0;
	if (why !== void 0) throw new require_errors.UserError(why, { next: "upload less, by paths" });
}
exports.uploadReports = uploadReports;
