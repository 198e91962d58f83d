const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_string_width = require("./npm-string-width.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_prose = require("./report-prose.cjs");
// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
// actions/src/report/markdown-text.ts
/** Zero-width blank. Texts hold none when it is put in: they are made visible first. */
const BREAK = "​";
/**
* Places where GitHub would make a link or a picture: addresses, mentions, issues (`#1`, `GH-1`),
* commits and emoji. It looks for them in the finished page as well, so escapes do not help.
*/
const linked = /(?<=@)(?=\S)|(?<=#)(?=\d)|(?<=\bgh-)(?=\d)|(?<=\b[0-9a-f]{7})(?=[0-9a-f]{0,33}\b)|(?<=:)(?=\/\/|[\w+-]+:)|(?<=www)(?=\.)/gi;
/** What Markdown takes for syntax in the middle of a line; an underscore within a word is not. */
const syntax = /[\\`*~[\]<>&|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<![^ ])#/gu;
/** A backslash of ours before these would not be read alike by all parsers of tables. */
const references = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"|": "&#124;",
	"\\": "&#92;",
	$: "&#36;"
};
/** What makes a block of a line: `- x`, `1. x`, `===`. Others are escaped wherever they stand. */
const blockStart = /^(?:(\d{1,9})(?=[.)](?: |$))|(?=[-+=]))/;
/**
* A text that others wrote as a part of one line of GitHub's Markdown, in which it is nothing but
* text. An address becomes code: it can be read and copied, and is not a link.
*/
function markdownText(text) {
	return text.split(/(\S*(?::\/\/|www\.)\S*)/i).map((part, index) => index % 2 === 0 ? escaped(part) : markdownCode(part)).join("");
}
function escaped(text) {
	return text.replaceAll(linked, BREAK).replaceAll(syntax, (character) => references[character] ?? `\\${character}`).replaceAll(BREAK, "&#8203;");
}
/** Tables end a cell at a `|` even within a code span. */
function markdownCode(text) {
	if (text === "") return "";
	return /[`|\\]/.test(text) ? `<code>${escaped(text)}</code>` : `\`${text}\``;
}
/** A text as a part of one line, such as a cell or a heading; what stands between backticks is code. */
function markdownProse(text) {
	return require_prose.proseParts(require_action.oneLine(text)).map((part) => part.isCode ? markdownCode(part.text) : markdownText(part.text)).join("").replaceAll("``", "`&#8203;`");
}
/** The same at the start of a line. */
function markdownParagraph(text) {
	return markdownProse(text).trimStart().replace(blockStart, "$1\\");
}
/** Lines as they are, in a fence that none of them can close. */
function markdownFence(text) {
	const runs = text.match(/`+/g) ?? [];
	const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
	return `${fence}\n${require_action.visible(text.replaceAll("	", "    "))}\n${fence}`;
}
// actions/src/report/markdown.ts
var markdown_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	COMMENT_ROOM: () => COMMENT_ROOM,
	renderMarkdown: () => renderMarkdown
});
/** Room for a report in a comment or an issue: GitHub takes 65,536 characters, and a footer follows. */
const COMMENT_ROOM = 6e4;
/** Longer lists help nobody. */
const maxRows = 200;
/** Columns of text; wider tables cannot be read as text, so they do without the blanks. */
const maxAligned = 120;
/**
* The report for a job summary or a comment, in GitHub's Markdown.
* @param room most characters: a summary has at most 1 MiB, a comment 65,536 characters
*/
function renderMarkdown(view, room = 5e5) {
	const { state, title, verdict, next, findings, sections } = view;
	return withinRoom([
		[`## ${require_action.stateSigns[state]}${markdownProse(title)}`],
		...verdict === "" ? [] : [[markdownParagraph(verdict)]],
		...next === void 0 ? [] : [[`**Next:** ${markdownProse(next)}`]],
		...[...require_action.findingsSection(findings), ...sections].flatMap(sectionBlocks)
	], room);
}
function sectionBlocks({ heading, paragraphs = [], list = [], table, code }) {
	return [
		...heading === void 0 ? [] : [[`### ${markdownProse(heading)}`]],
		...paragraphs.map((text) => [markdownParagraph(text)]),
		...limited(list, (items) => items.map((item) => `- ${markdownParagraph(item)}`)),
		...table === void 0 ? [] : limited(table.rows, (rows) => tableBlock({
			...table,
			rows
		})),
		...code === void 0 ? [] : [[markdownFence(code)]]
	];
}
function limited(all, block) {
	if (all.length === 0) return [];
	const left = all.length - maxRows;
	return [block(all.slice(0, maxRows)), ...left > 0 ? [[`… and ${left} more.`]] : []];
}
function tableBlock({ header = [], rows, align: sides = [] }) {
	const align = sides.map((side) => side === "right" ? side : "");
	const cells = [header, ...rows].map((row) => row.map(cellText));
	const aligned = markdownTable(cells, {
		align,
		stringLength: require_string_width.stringWidth
	});
	return (require_string_width.stringWidth(aligned.slice(0, aligned.indexOf("\n"))) > maxAligned ? markdownTable(cells, {
		align,
		alignDelimiters: false
	}) : aligned).split("\n");
}
function cellText(cell) {
	return (typeof cell === "string" ? [cell] : cell).map(markdownProse).join("<br>");
}
/** Every row and item is a line of its own, so a cut between lines leaves whole Markdown. */
function withinRoom(blocks, room) {
	const lines = blocks.flatMap((block, at) => at === 0 ? block : ["", ...block]);
	const note = "\n… the rest is in the log.\n";
	let length = 27;
	const tooMany = lines.findIndex((line) => (length += line.length + 1) > room);
	const whole = `${lines.join("\n")}\n`;
	return whole.length <= room ? whole : `${lines.slice(0, tooMany).join("\n").trimEnd()}\n${note}`;
}
Object.defineProperty(exports, "COMMENT_ROOM", {
	enumerable: true,
	get: function() {
		return COMMENT_ROOM;
	}
});
Object.defineProperty(exports, "markdownProse", {
	enumerable: true,
	get: function() {
		return markdownProse;
	}
});
Object.defineProperty(exports, "markdownTable", {
	enumerable: true,
	get: function() {
		return markdownTable;
	}
});
Object.defineProperty(exports, "markdown_exports", {
	enumerable: true,
	get: function() {
		return markdown_exports;
	}
});
Object.defineProperty(exports, "renderMarkdown", {
	enumerable: true,
	get: function() {
		return renderMarkdown;
	}
});
