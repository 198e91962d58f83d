const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/affected/affected-view.ts
/** What the changes of a branch touch, for people. */
function affectedView({ environment, variants }) {
	const rows = [["environments to solve again", environment ? "yes" : "no"], ["images to build and run again", variants.join(", ") || "none"]];
	const images = variants.length === 1 ? `the ${variants[0]} image` : `the ${variants.join(", ")} images`;
	const verdict = `The changes touch ${[...environment ? ["the environments"] : [], ...variants.length === 0 ? [] : [images]].join(" and ") || "no environment and no image"}.`;
	return require_action.reportView({
		title: "What the changes touch",
		verdict,
		sections: [{ table: { rows } }]
	});
}
exports.affectedView = affectedView;
