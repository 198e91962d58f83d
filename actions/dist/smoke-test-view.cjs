const require_errors = require("./errors.cjs");
const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/smoke-test/smoke-test-view.ts
/** A smoke test for people: a row for each submission, and what is not as expected. */
function smokeTestView({ variant, image, runs, ...rest }) {
	const problems = smokeProblems({
		runs,
		...rest
	});
	const sections = [
		runs.length > 0 ? runsSection(runs) : void 0,
		problems.length > 0 ? { list: problems } : void 0,
		{ table: { rows: [["image", require_prose.code(image.reference)], ["id", require_prose.code(image.id)]] } }
	];
	return require_action.reportView({
		title: `Submissions in the ${variant} image`,
		state: rest.passed ? "passed" : "failed",
		verdict: rest.passed ? "All submissions ran and scored as expected." : "Not everything is as expected.",
		sections: sections.filter((part) => part !== void 0),
		...!rest.passed && { next: SMOKE_NEXT }
	});
}
/** Why the command fails, with all that is not as expected. */
function smokeFailure(report) {
	if (report.passed) return void 0;
	return {
		exitCode: require_errors.ExitCode.checkFailed,
		message: `the ${report.variant} image: ${smokeProblems(report).join("; ")}`,
		next: SMOKE_NEXT
	};
}
/** What is not as expected, one text each; unescaped. */
function smokeProblems({ problem, runs }) {
	const ofRuns = runs.flatMap((run) => run.problem === null ? [] : [`${run.submission}: ${run.problem}`]);
	return problem === null ? ofRuns : [problem, ...ofRuns];
}
/** The one next step if something is not as expected. */
const SMOKE_NEXT = "run them by hand: docs/background/image.md, \"Submissions in an image\"";
function runsSection(runs) {
	return { table: {
		header: [
			"Submission",
			"",
			"micro-AP, full",
			"subset",
			"Time"
		],
		rows: runs.map(({ submission, passed, microAp, seconds }) => [
			submission,
			passed ? "passed" : "FAILED",
			microAp === null ? "no outcome" : microAp.full.toFixed(3),
			microAp === null ? "" : microAp.subset.toFixed(3),
			require_action.formatSeconds(seconds)
		]),
		align: [
			"left",
			"left",
			"right",
			"right",
			"right"
		]
	} };
}
exports.smokeFailure = smokeFailure;
exports.smokeTestView = smokeTestView;
