const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_solve_files = require("./environment-solve-files.cjs");
// actions/src/commands/request/validate/validate-report.ts
var validate_report_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ reportOf: () => reportOf });
/**
* The result for programs. Texts are as they are: whoever shows them has to escape them.
*/
function reportOf(result) {
	const { verdict, findings, base, notes, variants } = result;
	return {
		version: 1,
		verdict,
		findings: findings.map(findingReport),
		base: base === void 0 ? null : {
			ref: base.ref,
			commit: base.commit
		},
		notes,
		variants: Object.fromEntries(Object.entries(variants).map(([name, each]) => [name, variantReport(each)]))
	};
}
/** A finding as a report has it. */
function findingReport({ place: { file, line, column, endColumn }, ...rest }) {
	return {
		file,
		line,
		column,
		endColumn,
		...rest
	};
}
function variantReport({ file, changes, solution }) {
	return {
		file,
		changed: changes === void 0 || changes.length > 0,
		changes: changes?.map(({ before, after, ...rest }) => ({
			...rest,
			before: before ?? null,
			after: after ?? null
		})) ?? null,
		solution: solution === void 0 ? null : solutionReport(solution)
	};
}
function solutionReport(solution) {
	const { head, base, broken, radius } = solution.change;
	return {
		verdict: head.verdict,
		baseVerdict: broken?.verdict ?? base?.verdict ?? null,
		pip: solution.pypi?.verdict ?? null,
		undecided: require_solve_files.undecidedReason(solution) ?? null,
		packages: head.verdict === "solved" ? head.packages.length : null,
		difference: radius === void 0 ? null : differenceReport(radius),
		facts: solution.facts?.map(factsReport) ?? null
	};
}
function factsReport(facts) {
	const { licence, downloadBytes, unpackedBytes, released, newest, script } = facts;
	const { section, name, version, notFree, advisories } = facts;
	return {
		section,
		name,
		version,
		licence: licence ?? null,
		notFree,
		downloadBytes: downloadBytes ?? null,
		unpackedBytes: unpackedBytes ?? null,
		released: released ?? null,
		newest: newest ?? null,
		script: script ?? null,
		advisories: "known" in advisories ? advisories.known : null,
		notAsked: "notAsked" in advisories ? advisories.notAsked : null
	};
}
function differenceReport(radius) {
	const { additiveOnly, added, upgraded, downgraded, rebuilt, removed, download } = radius;
	return {
		additiveOnly,
		added: added.map(changeReport),
		upgraded: upgraded.map(changeReport),
		downgraded: downgraded.map(changeReport),
		rebuilt: rebuilt.map(changeReport),
		removed: removed.map(changeReport),
		download
	};
}
function changeReport({ section, name, before, after, why }) {
	return {
		section,
		name,
		before: sideReport(before),
		after: sideReport(after),
		...why === void 0 ? {} : { why }
	};
}
function sideReport(each) {
	if (each === void 0) return null;
	const { version, build, url } = each;
	return {
		version,
		...build === void 0 ? {} : { build },
		...url === void 0 ? {} : { url }
	};
}
Object.defineProperty(exports, "findingReport", {
	enumerable: true,
	get: function() {
		return findingReport;
	}
});
Object.defineProperty(exports, "reportOf", {
	enumerable: true,
	get: function() {
		return reportOf;
	}
});
Object.defineProperty(exports, "validate_report_exports", {
	enumerable: true,
	get: function() {
		return validate_report_exports;
	}
});
