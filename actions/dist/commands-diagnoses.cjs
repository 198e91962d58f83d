const require_errors = require("./errors.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/diagnoses.ts
const MARKS = {
	ok: "ok",
	note: "note",
	bad: "BAD"
};
/**
* What was looked at for people: what was found, and below it what is needed and to do.
* @param passed the verdict if nothing is to be fixed
*/
function diagnosesView({ title, passed }, diagnoses) {
	const rows = diagnoses.map(({ name, state, found, wanted, next = "" }) => [
		MARKS[state],
		name,
		state === "ok" ? found : [
			found,
			`wanted: ${wanted}`,
			`do: ${next}`
		]
	]);
	const bad = diagnoses.filter(({ state }) => state === "bad").length;
	return require_action.reportView({
		title,
		state: bad === 0 ? "passed" : "blocked",
		verdict: bad === 0 ? passed : `To fix: ${bad}.`,
		sections: [{ table: { rows } }]
	});
}
/**
* Fails if something is to be fixed.
* @param where such as `on this machine`
*/
function diagnosesFailure(where, diagnoses) {
	const bad = diagnoses.filter(({ state }) => state === "bad");
	const [first] = bad;
	if (first === void 0) return void 0;
	return {
		exitCode: require_errors.ExitCode.checkFailed,
		message: `to fix ${where}: ${bad.map(({ name }) => name).join("; ")}`,
		next: first.next ?? null
	};
}
exports.diagnosesFailure = diagnosesFailure;
exports.diagnosesView = diagnosesView;
