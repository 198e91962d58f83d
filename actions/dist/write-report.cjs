const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./action.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/write-report.ts
/**
* Writes a report for programs as JSON, and makes the folders above it.
*
* @throws UserError where it can't be written.
*/
function writeReport(file, report) {
	return writeReportText(file, `${JSON.stringify(report, void 0, 2)}\n`);
}
/** Writes a report of another form, in the same way. */
async function writeReportText(file, text) {
	try {
		await (0, node_fs_promises.mkdir)(node_path.default.dirname(file), { recursive: true });
		await (0, node_fs_promises.writeFile)(file, text);
	} catch (error) {
		throw require_action.fileError(`write ${require_action.shown(file)}`, error);
	}
}
exports.writeReport = writeReport;
exports.writeReportText = writeReportText;
