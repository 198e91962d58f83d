const require_prose = require("./prose.cjs");
const require_action = require("./action.cjs");
// actions/src/commands/images/smoke-test/smoke-test-view.ts
/** A smoke test for people: a row for each submission, and what is not as expected. */
function smokeTestView({ variant, image, runs, ...rest }) {
	const problems = smokeProblems({
		runs,
		...rest
	});
	const sections = [
		{ paragraphs: [require_prose.code(image.reference)] },
		runs.length > 0 ? runsSection(runs) : void 0,
		problems.length > 0 ? { list: problems } : void 0
	];
	return require_action.reportView({
		title: `Submissions in the ${variant} image`,
		state: rest.passed ? "passed" : "failed",
		verdict: rest.passed ? "All submissions ran and scored as expected." : "Not everything is as expected.",
		sections: sections.filter((part) => part !== void 0),
		...!rest.passed && { next: "run them by hand: docs/image.md, \"Submissions in an image\"" }
	});
}
/** What is not as expected, one text each; unescaped. */
function smokeProblems({ problem, runs }) {
	const ofRuns = runs.flatMap((run) => run.problem === null ? [] : [`${run.submission}: ${run.problem}`]);
	return problem === null ? ofRuns : [problem, ...ofRuns];
}
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
exports.smokeTestView = smokeTestView;
