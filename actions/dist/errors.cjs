// actions/src/errors.ts
/**
* Exit codes of `vsc run`-like commands and of the runtime container; docs/exit-codes.md explains
* each. The container's entrypoint (runtime/vsc_runtime/verdict.py) ends with the same numbers.
*/
const ExitCode = {
	ok: 0,
	/** Our own fault: a bug, or a state that no input should lead to. */
	fault: 1,
	/** The caller can mend it: a wrong option, a missing file, no engine, no image. */
	usage: 2,
	invalidSubmission: 10,
	submissionFailed: 11,
	outOfMemory: 12,
	timeLimit: 13,
	networkAttempted: 14,
	diskLimit: 15,
	processLimit: 16,
	leftProcesses: 17,
	writeRefused: 18,
	interrupted: 130
};
/**
* An error that is the user's to mend, not a bug. Hosts print `message` and `next` without a stack
* trace and end with `exitCode`.
*/
var UserError = class extends Error {
	name = "UserError";
	exitCode;
	/** The one next step: a command to run or a value to change. */
	next;
	/** The lines of files that it is about. */
	findings;
	constructor(message, options = {}) {
		super(message, { cause: options.cause });
		this.exitCode = options.exitCode ?? ExitCode.usage;
		this.next = options.next;
		this.findings = options.findings ?? [];
	}
};
/** The message of anything that was thrown; some libraries throw bare strings. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
Object.defineProperty(exports, "ExitCode", {
	enumerable: true,
	get: function() {
		return ExitCode;
	}
});
Object.defineProperty(exports, "UserError", {
	enumerable: true,
	get: function() {
		return UserError;
	}
});
Object.defineProperty(exports, "messageOf", {
	enumerable: true,
	get: function() {
		return messageOf;
	}
});
