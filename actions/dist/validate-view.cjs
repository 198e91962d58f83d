const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_prose = require("./report-prose.cjs");
const require_collect = require("./facts-collect.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_radius_view = require("./request-radius-view.cjs");
// actions/src/commands/request/facts-view.ts
/** What a maintainer has to know of the packages that come in or move, for all variants at once. */
function factsSections(variants) {
	const all = incomingOf(variants);
	if (all.length === 0) return [];
	const both = new Set(all.map(({ variant }) => variant)).size > 1;
	const advised = all.filter(({ facts }) => (facts.advisories ?? []).length > 0);
	return [{
		heading: "What comes in",
		paragraphs: [
			...decideLines(variants),
			...totals(variants),
			...unaskedLines(all.map(({ facts }) => facts))
		],
		table: {
			header: [
				"Package",
				...both ? ["For"] : [],
				...COLUMNS
			],
			rows: merged(all).map(({ facts, names }) => [
				nameOf(facts),
				...both ? [names.map((name) => name.toUpperCase()).join(", ")] : [],
				...cellsOf(facts)
			])
		}
	}, ...advised.length === 0 ? [] : [advisorySection(merged(advised).map(({ facts }) => facts))]];
}
/** What nobody but a maintainer can decide, in a sentence; none if there is nothing of the kind. */
function decideLines(variants) {
	const concerns = concernsOf(variants);
	return concerns.length === 0 ? [] : [`A maintainer decides: ${concerns.join("; ")}.`];
}
function concernsOf(variants) {
	const facts = merged(incomingOf(variants)).map((each) => each.facts);
	const unfree = facts.filter(({ notFree }) => notFree);
	const advised = facts.filter(({ advisories }) => (advisories ?? []).length > 0);
	return [...unfree.length === 0 ? [] : [`the licence of ${named(unfree)} isn't free for all uses`], ...advised.length === 0 ? [] : [`${named(advised)} has known advisories`]];
}
function named(some) {
	return [...new Set(some.map(({ name, version }) => `${name} ${version}`))].join(", ");
}
const COLUMNS = [
	"Licence",
	"Size",
	"Released",
	"Advisories"
];
function incomingOf(variants) {
	return Object.entries(variants).flatMap(([variant, { solution }]) => (solution?.facts ?? []).map((facts) => ({
		variant,
		facts
	})));
}
/** One for each package in one version, with the variants that get it. */
function merged(all) {
	return [...Map.groupBy(all, ({ facts }) => `${facts.section} ${facts.name} ${facts.version}`).values()].map((same) => ({
		facts: same[0].facts,
		names: same.map(({ variant }) => variant)
	}));
}
/** What a variant's image takes on, so that the difference between them is seen. */
function totals(variants) {
	return Object.entries(variants).flatMap(([variant, { solution }]) => {
		const { facts, difference } = solution ?? {};
		if (!facts || !difference || facts.length === 0) return [];
		const { added, upgraded, downgraded, rebuilt } = difference;
		const count = [
			added,
			upgraded,
			downgraded,
			rebuilt
		].flat().length;
		const left = count > 40 ? `, of which the first 40 were checked` : "";
		const download = sumOf(facts.map(({ downloadBytes }) => downloadBytes));
		const unpacked = sumOf(facts.map(({ unpackedBytes }) => unpackedBytes));
		const packages = count === 1 ? "1 package" : `${count} packages`;
		return [`${variant.toUpperCase()}: ${packages}${left}; ${download} to download, ${unpacked} unpacked in the image.`];
	});
}
function sumOf(sizes) {
	const known = sizes.filter((size) => size !== null);
	if (known.length === 0) return "an unknown amount";
	const sum = require_action.formatBytes(known.reduce((all, size) => all + size, 0));
	const unknown = sizes.length - known.length;
	return unknown === 0 ? sum : `${sum} (without ${unknown} of unknown size)`;
}
/** Once for each reason that a server had, not for what has no release to ask about. */
function unaskedLines(facts) {
	const reasons = new Set(facts.flatMap(({ notAsked }) => notAsked ?? []));
	reasons.delete(require_collect.NO_RELEASE);
	return [...reasons].map((why) => `Advisories were not looked up: ${why}.`);
}
function nameOf({ section, name, version }) {
	return `${require_prose.code(name)} ${version}${section === "pip" ? " (pip)" : ""}`;
}
function cellsOf(facts) {
	const { licence, notFree, downloadBytes, unpackedBytes, released, newest } = facts;
	const size = downloadBytes === null ? "not known" : require_action.formatBytes(downloadBytes);
	const unpacked = unpackedBytes === null ? "unpacked: not known" : `${require_action.formatBytes(unpackedBytes)} unpacked`;
	return [
		[licence ?? "not stated", ...notFree ? ["not free for all uses"] : []],
		[
			size,
			unpacked,
			...scriptLine(facts)
		],
		[dayOf(released), ...newest === null ? [] : [`last: ${newest.version}, ${dayOf(newest.released)}`]],
		advisoryCell(facts)
	];
}
function scriptLine({ section, script }) {
	if (script !== true) return [];
	return [section === "pip" ? "runs code when it is built" : "runs a script when installed"];
}
function dayOf(date) {
	return date === null ? "not known" : date.slice(0, 10);
}
function advisoryCell({ advisories }) {
	if (advisories === null) return "not asked";
	const [worst] = advisories;
	if (worst === void 0) return "none known";
	return `${advisories.length} known, the worst ${worst.severity}`;
}
/** More of one package say nothing new. */
const MOST_ADVISORIES = 10;
function advisorySection(facts) {
	return {
		heading: "Known advisories",
		paragraphs: ["From the OSV database; osv.dev has each of them by its id."],
		table: {
			header: [
				"Package",
				"Severity",
				"Advisory",
				"What",
				"Fixed in"
			],
			rows: facts.flatMap((each) => (each.advisories ?? []).slice(0, MOST_ADVISORIES).map(({ ids, summary, severity, fixed }) => [
				nameOf(each),
				require_action.capitalized(severity),
				ids.slice(0, 3).map(require_prose.code),
				summary,
				fixed.length === 0 ? "no version is named" : fixed.join(", ")
			]))
		}
	};
}
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
	fault: "A bug in this repository ended the check early. Please report it."
};
/**
* The report for people: what is wrong, what changes, what is not known.
* @param sources texts of the files, by path, for showing their lines
*/
function validateView(report, sources = /* @__PURE__ */ new Map()) {
	const { verdict, findings, notes } = report;
	const sections = Object.entries(report.variants).flatMap(([variant, each]) => [...changeSection(variant, each, report.base), ...solutionSections(variant, each.solution)]);
	sections.push(...factsSections(report.variants));
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
	return [{
		heading,
		paragraphs: [
			...paragraphs,
			`Solved: ${packages} packages.`,
			uncompared(solution)
		]
	}];
}
/** Why nothing is said of what changes. */
function uncompared({ baseVerdict, undecided }) {
	if (baseVerdict !== "solved") return "There is no earlier solution to compare with.";
	if (undecided !== null) return "What changes is not known.";
	return "What changes is not known: the pip section has no solution, or had none.";
}
Object.defineProperty(exports, "decideLines", {
	enumerable: true,
	get: function() {
		return decideLines;
	}
});
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
