const require_errors = require("./errors.cjs");
const require_git_history = require("./registry-git-history.cjs");
const require_login = require("./registry-login.cjs");
const require_ledger = require("./registry-ledger.cjs");
const require_referrers = require("./registry-referrers.cjs");
const require_settings = require("./registry-settings.cjs");
// actions/src/registry/prune.ts
const COMMIT_TAG = /^([a-z][a-z0-9]*)-([0-9a-f]{40})$/;
/**
* Removes the commit tags that can never be promoted any more: those of commits that are older than
* the newest release and that no release names, neither by commit nor by digest. Their bills of
* materials go with them. With `dryRun` nothing is removed.
*
* @throws SurroundingsError if the registry deletes nothing.
*/
async function prune(registry, relation, options) {
	const chain = await require_ledger.readReleases(registry);
	const newest = chain[0]?.newest.commit;
	const tags = (await registry.tags()).toSorted();
	const releases = [...chain, ...await releasesBeside(registry, chain, tags)];
	const released = new Set(releases.flatMap(({ digests }) => Object.values(digests)));
	const commits = new Map(releases.map(({ commit, number }) => [commit, number]));
	const digests = /* @__PURE__ */ new Map();
	for (const tag of tags) {
		const digest = fallbackOnly(tag) ? void 0 : await registry.resolve(tag);
		if (digest !== void 0) digests.set(tag, digest);
	}
	const reasonToKeep = async (tag, commit) => {
		const number = commits.get(commit);
		if (number !== void 0) return `release ${number}`;
		if (released.has(digests.get(tag) ?? "")) return "its image is part of a release";
		if (newest === void 0) return "nothing is released yet";
		const found = await relation(commit, newest);
		if (found === void 0) return "git does not know its commit here";
		return found === "ancestor" ? void 0 : "it is not older than the newest release";
	};
	const kept = [];
	const removed = [];
	for (const tag of digests.keys()) {
		const commit = COMMIT_TAG.exec(tag)?.[2];
		if (commit === void 0) continue;
		const reason = await reasonToKeep(tag, commit);
		if (reason === void 0) removed.push(tag);
		else kept.push({
			tag,
			reason
		});
	}
	if (options.dryRun) return {
		removed,
		kept
	};
	const stuck = await remove(registry, new Set(removed), digests);
	const reason = "this registry cannot remove one tag of an image that has another";
	return {
		removed: removed.filter((tag) => !stuck.includes(tag)),
		kept: [...kept, ...stuck.map((tag) => ({
			tag,
			reason
		}))]
	};
}
async function releasesBeside(registry, chain, tags) {
	const known = new Set(chain.map(({ number }) => number));
	const beside = [];
	for (const tag of tags) {
		const number = require_ledger.releaseOfTag(tag);
		if (number === void 0 || known.has(number)) continue;
		const entry = await require_ledger.readEntry(registry, tag);
		if (entry !== void 0) beside.push(entry.value);
	}
	return beside;
}
/**
* Removes tags: the whole manifest if no other tag has it, else the tag alone. Returns the tags
* that had to stay, as some registries cannot do the latter.
*/
async function remove(registry, removed, digests) {
	const stuck = [];
	const others = [...digests].filter(([tag]) => !removed.has(tag)).map(([, digest]) => digest);
	const inUse = new Set(others);
	for (const tag of removed) {
		const digest = digests.get(tag) ?? "";
		if (inUse.has(digest)) {
			if (!await registry.deleteManifest(tag)) stuck.push(tag);
			continue;
		}
		for (const artifact of await require_referrers.fallbackReferrers(registry, digest)) await registry.deleteManifest(artifact.digest);
		const list = await registry.resolve(require_referrers.fallbackTag(digest));
		if (list !== void 0) await registry.deleteManifest(list);
		if (await registry.deleteManifest(digest)) continue;
		throw new require_errors.SurroundingsError(`${registry.host} deletes nothing over this interface`, { next: "remove the tags with its own tools: npx vsc prune-images --dry-run lists them" });
	}
	return stuck;
}
function fallbackOnly(tag) {
	return /^sha256-[0-9a-f]{64}$/.test(tag);
}
// actions/src/commands/images/prune-images/prune-images.ts
/** Removes the commit tags that no release names and that can never become one. */
async function pruneImages(inputs, ports) {
	const settings = await require_settings.readRegistrySettings(ports.root, ports.env);
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const registry = await require_login.openRegistry(settings, ports);
	const relation = async (commit, newest) => {
		try {
			return await history.relation(commit, newest);
		} catch (error) {
			if (error instanceof require_errors.UserError) return void 0;
			throw error;
		}
	};
	return prune(registry, relation, inputs);
}
exports.pruneImages = pruneImages;
