const require_errors = require("./errors.cjs");
// actions/src/container/engine-error.ts
/** What a call of the engine failed with. Callers tell some answers apart by `statusCode`. */
var EngineError = class extends require_errors.UserError {
	name = "EngineError";
	/** In the engine's words. */
	reason;
	/** Undefined if the engine gave no answer, or an error in the middle of one. */
	statusCode;
	constructor(reason, { statusCode, cause } = {}) {
		const status = statusCode === void 0 ? "" : ` (HTTP ${statusCode})`;
		const ours = statusCode === 400;
		super(`the container engine failed: ${reason}${status}`, {
			exitCode: ours ? require_errors.ExitCode.fault : require_errors.ExitCode.surroundings,
			next: ours ? "report it, with this message" : "see how the engine is: docker info",
			cause
		});
		this.reason = reason;
		this.statusCode = statusCode;
	}
};
/** Why a call of the engine failed, in the engine's words. */
function engineReason(error) {
	return error instanceof EngineError ? error.reason : require_errors.messageOf(error);
}
/**
* Makes every call of an engine fail with an EngineError. Redirects are not followed: no engine needs
* them, and an error behind one would end the process.
*/
function withEngineErrors(docker) {
	const modem = docker.modem;
	const send = modem.buildRequest.bind(requester(modem));
	modem.buildRequest = (options, context, data, done) => send({
		...options,
		maxRedirects: 0
	}, context, data, (error, reply) => done(error instanceof Error ? engineError(error) : error, reply));
	return docker;
}
/**
* What sends requests. For SSH docker-modem makes an address that Node calls invalid (DEP0170), though
* it uses nothing but the path of it: what makes addresses believes that it speaks HTTP.
*/
function requester(modem) {
	if (modem.protocol !== "ssh") return modem;
	modem.protocol = "http";
	return Object.create(modem, { protocol: { value: "ssh" } });
}
/** dockerode's message: `(HTTP code 404) no such image - No such image: x `. */
function engineError(cause) {
	if (cause.message.startsWith("Max redirects")) return new EngineError("it redirects", { cause });
	return new EngineError(cause.message.replace(/^\(HTTP code \d+\) .*? - /, "").trim(), {
		cause,
		..."statusCode" in cause && typeof cause.statusCode === "number" && { statusCode: cause.statusCode }
	});
}
Object.defineProperty(exports, "EngineError", {
	enumerable: true,
	get: function() {
		return EngineError;
	}
});
Object.defineProperty(exports, "engineReason", {
	enumerable: true,
	get: function() {
		return engineReason;
	}
});
Object.defineProperty(exports, "withEngineErrors", {
	enumerable: true,
	get: function() {
		return withEngineErrors;
	}
});
