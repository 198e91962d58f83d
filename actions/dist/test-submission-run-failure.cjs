const require_errors = require("./errors.cjs");
// actions/src/commands/submission/test-submission/run-failure.ts
/** How the command fails, if it does: as the run did, or, if it is strict, because of its warnings. */
function runFailure({ verdict, exitCode, message, next, warnings }, isStrict) {
	if (verdict !== "ok") return {
		exitCode,
		message,
		next
	};
	if (!isStrict || warnings.length === 0) return void 0;
	return {
		exitCode: require_errors.ExitCode.checkFailed,
		message: `The run has ${warnings.length === 1 ? "a warning" : `${warnings.length} warnings`}: see above.`,
		next: "fix what the warnings name, or leave out --strict"
	};
}
exports.runFailure = runFailure;
