const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/prune-images/prune-images-view.ts
/** Bytes that nothing uses any more. */
function freedBytes({ removed }) {
	return removed.reduce((sum, { bytes }) => sum + bytes, 0);
}
/** What pruning did, or would do, for people. */
function pruneImagesView({ removed, kept }, dryRun) {
	const verb = dryRun ? "would be removed" : "removed";
	const rows = [...removed.map(({ tag, bytes }) => [
		verb,
		require_prose.code(tag),
		require_action.formatBytes(bytes),
		""
	]), ...kept.map(({ tag, reason }) => [
		"kept",
		require_prose.code(tag),
		"",
		reason
	])];
	const count = `${removed.length} of ${rows.length} commit tags`;
	const freed = require_action.formatBytes(freedBytes({ removed }));
	return require_action.reportView({
		title: "Old images",
		state: dryRun ? "neutral" : "passed",
		verdict: dryRun ? `${count} would be removed, which would free ${freed}.` : `${count} were removed, which frees ${freed}.`,
		sections: rows.length === 0 ? [] : [{ table: {
			header: [
				"",
				"Tag",
				"Frees",
				"Why"
			],
			rows
		} }]
	});
}
exports.freedBytes = freedBytes;
exports.pruneImagesView = pruneImagesView;
