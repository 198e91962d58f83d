const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_test_submission = require("./test-submission2.cjs");
const require_variant = require("./variant.cjs");
const require_inputs = require("./inputs.cjs");
const require_layout = require("./layout.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/report/receipt.ts
/** A run for the summary of a job; messages quote the submission, so all of it is escaped. */
function receiptMarkdown({ verdict, message, next, warnings, rows }) {
	return [
		`### Submission: ${require_inputs.markdownText(verdict)}`,
		"",
		require_inputs.markdownText(message),
		...next === null ? [] : ["", `Next: ${require_inputs.markdownText(next)}`],
		...warnings.map((warning) => `\n> Warning: ${require_inputs.markdownText(warning)}`),
		"",
		"| | |",
		"| --- | --- |",
		...rows.map(([label, text]) => `| ${require_inputs.markdownText(label)} | ${require_inputs.markdownText(text)} |`),
		""
	].join("\n");
}
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
// actions/src/hosts/action/test-submission.ts
require_inputs.runAction(testSubmission);
async function testSubmission(ports) {
	const under = (folder) => folder === void 0 ? void 0 : node_path.default.resolve(ports.root, folder);
	const submission = under(require_inputs.textInput("submission-folder")) ?? node_path.default.join(ports.root, "submission");
	const receipt = await require_test_submission.run({
		dataset: require_layout.parseDataset(require_inputs.textInput("dataset")),
		submissionFolder: submission,
		dataFolder: under(require_inputs.textInput("data-folder")),
		image: require_inputs.textInput("image"),
		variant: require_inputs.choiceInput("variant", require_variant.VARIANTS),
		skipGpu: require_inputs.switchInput("skip-gpu", false),
		phase2: require_inputs.switchInput("phase2", false),
		blockInternet: require_inputs.switchInput("block-internet", true),
		limits: {
			timeSeconds: require_inputs.numberInput("time-limit"),
			memoryBytes: require_inputs.sizeInput("memory-limit"),
			scratchBytes: require_inputs.sizeInput("scratch-limit"),
			cpus: require_inputs.numberInput("cpus")
		}
	}, ports);
	const { verdict, exitCode, message, next, warnings } = receipt;
	return {
		outputs: {
			verdict,
			"exit-code": String(exitCode),
			receipt: node_path.default.join(submission, "receipt.json"),
			outcome: receipt.outcome ? node_path.default.join(submission, receipt.outcome.name) : ""
		},
		summary: receiptMarkdown({
			verdict,
			message,
			next,
			warnings,
			rows: summaryRows(receipt)
		}),
		...verdict !== "ok" && { failure: {
			message: `${verdict}: ${message}`,
			next
		} }
	};
}
