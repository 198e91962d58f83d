const require_reason = require("./promotion-reason.cjs");
const require_errors = require("./errors.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_context = require("./promotion-context.cjs");
// actions/src/commands/images/release-number.ts
/**
* The number of a release as people write it: `7` or `release-7`.
*
* @throws UserError
*/
function releaseNumber(text) {
	const number = require_ledger.releaseOfTag(text) ?? require_ledger.releaseOfTag(`release-${text}`);
	if (number !== void 0) return number;
	throw new require_errors.UserError(`${JSON.stringify(text)} is not the number of a release`, { next: "npx vsc releases lists them; then for example: npx vsc releases show 7" });
}
// actions/src/commands/images/rollback/rollback.ts
/** Gives the latest tags back to the images of a release, `7` or `release-7`, and holds them. */
async function rollback(inputs, ports) {
	const [number, reason] = [releaseNumber(inputs.release), require_reason.checkedReason(inputs.reason)];
	const { context } = await require_context.promotionContext(inputs, ports);
	return require_reason.rollBack(context, number, reason);
}
exports.rollback = rollback;
