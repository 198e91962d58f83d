const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_prose = require("./report-prose.cjs");
const require_radius_view = require("./request-radius-view.cjs");
// actions/src/commands/request/validate/validate-view.ts
var validate_view_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ validateView: () => validateView });
const states = {
	mergeable: "passed",
	decision: "undecided",
	blocked: "blocked",
	undecided: "undecided",
	fault: "undecided"
};
const sentences = {
	mergeable: "The environment files can be merged.",
	decision: "Nothing is wrong by the rules as this change leaves them. As it changes the rules, a maintainer decides.",
	blocked: "The environment files cannot be merged like this.",
	undecided: "It could not be decided whether the environment files can be merged. Try again later.",
	fault: "A fault of ours kept the check from its end. Please report it."
};
/**
* The report for people: what is wrong, what changes, what is not known.
* @param sources texts of the files, by path, for showing their lines
*/
function validateView(report, sources = /* @__PURE__ */ new Map()) {
	const { verdict, findings, notes } = report;
	const sections = Object.entries(report.variants).flatMap(([variant, each]) => [...changeSection(variant, each, report.base), ...solutionSections(variant, each.solution)]);
	if (notes.length > 0) sections.push({
		heading: "Notes",
		paragraphs: notes
	});
	return {
		title: "Environment files",
		state: states[verdict],
		verdict: sentences[verdict],
		findings: findings.map(({ file, line, column, endColumn, ...rest }) => ({
			place: {
				file,
				line,
				column,
				endColumn
			},
			...rest
		})),
		sources,
		sections
	};
}
function changeSection(variant, { changes, file }, base) {
	if (changes === null || base === null) return [];
	const { ref, commit } = base;
	const name = /^[0-9a-f]{40}\b/.test(ref) ? "" : `${require_prose.code(ref)} `;
	const short = require_prose.code(commit.slice(0, 7));
	const since = `since ${name === "" ? short : `${name}(${short})`}`;
	const heading = `${variant.toUpperCase()}: entries`;
	return changes.length === 0 ? [{
		heading,
		paragraphs: [`No entry of ${require_prose.code(file)} changes ${since}.`]
	}] : [{
		heading,
		paragraphs: [`${require_prose.code(file)} ${since}:`],
		table: table(changes)
	}];
}
function table(changes) {
	return {
		header: [
			"",
			"Section",
			"Before",
			"After"
		],
		rows: changes.map(({ kind, section, before, after }) => [
			kind,
			section,
			require_prose.code(before ?? ""),
			require_prose.code(after ?? "")
		])
	};
}
function solutionSections(variant, solution) {
	if (solution === null) return [];
	const heading = `${variant.toUpperCase()}: what everybody gets`;
	const { verdict, baseVerdict, undecided, packages, difference } = solution;
	const paragraphs = undecided === null ? [] : [undecided, "This is not a fault of the files."];
	if ((verdict === "strict-priority" || verdict === "unsolvable") && baseVerdict === verdict) paragraphs.push("The file before this change has no solution either.");
	if (verdict !== "solved") return paragraphs.length > 0 ? [{
		heading,
		paragraphs
	}] : [];
	if (difference !== null) return [require_radius_view.radiusSection(heading, difference, paragraphs)];
	const count = `Solved: ${packages} packages.`;
	return [{
		heading,
		paragraphs: [...paragraphs, `${count} There is no earlier solution to compare with.`]
	}];
}
Object.defineProperty(exports, "validateView", {
	enumerable: true,
	get: function() {
		return validateView;
	}
});
Object.defineProperty(exports, "validate_view_exports", {
	enumerable: true,
	get: function() {
		return validate_view_exports;
	}
});
