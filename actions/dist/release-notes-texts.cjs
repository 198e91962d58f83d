const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/release-notes/texts.ts
var texts_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ heldText: () => heldText });
/** `release 7 (commit 0123456789)`, the commit as code. */
function releaseName({ number, commit }) {
	return `release ${number} (commit ${require_prose.code(commit.slice(0, 10))})`;
}
/** `numpy 1.23.4 -> 1.23.5, and 3 more`; the texts may come from commit messages. */
function changesText([first = "", ...more]) {
	return require_action.shortLine(first, 100) + (more.length > 0 ? `, and ${more.length} more` : "");
}
/** One line on a pulled image that is older than the newest release. */
function newerReleaseText(reference, { number, when, changes }) {
	return `${reference} is older than ${`release ${number} of ${when.slice(0, 10)}`} (${changesText(changes)}): make pull`;
}
/** Why nothing is promoted: who holds which images since when, and what they say. */
function heldText(release) {
	if (release === void 0) return "not promoted: a roll back is held";
	const { number, when, by = "somebody", reason = "no reason was given" } = release;
	return `not promoted: release ${number} is held by ${`${require_action.shortLine(by, 100)} on ${when.slice(0, 10)}`}: ${require_action.shortLine(reason, 200)}`;
}
/** Who asked for a release, when and why, as far as the ledger knows. */
function askedRows({ by, run, reason, when }) {
	const known = {
		Who: by,
		When: `${when.slice(0, 16).replace("T", " ")} UTC`,
		Why: reason,
		Run: run
	};
	return Object.entries(known).flatMap(([name, text]) => text === void 0 ? [] : [[name, require_action.shortLine(text, 500)]]);
}
/** What is new in a release, and its images; with who, when and why if that matters. */
function releaseSections(release, asked = false) {
	const { changes, digests } = release;
	const images = Object.entries(digests).map(([variant, digest]) => [variant, require_prose.code(digest)]);
	return [
		...asked ? [{ table: { rows: askedRows(release) } }] : [],
		...changes.length > 0 ? [{
			heading: "What is new",
			list: changes
		}] : [],
		{
			heading: "Images",
			table: {
				header: ["Variant", "Digest"],
				rows: images
			}
		}
	];
}
Object.defineProperty(exports, "askedRows", {
	enumerable: true,
	get: function() {
		return askedRows;
	}
});
Object.defineProperty(exports, "changesText", {
	enumerable: true,
	get: function() {
		return changesText;
	}
});
Object.defineProperty(exports, "newerReleaseText", {
	enumerable: true,
	get: function() {
		return newerReleaseText;
	}
});
Object.defineProperty(exports, "releaseName", {
	enumerable: true,
	get: function() {
		return releaseName;
	}
});
Object.defineProperty(exports, "releaseSections", {
	enumerable: true,
	get: function() {
		return releaseSections;
	}
});
Object.defineProperty(exports, "texts_exports", {
	enumerable: true,
	get: function() {
		return texts_exports;
	}
});
