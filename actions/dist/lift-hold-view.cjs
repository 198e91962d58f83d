const require_action = require("./entrypoints-action.cjs");
const require_texts = require("./release-notes-texts.cjs");
// actions/src/commands/images/lift-hold/lift-hold-view.ts
/** The end of a hold, for people, and what to do then. */
function liftHoldView({ moved, release }) {
	const latest = release === void 0 ? "none" : require_texts.releaseName(release);
	return require_action.reportView({
		title: "Hold of a roll back",
		state: "passed",
		verdict: `${moved ? "Lifted" : "Nothing is held"}: the latest is ${latest}.`,
		...moved && { next: "start publish.yml on main: what was merged meanwhile is promoted then" }
	});
}
exports.liftHoldView = liftHoldView;
