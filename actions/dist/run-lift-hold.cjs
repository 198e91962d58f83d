const require_reason = require("./images-reason.cjs");
const require_promotion_context = require("./images-promotion-context.cjs");
// actions/src/commands/images/lift-hold/lift-hold.ts
/** Ends the hold of a roll back. It moves no tag, so nothing has to be attested. */
async function lift(reason, ports) {
	const why = require_reason.checkedReason(reason);
	const context = await require_promotion_context.ledgerContext(ports);
	return require_reason.liftHold(context, why);
}
exports.lift = lift;
