const require_inputs = require("./inputs.cjs");
// actions/src/report/escape.ts
const everyUnprintable = new RegExp(require_inputs.unprintable.source, "gu");
/** Makes what cannot be seen visible: a terminal's escape character becomes `<U+001B>`. */
function visible(text) {
	return text.replace(everyUnprintable, (character) => {
		return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
/** Text for a terminal, on one line. */
function terminalText(text) {
	return visible(text.replaceAll("\n", " "));
}
/**
* The log of a workflow is a terminal too, where `::name::` at the start of a line and `##[name]`
* anywhere are commands to the runner. For a whole text, after its lines have been put together.
*/
function withoutCommands(text) {
	return text.replaceAll("##[", "## [").replace(/^([^\S\n]*)::/gm, "$1: :");
}
/**
* Text for GitHub's Markdown. Everything but letters, digits and blanks becomes a character
* reference, which Markdown never takes for syntax. GitHub looks for mentions and issue numbers
* after that, in the finished page: a zero-width blank keeps them apart.
*/
function markdownText(text) {
	return visible(text).replace(/[^\p{L}\p{N} ]/gu, (character) => {
		const code = `&#${character.codePointAt(0)};`;
		return character === "@" || character === "#" ? `${code}&#8203;` : code;
	}).replace(/\b(gh|[0-9a-f]{7})/gi, "$1&#8203;");
}
/** Like `markdownText`; what stands between backticks becomes code. */
function markdownProse(text) {
	return mapProse(text, markdownText, (code) => `<code>${markdownText(code)}</code>`);
}
/** Splits at backticks; an odd one is text like any other. */
function mapProse(text, plain, code) {
	const parts = text.split("`");
	if (parts.length % 2 === 0) {
		const last = parts.pop();
		parts.push(`${parts.pop()}\`${last}`);
	}
	return parts.map((part, index) => index % 2 === 0 ? plain(part) : code(part)).join("");
}
Object.defineProperty(exports, "mapProse", {
	enumerable: true,
	get: function() {
		return mapProse;
	}
});
Object.defineProperty(exports, "markdownProse", {
	enumerable: true,
	get: function() {
		return markdownProse;
	}
});
Object.defineProperty(exports, "markdownText", {
	enumerable: true,
	get: function() {
		return markdownText;
	}
});
Object.defineProperty(exports, "terminalText", {
	enumerable: true,
	get: function() {
		return terminalText;
	}
});
Object.defineProperty(exports, "visible", {
	enumerable: true,
	get: function() {
		return visible;
	}
});
Object.defineProperty(exports, "withoutCommands", {
	enumerable: true,
	get: function() {
		return withoutCommands;
	}
});
