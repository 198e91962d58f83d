const require_errors = require("./errors.cjs");
const require_promotion_context = require("./promotion-context.cjs");
const require_releases = require("./releases.cjs");
const require_inputs = require("./inputs.cjs");
// actions/src/commands/rollback.ts
/** Gives the latest tags back to the images of a release: `7` or `release-7`. */
async function run(inputs, ports) {
	const digits = /^(?:release-)?([1-9]\d{0,8})$/.exec(inputs.release)?.[1];
	if (digits === void 0) throw new require_errors.UserError(`${JSON.stringify(inputs.release)} is not the number of a release`, { next: "vsc releases lists them; then for example: vsc rollback 7" });
	const { context } = await require_promotion_context.promotionContext(ports);
	return require_promotion_context.rollBack(context, Number(digits));
}
// actions/src/hosts/action/rollback-images.ts
require_inputs.runAction(rollbackImages);
async function rollbackImages(ports) {
	const result = await run({ release: require_inputs.requiredInput("release") }, ports);
	const line = require_releases.rollbackLine(result);
	ports.log.info(line);
	return {
		outputs: {
			release: String(result.release?.number ?? ""),
			moved: String(result.moved)
		},
		summary: require_releases.releaseMarkdown(line, result.release)
	};
}
