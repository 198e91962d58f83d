const require_errors = require("./errors.cjs");
const require_ledger = require("./run-ledger.cjs");
let node_timers_promises = require("node:timers/promises");
// actions/src/registry/ledger/intent.ts
/** A move is about a dozen small requests, which take seconds; people wait for a dead run's lease. */
const TIMING = {
	holdMs: 9e4,
	leaseMs: 18e4,
	settleMs: 1e3,
	pollMs: 2e3
};
const INTENT_TAG = "promotion";
const ARTIFACT_TYPE = "application/vnd.drivendata.vsc.intent.v1+json";
function readIntent(registry) {
	return require_ledger.readStoredRecord(registry, INTENT_TAG, checked);
}
/**
* Claims the tags for `intent` if the record is still `expected`. Of several runs that try at once
* the last to write wins, and the others see so after the settling time (Fischer's algorithm).
*
* @returns the digest of the intent, or undefined if another run has the tags.
*/
async function claim(registry, intent, expected, timing) {
	const manifest = require_ledger.recordManifest(ARTIFACT_TYPE, intent);
	if (!await require_ledger.replaceRecord(registry, "promotion", manifest, expected?.digest)) return void 0;
	if (timing.settleMs > 0) await (0, node_timers_promises.setTimeout)(timing.settleMs);
	return await registry.resolve("promotion") === manifest.digest ? manifest.digest : void 0;
}
/** Gives the tags free, unless another run has taken them over. */
async function release(registry, digest) {
	await require_ledger.replaceRecord(registry, INTENT_TAG, require_ledger.recordManifest(ARTIFACT_TYPE, { state: "idle" }), digest);
}
/**
* Waits until another run's intent changes, or until it has stood for a whole lease, measured by
* this machine's clock alone. Returns whether it still stands: then its run is dead.
*/
async function outlast(registry, found, timing, signal) {
	for (let waited = 0; waited < timing.leaseMs; waited += timing.pollMs) {
		await (0, node_timers_promises.setTimeout)(timing.pollMs, void 0, { signal });
		if (await registry.resolve("promotion") !== found.digest) return false;
	}
	return true;
}
function checked(value) {
	const intent = value;
	if (intent?.state === "idle" || intent?.state === "moving") return intent;
	throw new require_errors.SurroundingsError(`the tag ${INTENT_TAG} holds nothing that this version can read`, { next: "see \"Repairing the ledger\" in docs/how-to/publishing.md" });
}
Object.defineProperty(exports, "INTENT_TAG", {
	enumerable: true,
	get: function() {
		return INTENT_TAG;
	}
});
Object.defineProperty(exports, "TIMING", {
	enumerable: true,
	get: function() {
		return TIMING;
	}
});
Object.defineProperty(exports, "claim", {
	enumerable: true,
	get: function() {
		return claim;
	}
});
Object.defineProperty(exports, "outlast", {
	enumerable: true,
	get: function() {
		return outlast;
	}
});
Object.defineProperty(exports, "readIntent", {
	enumerable: true,
	get: function() {
		return readIntent;
	}
});
Object.defineProperty(exports, "release", {
	enumerable: true,
	get: function() {
		return release;
	}
});
