const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/lock/behind-view.ts
/** More lines of a table than the files have are the work of a stranger's server. */
const MOST_ROWS = 100;
/** The lines whose packages have a later release, the oldest first; nothing if nobody wanted to know. */
function behindSections(locked) {
	const all = locked.flatMap(({ variant, behind = [] }) => behind.map((each) => ({
		variant,
		each
	})));
	const rows = [...Map.groupBy(all, ({ each: { section, name, version } }) => [
		section,
		name,
		version
	].join(" ")).values()].map((same) => {
		const { section, name, version, released, newest } = same[0].each;
		return [
			`${require_prose.code(name)} ${version}${section === "pip" ? " (pip)" : ""}`,
			same.map(({ variant }) => variant.toUpperCase()).join(", "),
			released.slice(0, 10),
			newest.version,
			newest.released.slice(0, 10)
		];
	});
	if (rows.length === 0) return [];
	return [{
		heading: "Lines that are behind the last release",
		paragraphs: ["None of this is wrong: what a line names stays until somebody asks for another version."],
		table: {
			header: [
				"Package",
				"For",
				"Released",
				"Last release",
				"Of"
			],
			rows: rows.slice(0, MOST_ROWS)
		}
	}];
}
/** The same for those who look after the environments; undefined if no line is behind. */
function behindView(locked) {
	const sections = behindSections(locked);
	if (sections.length === 0) return void 0;
	return require_action.reportView({
		title: "Later releases",
		state: "undecided",
		verdict: "Lines of the environment files name packages that have a later release.",
		sections: [...sections, {
			heading: "What to do next",
			paragraphs: ["Nothing has to be done. To take a later release, ask for it by a pull request as for any package, or with the form for package requests. This issue is brought up to date each week, and closes itself when no line is behind."]
		}]
	});
}
/** Whether any line is behind; unknown if nobody wanted to know of a lock. */
function behindLeft(locked) {
	if (locked.some(({ behind }) => behind === void 0)) return "unknown";
	return behindView(locked) === void 0 ? "none" : "some";
}
exports.behindLeft = behindLeft;
exports.behindSections = behindSections;
exports.behindView = behindView;
