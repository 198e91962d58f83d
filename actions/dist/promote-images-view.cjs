const require_action = require("./entrypoints-action.cjs");
const require_release_texts = require("./images-release-texts.cjs");
// actions/src/commands/images/promote-images/promote-images-view.ts
const words = {
	promoted: "Promoted",
	already: "Already promoted",
	superseded: "Not promoted, as something newer has been",
	held: "Not promoted, as a roll back is held"
};
const LIFT = "npx vsc lift-hold --reason WHY, or the workflow lift-hold.yml, once the cause is gone";
/** A promotion for people: what the latest images are now, and what is new in them. */
function promoteImagesView({ outcome, repaired, release, verify }) {
	const name = release === void 0 ? "" : `: ${require_release_texts.releaseName(release)}`;
	const note = repaired ? " The latest tags had been moved and are right again." : "";
	return require_action.reportView({
		title: "Promotion of images",
		state: outcome === "superseded" || outcome === "held" ? "neutral" : "passed",
		verdict: `${words[outcome]}${name}.${note}`,
		...outcome === "held" && release !== void 0 && { next: LIFT },
		sections: [...release === void 0 ? [] : require_release_texts.releaseSections(release, outcome === "held"), ...verifySections(verify)]
	});
}
function verifySections(verify) {
	return verify.length === 0 ? [] : [{
		heading: "How to verify them",
		code: verify.join("\n")
	}];
}
exports.promoteImagesView = promoteImagesView;
