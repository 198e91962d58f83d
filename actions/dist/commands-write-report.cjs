const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/files/make-folders.ts
/**
* Makes a folder and those above it. One by one: Node's own recursive mkdir never ends in a folder
* that takes none, such as one below /proc.
*
* @throws the file system's error for the first that can't be made.
*/
async function makeFolders(folder) {
	if ((await (0, node_fs_promises.stat)(folder).catch(() => void 0))?.isDirectory() === true) return;
	const parent = node_path.default.dirname(folder);
	if (parent !== folder) await makeFolders(parent);
	await (0, node_fs_promises.mkdir)(folder).catch(async (error) => {
		if ((error.code === "EEXIST" ? await (0, node_fs_promises.stat)(folder).catch(() => void 0) : void 0)?.isDirectory() !== true) throw error;
	});
}
// actions/src/commands/write-report.ts
/**
* Writes a report for programs as JSON, and makes the folders above it.
*
* @throws UserError if it can't be written.
*/
function writeReport(file, report) {
	return writeReportText(file, `${JSON.stringify(report, void 0, 2)}\n`);
}
/** Writes a report of another form, in the same way. */
async function writeReportText(file, text) {
	try {
		await makeFolders(node_path.default.dirname(file));
		await (0, node_fs_promises.writeFile)(file, text);
	} catch (error) {
		throw require_action.fileError(`write ${require_action.shown(file)}`, error);
	}
}
exports.writeReport = writeReport;
exports.writeReportText = writeReportText;
