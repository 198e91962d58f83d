const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_git_history = require("./promotion-git-history.cjs");
const require_login = require("./client-login.cjs");
const require_referrers = require("./client-referrers.cjs");
const require_ledger = require("./run-ledger.cjs");
require("./ledger-intent.cjs");
const require_oci = require("./client-oci.cjs");
const require_settings = require("./client-settings.cjs");
// actions/src/github/package-versions.ts
const AT = "{package_type}/{package_name}/versions";
/**
* Removes manifests of a container package: ghcr.io deletes nothing itself, GitHub's API does. Whether there was one of
* that digest is what the remover says.
*
* @throws UserError if there is no such package, or GitHub refuses.
*/
async function versionRemover({ api }, owner, name) {
	const what = {
		package_type: "container",
		package_name: name
	};
	const found = await require_client.asking("list the versions of the package", async () => {
		const ofOrganization = await require_client.unlessMissing(api.paginate(`GET /orgs/{org}/packages/${AT}`, {
			org: owner,
			...what,
			per_page: 100
		}));
		if (ofOrganization !== void 0) return {
			kind: "orgs",
			versions: ofOrganization
		};
		const listed = api.paginate(`GET /users/{username}/packages/${AT}`, {
			username: owner,
			...what
		});
		const ofUser = await require_client.unlessMissing(listed);
		return ofUser && {
			kind: "users",
			versions: ofUser
		};
	});
	if (found === void 0) throw new require_errors.UserError(`GitHub has no package ${name} of ${owner} that this login may see`, { next: "give a login that may read and delete packages: docs/how-to/publishing.md says which" });
	const ids = new Map(found.versions.map((version) => [version.name, version.id]));
	return async (digest) => {
		const id = ids.get(digest);
		if (id === void 0) return false;
		const version = {
			...what,
			package_version_id: id
		};
		return await require_client.asking("delete a version of the package", () => require_client.unlessMissing(found.kind === "orgs" ? api.request(`DELETE /orgs/{org}/packages/${AT}/{package_version_id}`, {
			org: owner,
			...version
		}) : api.request(`DELETE /users/{username}/packages/${AT}/{package_version_id}`, {
			username: owner,
			...version
		}))) !== void 0;
	};
}
// actions/src/registry/ledger/contents.ts
/** Requests at a time. */
const WIDTH = 8;
/** What hangs on a digest; nothing if the registry does not have it. */
async function contentsOf(registry, digest) {
	const sizes = /* @__PURE__ */ new Map();
	const manifests = [];
	const stored = await registry.manifest(digest);
	if (stored === void 0) return {
		sizes,
		manifests
	};
	sizes.set(digest, stored.bytes.byteLength);
	const document = JSON.parse(stored.bytes.toString("utf8"));
	const parts = [document.config, ...document.layers ?? []];
	for (const part of parts) if (part !== void 0) sizes.set(part.digest, part.size);
	for (const member of document.manifests ?? []) {
		const inner = await contentsOf(registry, member.digest);
		for (const [blob, size] of inner.sizes) sizes.set(blob, size);
		manifests.push(member.digest, ...inner.manifests);
	}
	if (document.subject !== void 0) manifests.push(document.subject.digest);
	return {
		sizes,
		manifests
	};
}
/** The same of an image with what is attached to it, which goes when it goes. */
async function withAttached(registry, digest) {
	const attached = await require_referrers.referrers(registry, digest);
	const all = await Promise.all([digest, ...attached.map((artifact) => artifact.digest)].map((each) => contentsOf(registry, each)));
	return {
		sizes: new Map(all.flatMap(({ sizes }) => [...sizes])),
		manifests: all.flatMap(({ manifests }) => manifests)
	};
}
/** Runs `work` for each item, a few at a time. */
async function inTurns(items, work) {
	const results = [];
	for (let at = 0; at < items.length; at += WIDTH) results.push(...await Promise.all(items.slice(at, at + WIDTH).map(work)));
	return results;
}
// actions/src/registry/ledger/prune.ts
const COMMIT_TAG = /^([a-z][a-z0-9]*)-([0-9a-f]{40})$/;
/**
* Removes the images that can never be promoted any more: those of commits that are older than the newest
* release and that no release names, neither by commit nor by digest, and that nothing else refers to: no other
* tag, no index, no artifact with a tag. What is attached to them goes with them. It can be broken off anywhere:
* the next run goes on.
*
* @throws SurroundingsError if the registry deletes nothing.
*/
async function prune(registry, order, options) {
	const tags = (await registry.tags()).toSorted();
	const digests = await digestsOf(registry, tags);
	const reasons = await reasonsToKeep(registry, tags, digests, order);
	const candidates = [...reasons].filter(([, reason]) => reason === void 0).map(([tag]) => tag);
	const newest = await order.newestFirst([...new Set(candidates.map(commitIn))]);
	const spared = new Set(newest.slice(0, options.keep));
	for (const tag of candidates.filter((each) => spared.has(commitIn(each)))) reasons.set(tag, `one of the ${options.keep} newest that could go`);
	const removed = await freedBy(registry, digests, reasons, await contentsOfStaying(registry, digests, reasons));
	const kept = [...reasons].flatMap(([tag, reason]) => reason === void 0 ? [] : {
		tag,
		reason
	});
	if (!options.dryRun) for (const digest of new Set(removed.map(({ tag }) => digests.get(tag) ?? ""))) await remove(registry, digest, options.remove);
	return {
		removed,
		kept
	};
}
const commitIn = (tag) => COMMIT_TAG.exec(tag)?.[2] ?? "";
/** Why each commit tag stays; undefined for those that may go. */
async function reasonsToKeep(registry, tags, digests, order) {
	const chain = await require_ledger.readReleases(registry);
	const newest = chain[0]?.newest.commit;
	const releases = [...chain, ...await releasesBeside(registry, chain, tags)];
	const released = new Set(releases.flatMap((release) => Object.values(release.digests)));
	const commits = new Map(releases.map(({ commit, number }) => [commit, number]));
	const reasonFor = async (tag) => {
		const number = commits.get(commitIn(tag));
		if (number !== void 0) return `release ${number}`;
		if (released.has(digests.get(tag) ?? "")) return "its image is part of a release";
		if (newest === void 0) return "nothing is released yet";
		const found = await order.relation(commitIn(tag), newest);
		if (found === void 0) return "git does not know its commit here";
		return found === "ancestor" ? void 0 : "it is not older than the newest release";
	};
	const ours = [...digests.keys()].filter((tag) => COMMIT_TAG.test(tag));
	return new Map(await inTurns(ours, async (tag) => [tag, await reasonFor(tag)]));
}
/**
* What stays, by the tag that holds it. A candidate that it refers to stays as well, and gets a reason.
*/
async function contentsOfStaying(registry, digests, reasons) {
	const blobs = /* @__PURE__ */ new Set([require_oci.digestOf(require_oci.EMPTY_BYTES)]);
	const holders = /* @__PURE__ */ new Map();
	const hold = (tag, { sizes, manifests }) => {
		for (const blob of sizes.keys()) blobs.add(blob);
		const digest = digests.get(tag) ?? "";
		for (const each of [digest, ...manifests]) if (!holders.has(each)) holders.set(each, tag);
	};
	const stays = (tag) => !reasons.has(tag) || reasons.get(tag) !== void 0;
	const staying = [...digests.keys()].filter(stays);
	const whole = (tag) => (COMMIT_TAG.test(tag) ? withAttached : contentsOf)(registry, digests.get(tag) ?? "");
	const contents = await inTurns(staying, whole);
	for (const [index, tag] of staying.entries()) {
		const found = contents[index];
		if (found !== void 0) hold(tag, found);
	}
	for (const [tag, reason] of reasons) {
		const holder = holders.get(digests.get(tag) ?? "");
		if (reason !== void 0 || holder === void 0) continue;
		reasons.set(tag, `${holder} refers to it`);
		hold(tag, await whole(tag));
	}
	return blobs;
}
/** The tags that go, with the bytes that only they have. */
async function freedBy(registry, digests, reasons, staying) {
	const counted = new Set(staying);
	const going = [...reasons].filter(([, reason]) => reason === void 0).map(([tag]) => tag);
	const contents = await inTurns(going, (tag) => withAttached(registry, digests.get(tag) ?? ""));
	return going.map((tag, index) => {
		let bytes = 0;
		for (const [blob, size] of contents[index]?.sizes ?? []) {
			if (!counted.has(blob)) bytes += size;
			counted.add(blob);
		}
		return {
			tag,
			bytes
		};
	});
}
const isOfLedger = (tag) => tag === "releases" || tag === "promotion" || require_ledger.releaseOfTag(tag) !== void 0;
/** What each tag of an image stands for; those of the ledger and lists of attached artifacts are left out. */
async function digestsOf(registry, tags) {
	const found = await inTurns(tags.filter((tag) => !isOfLedger(tag) && !/^sha256-[0-9a-f]{64}$/.test(tag)), async (tag) => [tag, await registry.resolve(tag)]);
	return new Map(found.flatMap(([tag, digest]) => digest === void 0 ? [] : [[tag, digest]]));
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
/** Removes an image with all its tags; first what is attached to it, so that none is left behind. */
async function remove(registry, digest, removeManifest = (each) => registry.deleteManifest(each)) {
	for (const artifact of await require_referrers.referrers(registry, digest)) await removeManifest(artifact.digest);
	const list = await registry.resolve(require_referrers.fallbackTag(digest));
	if (list !== void 0) await removeManifest(list);
	if (await removeManifest(digest)) return;
	throw new require_errors.SurroundingsError(`${registry.host} does not delete anything over this interface`, { next: "remove the tags with its own tools: npx vsc prune-images --dry-run lists them" });
}
// actions/src/commands/images/prune-images/prune-images.ts
/** Removes the images that no release names and that can never become one. */
async function pruneImages(inputs, ports) {
	const settings = await require_settings.readRegistrySettings(ports.root, ports.env);
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const registry = await require_login.openRegistry(settings, ports);
	const order = {
		newestFirst: (commits) => history.newestFirst(commits),
		async relation(commit, newest) {
			try {
				return await history.relation(commit, newest);
			} catch (error) {
				if (error instanceof require_errors.UserError) return void 0;
				throw error;
			}
		}
	};
	const remove = inputs.dryRun ? void 0 : await removerFor(settings, ports);
	return prune(registry, order, {
		...inputs,
		remove
	});
}
/**
* What deletes for a registry that does not delete itself: for GitHub's, the API, with the same login.
*
* @throws UserError if there is no login, no such package, or GitHub refuses.
*/
async function removerFor(settings, ports) {
	if (settings.registry !== "ghcr.io") return void 0;
	const { repository } = settings;
	const [owner = "", ...rest] = repository.split("/");
	const login = await require_login.credentialsFor(settings, ports);
	if (login === void 0) throw new require_errors.UserError(`there is no login for ${require_settings.GITHUB_REGISTRY}, and pruning needs one`, { next: "log in with a token that may read and delete packages: docker login ghcr.io" });
	const env = {
		...ports.env,
		GITHUB_TOKEN: login.password,
		GITHUB_REPOSITORY: repository
	};
	return versionRemover(require_client.connectGitHub(env), owner, rest.join("/"));
}
exports.pruneImages = pruneImages;
