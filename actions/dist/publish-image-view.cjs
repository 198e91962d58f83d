const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/publish-image/publish-image-view.ts
/** A published image for people. */
function publishImageView({ reference, digest, size, already }) {
	return require_action.reportView({
		title: "Published image",
		state: "passed",
		verdict: `${already ? "Already published" : "Published"}: ${require_prose.code(reference)}, ${require_action.formatBytes(size)} compressed.`,
		sections: [{ table: { rows: [["digest", require_prose.code(digest)]] } }]
	});
}
exports.publishImageView = publishImageView;
