const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_tags = require("./commits-tags.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_artifact_text = require("./comment-report-artifact-text.cjs");
const require_pages = require("./release-notes-pages.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/commands/images/publish-notes/publish-notes.ts
/**
* Makes the page of a release on GitHub, under the tag `images-r<number>` on its commit. One that is there
* stays as it is: what somebody added to it is not lost.
*
* @throws UserError if the folder has no notes, or GitHub refuses.
*/
async function publishNotes(folder, ports) {
	const { number, commit, notes } = notesIn(await require_artifact_text.readArtifactText(folder, require_pages.NOTES_FILE), node_path.default.join(folder, require_pages.NOTES_FILE));
	const tag = `images-r${number}`;
	return {
		number,
		url: await require_tags.makeRelease(require_client.connectGitHub(ports.env), {
			tag,
			name: `Images, release ${number}`,
			notes,
			commit,
			latest: false
		})
	};
}
function notesIn(text, file) {
	const value = parsed(text);
	if (value?.version === 1 && Number.isSafeInteger(value.number) && require_ledger.isCommit(value.commit) && typeof value.notes === "string") return value;
	throw new require_errors.UserError(`${file} has no notes of a release`, { next: "give the folder that promote-images wrote (its input pages)" });
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
exports.publishNotes = publishNotes;
