const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_artifact_file = require("./comment-report-artifact-file.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/commands/request/comment-report/artifact-text.ts
const LARGEST = 1e7;
const REFUSALS = {
	missing: "does not exist",
	link: "is a link",
	"no file": "is not a file",
	"too large": `has more than ${LARGEST / 1e6} MB`
};
/**
* A text file that another job made, which may be hostile.
*
* @throws UserError if it is missing, a link, too large or no UTF-8.
*/
async function readArtifactText(folder, file) {
	const refused = (why, cause) => new require_errors.UserError(`${node_path.default.join(folder, file)} ${why}`, {
		next: "look at the job that made the files",
		cause
	});
	const found = await require_artifact_file.readArtifactFile(folder, file, LARGEST);
	if (typeof found === "string") throw refused(REFUSALS[found]);
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(found);
	} catch (error) {
		throw refused("is not UTF-8 text", error);
	}
}
Object.defineProperty(exports, "readArtifactText", {
	enumerable: true,
	get: function() {
		return readArtifactText;
	}
});
