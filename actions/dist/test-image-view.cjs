const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/test-image/test-image-view.ts
var test_image_view_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ testImageView: () => testImageView });
/** The tests of an image for people: what did not pass, and how many did. */
function testImageView(variant, { tested, failure }) {
	const checks = tested?.checks ?? [];
	const sections = tested ? [...checksSection(checks), { table: { rows: [["image", require_prose.code(tested.reference)], ["id", require_prose.code(tested.id)]] } }] : [];
	return require_action.reportView({
		title: `Tests of the ${variant} image`,
		state: failure ? "failed" : "passed",
		verdict: tested ? `${checkCounts(checks)}.` : failure?.message ?? "",
		findings: tested?.findings ?? [],
		sections,
		...failure?.next && { next: failure.next }
	});
}
/** One line on how many checks passed, failed and were not tested. */
function checkCounts(checks) {
	const count = (status) => checks.filter((each) => each.status === status).length;
	return `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} not tested`;
}
function checksSection(checks) {
	const failed = checks.filter(({ status }) => status === "failed");
	const skipped = checks.filter(({ status }) => status === "skipped");
	const rows = [...failed, ...skipped].map(({ group, name, status, detail }) => [
		status === "failed" ? "FAILED" : "not tested",
		group,
		name,
		detail
	]);
	return rows.length === 0 ? [] : [{ table: {
		header: [
			"",
			"Check",
			"Of",
			"Why"
		],
		rows
	} }];
}
Object.defineProperty(exports, "checkCounts", {
	enumerable: true,
	get: function() {
		return checkCounts;
	}
});
Object.defineProperty(exports, "test_image_view_exports", {
	enumerable: true,
	get: function() {
		return test_image_view_exports;
	}
});
