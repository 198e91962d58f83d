const require_errors = require("./errors.cjs");
// actions/src/commands/images/reason.ts
const LONGEST = 500;
/**
* Why somebody did it, as the ledger keeps it for ever.
*
* @throws UserError if there is no word in it, or it is too long.
*/
function checkedReason(reason) {
	const text = reason.trim();
	if (/\p{L}/u.test(text) && text.length <= LONGEST) return text;
	throw new require_errors.UserError(`the reason has to be words, at most ${LONGEST} characters`, { next: "say what is wrong in a sentence: --reason \"numpy 2 breaks every submission\"" });
}
Object.defineProperty(exports, "checkedReason", {
	enumerable: true,
	get: function() {
		return checkedReason;
	}
});
