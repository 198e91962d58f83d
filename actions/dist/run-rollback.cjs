const require_errors = require("./errors.cjs");
const require_promotion_context = require("./images-promotion-context.cjs");
// actions/src/commands/images/rollback/rollback.ts
/** Gives the latest tags back to the images of a release: `7` or `release-7`. */
async function rollback(inputs, ports) {
	const digits = /^(?:release-)?([1-9]\d{0,8})$/.exec(inputs.release)?.[1];
	if (digits === void 0) throw new require_errors.UserError(`${JSON.stringify(inputs.release)} is not the number of a release`, { next: "npx vsc releases lists them; then for example: npx vsc rollback 7" });
	const { context } = await require_promotion_context.promotionContext(inputs, ports);
	return require_promotion_context.rollBack(context, Number(digits));
}
exports.rollback = rollback;
