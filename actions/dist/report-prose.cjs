// actions/src/report/prose.ts
/** Splits at backticks: what stands between two is code; an odd one is text like any other. */
function proseParts(text) {
	const parts = text.split("`");
	if (parts.length % 2 === 0) {
		const last = parts.pop();
		parts.push(`${parts.pop()}\`${last}`);
	}
	return parts.map((part, index) => ({
		text: part,
		isCode: index % 2 === 1
	}));
}
/** Marks a text as code; one that holds a backtick stays plain. */
function code(text) {
	return text === "" || text.includes("`") ? text : `\`${text}\``;
}
Object.defineProperty(exports, "code", {
	enumerable: true,
	get: function() {
		return code;
	}
});
Object.defineProperty(exports, "proseParts", {
	enumerable: true,
	get: function() {
		return proseParts;
	}
});
