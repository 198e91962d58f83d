const require_inputs = require("./inputs.cjs");
const require_view = require("./view.cjs");
// actions/src/report/markdown.ts
/** Room for a report in a comment or an issue: GitHub takes 65,536 characters, and a footer follows. */
const COMMENT_ROOM = 6e4;
/** Longer lists help nobody. */
const maxFindings = 100;
const maxRows = 200;
/**
* The report for a job summary or a comment, in GitHub's Markdown.
* @param room most characters: a summary has at most 1 MiB, a comment 65,536 characters
*/
function renderMarkdown(view, room = 5e5) {
	return withinRoom(`${[
		`## ${require_view.stateSigns[view.state]} ${require_inputs.markdownText(view.title)}`,
		require_inputs.markdownProse(view.verdict),
		...findingsBlocks(view.findings),
		...view.sections.flatMap(sectionBlocks)
	].join("\n\n")}\n`, room);
}
/** Every row is a line of its own: a cut between lines leaves whole Markdown. */
function withinRoom(text, room) {
	if (text.length <= room) return text;
	return text.slice(0, text.lastIndexOf("\n", room - 28)) + "\n\n… the rest is in the log.\n";
}
function findingsBlocks(findings) {
	const counts = require_view.countsOf(findings);
	if (counts === void 0) return [];
	const rows = require_view.inOrder(findings).slice(0, maxFindings).map(findingRow);
	const left = findings.length - rows.length;
	return [
		`### ${counts}`,
		[
			"|  | Where | What | Instead |",
			"| --- | --- | --- | --- |",
			...rows
		].join("\n"),
		...left > 0 ? [`… and ${left} more.`] : []
	];
}
function findingRow({ place, rule, severity, message, suggestion }) {
	const where = `<code>${require_inputs.markdownText(`${place.file}:${place.line}`)}</code>`;
	const what = `${require_inputs.markdownProse(message)}<br><sub>${require_inputs.markdownText(rule)}</sub>`;
	return `| ${require_view.severityMarks[severity]} | ${where} | ${what} | ${require_inputs.markdownProse(suggestion ?? "")} |`;
}
function sectionBlocks({ heading, paragraphs, table }) {
	return [
		`### ${require_inputs.markdownProse(heading)}`,
		...paragraphs.map(require_inputs.markdownProse),
		...table === void 0 ? [] : tableBlocks(table)
	];
}
function tableBlocks({ header, rows }) {
	const shown = rows.slice(0, maxRows).map(tableRow);
	const left = rows.length - shown.length;
	return [[
		tableRow(header),
		`|${" --- |".repeat(header.length)}`,
		...shown
	].join("\n"), ...left > 0 ? [`… and ${left} more.`] : []];
}
function tableRow(cells) {
	return `| ${cells.map(require_inputs.markdownProse).join(" | ")} |`;
}
// actions/src/environment/model.ts
/** The image variants that have an environment file. */
const variants = ["cpu", "gpu"];
// actions/src/commands/radius-view.ts
/** What a change does to the installed packages: the verdict in words, and the list. */
function radiusSection(heading, radius, paragraphs) {
	const rows = rowsOf(radius);
	const all = [
		rows.length === 0 ? "No installed package changes." : summaryOf(radius),
		...downloadOf(radius),
		...paragraphs
	];
	if (rows.length === 0) return {
		heading,
		paragraphs: all
	};
	return {
		heading,
		paragraphs: all,
		table: {
			header: [
				"",
				"Package",
				"Before",
				"After"
			],
			rows
		}
	};
}
const kinds = [
	"removed",
	"downgraded",
	"upgraded",
	"rebuilt",
	"added"
];
function summaryOf(radius) {
	const counts = kinds.filter((kind) => radius[kind].length > 0).map((kind) => `${radius[kind].length} ${kind}`).join(", ");
	return radius.additiveOnly ? `Additive only: nothing that is installed today changes (${counts}).` : `Not additive: packages that are installed today change (${counts}).`;
}
/** In MB, as package indexes count. */
function downloadOf({ download }) {
	const { growthBytes, changedBytes, unknownSizes } = download;
	if (changedBytes === 0 && growthBytes === 0 && unknownSizes.length === 0) return [];
	const sign = growthBytes < 0 ? "less" : "more";
	return [`${`${require_inputs.formatBytes(Math.abs(growthBytes))} ${sign} to download for the whole environment (${require_inputs.formatBytes(changedBytes)} of changed packages)`}${unknownSizes.length === 0 ? "" : `, without ${unknownSizes.length} of unknown size`}.`];
}
/** What hurts first. */
function rowsOf(radius) {
	return kinds.flatMap((kind) => radius[kind].map(({ name, before, after }) => [
		kind,
		`\`${name}\``,
		side(before, kind),
		side(after, kind)
	]));
}
function side(each, kind) {
	if (each === null || each === void 0) return "";
	return kind === "rebuilt" ? `${each.version} ${each.build}` : each.version;
}
Object.defineProperty(exports, "COMMENT_ROOM", {
	enumerable: true,
	get: function() {
		return COMMENT_ROOM;
	}
});
Object.defineProperty(exports, "radiusSection", {
	enumerable: true,
	get: function() {
		return radiusSection;
	}
});
Object.defineProperty(exports, "renderMarkdown", {
	enumerable: true,
	get: function() {
		return renderMarkdown;
	}
});
Object.defineProperty(exports, "variants", {
	enumerable: true,
	get: function() {
		return variants;
	}
});
