const require_errors = require("./errors.cjs");
const require_git_history = require("./promotion-git-history.cjs");
const require_reason = require("./promotion-reason.cjs");
const require_settings = require("./client-settings.cjs");
const require_pages = require("./release-notes-pages.cjs");
const require_context = require("./promotion-context.cjs");
const require_published_report = require("./images-published-report.cjs");
// actions/src/commands/images/promote-images/promote-images.ts
/** Gives the latest tags of all variants to the images of one commit, or to none. */
async function promoteImages(inputs, ports) {
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const commit = await history.commit(inputs.commit ?? "HEAD");
	const { context, settings, attestations } = await require_context.promotionContext(inputs, ports);
	const { variants } = settings;
	const tested = inputs.reports === void 0 ? inputs.tested : await require_published_report.publishedDigests(inputs.reports, variants);
	const rewritten = inputs.rewritten === void 0 ? void 0 : require_reason.checkedReason(inputs.rewritten);
	const { rebuild = false, dryRun = false } = inputs;
	const candidate = {
		commit,
		variants,
		rewritten,
		rebuild,
		...tested && { tested }
	};
	if (dryRun) return {
		...await require_reason.foresee(context, candidate, history),
		verify: [],
		pages: false
	};
	const promoted = await require_reason.promote(context, candidate, history);
	const name = require_settings.repositoryName(settings);
	const { GITHUB_REPOSITORY: repository } = ports.env;
	const digests = Object.values(promoted.release?.digests ?? {});
	const signer = attestations?.signer();
	const verify = signer !== void 0 && repository !== void 0 ? digests.map((digest) => require_pages.verifyCommand(`${name}@${digest}`, repository, signer)) : [];
	const pages = await writtenPages(inputs.pages, {
		registry: context.registry,
		name
	}, promoted, ports);
	return {
		...promoted,
		verify,
		pages
	};
}
/** Writes the pages of what was promoted, now or by a run before. The images are out by then, so nothing fails. */
async function writtenPages(folder, at, { outcome, release }, { log }) {
	if (folder === void 0 || !(outcome === "promoted" || outcome === "already") || release === void 0) return false;
	try {
		await require_pages.writeReleasePages(folder, at, release);
		return true;
	} catch (error) {
		log.warn(`the pages of release ${release.number} were not written: ${require_errors.messageOf(error)}`);
		return false;
	}
}
/**
* Reads what was tested: `cpu=sha256:…` for each variant.
*
* @throws UserError if one has another form.
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
