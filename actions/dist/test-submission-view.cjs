const require_action = require("./entrypoints-action.cjs");
const require_run_failure = require("./test-submission-run-failure.cjs");
// actions/src/commands/submission/test-submission/test-submission-view.ts
/**
* The end of a run for people: what was measured and where the results are.
* @param folder with the results, as people are to see it
* @param failure of the command: the run's own, or its warnings' if it was told to be strict
* @param then what to type after a run that passed
*/
function testSubmissionView(receipt, folder, failure = require_run_failure.runFailure(receipt, false), then) {
	const { verdict, warnings, outcome } = receipt;
	const { message } = failure ?? receipt;
	const next = (failure ?? receipt).next ?? (failure === void 0 ? then : void 0);
	const files = ["receipt.json", "log.txt"].map((name) => `${folder}/${name}`);
	const sections = [{ table: { rows: [
		...receiptRows(receipt),
		["see", files],
		...outcome ? [["outcome", `${folder}/${outcome.name}`]] : []
	] } }];
	if (warnings.length > 0) sections.push({
		heading: "Warnings",
		list: warnings
	});
	return require_action.reportView({
		title: `Submission: ${verdict}`,
		state: failure === void 0 ? "passed" : "failed",
		verdict: message,
		sections,
		...next !== void 0 && { next }
	});
}
/** What was measured: label and text. */
function receiptRows({ measures, phases, limits, forecast, outcome, engine }) {
	const { mainSeconds, mainCpuSeconds, subsetVideos, peakMemoryBytes, scratchPeakBytes } = measures;
	const rows = [];
	if (mainSeconds !== null) {
		const cpu = mainCpuSeconds === null ? "" : `, ${require_action.formatSeconds(mainCpuSeconds)} of processor`;
		const videos = subsetVideos === null ? "" : ` for ${count(subsetVideos, "query video")}`;
		rows.push(["main.py", `${require_action.formatSeconds(mainSeconds)}${videos}${cpu}`]);
	}
	if (peakMemoryBytes !== null) {
		const limit = require_action.formatBytes(limits.memoryBytes);
		const enforced = engine.unenforced.includes("memory") ? ", which is not enforced here" : "";
		rows.push(["memory", `${peak(peakMemoryBytes)} of ${limit}${enforced}`]);
	}
	if (scratchPeakBytes !== null) rows.push(["files", `${peak(scratchPeakBytes)} of ${require_action.formatBytes(limits.scratchBytes)}`]);
	if (forecast) rows.push(["forecast", forecastLines(forecast)]);
	if (outcome) rows.push(["rankings", `${rowCount(measures.fullRows)} full, ${rowCount(measures.subsetRows)} subset`]);
	if (phases.length > 0) rows.push(["phases", phases.map(phaseLine)]);
	rows.push(["total", `${require_action.formatSeconds(measures.wallSeconds)} in the container`]);
	return rows;
}
function phaseLine({ name, seconds, cpuSeconds, peakMemoryBytes }) {
	const cpu = cpuSeconds === null ? "" : `, ${require_action.formatSeconds(cpuSeconds)} of processor`;
	const memory = peakMemoryBytes === null ? "" : `, ${require_action.formatBytes(peakMemoryBytes)} of memory`;
	return `${name}: ${require_action.formatSeconds(seconds)}${cpu}${memory}`;
}
function forecastLines(forecast) {
	const words = {
		within: "within",
		close: "close to",
		over: "OVER"
	};
	const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformVideos } = forecast;
	return [
		`${words[forecast.verdict]} the limit: ${secondsPerVideo.toFixed(2)} of ${limitSecondsPerVideo} s a video`,
		`${require_action.formatSeconds(platformSeconds)} for the platform's ${count(platformVideos, "video")}`,
		...forecast.caveats.map((caveat) => `(${caveat})`)
	];
}
function peak(bytes) {
	return `at most ${require_action.formatBytes(bytes)}`;
}
function rowCount(rows) {
	return rows === null ? "no rows" : count(rows, "row");
}
function count(number, noun) {
	return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
exports.testSubmissionView = testSubmissionView;
