// actions/src/commands/report-text.ts
/** Characters of a text in a report: what is printed while building and testing has no bound. */
const LONGEST = 1e3;
/** A failure quotes the last lines of a step. */
const LONGEST_FAILURE = 8e3;
/** A text for a report, cut if it is longer than its reader has to expect. */
function boundedText(text, longest = LONGEST) {
	return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
/** A failure for a report; null if there is none. */
function boundedFailure(failure) {
	if (failure === void 0) return null;
	const { message, next } = failure;
	return {
		message: boundedText(message, LONGEST_FAILURE),
		next: next === null ? null : boundedText(next)
	};
}
Object.defineProperty(exports, "boundedFailure", {
	enumerable: true,
	get: function() {
		return boundedFailure;
	}
});
Object.defineProperty(exports, "boundedText", {
	enumerable: true,
	get: function() {
		return boundedText;
	}
});
