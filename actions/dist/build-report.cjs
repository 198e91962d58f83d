const require_report_text = require("./commands-report-text.cjs");
// actions/src/commands/images/build/build-report.ts
/**
* A build for programs, as actions/build-image/report.schema.json describes it. Texts are bounded
* and as they are: whoever shows them has to escape them.
*/
function buildReport(variant, { image, failure, warnings }) {
	return {
		version: 1,
		variant,
		verdict: failure !== void 0 ? "failed" : image?.built ? "built" : "already-built",
		image: image === void 0 ? null : {
			tag: image.tag,
			id: image.id,
			bytes: image.bytes,
			layers: image.layers
		},
		growth: image?.growth ?? null,
		warnings: warnings.slice(0, 20).map((text) => require_report_text.boundedText(text)),
		failure: require_report_text.boundedFailure(failure)
	};
}
exports.buildReport = buildReport;
