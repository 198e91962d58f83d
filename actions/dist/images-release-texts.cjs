const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/release-texts.ts
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
/** What is new in a release, and its images. */
function releaseSections({ changes, digests }) {
	const images = Object.entries(digests).map(([variant, digest]) => [variant, require_prose.code(digest)]);
	return [...changes.length > 0 ? [{
		heading: "What is new",
		list: changes
	}] : [], {
		heading: "Images",
		table: {
			header: ["Variant", "Digest"],
			rows: images
		}
	}];
}
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
