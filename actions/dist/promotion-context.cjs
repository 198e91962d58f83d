const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_predicates = require("./attestations-predicates.cjs");
const require_oci = require("./client-oci.cjs");
const require_event = require("./github-event.cjs");
const require_test_result = require("./images-test-result.cjs");
const require_settings = require("./client-settings.cjs");
const require_referrers = require("./client-referrers.cjs");
const require_published_image = require("./registry-published-image.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_intent = require("./ledger-intent.cjs");
const require_released_image = require("./registry-released-image.cjs");
const require_login = require("./client-login.cjs");
let node_util = require("node:util");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
// actions/src/registry/ledger/verify-ledger.ts
/**
* Compares the ledger with what the registry holds. Each entry has a tag of its own and names the one before
* by digest, so a head that was lost is found again, and a lost tag too.
*
* @throws SurroundingsError if the registry does not answer.
*/
async function verifyLedger(registry) {
	const faults = [];
	const retag = /* @__PURE__ */ new Map();
	const tags = new Set(await registry.tags());
	const tagged = await taggedEntries(registry, tags, faults);
	const stood = await soundEntry(registry, require_ledger.LEDGER_TAG, faults);
	const known = new Map([...tagged.values()].map((entry) => [entry.digest, entry]));
	const chain = (head) => chainOf(registry, head, known);
	const head = await trueHead(chain, stood, tagged, tags);
	const { entries } = head === void 0 ? { entries: [] } : await chain(head);
	if (head !== void 0 && head.digest !== stood?.digest) {
		const leads = stood === void 0 ? "is missing" : `leads to release ${stood.value.number}`;
		faults.push(`the tag ${require_ledger.LEDGER_TAG} ${leads}; release ${head.value.number} is the newest that is whole`);
		retag.set(require_ledger.LEDGER_TAG, head.digest);
	}
	for (const { digest, value } of entries) {
		const found = tagged.get(value.number);
		if (found?.digest === digest) continue;
		if (found === void 0) {
			faults.push(`the tag ${require_ledger.releaseTag(value.number)} is missing`);
			retag.set(require_ledger.releaseTag(value.number), digest);
		} else faults.push(`the tag ${require_ledger.releaseTag(value.number)} is of another ledger: copy it elsewhere, and remove it`);
	}
	const last = head?.value.number ?? 0;
	for (const [number, { value }] of tagged) if (number > last && value.previous !== head?.digest) faults.push(`the tag ${require_ledger.releaseTag(number)} is of another ledger, or later than its head`);
	const numbers = [...tags].map((tag) => require_ledger.releaseOfTag(tag) ?? require_released_image.releaseOfImageTag(tag));
	return {
		head,
		releases: entries.map(({ value }) => value),
		faults,
		numbers: new Set(numbers.filter((number) => number !== void 0)),
		retag
	};
}
/** Which images of releases the registry has lost, a sentence each. */
async function lostImages(registry, releases) {
	const lost = [];
	const seen = /* @__PURE__ */ new Map();
	for (const { number, digests } of releases) for (const [variant, digest] of Object.entries(digests)) {
		const there = seen.get(digest) ?? await registry.resolve(digest) !== void 0;
		seen.set(digest, there);
		if (!there) lost.push(`the ${variant} image of release ${number} is gone from the registry`);
	}
	return lost;
}
/** Puts each tag on its entry. No entry is written or removed. */
async function repairLedger(registry, { retag }) {
	for (const [tag, digest] of retag) await registry.putManifest(tag, await registry.manifestOf(digest));
}
async function taggedEntries(registry, tags, faults) {
	const found = /* @__PURE__ */ new Map();
	for (const tag of tags) {
		const number = require_ledger.releaseOfTag(tag);
		if (number === void 0) continue;
		const entry = await soundEntry(registry, tag, faults);
		if (entry?.value.number === number) found.set(number, entry);
		else if (entry !== void 0) faults.push(`the tag ${tag} holds release ${entry.value.number}`);
	}
	return found;
}
async function soundEntry(registry, tag, faults) {
	try {
		return await require_ledger.readEntry(registry, tag);
	} catch (error) {
		if (!(error instanceof require_ledger.DamagedEntry)) throw error;
		faults.push(`the tag ${tag} cannot be read: ${error.message}`);
		return;
	}
}
/**
* An entry and those before it, as far as each is there and sound.
* @param known entries that were read already, by digest
*/
async function chainOf(registry, head, known) {
	const entries = [head];
	let { value } = head;
	while (value.previous !== void 0) {
		const { previous } = value;
		const before = known.get(previous) ?? await soundEntry(registry, previous, []);
		if (before === void 0 || before.value.number >= value.number) return {
			entries,
			whole: false
		};
		entries.push(before);
		({value} = before);
	}
	return {
		entries,
		whole: true
	};
}
/**
* The entry that the head should be: what it is, if its chain is whole; else the newest with a whole chain. What
* hangs on it counts as well, but for what an undone run left: one entry, whose images got no tags.
*/
async function trueHead(chain, stood, tagged, tags) {
	const whole = stood !== void 0 && (await chain(stood)).whole;
	const counted = ({ number, digests }) => Object.keys(digests).some((variant) => tags.has(require_released_image.numberTag(variant, number)));
	for (const [number, entry] of [...tagged].toSorted(([one], [other]) => other - one)) {
		if (whole && number <= stood.value.number) break;
		const found = await chain(entry);
		if (!found.whole) continue;
		if (!whole) return entry;
		if (entry.value.previous === stood.digest && !counted(entry.value)) continue;
		if (found.entries.some(({ digest }) => digest === stood.digest)) return entry;
	}
	return whole ? stood : void 0;
}
// actions/src/registry/ledger/free-number.ts
/**
* A new entry under a number that nothing had before: the one after the head's, or a later one if entries are
* lost for good. Undefined if the ledger has moved on since the entry was made.
*
* @throws SurroundingsError if the tag of the ledger was lost or moved, before anything is written.
*/
async function underFreeNumber(registry, head, entry) {
	if (await isFree(registry, entry)) return entry;
	if ((await require_ledger.readHead(registry))?.digest !== head?.digest) return void 0;
	const state = await verifyLedger(registry);
	if (state.head?.digest !== head?.digest) throw new require_errors.SurroundingsError(`the registry holds another ${require_ledger.releaseTag(entry.number)}: the tag ${require_ledger.LEDGER_TAG} was lost or moved`, { next: "npx vsc releases verify --repair sets it right: no number is given twice" });
	let { number } = entry;
	while (state.numbers.has(number)) number += 1;
	const newest = entry.newest.number === entry.number ? {
		...entry.newest,
		number
	} : entry.newest;
	return {
		...entry,
		number,
		newest
	};
}
/**
* Whether nothing has the number of an entry, or only what counts for nothing: a run that was undone leaves the
* tag of its entry behind. Its images have no tags, for those come once an entry counts, and nothing follows it.
*/
async function isFree(registry, { number, previous, digests }) {
	const there = await entryOf(registry, number);
	if (there !== void 0) {
		if (there === "damaged" || there.value.previous !== previous) return false;
		if (await registry.resolve(require_ledger.releaseTag(number + 1)) !== void 0) return false;
	}
	const tags = Object.keys(digests).map((variant) => registry.resolve(require_released_image.numberTag(variant, number)));
	return (await Promise.all(tags)).every((digest) => digest === void 0);
}
async function entryOf(registry, number) {
	try {
		return await require_ledger.readEntry(registry, require_ledger.releaseTag(number));
	} catch (error) {
		if (error instanceof require_ledger.DamagedEntry) return "damaged";
		throw error;
	}
}
// actions/src/registry/ledger/newest-commit.ts
const TAG = "newest-commit";
const ARTIFACT_TYPE = "application/vnd.drivendata.vsc.newest-commit.v1+json";
/** The newest commit by the ledger's head, or by what was judged since. Undefined before the first release. */
async function readNewest(registry, head) {
	if (head === void 0) return void 0;
	const judged = (await require_ledger.readStoredRecord(registry, TAG, checked))?.value;
	const { number, digests, newest } = head.value;
	return judged?.head === head.digest ? {
		number,
		commit: judged.commit,
		digests
	} : newest;
}
/** Writes down that a commit has the images of the ledger's head, and makes no release of its own. */
async function recordNewest(registry, head, commit) {
	const judged = {
		head: head.digest,
		commit
	};
	await require_ledger.putRecord(registry, TAG, require_ledger.recordManifest(ARTIFACT_TYPE, judged));
}
/** What is damaged says nothing: the ledger has the newest release all the same. */
function checked(value) {
	const { head, commit } = value ?? {};
	return typeof head === "string" && require_oci.isDigest(head) && require_ledger.isCommit(commit) ? {
		head,
		commit
	} : void 0;
}
// actions/src/registry/promotion/move.ts
/**
* Moves the latest tags of all variants to what `plan` makes of the ledger, all or none. Whatever
* happens, the tags follow the ledger:
* 1. an intent keeps others out; if a killed run left one, its half-way tags go back first;
* 2. each tag is set and verified;
* 3. the release is appended to the ledger: from here on it counts, and gets tags of its own;
* 4. the intent is given free.
* Where 2 or 3 fails the tags go back to what they were; if that fails too, the intent stays and
* the next run does it.
*/
async function move(context, plan) {
	const { registry } = context;
	let repaired = false;
	for (;;) {
		context.signal.throwIfAborted();
		const found = await require_intent.readIntent(registry);
		const at = await readPosition(registry);
		const { head } = at;
		if (found !== void 0 && isLeft(found, head)) {
			repaired = await tidyUp(context, found, head) || repaired;
			continue;
		}
		const { release: wanted, judged } = await plan(at);
		const planned = wanted && await underFreeNumber(registry, head, wanted);
		if (wanted !== void 0 && planned === void 0) continue;
		if (planned?.number !== wanted?.number) context.log(`entries of the ledger are lost: this is release ${planned?.number}`);
		const release$1 = planned ?? head?.value;
		const from = await currentTags(registry, release$1?.digests ?? {});
		if (release$1 === void 0) return {
			release: release$1,
			moved: false,
			repaired
		};
		const repair = planned === void 0;
		const right = repair && await isRight(registry, from, release$1);
		if (right && judged === void 0) return {
			release: release$1,
			moved: false,
			repaired
		};
		if (repair) await context.accept?.(release$1.digests);
		const mine = await require_intent.claim(registry, intentFor(context, release$1, repair), found, context.timing);
		if (mine === void 0) continue;
		if (!(0, node_util.isDeepStrictEqual)(await readPosition(registry), at)) {
			await require_intent.release(registry, mine);
			continue;
		}
		if (planned !== void 0) await advance(context, {
			before: head?.value,
			release: release$1
		}, {
			...from,
			...head?.value.digests
		}, mine);
		else if (head !== void 0) await setRight(context, head, mine, judged);
		return {
			release: release$1,
			moved: !repair,
			repaired: repaired || repair && !right
		};
	}
}
/** Where the ledger stands now. */
async function readPosition(registry) {
	const head = await require_ledger.readHead(registry);
	return {
		head,
		newest: await readNewest(registry, head)
	};
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
	if (!await require_intent.outlast(registry, found, timing, signal)) return false;
	context.log("that promotion was interrupted");
	if (head === void 0) {
		await require_intent.release(registry, found.digest);
		return false;
	}
	await context.accept?.(head.value.digests);
	const intent = intentFor(context, head.value, true);
	const mine = await require_intent.claim(registry, intent, found, timing);
	if (mine === void 0) return false;
	await setRight(context, head, mine);
	return true;
}
/**
* Sets the tags to the newest release of the ledger, and writes down which commit was judged to be no other.
* If that fails, the intent stays for the next run.
*/
async function setRight(context, head, mine, judged) {
	const registry = held(context);
	await setLatest(registry, head.value.digests);
	await require_released_image.setReleaseTags(registry, head.value);
	if (judged !== void 0) await recordNewest(registry, head, judged);
	await require_intent.release(registry, mine);
}
/**
* Sets the tags to a new release and appends it to the ledger.
*
* @param from what to put back if that fails.
* @throws UserError that says whether it was undone, or is left to the next run.
*/
async function advance(context, { before, release: release$2 }, from, mine) {
	const registry = held(context);
	try {
		await setLatest(registry, release$2.digests);
		await require_ledger.append(registry, release$2);
	} catch (error) {
		try {
			if (await require_ledger.isHead(registry, release$2)) return;
			await undo(registry, from);
			await require_intent.release(registry, mine);
		} catch (second) {
			throw halfWay(release$2, error, second);
		}
		throw new require_errors.UserError(`nothing was promoted: ${require_errors.messageOf(error)}`, {
			exitCode: require_errors.exitCodeOf(error),
			next: "the latest tags are what they were before: fix the cause, then run it again",
			cause: error
		});
	}
	try {
		if (before !== void 0) await require_released_image.setReleaseTags(registry, before);
		await require_released_image.setReleaseTags(registry, release$2);
		await require_intent.release(registry, mine);
	} catch (error) {
		context.log(`the next promotion will tidy up after this one: ${require_errors.messageOf(error)}`);
	}
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
		if (digest !== null) await require_released_image.setTag(registry, tag, digest);
		else if (!await registry.deleteManifest(tag)) throw new require_errors.SurroundingsError(`this registry cannot delete the tag ${tag}`, { next: "remove the tag with its own tools" });
	}
}
async function setLatest(registry, digests) {
	for (const [variant, digest] of Object.entries(digests)) await require_released_image.setTag(registry, require_settings.latestTag(variant), digest);
}
async function currentTags(registry, digests) {
	const entries = Object.keys(digests).map(async (variant) => [variant, await registry.resolve(require_settings.latestTag(variant)) ?? null]);
	return Object.fromEntries(await Promise.all(entries));
}
/** Whether the tags are what the ledger says, those of the release itself included. */
async function isRight(registry, latest, release) {
	return sameTags(latest, release.digests) && (await require_released_image.wrongReleaseTags(registry, release)).size === 0;
}
function sameTags(tags, digests) {
	return Object.entries(digests).every(([variant, digest]) => tags[variant] === digest);
}
function intentFor({ by, run }, { number }, repair) {
	const since = (/* @__PURE__ */ new Date()).toISOString();
	return {
		state: "moving",
		owner: (0, node_crypto.randomUUID)(),
		by: run ?? by,
		since,
		release: number,
		repair
	};
}
function halfWay({ number }, error, second) {
	return new require_errors.UserError(`release ${number} is half done: ${require_errors.messageOf(error)}; putting it back failed as well: ${require_errors.messageOf(second)}`, {
		exitCode: require_errors.exitCodeOf(error),
		next: "run it again: the next run tidies up first",
		cause: error
	});
}
// actions/src/github/attestations/authorities.ts
/**
* The authorities of a file, as `gh attestation trusted-root` prints it: one trusted root of Sigstore in
* each line. Without a file, those of Sigstore's public instance, by its update framework (TUF), which
* verifies them by the keys that the library brings along.
*
* @throws UserError for a file that is not one, SurroundingsError if Sigstore's server does not answer.
*/
async function authoritiesOf(file) {
	const { TrustedRoot } = await Promise.resolve().then(() => require("./npm-sigstore-protobuf-specs.cjs")).then((n) => /* @__PURE__ */ require_rolldown_runtime.__toESM(n.require_dist(), 1));
	if (file === void 0) return [await authoritiesIn(await publicRoot())];
	try {
		const lines = (await (0, node_fs_promises.readFile)(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
		if (lines.length === 0) throw new Error("it is empty");
		const roots = lines.map((line) => TrustedRoot.fromJSON(JSON.parse(line)));
		return await Promise.all(roots.map(authoritiesIn));
	} catch (error) {
		throw new require_errors.UserError(`${file} cannot be read as trusted roots: ${require_errors.messageOf(error)}`, {
			next: "write it again: gh attestation trusted-root > FILE",
			cause: error
		});
	}
}
async function publicRoot() {
	const { getTrustedRoot } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./npm-sigstore-tuf.cjs").default, 1));
	try {
		return await getTrustedRoot();
	} catch (error) {
		throw new require_errors.SurroundingsError(`the trusted root of Sigstore cannot be downloaded: ${require_errors.messageOf(error)}`, {
			next: "run it again; status.sigstore.dev says what is down, and --trusted-root takes a file",
			cause: error
		});
	}
}
/** An entry in a log is wanted of those that keep one: GitHub's own authorities keep none. */
async function authoritiesIn(root) {
	const { toTrustMaterial } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./npm-sigstore-verify.cjs").default, 1));
	const material = toTrustMaterial(root);
	return {
		material,
		needs: {
			tlogThreshold: Math.min(1, material.tlogs.length),
			ctlogThreshold: Math.min(1, material.ctlogs.length),
			timestampThreshold: 1
		}
	};
}
// actions/src/github/attestations/stored.ts
/**
* The Sigstore bundles that GitHub keeps for a digest, of this repository's attestations: as they were
* stored, so nothing in them is true before it is verified. GitHub answers 404 if there are none.
*
* @param digest `sha256:…`
* @throws UserError if GitHub refuses, SurroundingsError if it does not answer.
*/
async function storedAttestations({ api, place }, digest) {
	const given = {
		...place,
		subject_digest: digest,
		per_page: 100
	};
	const found = await require_client.asking("read the attestations (attestations: read)", () => {
		return require_client.unlessMissing(api.paginate("GET /repos/{owner}/{repo}/attestations/{subject_digest}", given, ({ data }) => data.attestations ?? []));
	});
	return Promise.all((found ?? []).map(async ({ bundle, bundle_url: url }) => bundle ?? (url && await bundleAt(url))));
}
/** A bill of materials has at most 16 MiB, and more in the base64 of a bundle. */
const MOST_BUNDLE_BYTES = 67108864;
const BUNDLE_DEADLINE_MS = 6e4;
/** GitHub keeps bundles compressed by Snappy, in a storage of Azure that is asked without a login. */
async function bundleAt(url) {
	const { uncompress } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./npm-snappyjs.cjs").default, 1));
	try {
		const reply = await fetch(url, { signal: AbortSignal.timeout(BUNDLE_DEADLINE_MS) });
		if (!reply.ok) throw new Error(`status ${reply.status}`);
		const bytes = uncompress(Buffer.from(await reply.arrayBuffer()), MOST_BUNDLE_BYTES);
		return JSON.parse(bytes.toString("utf8"));
	} catch (error) {
		throw new require_errors.SurroundingsError(`an attestation cannot be downloaded from ${new URL(url).host}: ${require_errors.messageOf(error)}`, {
			next: "run it again",
			cause: error
		});
	}
}
// actions/src/github/attestations/verify.ts
/** GitHub's identity provider, for jobs. */
const ISSUER = "https://token.actions.githubusercontent.com";
/**
* "Build Config URI" of Fulcio's table of extensions: the workflow that was started. What it calls of
* others, in other repositories, has the same; the alternative name would be that of the called one.
*/
const BUILD_CONFIG_URI = "1.3.6.1.4.1.57264.1.18";
/** "Build Signer URI" of the same table: the workflow of the job, which is the called one. */
const BUILD_SIGNER_URI = "1.3.6.1.4.1.57264.1.9";
const PAYLOAD_TYPE = "application/vnd.in-toto+json";
/**
* Verifies a Sigstore bundle by Sigstore's own library: signature, certificate, time and log entries; then
* who signed, and what is said of which artifact. Returns the statement, or why it does not count.
*/
async function verifyAttestation(bundle, { digest, workflow }, trusted) {
	const signed = await openBundle(bundle, trusted);
	if (typeof signed === "string") return signed;
	const { issuer, started, signer, payloadType, payload } = signed;
	if (issuer !== ISSUER) return `it was signed by an identity of ${require_action.shortLine(issuer, 200)}`;
	if (started !== `https://github.com/${workflow}`) return `it was signed by ${require_action.shortLine(started, 300)}, not by ${workflow}`;
	const statement = payloadType === PAYLOAD_TYPE ? read(payload) : void 0;
	if (statement === void 0) return "what is signed is not a statement of in-toto";
	const { subject, predicateType: type, predicate } = statement;
	const [algorithm = "", hex] = digest.split(":");
	if (!subject.some((each) => each.digest?.[algorithm] === hex)) {
		const other = Object.values(subject[0]?.digest ?? {}).join(", ");
		return `it is about another image: ${require_action.shortLine(other, 200)}`;
	}
	return {
		type,
		predicate,
		signer: fileOf(signer),
		bundle: { ...bundle }
	};
}
/** What is in a bundle whose signature holds, and who its certificate says has signed. */
async function openBundle(json, trusted) {
	const { bundleFromJSON } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./npm-sigstore-bundle.cjs").default, 1));
	const { toSignedEntity, Verifier } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./npm-sigstore-verify.cjs").default, 1));
	const { ASN1Obj } = await Promise.resolve().then(() => require("./npm-sigstore-core.cjs")).then((n) => /* @__PURE__ */ require_rolldown_runtime.__toESM(n.require_dist(), 1));
	const why = /* @__PURE__ */ new Set();
	for (const { material, needs } of trusted) try {
		const bundle = bundleFromJSON(json);
		const signer = new Verifier(material, needs).verify(toSignedEntity(bundle));
		if (bundle.content.$case !== "dsseEnvelope") return "it has no statement in it";
		const { payload, payloadType } = bundle.content.dsseEnvelope;
		const said = (id) => {
			const value = extension(signer, id);
			if (value === void 0) return "nobody";
			return ASN1Obj.parseBuffer(Buffer.from(value)).value.toString("utf8");
		};
		return {
			issuer: signer.identity?.extensions?.issuer ?? "nobody",
			started: said(BUILD_CONFIG_URI),
			signer: said(BUILD_SIGNER_URI),
			payload,
			payloadType
		};
	} catch (error) {
		why.add(require_action.shortLine(require_errors.messageOf(error), 300));
	}
	return `its signature cannot be verified: ${[...why].join("; ")}`;
}
/** `https://github.com/OWNER/NAME/.github/workflows/FILE@REF` without its ends. */
function fileOf(uri) {
	return uri.replace(/^https:\/\/[^/]+\//, "").replace(/@.*$/, "");
}
function extension({ identity }, id) {
	return identity?.oids?.find(({ oid }) => oid?.id.join(".") === id)?.value;
}
function read(payload) {
	try {
		const { subject, predicateType, predicate } = JSON.parse(payload.toString("utf8")) ?? {};
		if (!Array.isArray(subject) || typeof predicateType !== "string") return void 0;
		return {
			subject,
			predicateType,
			predicate
		};
	} catch {
		return;
	}
}
// actions/src/commands/images/promotion/attested-images.ts
/** The workflow that attests images, on the branch that it may run on. */
const SIGNER = ".github/workflows/publish.yml@refs/heads/main";
/** What has to be attested of an image before it becomes the latest. */
const REQUIRED = [{
	type: require_predicates.PredicateType.provenance,
	of: (image) => `where ${image} comes from`
}, {
	type: require_predicates.PredicateType.tests,
	of: (image) => `that ${image} passed its tests`
}];
/** The media type of a bundle, by which `gh attestation verify --bundle-from-oci` finds it. */
const BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
/**
* Accepts images of which GitHub keeps attestations by this repository's publish.yml on main: where they
* come from, and that the tests of just this image passed. What was verified is put beside the image in
* the registry, so that others can verify it without GitHub.
*
* @param trustedRoot file with the authorities to trust, instead of Sigstore's own
* @throws UserError, at once if GITHUB_TOKEN or GITHUB_REPOSITORY is missing, and when an image is not
*   accepted (checkFailed); SurroundingsError if a server does not answer.
*/
function attestedImages(trustedRoot, registry, ports) {
	const github = connected(ports.env);
	let known;
	const trusted = () => known ??= authoritiesOf(trustedRoot);
	let signer;
	return {
		accept,
		signer: () => signer
	};
	async function accept(digests) {
		const verified = [];
		for (const [variant, digest] of Object.entries(digests)) {
			const step = ports.log.step(`Verifying the attestations of ${variant}`);
			try {
				const statements = await statementsOf({
					variant,
					digest
				}, {
					github,
					registry,
					trusted
				});
				step.done(`Verified: ${statements.length} attestations of ${variant} (${digest})`);
				verified.push([digest, statements]);
			} catch (error) {
				step.fail();
				throw error;
			}
		}
		for (const [digest, statements] of verified) await keepBeside(registry, digest, statements);
		signer = verified[0]?.[1][0]?.signer;
	}
}
function connected(env) {
	if (env["GITHUB_TOKEN"] && env["GITHUB_REPOSITORY"]) return require_client.connectGitHub(env);
	throw new require_errors.UserError("only GitHub knows who attested the images, and it cannot be asked", { next: "set GITHUB_TOKEN=$(gh auth token) and GITHUB_REPOSITORY=owner/name, or go without: --no-attested" });
}
async function statementsOf({ variant, digest }, { github, registry, trusted }) {
	const image = await require_published_image.publishedImage(registry, digest);
	if (image === void 0) throw new require_errors.SurroundingsError(`the ${variant} image ${digest} is gone from the registry`, { next: "npx vsc releases lists the others" });
	const ids = [image.configDigest, image.digest];
	const { owner, repo } = github.place;
	const wanted = {
		digest,
		workflow: `${owner}/${repo}/${SIGNER}`
	};
	const statements = [];
	const refused = /* @__PURE__ */ new Set();
	for (const bundle of await storedAttestations(github, digest)) {
		const statement = await verifyAttestation(bundle, wanted, await trusted());
		if (typeof statement === "string") refused.add(statement);
		else if (statement.type !== require_predicates.PredicateType.tests || require_test_result.saysPassed(statement.predicate, ids)) statements.push(statement);
		else refused.add("it does not say that this very image passed its tests");
	}
	const missing = REQUIRED.find(({ type }) => statements.every((each) => each.type !== type));
	if (missing === void 0) return statements;
	const why = refused.size === 0 ? "" : `; refused: ${[...refused].slice(0, 3).join(", ")}`;
	throw new require_errors.UserError(`nothing attests ${missing.of(`the ${variant} image ${digest}`)}${why}`, {
		next: "publish the image by publish.yml, which attests it; without attestations: attested: false in the workflow, --no-attested here",
		exitCode: require_errors.ExitCode.checkFailed
	});
}
/** Artifacts whose subject is the image, in the form that actions/attest and cosign write. */
async function keepBeside(registry, digest, statements) {
	for (const { type, bundle, signer } of statements) await require_referrers.attach(registry, digest, {
		mediaType: BUNDLE,
		bytes: require_oci.jsonBytes(bundle),
		title: "attestation.sigstore.json",
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			[require_released_image.PREDICATE_ANNOTATION]: type,
			[require_released_image.SIGNER_ANNOTATION]: signer
		}
	});
}
// actions/src/commands/images/promotion/context.ts
/** Opens the registry for a promotion or a roll back, as the person or the run that asks for it. */
async function promotionContext({ attested, trustedRoot }, ports) {
	const settings = await require_settings.readRegistrySettings(ports.root, ports.env);
	const registry = await require_login.openRegistry(settings, ports);
	const attestations = attested ? attestedImages(trustedRoot, registry, ports) : void 0;
	return {
		context: {
			registry,
			signal: ports.signal,
			timing: require_intent.TIMING,
			by: ports.env["GITHUB_ACTOR"] ?? ports.env["USER"] ?? "somebody",
			run: require_event.ownRunUrl(ports.env),
			log: (line) => ports.log.info(line),
			...attestations && { accept: attestations.accept }
		},
		settings,
		attestations
	};
}
/** Opens the registry for what puts no other image in place, and asks for no attestation therefore. */
async function ledgerContext(ports) {
	const { context } = await promotionContext({
		attested: false,
		trustedRoot: void 0
	}, ports);
	return context;
}
Object.defineProperty(exports, "ledgerContext", {
	enumerable: true,
	get: function() {
		return ledgerContext;
	}
});
Object.defineProperty(exports, "lostImages", {
	enumerable: true,
	get: function() {
		return lostImages;
	}
});
Object.defineProperty(exports, "move", {
	enumerable: true,
	get: function() {
		return move;
	}
});
Object.defineProperty(exports, "promotionContext", {
	enumerable: true,
	get: function() {
		return promotionContext;
	}
});
Object.defineProperty(exports, "readPosition", {
	enumerable: true,
	get: function() {
		return readPosition;
	}
});
Object.defineProperty(exports, "repairLedger", {
	enumerable: true,
	get: function() {
		return repairLedger;
	}
});
Object.defineProperty(exports, "verifyLedger", {
	enumerable: true,
	get: function() {
		return verifyLedger;
	}
});
