const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/machine/prepare-runner/prepare-runner-view.ts
/** The room that was made, for people. */
function prepareRunnerView({ before, after, storage, images }) {
	return require_action.reportView({
		title: "Prepared runner",
		state: "passed",
		verdict: `${require_action.formatBytes(after)} are free for images.`,
		sections: [{ table: { rows: [
			["before", require_action.formatBytes(before)],
			["storage", require_prose.code(storage)],
			["images removed", String(images)]
		] } }]
	});
}
exports.prepareRunnerView = prepareRunnerView;
