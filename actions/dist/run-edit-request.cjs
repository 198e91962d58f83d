const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_client = require("./github-client.cjs");
const require_edited_files = require("./edit-request-edited-files.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/request/edit-request/edit-request.ts
/**
* Writes the environment files into the working tree as the form or the pull request of this run's event
* has them, so that they can be locked.
*
* @param from who may ask: GitHub's levels of association
*/
async function editRequest(from, ports) {
	const event = await require_edited_files.requestEvent(ports.env);
	if (event === void 0 || !from.includes(event.association)) return "ignored";
	try {
		const files = await require_edited_files.editedFiles(ports.root, event, require_client.connectGitHub(ports.env));
		for (const [name, text] of files) await require_replace_file.replaceFile(node_path.default.join(ports.root, name), (partial) => (0, node_fs_promises.writeFile)(partial, text));
		return "edited";
	} catch (error) {
		if (!(error instanceof require_errors.UserError) || error.name !== "UserError") throw error;
		ports.log.warn(error.message);
		return "refused";
	}
}
exports.editRequest = editRequest;
