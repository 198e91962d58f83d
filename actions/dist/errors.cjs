// actions/src/contract.ts
/** Exit codes of the command line and of the container; docs/reference/exit-codes.md explains each. */
const ExitCode = {
	/** All is well. Warnings may say what to look at. */
	ok: 0,
	/** A bug: no input should lead here. */
	fault: 1,
	/** An option, a file, the zip or the data set is missing or wrong. */
	usage: 2,
	/** The engine, the network, a registry, the disk or a program is missing or fails. */
	surroundings: 3,
	/** The zip or a descriptor file breaks a rule. */
	invalidSubmission: 10,
	/** `main.py` failed, or wrote no descriptors. */
	submissionFailed: 11,
	/** The memory limit was reached, or more was asked for. */
	outOfMemory: 12,
	/** `main.py` did not end in time and was stopped. */
	timeLimit: 13,
	/** It failed after it tried to reach the network. */
	networkAttempted: 14,
	/** It failed with a full disk. */
	diskLimit: 15,
	/** It wanted more processes and threads than allowed. */
	processLimit: 16,
	/** `main.py` ended, but processes of it went on. */
	leftProcesses: 17,
	/** It failed because it may not write (or read) somewhere. */
	writeRefused: 18,
	/** An environment file breaks a rule or has no solution. */
	blocked: 20,
	/** Nothing wrong was found, but a server did not answer or time ran out. */
	undecided: 21,
	/** A check ran and failed: of an image, of the submissions in it, of this machine. */
	checkFailed: 22,
	/** Stopped by Ctrl-C (SIGINT) or SIGTERM. */
	cancelled: 130
};
/** The exit code of each verdict. */
const VERDICT_CODES = {
	ok: ExitCode.ok,
	fault: ExitCode.fault,
	usage: ExitCode.usage,
	surroundings: ExitCode.surroundings,
	"invalid-submission": ExitCode.invalidSubmission,
	"submission-failed": ExitCode.submissionFailed,
	"out-of-memory": ExitCode.outOfMemory,
	"time-limit": ExitCode.timeLimit,
	"network-attempted": ExitCode.networkAttempted,
	"disk-limit": ExitCode.diskLimit,
	"process-limit": ExitCode.processLimit,
	"left-processes": ExitCode.leftProcesses,
	"write-refused": ExitCode.writeRefused
};
// actions/src/errors.ts
/**
* An error that is not a bug. Entrypoints print `message` and `next` without a stack trace and end
* with `exitCode`: by default the caller's to fix.
*/
var UserError = class extends Error {
	name = "UserError";
	exitCode;
	next;
	/** The lines of files that it is about. */
	findings;
	constructor(message, options) {
		super(message, { cause: options.cause });
		this.exitCode = options.exitCode ?? ExitCode.usage;
		this.next = options.next;
		this.findings = options.findings ?? [];
	}
};
/**
* What no input can fix: there is no engine, a server does not answer, the disk is full, a program is
* missing.
*/
var SurroundingsError = class extends UserError {
	name = "SurroundingsError";
	constructor(message, options) {
		super(message, {
			...options,
			exitCode: ExitCode.surroundings
		});
	}
};
/** Why a command ends that was told to stop, by Ctrl-C or by the runner. */
function cancelled(next) {
	return new UserError("cancelled", {
		exitCode: ExitCode.cancelled,
		next
	});
}
/** The exit code that an error ends with: what is neither a UserError nor a time-out is a bug. */
function exitCodeOf(error) {
	if (error instanceof UserError) return error.exitCode;
	return error instanceof Error && error.name === "TimeoutError" ? ExitCode.surroundings : ExitCode.fault;
}
/** The exit code of a process as one of ours; a code that we don't know is our fault. */
function knownExitCode(code) {
	return Object.values(ExitCode).find((known) => known === code) ?? ExitCode.fault;
}
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
Object.defineProperty(exports, "SurroundingsError", {
	enumerable: true,
	get: function() {
		return SurroundingsError;
	}
});
Object.defineProperty(exports, "UserError", {
	enumerable: true,
	get: function() {
		return UserError;
	}
});
Object.defineProperty(exports, "VERDICT_CODES", {
	enumerable: true,
	get: function() {
		return VERDICT_CODES;
	}
});
Object.defineProperty(exports, "cancelled", {
	enumerable: true,
	get: function() {
		return cancelled;
	}
});
Object.defineProperty(exports, "exitCodeOf", {
	enumerable: true,
	get: function() {
		return exitCodeOf;
	}
});
Object.defineProperty(exports, "knownExitCode", {
	enumerable: true,
	get: function() {
		return knownExitCode;
	}
});
Object.defineProperty(exports, "messageOf", {
	enumerable: true,
	get: function() {
		return messageOf;
	}
});
