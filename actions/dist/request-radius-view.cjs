const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/radius-view.ts
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
		table: tableOf(rows)
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
function downloadOf({ download }) {
	const { growthBytes, changedBytes, unknownSizes } = download;
	if (changedBytes === 0 && growthBytes === 0 && unknownSizes.length === 0) return [];
	const sign = growthBytes < 0 ? "less" : "more";
	return [`${`${require_action.formatBytes(Math.abs(growthBytes))} ${sign} to download for the whole environment (${require_action.formatBytes(changedBytes)} of changed packages)`}${unknownSizes.length === 0 ? "" : `, without ${unknownSizes.length} of unknown size`}.`];
}
/** Without the last column if it is empty. */
function tableOf(rows) {
	const header = [
		"",
		"Package",
		"Before",
		"After"
	];
	if (rows.every((row) => row.at(-1) === "")) return {
		header,
		rows: rows.map((row) => row.slice(0, -1))
	};
	return {
		header: [...header, "Why"],
		rows
	};
}
/** What hurts first. */
function rowsOf(radius) {
	return kinds.flatMap((kind) => radius[kind].map(({ section, name, before, after, why = "" }) => [
		kind,
		section === "pip" ? `${require_prose.code(name)} (pip)` : require_prose.code(name),
		side(before, kind),
		side(after, kind),
		why
	]));
}
function side(each, kind) {
	if (each === null || each === void 0) return "";
	const build = each.build ?? "(other files)";
	return kind === "rebuilt" ? `${each.version} ${build}` : each.version;
}
Object.defineProperty(exports, "radiusSection", {
	enumerable: true,
	get: function() {
		return radiusSection;
	}
});
