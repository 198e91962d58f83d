const require_action = require("./entrypoints-action.cjs");
const require_texts = require("./release-notes-texts.cjs");
// actions/src/commands/images/promote-images/promote-images-view.ts
const words = {
	promoted: "Promoted",
	already: "Already promoted",
	superseded: "Not promoted, as something newer has been",
	held: "Not promoted, as a roll back is held",
	unreleased: "Not promoted, as a rebuild of what no release has"
};
/** Of a dry run. */
const foreseen = {
	promoted: "Would be promoted",
	already: "Nothing to promote",
	superseded: "Would not be promoted, as something newer has been",
	held: "Would not be promoted, as a roll back is held",
	unreleased: "Would not be promoted, as a rebuild of what no release has"
};
const LIFT = "npx vsc lift-hold --reason WHY, or the workflow lift-hold.yml, once the cause is gone";
/** A promotion for people: what the latest images are now, and what is new in them. */
function promoteImagesView({ outcome, repaired, release, verify, dryRun = false }) {
	const name = release === void 0 ? "" : `: ${require_texts.releaseName(release)}`;
	const now = release === void 0 ? "" : `; the latest is ${require_texts.releaseName(release)}`;
	const note = repaired ? " The latest tags had been moved and are right again." : "";
	return require_action.reportView({
		title: "Promotion of images",
		state: outcome === "promoted" || outcome === "already" ? "passed" : "neutral",
		verdict: dryRun ? `${foreseen[outcome]}${now}.` : `${words[outcome]}${name}.${note}`,
		...outcome === "held" && release !== void 0 && { next: LIFT },
		sections: [...release === void 0 ? [] : require_texts.releaseSections(release, outcome === "held"), ...verifySections(verify)]
	});
}
function verifySections(verify) {
	return verify.length === 0 ? [] : [{
		heading: "How to verify them",
		code: verify.join("\n")
	}];
}
exports.promoteImagesView = promoteImagesView;
