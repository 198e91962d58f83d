const require_errors = require("./errors.cjs");
let node_timers_promises = require("node:timers/promises");
// actions/src/retry.ts
/** A failure that may pass by itself: a dropped connection, 429 or 5xx. */
var TransientError = class extends Error {
	name = "TransientError";
	/** What the other side asked us to wait (Retry-After), in milliseconds. */
	waitMs;
	constructor(message, options = {}) {
		super(message, { cause: options.cause });
		this.waitMs = options.waitMs;
	}
};
/** About half a minute of patience, and as long a Retry-After as registries ask for in practice. */
const PATIENT = {
	attempts: 7,
	firstDelayMs: 500,
	maxDelayMs: 6e4
};
/**
* Runs `operation` until it succeeds or fails with something else than a TransientError.
*
* @throws SurroundingsError with the last failure, if every attempt failed or if the other side asks
*   for a longer wait than the policy has.
*/
async function retrying(operation, policy, options) {
	for (let attempt = 1;; attempt++) {
		options.signal.throwIfAborted();
		try {
			return await operation();
		} catch (error) {
			options.signal.throwIfAborted();
			if (!(error instanceof TransientError)) throw error;
			const delay = delayBefore(attempt, error.waitMs, policy, Math.random());
			if (delay === void 0) {
				const tried = attempt > 1 ? ` (${attempt} attempts)` : "";
				throw new require_errors.SurroundingsError(error.message + tried, {
					next: "try again later: what is finished is kept",
					cause: error
				});
			}
			options.onRetry?.(error);
			await (0, node_timers_promises.setTimeout)(delay, void 0, { signal: options.signal });
		}
	}
}
/**
* Milliseconds to wait after attempt number `attempt` (from 1) failed, or undefined to give up.
* Half of the delay is random (`random` in [0, 1)), so that clients don't return in step.
*/
function delayBefore(attempt, waitMs, policy, random) {
	if (attempt >= policy.attempts) return void 0;
	const jittered = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.maxDelayMs) * (.5 + random / 2);
	if (waitMs === void 0) return jittered;
	return waitMs > policy.maxDelayMs ? void 0 : Math.max(waitMs, jittered);
}
/** Milliseconds of a Retry-After header (seconds or a date, RFC 9110 10.2.3), seen at `now`. */
function retryAfter(header, now) {
	if (header === null) return void 0;
	if (/^\d+$/.test(header)) return Number(header) * 1e3;
	const date = Date.parse(header);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}
Object.defineProperty(exports, "PATIENT", {
	enumerable: true,
	get: function() {
		return PATIENT;
	}
});
Object.defineProperty(exports, "TransientError", {
	enumerable: true,
	get: function() {
		return TransientError;
	}
});
Object.defineProperty(exports, "retryAfter", {
	enumerable: true,
	get: function() {
		return retryAfter;
	}
});
Object.defineProperty(exports, "retrying", {
	enumerable: true,
	get: function() {
		return retrying;
	}
});
