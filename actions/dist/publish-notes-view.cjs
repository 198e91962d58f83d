const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/publish-notes/publish-notes-view.ts
/** The page of a release, for people. */
function publishNotesView({ number, url }) {
	return require_action.reportView({
		title: "Page of the release",
		state: "passed",
		verdict: `Release ${number} has its page: ${require_prose.code(url)}.`
	});
}
exports.publishNotesView = publishNotesView;
