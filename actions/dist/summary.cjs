const require_inputs = require("./inputs.cjs");
// actions/src/submission/summary.ts
/** What was measured: label and text, a row without a label goes on with the one before. */
function summaryRows({ measures, limits, forecast, outcome }) {
	const { mainSeconds, mainCpuSeconds, subsetVideos, peakMemoryBytes, scratchPeakBytes } = measures;
	const rows = [];
	if (mainSeconds !== null) {
		const cpu = mainCpuSeconds === null ? "" : `, ${require_inputs.formatSeconds(mainCpuSeconds)} of processor`;
		const videos = subsetVideos === null ? "" : ` for ${count(subsetVideos, "query video")}`;
		rows.push(["main.py", `${require_inputs.formatSeconds(mainSeconds)}${videos}${cpu}`]);
	}
	if (peakMemoryBytes !== null) rows.push(["memory", `${peak(peakMemoryBytes)} of ${require_inputs.formatBytes(limits.memoryBytes)}`]);
	if (scratchPeakBytes !== null) rows.push(["files", `${peak(scratchPeakBytes)} of ${require_inputs.formatBytes(limits.scratchBytes)}`]);
	if (forecast) rows.push(["forecast", forecastText(forecast)]);
	for (const caveat of forecast?.caveats ?? []) rows.push(["", `(${caveat})`]);
	if (outcome) rows.push(["rankings", `${rowCount(measures.fullRows)} full, ${rowCount(measures.subsetRows)} subset`]);
	rows.push(["total", `${require_inputs.formatSeconds(measures.wallSeconds)} in the container`]);
	return rows;
}
function forecastText(forecast) {
	const words = {
		within: "within",
		close: "close to",
		over: "OVER"
	};
	const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformVideos } = forecast;
	return `${words[forecast.verdict]} the limit: ${secondsPerVideo.toFixed(2)} of ${limitSecondsPerVideo} s a video; ${require_inputs.formatSeconds(platformSeconds)} for its ${platformVideos}`;
}
function peak(bytes) {
	return `at most ${require_inputs.formatBytes(bytes)}`;
}
function rowCount(rows) {
	return rows === null ? "no rows" : count(rows, "row");
}
function count(number, noun) {
	return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
Object.defineProperty(exports, "summaryRows", {
	enumerable: true,
	get: function() {
		return summaryRows;
	}
});
