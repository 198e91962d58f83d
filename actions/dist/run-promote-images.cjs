const require_errors = require("./errors.cjs");
const require_git_history = require("./registry-git-history.cjs");
const require_promotion_context = require("./images-promotion-context.cjs");
const require_published_report = require("./images-published-report.cjs");
// actions/src/commands/images/promote-images/promote-images.ts
/** Gives the latest tags of all variants to the images of one commit, or to none. */
async function promoteImages(inputs, ports) {
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const commit = await history.commit(inputs.commit ?? "HEAD");
	const { context, settings } = await require_promotion_context.promotionContext(inputs, ports);
	const { variants } = settings;
	const tested = inputs.reports === void 0 ? inputs.tested : await require_published_report.publishedDigests(inputs.reports, variants);
	const promoted = await require_promotion_context.promote(context, {
		commit,
		variants,
		...tested && { tested }
	}, history);
	const name = `${settings.registry}/${settings.repository}`;
	const { GITHUB_REPOSITORY: repository } = ports.env;
	const digests = Object.values(promoted.release?.digests ?? {});
	const verify = inputs.attested && repository !== void 0 ? digests.map((digest) => require_promotion_context.verifyCommand(name, digest, repository)) : [];
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
