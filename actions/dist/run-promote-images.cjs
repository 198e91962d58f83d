const require_errors = require("./errors.cjs");
const require_git_history = require("./registry-git-history.cjs");
const require_reason = require("./images-reason.cjs");
const require_published_report = require("./images-published-report.cjs");
// actions/src/commands/images/verify-command.ts
/**
* How anybody verifies an image: that a run of this repository made it, by this workflow. Without the latter
* `gh` takes only what a workflow of the repository itself has signed.
*
* @param reference name of the image, with its digest or a tag
* @param signer `OWNER/NAME/.github/workflows/FILE`, if it is known
*/
function verifyCommand(reference, repository, signer) {
	return `gh attestation verify oci://${reference} --repo ${repository}${signer === null ? "" : ` --signer-workflow ${signer}`} --bundle-from-oci`;
}
// actions/src/commands/images/promote-images/promote-images.ts
/** Gives the latest tags of all variants to the images of one commit, or to none. */
async function promoteImages(inputs, ports) {
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const commit = await history.commit(inputs.commit ?? "HEAD");
	const { context, settings, attestations } = await require_reason.promotionContext(inputs, ports);
	const { variants } = settings;
	const tested = inputs.reports === void 0 ? inputs.tested : await require_published_report.publishedDigests(inputs.reports, variants);
	const candidate = {
		commit,
		variants,
		rewritten: inputs.rewritten === void 0 ? void 0 : require_reason.checkedReason(inputs.rewritten),
		...tested && { tested }
	};
	const promoted = await require_reason.promote(context, candidate, history);
	const name = `${settings.registry}/${settings.repository}`;
	const { GITHUB_REPOSITORY: repository } = ports.env;
	const digests = Object.values(promoted.release?.digests ?? {});
	const signer = attestations?.signer();
	const verify = signer !== void 0 && repository !== void 0 ? digests.map((digest) => verifyCommand(`${name}@${digest}`, repository, signer)) : [];
	return {
		...promoted,
		verify
	};
}
/**
* Reads what was tested: `cpu=sha256:…` for each variant.
*
* @throws UserError if one is of another form.
*/
function testedDigests(pairs) {
	return Object.fromEntries(pairs.map((pair) => {
		const [, variant, digest] = /^([a-z0-9]+)=(sha256:[0-9a-f]{64})$/.exec(pair) ?? [];
		if (variant !== void 0 && digest !== void 0) return [variant, digest];
		throw new require_errors.UserError(`${JSON.stringify(pair)} does not say what was tested`, { next: "write <variant>=sha256:<64 digits>, with the digest that publish-image prints" });
	}));
}
exports.promoteImages = promoteImages;
exports.testedDigests = testedDigests;
