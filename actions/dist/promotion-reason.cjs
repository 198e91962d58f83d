const require_errors = require("./errors.cjs");
const require_labels = require("./image-labels.cjs");
const require_variant = require("./image-variant.cjs");
const require_settings = require("./client-settings.cjs");
const require_published_image = require("./registry-published-image.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_context = require("./promotion-context.cjs");
const require_git_history = require("./promotion-git-history.cjs");
const require_image_packages = require("./promotion-image-packages.cjs");
// actions/src/registry/promotion/candidate.ts
/** Their digests by variant. */
function digestsOf(images) {
	return Object.fromEntries([...images].map(([variant, { digest }]) => [variant, digest]));
}
/**
* The images of a candidate, as the registry has them.
*
* @throws UserError if one is missing, not the one tested, of another variant, or of a commit that the
*   candidate's does not contain.
*/
async function candidateImages(registry, candidate, history) {
	const entries = candidate.variants.map(async (variant) => [variant, await candidateImage(registry, variant, candidate, history)]);
	return new Map(await Promise.all(entries));
}
async function candidateImage(registry, variant, { commit, tested, rebuild }, history) {
	const expected = tested?.[variant];
	const tags = [...rebuild ? [] : [require_settings.commitTag(variant, commit)], require_settings.rebuildTag(variant)];
	const [tag] = tags;
	const [first, beside] = await Promise.all(tags.map((each) => require_published_image.publishedImage(registry, each)));
	const image = beside !== void 0 && beside.digest === expected ? beside : first;
	if (image === void 0) throw new require_errors.UserError(`${registry.repository}:${tag} is not in the registry`, { next: `npx vsc publish-image --variant ${variant} --tested ID${rebuild ? " --rebuild" : ""}, with the id that npx vsc test-image prints; then promote again` });
	if (expected !== void 0 && expected !== image.digest) throw new require_errors.UserError(`${tag} is ${image.digest}, but ${expected} was tested`, { next: "test what is in the registry, or publish what was tested" });
	require_variant.requireVariant(variant, image.labels, `${registry.repository}:${tag}`);
	const built = image.labels[require_labels.REVISION_LABEL];
	if (built !== void 0 && built !== commit) {
		if (await history.relation(built, commit) !== "ancestor") throw new require_errors.UserError(`${tag} was built from ${built}, which ${commit} does not contain`, { next: "publish the images of this commit" });
	}
	return image;
}
/**
* Whether images were made of the inputs of a release, by their labels. Layers and ids may differ: packages that
* no lock pins were newer, or the cache of layers was lost.
*/
async function sameInputs(registry, images, released = {}) {
	if (images.size !== Object.keys(released).length) return false;
	const same = [...images].map(async ([variant, { labels }]) => {
		const digest = released[variant];
		const inputs = labels[require_labels.INPUTS_LABEL];
		if (digest === void 0 || inputs === void 0) return false;
		return (await require_published_image.publishedImage(registry, digest))?.labels[require_labels.INPUTS_LABEL] === inputs;
	});
	return (await Promise.all(same)).every(Boolean);
}
// actions/src/registry/ledger/order.ts
/**
* Decides whether a candidate may become the latest. `relation` is that of its commit to the newest
* commit ever promoted (`ancestor`: the candidate is the older one).
*/
function judge({ digests, unchanged, rebuild }, head, relation) {
	if (head === void 0) return rebuild ? "unreleased" : "promote";
	if (sameDigests(digests, head.digests)) return "already";
	if (relation === "ancestor") return "superseded";
	if (relation === "diverged") return "diverged";
	if (head.kind === "rollback") return "held";
	if (unchanged) return rebuild ? "update" : "already";
	if (rebuild) return "unreleased";
	if (relation === "descendant") return "promote";
	return head.kind === "lift" && sameDigests(digests, head.newest.digests) ? "promote" : "rebuilt";
}
/** Whether both name the same images for the same variants. */
function sameDigests(one, other) {
	const variants = Object.keys(one);
	return variants.length === Object.keys(other).length && variants.every((variant) => one[variant] === other[variant]);
}
// actions/src/registry/promotion/updated-packages.ts
/**
* The packages of Debian, conda and pip that differ between the images of a release and those built anew, a
* line each, such as `libssl3 3.0.14-1 -> 3.0.17-1 (cpu)`; by the bills of materials in the registry.
*
* @param digests of the images that were built anew, by variant
* @throws UserError if one has no bill of materials: what a rebuild changes is never left unsaid.
*/
async function updatedPackages(registry, release, digests) {
	const variants = Object.keys(digests);
	const where = /* @__PURE__ */ new Map();
	for (const variant of variants) {
		const [before, after] = await Promise.all([release.digests[variant], digests[variant]].map(async (digest = "") => {
			const packages = await require_image_packages.imagePackages(registry, digest);
			if (packages !== void 0) return packages;
			throw new require_errors.UserError(`the ${variant} image ${digest} has no bill of materials`, { next: `what a rebuild of release ${release.number} changes is not known: publish both with --sbom, as publish.yml does` });
		}));
		for (const { name, from, to } of require_image_packages.packageChanges(before ?? [], after ?? [])) {
			const line = `${name} ${from ?? "(none)"} -> ${to ?? "(none)"}`;
			where.set(line, [...where.get(line) ?? [], variant]);
		}
	}
	const lines = [...where].map(([line, some]) => some.length === variants.length ? line : `${line} (${some.join(", ")})`);
	return require_git_history.boundedChanges(lines);
}
// actions/src/registry/promotion/promote.ts
/**
* Gives the latest tags of all variants to the images of one commit, or to none. Images that were made of the
* inputs of the newest release make no other, whatever else is in them, unless they are a rebuild: that is a
* release if their packages are others, and nothing else is.
*
* @throws UserError if an image is missing, not accepted or not the one tested, or if the order forbids it.
*/
async function promote(context, candidate, history) {
	const { registry } = context;
	const images = await candidateImages(registry, candidate, history);
	await context.accept?.(digestsOf(images));
	let outcome = "promoted";
	return {
		...await require_context.move(context, async (at) => {
			const { head } = at;
			const { commit, rewritten } = candidate;
			const decided = await decide(registry, images, {
				candidate,
				history,
				at
			});
			const { relation, anew, updates } = decided;
			({outcome} = decided);
			if (outcome !== "promoted") return outcome === "already" && relation === "descendant" ? { judged: commit } : {};
			const reason = anew ? rewritten : updates && REBUILT;
			return { release: require_ledger.nextRelease(head, {
				kind: "publish",
				commit,
				digests: digestsOf(images),
				locks: await history.locks(commit),
				when: timeAfter(head, context),
				changes: anew ? ["the history of main was rewritten"] : updates ?? await history.changes(head?.value.commit, commit),
				...askedBy(context),
				...reason !== void 0 && { reason }
			}) };
		}),
		outcome
	};
}
/**
* Says what `promote` would do, and writes nothing. Nothing is asked of what is attested: that may come later.
*
* @throws UserError as `promote` does.
*/
async function foresee({ registry }, candidate, history) {
	const images = await candidateImages(registry, candidate, history);
	const at = await require_context.readPosition(registry);
	const { outcome } = await decide(registry, images, {
		candidate,
		history,
		at
	});
	return {
		outcome,
		release: at.head?.value,
		moved: false,
		repaired: false
	};
}
/** What becomes of a candidate where the ledger stands now. */
async function decide(registry, images, { candidate, history, at: { head, newest } }) {
	const { commit, rewritten, rebuild = false } = candidate;
	const digests = digestsOf(images);
	const order = await orderOf(candidate, newest, history);
	const anew = rewritten !== void 0 && order === "diverged";
	const relation = anew ? "descendant" : order;
	const verdict = judge({
		digests,
		unchanged: await sameInputs(registry, images, head?.value.digests),
		rebuild
	}, head?.value, relation);
	if (verdict === "rebuilt" || verdict === "diverged") throw refusal(verdict, commit, newest);
	const updates = verdict === "update" && head !== void 0 ? await updatedPackages(registry, head.value, digests) : void 0;
	return {
		outcome: outcomeOf(verdict, updates),
		relation,
		anew,
		updates
	};
}
function outcomeOf(verdict, updates) {
	if (verdict === "promote") return "promoted";
	if (verdict === "update") return updates?.length === 0 ? "already" : "promoted";
	return verdict;
}
/** Why there is a release although nobody changed anything. */
const REBUILT = "rebuilt for updates of its packages; its inputs are those of the release before";
/**
* Gives the latest tags back to the images of a release, and holds them: nothing is promoted until `liftHold`.
*
* @throws UserError if there is no such release, the registry has lost its images, or they are not accepted.
*/
async function rollBack(context, number, reason) {
	return require_context.move(context, async ({ head, newest }) => {
		const last = head?.value.number ?? 0;
		const target = number <= last ? await require_ledger.readRelease(context.registry, number) : void 0;
		if (target === void 0) throw noRelease(number, last);
		const { commit, digests, locks, restores } = target.value;
		const original = restores ?? number;
		const held = head?.value.kind === "rollback" ? head.value : void 0;
		if (held?.number === number || held?.restores === original) return {};
		for (const [variant, digest] of Object.entries(digests)) {
			if (await context.registry.resolve(digest) !== void 0) continue;
			throw new require_errors.SurroundingsError(`the ${variant} image of release ${number} is gone from the registry`, { next: "npx vsc releases lists the others" });
		}
		await context.accept?.(digests);
		const forward = held?.restores !== void 0 && held.restores < original;
		const entry = {
			kind: "rollback",
			commit,
			digests,
			locks,
			when: timeAfter(head, context),
			changes: [forward ? `forward to the images of release ${original}, past the hold of release ${held.number}` : `back to the images of release ${original}`],
			...askedBy(context),
			reason,
			restores: original
		};
		return { release: require_ledger.nextRelease(head, entry, newest) };
	});
}
/**
* Ends the hold of a roll back: its images stay the latest until the next promotion. Without a hold nothing
* changes.
*/
async function liftHold(context, reason) {
	return require_context.move(context, ({ head, newest }) => {
		if (head?.value.kind !== "rollback") return Promise.resolve({});
		const { number, commit, digests, locks, restores } = head.value;
		const entry = {
			kind: "lift",
			commit,
			digests,
			locks,
			when: timeAfter(head, context),
			changes: [`the hold of release ${number} is lifted`],
			...askedBy(context),
			reason,
			...restores !== void 0 && { restores }
		};
		return Promise.resolve({ release: require_ledger.nextRelease(head, entry, newest) });
	});
}
/** How a candidate stands to the newest commit that was judged, as far as git can tell. */
async function orderOf({ commit, rewritten }, newest, history) {
	if (newest === void 0) return "same";
	try {
		return await history.relation(commit, newest.commit);
	} catch (error) {
		if (rewritten !== void 0 && error instanceof require_errors.UserError) return "diverged";
		throw error;
	}
}
/** The time of a new entry: never before that of the one before it, whatever this machine's clock says. */
function timeAfter(head, { log }) {
	const now = /* @__PURE__ */ new Date();
	if (head === void 0 || !(new Date(head.value.when) > now)) return now.toISOString();
	const { number, when } = head.value;
	log(`this machine's clock says ${now.toISOString()}, before release ${number} (${when}): check it`);
	return when;
}
const askedBy = ({ by, run }) => ({
	by,
	...run !== void 0 && { run }
});
function refusal(verdict, commit, newest) {
	if (verdict === "rebuilt") return new require_errors.UserError(`commit ${commit} is release ${newest?.number} already, with other images`, { next: "what is released is never replaced: promote a newer commit" });
	return new require_errors.UserError(`commit ${commit} does not contain ${newest?.commit}, which is the newest release`, { next: "promote a commit of main that contains it; if the history of main was rewritten, --rewritten WHY goes on from here" });
}
function noRelease(number, last) {
	return new require_errors.UserError(`there is no release ${number}`, { next: last === 0 ? "nothing has been promoted yet" : `npx vsc releases lists them: 1 to ${last}` });
}
// actions/src/commands/images/promotion/reason.ts
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
Object.defineProperty(exports, "foresee", {
	enumerable: true,
	get: function() {
		return foresee;
	}
});
Object.defineProperty(exports, "liftHold", {
	enumerable: true,
	get: function() {
		return liftHold;
	}
});
Object.defineProperty(exports, "promote", {
	enumerable: true,
	get: function() {
		return promote;
	}
});
Object.defineProperty(exports, "rollBack", {
	enumerable: true,
	get: function() {
		return rollBack;
	}
});
