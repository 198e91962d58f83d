const require_errors = require("./errors.cjs");
const require_settings = require("./registry-settings.cjs");
const require_login = require("./registry-login.cjs");
const require_ledger = require("./registry-ledger.cjs");
const require_published_image = require("./registry-published-image.cjs");
const require_event = require("./github-event.cjs");
let node_crypto = require("node:crypto");
let node_timers_promises = require("node:timers/promises");
// actions/src/registry/intent.ts
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
	throw new require_errors.SurroundingsError(`the tag ${INTENT_TAG} holds nothing that this version can read`, { next: "see \"Repairing the ledger\" in docs/publishing.md" });
}
// actions/src/registry/move.ts
/**
* Moves the latest tags of all variants to what `plan` makes of the ledger, all or none. Whatever
* happens, the tags follow the ledger:
* 1. an intent keeps others out; if a killed run left one, its half-way tags go back first;
* 2. each tag is set and verified;
* 3. the release is appended to the ledger: from here on it counts;
* 4. the intent is given free.
* Where 2 or 3 fails the tags go back to what they were; if that fails too, the intent stays and
* the next run does it.
*/
async function move(context, plan) {
	const { registry } = context;
	let repaired = false;
	for (;;) {
		context.signal.throwIfAborted();
		const found = await readIntent(registry);
		const head = await require_ledger.readHead(registry);
		if (found !== void 0 && isLeft(found, head)) {
			repaired = await tidyUp(context, found, head) || repaired;
			continue;
		}
		const planned = await plan(head);
		const release$1 = planned ?? head?.value;
		const from = await currentTags(registry, release$1?.digests ?? {});
		if (release$1 === void 0) return {
			release: release$1,
			moved: false,
			repaired
		};
		const repair = planned === void 0;
		if (repair && sameTags(from, release$1.digests)) return {
			release: release$1,
			moved: false,
			repaired
		};
		const mine = await claim(registry, intentFor(context, release$1, repair), found, context.timing);
		if (mine === void 0) continue;
		if (await registry.resolve("releases") !== head?.digest) {
			await release(registry, mine);
			continue;
		}
		if (repair) await setRight(context, release$1, mine);
		else await advance(context, release$1, {
			...from,
			...head?.value.digests
		}, mine);
		return {
			release: release$1,
			moved: !repair,
			repaired: repaired || repair
		};
	}
}
/** Whether an intent is of a run that has not ended. */
function isLeft({ value: intent }, head) {
	if (intent.state === "idle") return false;
	const number = head?.value.number ?? 0;
	return intent.repair ? intent.release === number : intent.release > number;
}
/**
* Waits for another run; if it is dead, takes its place and sets the tags back to what the ledger
* says. Returns whether it did so.
*/
async function tidyUp(context, found, head) {
	const { registry, timing, signal } = context;
	const { by, since } = found.value;
	context.log(`waiting for another promotion to end: by ${by}, begun ${since}`);
	if (!await outlast(registry, found, timing, signal)) return false;
	context.log("that promotion was interrupted");
	if (head === void 0) {
		await release(registry, found.digest);
		return false;
	}
	const mine = await claim(registry, intentFor(context, head.value, true), found, timing);
	if (mine === void 0) return false;
	await setRight(context, head.value, mine);
	return true;
}
/** Sets the tags to a release of the ledger. If that fails, the intent stays for the next run. */
async function setRight(context, release$2, mine) {
	const registry = held(context);
	await setLatest(registry, release$2.digests);
	await release(registry, mine);
}
/**
* Sets the tags to a new release and appends it to the ledger.
*
* @param from what to put back if that fails.
* @throws UserError that says whether it was undone, or is left to the next run.
*/
async function advance(context, release$3, from, mine) {
	const registry = held(context);
	try {
		await setLatest(registry, release$3.digests);
		await require_ledger.append(registry, release$3);
	} catch (error) {
		try {
			if (await require_ledger.isHead(registry, release$3)) return;
			await undo(registry, from);
			await release(registry, mine);
		} catch (second) {
			throw halfWay(release$3, error, second);
		}
		throw new require_errors.UserError(`nothing was promoted: ${require_errors.messageOf(error)}`, {
			exitCode: require_errors.exitCodeOf(error),
			next: "the latest tags are what they were before: fix the cause, then run it again",
			cause: error
		});
	}
	await release(registry, mine).catch((error) => context.log(`the next promotion will tidy up after this one: ${require_errors.messageOf(error)}`));
}
/**
* The registry for what has begun: Ctrl-C does not cut it short; the end of the hold does, well
* before others may take the intent for a dead one.
*/
function held({ registry, timing }) {
	return registry.under(AbortSignal.timeout(timing.holdMs));
}
/** Gives each tag back what it stood for; a tag that never changed is not written. */
async function undo(registry, from) {
	for (const [variant, digest] of Object.entries(from)) {
		const tag = require_settings.latestTag(variant);
		if ((await registry.resolve(tag) ?? null) === digest) continue;
		if (digest !== null) await setTag(registry, tag, digest);
		else if (!await registry.deleteManifest(tag)) throw new require_errors.SurroundingsError(`this registry cannot delete the tag ${tag}`, { next: "remove the tag with its own tools" });
	}
}
async function setLatest(registry, digests) {
	for (const [variant, digest] of Object.entries(digests)) await setTag(registry, require_settings.latestTag(variant), digest);
}
/** Points a tag to an image and verifies it. */
async function setTag(registry, tag, digest) {
	const manifest = await registry.manifestOf(digest);
	await registry.putManifest(tag, manifest);
	const now = await registry.resolve(tag);
	if (now !== digest) throw new require_errors.SurroundingsError(`${tag} is ${now} after it was set to ${digest}`, { next: "run it again; if this stays, somebody else writes this tag" });
}
async function currentTags(registry, digests) {
	const entries = Object.keys(digests).map(async (variant) => [variant, await registry.resolve(require_settings.latestTag(variant)) ?? null]);
	return Object.fromEntries(await Promise.all(entries));
}
function sameTags(tags, digests) {
	return Object.entries(digests).every(([variant, digest]) => tags[variant] === digest);
}
function intentFor({ by }, { number }, repair) {
	const since = (/* @__PURE__ */ new Date()).toISOString();
	return {
		state: "moving",
		owner: (0, node_crypto.randomUUID)(),
		by,
		since,
		release: number,
		repair
	};
}
function halfWay({ number }, error, second) {
	return new require_errors.UserError(`release ${number} is half-way: ${require_errors.messageOf(error)}; putting it back failed as well: ${require_errors.messageOf(second)}`, {
		exitCode: require_errors.exitCodeOf(error),
		next: "run it again: the next run tidies up first",
		cause: error
	});
}
// actions/src/registry/order.ts
/**
* Decides whether a candidate may become the latest. `relation` is that of its commit to the newest
* commit ever promoted (`ancestor`: the candidate is the older one).
*/
function judge(candidate, head, relation) {
	if (head === void 0) return "promote";
	if (sameDigests(candidate.digests, head.digests)) return "already";
	const { newest } = head;
	const takenBack = newest.number !== head.number && head.kind === "rollback";
	if (takenBack && sameDigests(candidate.digests, newest.digests)) return "rolled-back";
	if (relation === "same") return takenBack ? "rolled-back" : "rebuilt";
	return FOR_RELATION[relation];
}
const FOR_RELATION = {
	ancestor: "superseded",
	descendant: "promote",
	diverged: "diverged"
};
/** Whether both name the same images for the same variants. */
function sameDigests(one, other) {
	const variants = Object.keys(one);
	return variants.length === Object.keys(other).length && variants.every((variant) => one[variant] === other[variant]);
}
// actions/src/registry/promote.ts
const REVISION = "org.opencontainers.image.revision";
/**
* Gives the latest tags of all variants to the images of one commit, or to none.
*
* @throws UserError if an image is missing or not the one tested, or if the order forbids it.
*/
async function promote(context, candidate, history) {
	const digests = await candidateDigests(context, candidate, history);
	let outcome = "promoted";
	return {
		...await move(context, async (head) => {
			const newest = head?.value.newest.commit;
			const { commit } = candidate;
			const relation = newest === void 0 ? "same" : await history.relation(commit, newest);
			const verdict = judge({
				commit,
				digests
			}, head?.value, relation);
			if (verdict === "already" || verdict === "superseded") {
				outcome = verdict;
				return;
			}
			if (verdict !== "promote") throw refusal(verdict, commit, head);
			outcome = "promoted";
			return require_ledger.nextRelease(head, {
				kind: "publish",
				commit,
				digests,
				locks: await history.locks(commit),
				when: (/* @__PURE__ */ new Date()).toISOString(),
				changes: await history.changes(head?.value.commit, commit)
			});
		}),
		outcome
	};
}
/**
* Gives the latest tags back to the images of an earlier release. What comes back stays until a
* commit is promoted that is newer than all before.
*
* @throws UserError if there is no such release, or the registry has lost its images.
*/
async function rollBack(context, number) {
	return move(context, async (head) => {
		const last = head?.value.number ?? 0;
		const target = number <= last ? await require_ledger.readRelease(context.registry, number) : void 0;
		if (target === void 0) throw noRelease(number, last);
		const { commit, digests, locks, restores } = target.value;
		const original = restores ?? number;
		if (head?.value.number === number || head?.value.restores === original) return void 0;
		for (const [variant, digest] of Object.entries(digests)) {
			if (await context.registry.resolve(digest) !== void 0) continue;
			throw new require_errors.SurroundingsError(`the ${variant} image of release ${number} is gone from the registry`, { next: "npx vsc releases lists the others" });
		}
		return require_ledger.nextRelease(head, {
			kind: "rollback",
			commit,
			digests,
			locks,
			when: (/* @__PURE__ */ new Date()).toISOString(),
			changes: [`back to the images of release ${original}`],
			restores: original
		});
	});
}
async function candidateDigests({ registry }, { commit, variants, tested }, history) {
	const entries = await Promise.all(variants.map(async (variant) => {
		const tag = require_settings.commitTag(variant, commit);
		const image = await require_published_image.publishedImage(registry, tag);
		if (image === void 0) throw new require_errors.UserError(`${registry.repository}:${tag} is not in the registry`, { next: `npx vsc publish-image --variant ${variant} --tested ID, with the id that npx vsc test-image prints; then promote again` });
		const expected = tested?.[variant];
		if (expected !== void 0 && expected !== image.digest) throw new require_errors.UserError(`${tag} is ${image.digest}, but ${expected} was tested`, { next: "test what is in the registry, or publish what was tested" });
		const built = image.labels[REVISION];
		if (built !== void 0 && built !== commit) {
			if (await history.relation(built, commit) !== "ancestor") throw new require_errors.UserError(`${tag} was built from ${built}, which ${commit} does not contain`, { next: "publish the images of this commit" });
		}
		return [variant, image.digest];
	}));
	return Object.fromEntries(entries);
}
function refusal(verdict, commit, head) {
	const newest = head?.value.newest;
	if (verdict === "rolled-back") return new require_errors.UserError(`commit ${commit} was promoted before and rolled back`, { next: `promote a newer commit, or bring it back: npx vsc rollback ${newest?.number}` });
	if (verdict === "rebuilt") return new require_errors.UserError(`commit ${commit} is release ${newest?.number} already, with other images`, { next: "what is released is never replaced: promote a newer commit" });
	return new require_errors.UserError(`commit ${commit} does not contain ${newest?.commit}, which is the newest release`, { next: "promote a commit of the main branch that contains it" });
}
function noRelease(number, last) {
	return new require_errors.UserError(`there is no release ${number}`, { next: last === 0 ? "nothing has been promoted yet" : `npx vsc releases lists them: 1 to ${last}` });
}
// actions/src/commands/images/promotion-context.ts
/** Opens the registry for a promotion or a roll back, as the person or the run that asks for it. */
async function promotionContext(ports) {
	const settings = await require_settings.readRegistrySettings(ports.root, ports.env);
	return {
		context: {
			registry: await require_login.openRegistry(settings, ports),
			signal: ports.signal,
			timing: TIMING,
			by: require_event.ownRunUrl(ports.env) ?? ports.env["USER"] ?? "somebody",
			log: (line) => ports.log.info(line)
		},
		settings
	};
}
Object.defineProperty(exports, "promote", {
	enumerable: true,
	get: function() {
		return promote;
	}
});
Object.defineProperty(exports, "promotionContext", {
	enumerable: true,
	get: function() {
		return promotionContext;
	}
});
Object.defineProperty(exports, "rollBack", {
	enumerable: true,
	get: function() {
		return rollBack;
	}
});
