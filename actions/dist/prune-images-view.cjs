const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/prune-images/prune-images-view.ts
/** What pruning did, or would do, for people. */
function pruneImagesView({ removed, kept }, dryRun) {
	const verb = dryRun ? "would be removed" : "removed";
	const rows = [...removed.map((tag) => [
		verb,
		require_prose.code(tag),
		""
	]), ...kept.map(({ tag, reason }) => [
		"kept",
		require_prose.code(tag),
		reason
	])];
	const count = `${removed.length} of ${rows.length} commit tags`;
	return require_action.reportView({
		title: "Old images",
		state: dryRun ? "neutral" : "passed",
		verdict: dryRun ? `${count} would be removed.` : `${count} were removed.`,
		sections: rows.length === 0 ? [] : [{ table: {
			header: [
				"",
				"Tag",
				"Why"
			],
			rows
		} }]
	});
}
exports.pruneImagesView = pruneImagesView;
