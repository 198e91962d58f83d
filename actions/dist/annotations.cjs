const require_inputs = require("./inputs.cjs");
const require_view = require("./view.cjs");
// actions/src/report/annotations.ts
/** GitHub shows 10 of each kind for a step, and drops others silently. One error is the verdict. */
const shown = {
	error: 9,
	warning: 10,
	notice: 10
};
/** The annotations for findings, as many as GitHub shows; the summary has all of them. */
function annotationsOf(findings) {
	const ordered = require_view.inOrder(findings);
	return [
		"error",
		"warning",
		"notice"
	].flatMap((severity) => ordered.filter((finding) => finding.severity === severity).slice(0, shown[severity]).map(annotation));
}
function annotation({ place, rule, severity, message, suggestion }) {
	const next = suggestion === void 0 ? "" : `\nInstead: ${suggestion}`;
	return {
		level: severity,
		message: require_inputs.visible(`${message}${next}`),
		title: rule,
		file: place.file,
		startLine: place.line,
		startColumn: place.column,
		endColumn: place.endColumn
	};
}
Object.defineProperty(exports, "annotationsOf", {
	enumerable: true,
	get: function() {
		return annotationsOf;
	}
});
