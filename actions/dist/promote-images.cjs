const require_errors = require("./errors.cjs");
const require_git_history = require("./git-history.cjs");
const require_promotion_context = require("./promotion-context.cjs");
const require_releases = require("./releases.cjs");
const require_inputs = require("./inputs.cjs");
// actions/src/commands/promote-images.ts
/** Gives the latest tags of all variants to the images of one commit, or to none. */
async function run(inputs, ports) {
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const commit = await history.commit(inputs.commit ?? "HEAD");
	const { context, settings } = await require_promotion_context.promotionContext(ports);
	const candidate = {
		commit,
		variants: settings.variants
	};
	const tested = inputs.tested === void 0 ? {} : { tested: inputs.tested };
	return require_promotion_context.promote(context, {
		...candidate,
		...tested
	}, history);
}
/**
* Reads what was tested: `cpu=sha256:…` for each variant.
*
* @throws UserError where a pair is none.
*/
function testedDigests(pairs) {
	return Object.fromEntries(pairs.map((pair) => {
		const [, variant, digest] = /^([a-z0-9]+)=(sha256:[0-9a-f]{64})$/.exec(pair) ?? [];
		if (variant !== void 0 && digest !== void 0) return [variant, digest];
		throw new require_errors.UserError(`${JSON.stringify(pair)} says not what was tested`, { next: "write <variant>=sha256:<64 digits>, as publish-image prints it" });
	}));
}
// actions/src/hosts/action/promote-images.ts
require_inputs.runAction(promoteImages);
async function promoteImages(ports) {
	const tested = testedDigests(require_inputs.requiredInput("tested").split(/\s+/).filter(Boolean));
	const promoted = await run({
		commit: require_inputs.textInput("commit"),
		tested
	}, ports);
	const line = require_releases.promotionLine(promoted);
	if (promoted.outcome === "superseded" || promoted.repaired) ports.log.warn(line);
	else ports.log.info(line);
	return {
		outputs: {
			outcome: promoted.outcome,
			release: String(promoted.release?.number ?? "")
		},
		summary: require_releases.releaseMarkdown(line, promoted.release)
	};
}
