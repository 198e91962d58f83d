const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/lock/advisories-view.ts
/** What was found of known advisories, and what became of it; nothing if nobody wanted to know. */
function watchedSections(locked) {
	const heading = "Known advisories";
	const told = locked.flatMap(({ watched }) => watched ?? []);
	if (told.length === 0) return [];
	const lines = [...new Set(told.flatMap((each) => "notAsked" in each ? [each.notAsked] : []))].map((why) => `They were not looked up: ${why}.`);
	const rows = rowsOf(locked, () => true);
	if (rows.length > 0) return [{
		heading,
		paragraphs: lines,
		table: {
			header: HEADER,
			rows
		}
	}];
	return [{
		heading,
		paragraphs: lines.length > 0 ? lines : ["No package of the locks has one."]
	}];
}
/** What stays, for those who have to decide about it; undefined if nothing does. */
function advisoriesView(locked) {
	const rows = rowsOf(locked, ({ has }) => has.length > 0);
	if (rows.length === 0) return void 0;
	return require_action.reportView({
		title: "Known advisories",
		state: "blocked",
		verdict: "Packages of the locks have known advisories that no upgrade of a lock fixes.",
		sections: [{ table: {
			header: HEADER,
			rows
		} }, {
			heading: "What to do next",
			paragraphs: ["Ask for another version of what a line names, by a pull request as for any package. If the advisory does not matter here, leave this issue open: it is brought up to date each week, and closes itself when nothing is left."]
		}]
	});
}
/** Whether any stays; unknown if the database couldn't be asked about a lock, or nobody wanted to. */
function advisoriesLeft(locked) {
	if (locked.some(({ watched }) => watched === void 0 || "notAsked" in watched)) return "unknown";
	return advisoriesView(locked) === void 0 ? "none" : "some";
}
const HEADER = [
	"Package",
	"For",
	"Severity",
	"Advisory",
	"Fixed in",
	"What happened"
];
/** The newest ones of a package say as much as all. */
const MOST_ADVISORIES = 10;
/** One row for an advisory of a package, whichever variants have it. */
function rowsOf(locked, wanted) {
	const all = locked.flatMap(({ variant, watched }) => watched !== void 0 && "affected" in watched ? watched.affected.filter(wanted).map((each) => ({
		variant,
		each
	})) : []);
	return [...Map.groupBy(all, ({ each: { section, name, before, after } }) => [
		section,
		name,
		before,
		after
	].join(" ")).values()].flatMap((same) => {
		const { each } = same[0];
		const { section, name, before, had } = each;
		const names = same.map(({ variant }) => variant.toUpperCase()).join(", ");
		return had.slice(0, MOST_ADVISORIES).map(({ ids, severity, fixed }) => [
			`${require_prose.code(name)} ${before}${section === "pip" ? " (pip)" : ""}`,
			names,
			require_action.capitalized(severity),
			ids.slice(0, 3).map(require_prose.code),
			fixed.length === 0 ? "no version is named" : fixed.join(", "),
			outcomeOf(each, ids)
		]);
	});
}
function outcomeOf({ before, after, has, namedAt }, ids) {
	const stays = has.some((each) => each.ids.some((id) => ids.includes(id)));
	const edited = namedAt === void 0 ? "" : `, which ${require_prose.code(namedAt)} names now`;
	if (!stays) return after === void 0 ? "no longer needed" : `upgraded to ${after}${edited}`;
	if (namedAt !== void 0) return `stays: ${require_prose.code(namedAt)} names ${before}`;
	return after === before ? "stays: no newer version that fits is free of it" : `stays in ${after}`;
}
exports.advisoriesLeft = advisoriesLeft;
exports.advisoriesView = advisoriesView;
exports.watchedSections = watchedSections;
