const require_report_text = require("./commands-report-text.cjs");
// actions/src/commands/images/test-image/test-image-report.ts
/** What is imported can print checks of its own, without end. */
const MOST_CHECKS = 2e3;
/**
* The tests of an image for programs, as actions/test-image/report.schema.json describes them: the
* checks that failed come first. Texts are bounded and as they are: whoever shows them has to escape
* them.
*/
function testImageReport(variant, { tested, failure }) {
	const checks = tested?.checks ?? [];
	const failed = checks.filter(({ status }) => status === "failed");
	const others = checks.filter(({ status }) => status !== "failed");
	return {
		version: 1,
		variant,
		verdict: failure === void 0 ? "passed" : "failed",
		image: tested === void 0 ? null : {
			reference: tested.reference,
			id: tested.id
		},
		checks: [...failed, ...others].slice(0, MOST_CHECKS).map(checkReport),
		failure: require_report_text.boundedFailure(failure)
	};
}
function checkReport({ group, name, status, detail, seconds }) {
	return {
		group: require_report_text.boundedText(group, 200),
		name: require_report_text.boundedText(name, 200),
		status,
		detail: require_report_text.boundedText(detail),
		seconds
	};
}
exports.testImageReport = testImageReport;
