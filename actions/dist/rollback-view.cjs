const require_action = require("./entrypoints-action.cjs");
const require_texts = require("./release-notes-texts.cjs");
// actions/src/commands/images/rollback/rollback-view.ts
/** A roll back for people: what the latest images are now. */
function rollbackView({ moved, release }) {
	const what = moved ? "Rolled back" : "Nothing to roll back";
	const now = release === void 0 ? "" : `: the latest images are those of ${require_texts.releaseName(release)}`;
	return require_action.reportView({
		title: "Roll back of images",
		state: "passed",
		verdict: `${what}${now}. They are held until npx vsc lift-hold.`,
		sections: release === void 0 ? [] : require_texts.releaseSections(release, true)
	});
}
exports.rollbackView = rollbackView;
