// actions/src/report/view.ts
/** What a verdict and a finding are marked with where there are pictures. */
const stateSigns = {
	passed: "✅",
	blocked: "❌",
	undecided: "⚠️"
};
const severityMarks = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️"
};
/** `2 errors, 1 warning`; undefined where there is none. */
function countsOf(findings) {
	const parts = [
		"error",
		"warning",
		"notice"
	].flatMap((severity) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
	});
	return parts.length === 0 ? void 0 : parts.join(", ");
}
/** By file, line and column; errors first where they share a place. */
function inOrder(findings) {
	const weight = {
		error: 0,
		warning: 1,
		notice: 2
	};
	return findings.toSorted((a, b) => compareText(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column || weight[a.severity] - weight[b.severity]);
}
function compareText(a, b) {
	return a < b ? -1 : Number(a > b);
}
Object.defineProperty(exports, "countsOf", {
	enumerable: true,
	get: function() {
		return countsOf;
	}
});
Object.defineProperty(exports, "inOrder", {
	enumerable: true,
	get: function() {
		return inOrder;
	}
});
Object.defineProperty(exports, "severityMarks", {
	enumerable: true,
	get: function() {
		return severityMarks;
	}
});
Object.defineProperty(exports, "stateSigns", {
	enumerable: true,
	get: function() {
		return stateSigns;
	}
});
