const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/release-actions/release-actions-view.ts
/** What was released, for people. */
function releaseActionsView(released) {
	const { version, tag, rolling, commit, outcome, url, provenance } = released;
	const again = outcome === "already" ? " It was there already: nothing was lost." : "";
	return require_action.reportView({
		title: `Version ${version}`,
		state: "passed",
		verdict: `Released commit \`${commit.slice(0, 10)}\` as \`${tag}\`.${again}`,
		sections: [{
			heading: "What leads to it",
			paragraphs: [],
			table: {
				header: ["What", "Where"],
				rows: [
					["rolling tag", rolling ?? "stays with a newer version"],
					["notes", url],
					["provenance of the bundles", provenance.url]
				]
			}
		}]
	});
}
exports.releaseActionsView = releaseActionsView;
