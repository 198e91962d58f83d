const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/propose-changes/propose-changes-view.ts
/**
* What came of proposing changes, for people.
* @param branch the one that they would go to
*/
function proposeChangesView({ outcome, pull }, branch) {
	return require_action.reportView({
		title: "Proposed changes",
		state: "passed",
		verdict: verdictOf(outcome, pull, branch)
	});
}
function verdictOf(outcome, pull, branch) {
	if (outcome !== "none" && outcome !== "closed") return `Pull request #${pull}: ${outcome}.`;
	const needless = `Nothing to propose: ${branch} has these files already`;
	return outcome === "none" ? `${needless}.` : `${needless}; pull request #${pull} is closed.`;
}
exports.proposeChangesView = proposeChangesView;
