const require_action = require("./action.cjs");
// actions/src/commands/request/affected/affected-view.ts
/** What the changes of a branch touch, for people. */
function affectedView({ environment, variants }) {
	const rows = [["environments to solve again", environment ? "yes" : "no"], ["images to build and run again", variants.join(", ") || "none"]];
	return require_action.reportView({
		title: "What the changes touch",
		sections: [{ table: { rows } }]
	});
}
exports.affectedView = affectedView;
