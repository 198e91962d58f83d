const require_prose = require("./report-prose.cjs");
const require_radius_view = require("./request-radius-view.cjs");
const require_advisories_view = require("./lock-advisories-view.cjs");
const require_behind_view = require("./lock-behind-view.cjs");
// actions/src/commands/request/lock/lock-view.ts
/** The result of locking, for people. */
function lockView(locked) {
	const written = locked.flatMap((each) => each.written);
	return {
		title: "Locks",
		state: "passed",
		verdict: written.length === 0 ? "The locks are up to date: nothing was written." : `Written: ${written.map(require_prose.code).join(", ")}.`,
		findings: locked.flatMap(({ findings }) => findings),
		sources: /* @__PURE__ */ new Map(),
		sections: [
			...locked.map(variantSection),
			...require_advisories_view.watchedSections(locked),
			...require_behind_view.behindSections(locked)
		]
	};
}
function variantSection({ variant, lock, changes }) {
	const heading = variant.toUpperCase();
	const paragraphs = [`${lock.packages.length} conda packages, ${lock.pip.length} more from PyPI.`];
	return changes === void 0 ? {
		heading,
		paragraphs: [...paragraphs, "There was no lock before."]
	} : require_radius_view.radiusSection(heading, changes, paragraphs);
}
exports.lockView = lockView;
