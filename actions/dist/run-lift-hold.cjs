const require_reason = require("./promotion-reason.cjs");
const require_context = require("./promotion-context.cjs");
// actions/src/commands/images/lift-hold/lift-hold.ts
/** Ends the hold of a roll back. It moves no tag, so nothing has to be attested. */
async function lift(reason, ports) {
	const why = require_reason.checkedReason(reason);
	const context = await require_context.ledgerContext(ports);
	return require_reason.liftHold(context, why);
}
exports.lift = lift;
