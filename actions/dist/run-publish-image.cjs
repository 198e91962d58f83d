const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_connect = require("./container-connect.cjs");
const require_local_images = require("./container-local-images.cjs");
const require_competition = require("./settings-competition.cjs");
const require_errors = require("./errors.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_package_lists = require("./context-package-lists.cjs");
const require_labels = require("./image-labels.cjs");
const require_retry = require("./retry.cjs");
const require_size = require("./contents-size.cjs");
const require_read_bill = require("./contents-read-bill.cjs");
const require_variant = require("./image-variant.cjs");
const require_git_history = require("./promotion-git-history.cjs");
const require_image_packages = require("./promotion-image-packages.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_login = require("./client-login.cjs");
const require_published_image = require("./registry-published-image.cjs");
const require_referrers = require("./client-referrers.cjs");
const require_settings = require("./client-settings.cjs");
const require_unpacked_size = require("./registry-unpacked-size.cjs");
let node_util = require("node:util");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/image/transfer/push-failure.ts
/** What the engine says on a refusal: it does not pass by itself. */
const REFUSED = /unauthorized|denied|authentication required|no basic auth credentials/i;
/** A registry that is full, or takes no layer of this size, is so the next time as well. */
const NO_ROOM = /no space left|"Err":28\b|quota|too large|\b(?:413|507)\b/i;
/** What a read-only registry says, in the words of the distribution specification. */
const READ_ONLY = /operation is unsupported|method not allowed|\b405\b/i;
/** The registry refuses the login, or its right to write there. */
var RefusedPush = class extends require_errors.UserError {};
/** What a push that ended with `reason` means: final with what to do, or a TransientError. */
function pushFailure(reference, reason, cause) {
	const message = `${reference} cannot be pushed: ${reason}`;
	if (NO_ROOM.test(reason)) return new require_errors.SurroundingsError(message, {
		next: "make room in the registry, or let it take larger layers",
		cause
	});
	if (READ_ONLY.test(reason)) return new require_errors.SurroundingsError(`${message}: the registry is read-only, or has locked this tag`, {
		next: "let it take writes again, then run this again: layers that have arrived are kept",
		cause
	});
	if (!REFUSED.test(reason)) return new require_retry.TransientError(message, { cause });
	return new RefusedPush(message, {
		next: "check login: in environment/competition.yml, and that it may write there",
		cause
	});
}
// actions/src/image/transfer/push-again.ts
/**
* Watches for layers that an engine sends again, as moby does five times with growing pauses and without a
* word why. The registry is asked then; what does not pass by itself ends the push.
*/
var LayersAgain = class {
	#reference;
	#options;
	#end = new AbortController();
	#waiting = /* @__PURE__ */ new Set();
	#asking = false;
	constructor(reference, options) {
		this.#reference = reference;
		this.#options = options;
	}
	/** Ends the push; its reason is the error to throw. */
	get signal() {
		return this.#end.signal;
	}
	take({ id = "", status = "" }) {
		if (!status.startsWith("Retrying in ")) return void this.#waiting.delete(id);
		if (this.#waiting.has(id)) return;
		this.#waiting.add(id);
		if (!this.#asking) this.#ask(id);
	}
	async #ask(id) {
		this.#asking = true;
		const error = await this.#options.probe?.().then(() => void 0, (failure) => failure);
		this.#asking = false;
		const reason = error === void 0 ? "the connection broke off" : require_errors.messageOf(error);
		const failure = pushFailure(this.#reference, reason, error);
		if (failure instanceof require_retry.TransientError) this.#options.onRetry?.(new require_retry.TransientError(`layer ${id}: ${reason}`));
		else this.#end.abort(failure);
	}
};
// actions/src/image/transfer/push.ts
/** Registries that keep layers elsewhere say nothing while they put a large one together. */
const SILENCE_MS = 6e5;
/**
* Pushes the image with this very id as `reference`, through the engine, and tries again after
* what may pass: layers that have arrived are not sent twice. The engine, and not an export of the
* image with a push of ours, because `docker save` of engines with the classic store writes the
* whole image to their disk once more, which runners have no room for, and because the engine knows
* the compressed digests of layers that it pulled as a cache and so sends none of them.
*
* @throws UserError if the registry refuses or stays unreachable.
*/
async function pushImage({ docker }, id, reference, options) {
	const [repo, tag] = splitTag(reference);
	const before = (await docker.getImage(id).inspect()).RepoTags ?? [];
	await docker.getImage(id).tag({
		repo,
		tag
	});
	let refusals = 0;
	const once = async () => {
		const auth = await options.login?.();
		return pushOnce(docker, reference, tag, {
			...options,
			auth
		}).catch((error) => {
			if (!(error instanceof RefusedPush) || refusals++ > 0) throw error;
			throw new require_retry.TransientError(error.message, { cause: error });
		});
	};
	try {
		return await require_retry.retrying(once, options.retry, options);
	} finally {
		if (before.length > 0 && !before.includes(reference)) await docker.getImage(reference).remove();
	}
}
async function pushOnce(docker, reference, tag, { signal, auth, onProgress, ...options }) {
	let digest;
	const [pushed, present] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	const silence = new require_size.Silence(signal);
	const again = new LayersAgain(reference, options);
	try {
		silence.allow(SILENCE_MS);
		const stream = await docker.getImage(reference).push({
			tag,
			abortSignal: AbortSignal.any([silence.signal, again.signal]),
			authconfig: auth
		});
		const layers = new require_size.LayerProgress("Pushing");
		const repetitions = new require_size.Repetitions();
		await require_size.readEvents(stream, (event) => {
			if (repetitions.isNews(event)) silence.allow(SILENCE_MS);
			again.take(event);
			const text = layers.take(event);
			if (text !== void 0) onProgress?.(text);
			if (event.status === "Pushed") pushed.add(event.id ?? "");
			if (event.status === "Layer already exists") present.add(event.id ?? "");
			digest = digestIn(event, tag) ?? digest;
		});
	} catch (error) {
		signal.throwIfAborted();
		again.signal.throwIfAborted();
		throw pushFailure(reference, require_size.reasonOf(silence.reason ?? error), error);
	} finally {
		silence.stop();
	}
	if (digest === void 0) throw new require_retry.TransientError(`the engine gave no digest for ${reference}`);
	return {
		digest,
		layersPushed: pushed.size,
		layersPresent: present.size
	};
}
/**
* The last line of a push, the same from both image stores of moby (`distribution/push_v2.go` and
* `daemon/containerd/image_push.go`); only the classic one repeats it as `aux`.
*/
function digestIn({ status = "" }, tag) {
	const start = `${tag}: digest: `;
	if (!status.startsWith(start)) return void 0;
	return /^sha256:[0-9a-f]{64}(?= size: \d+$)/.exec(status.slice(start.length))?.[0];
}
/** `host:5000/name:tag` in its two parts. */
function splitTag(reference) {
	const colon = reference.lastIndexOf(":");
	return [reference.slice(0, colon), reference.slice(colon + 1)];
}
// actions/src/commands/images/publish-image/publish-image.ts
/** The engine itself sends each layer five times, in a minute. */
const PUSHES = {
	attempts: 4,
	firstDelayMs: 500,
	maxDelayMs: 6e4
};
/** A look at what is wrong now. */
const ONCE = {
	attempts: 1,
	firstDelayMs: 0,
	maxDelayMs: 0
};
/**
* Pushes a built and tested image under its commit's tag, without building anything, and checks
* that the registry then holds this very image.
*
* @throws UserError if the image is missing, not the one tested or of another variant, or the registry
*   refuses.
*/
async function publishImage(inputs, ports) {
	const competition = await require_competition.competitionOf(ports.root);
	const settings = require_settings.registrySettings(competition, ports.env);
	if (!settings.variants.includes(inputs.variant)) throw new require_errors.UserError(`${inputs.variant} is not a variant that is published`, { next: `use one of ${settings.variants.join(", ")}, or change published: in environment/competition.yml` });
	const history = new require_git_history.GitHistory(ports.exec, ports.root);
	const commit = await history.commit(inputs.commit ?? "HEAD");
	const name = require_settings.repositoryName(settings);
	const engine = await require_connect.connect(ports.env);
	const localName = require_local_images.localImageName(competition.image, ports.env);
	const own = require_variant.localTag(localName, inputs.variant);
	const local = {
		...inputs,
		image: inputs.image ?? own
	};
	const image = await testedImage(engine, local);
	const places = ["runtime", ...require_package_lists.listSources(inputs.variant, competition.variants[inputs.variant])];
	await requireFilesOf(commit, {
		...local,
		built: image.Config.Labels?.[require_labels.REVISION_LABEL],
		places
	}, history);
	const { Id: id, RootFS } = image;
	const registry = await require_login.openRegistry(settings, ports);
	const { tag, before } = await placeFor(registry, image, {
		...inputs,
		commit
	}, ports);
	const reference = `${name}:${tag}`;
	const already = before !== void 0 && isImage(before, id);
	let layersPushed = 0;
	let pushedDigest = before?.digest;
	if (!already) {
		const step = ports.log.step(`Pushing ${reference}`);
		try {
			const pushed = await pushImage(engine, id, reference, {
				signal: ports.signal,
				retry: PUSHES,
				login: () => engineLogin(settings, ports),
				probe: async () => (await require_login.openRegistry(settings, ports)).probePush(ONCE),
				onProgress: (text) => step.update(text),
				onRetry: ({ message }) => step.note(`${message}: trying again`)
			});
			({layersPushed, digest: pushedDigest} = pushed);
			const total = pushed.layersPushed + pushed.layersPresent;
			step.done(`Pushed ${reference}: ${layersPushed} of ${total} layers were new`);
		} catch (error) {
			step.fail();
			throw error;
		}
	}
	const after = already ? before : await require_published_image.publishedImage(registry, tag);
	if (after === void 0 || after.digest !== pushedDigest || !isImage(after, id)) throw new require_errors.UserError(`${reference} is not the image that was pushed (${id})`, { next: "publish it again; if it happens again, somebody else writes this tag" });
	await require_unpacked_size.recordUnpackedSize(registry, after.digest, await require_size.fileBytes(engine, image));
	await publishCache(engine, {
		image: localName,
		tag: require_settings.cacheTag(inputs.variant),
		layers: RootFS.Layers
	}, settings, ports);
	if (inputs.sbom !== void 0) await attachSbom(registry, after.digest, inputs.sbom);
	const { digest, size } = after;
	return {
		name,
		reference,
		digest,
		id,
		size,
		layersPushed,
		already
	};
}
/**
* Pushes what builds of other machines take layers from: the image's own layers, with BuildKit's inline
* cache in a configuration of its own. One that another build left is not it. A build can do without.
*/
async function publishCache(engine, { image, tag, layers }, settings, ports) {
	const cache = await require_local_images.inspectImage(engine, `${image}:${tag}`);
	if (cache === void 0 || !(0, node_util.isDeepStrictEqual)(cache.RootFS.Layers, layers)) return;
	const reference = require_settings.imageName(settings, tag);
	try {
		await pushImage(engine, cache.Id, reference, {
			signal: ports.signal,
			retry: PUSHES,
			login: () => engineLogin(settings, ports)
		});
	} catch (error) {
		ports.signal.throwIfAborted();
		ports.log.info(`${reference} was not pushed, so builds elsewhere take longer: ${require_errors.messageOf(error)}`);
	}
}
async function engineLogin(settings, ports) {
	const login = await require_login.credentialsFor(settings, ports);
	return login && {
		...login,
		serveraddress: settings.registry
	};
}
/** The local image, if it is the one that was tested. */
async function testedImage(engine, { image, tested, variant }) {
	const found = await require_local_images.inspectImage(engine, image);
	if (found === void 0) throw new require_errors.UserError(`there is no image ${image} here`, { next: `make build CPU_OR_GPU=${variant}, and test it` });
	if (tested !== found.Id) throw new require_errors.UserError(`${image} is ${found.Id}, but ${tested} was tested`, { next: "test this image, or publish the one that was tested" });
	require_variant.requireVariant(variant, found.Config.Labels, image);
	return found;
}
/**
* Somebody who commits and forgets to build would publish the image of before under the new commit. A clone that lacks
* the commit that the image names can't be asked.
*
* @throws UserError if files of the image differ between what it was built from and the commit
*/
async function requireFilesOf(commit, of, history) {
	const { image, variant, built, places } = of;
	if (built === void 0) return;
	const files = await history.differing([built, commit], places) ?? [];
	if (files.length === 0) return;
	throw new require_errors.UserError(`${image} was built from ${built.slice(0, 10)}; in ${commit.slice(0, 10)} differ: ${require_action.listed(files.map(require_action.oneLine), 3)}`, { next: `make build CPU_OR_GPU=${variant}, test that image, and publish it` });
}
/**
* Whether a published image is the local one: engines name an image by its config's digest, and
* those with the containerd store by its manifest's. Both cover every layer's content.
*/
function isImage({ digest, configDigest }, id) {
	return id === configDigest || id === digest;
}
/**
* The tag that an image is pushed under, and what it is of: the commit's, which may be written again until a
* release names it. What is released stays; the same inputs built again, with newer packages, are a rebuild.
*
* @throws UserError if the commit is released with an image of other inputs.
*/
async function placeFor(registry, { Id, Config }, { variant, commit, rebuild }, { log }) {
	const tag = rebuild ? require_settings.rebuildTag(variant) : require_settings.commitTag(variant, commit);
	const before = await require_published_image.publishedImage(registry, tag);
	if (rebuild || before === void 0 || isImage(before, Id)) return {
		tag,
		before
	};
	const release = (await require_ledger.readReleases(registry)).find(({ digests }) => Object.values(digests).includes(before.digest));
	if (release === void 0) return {
		tag,
		before
	};
	const inputs = before.labels[require_labels.INPUTS_LABEL];
	if (inputs === void 0 || inputs !== Config.Labels?.["org.drivendata.vsc.inputs"]) throw new require_errors.UserError(`${tag} is part of release ${release.number}, with another image`, { next: "what is released is never replaced: publish a newer commit" });
	const beside = require_settings.rebuildTag(variant);
	log.info(`${tag} is part of release ${release.number} and stays: this goes to ${beside}`);
	return {
		tag: beside,
		before: await require_published_image.publishedImage(registry, beside)
	};
}
async function attachSbom(registry, digest, file) {
	const bytes = await require_read_bill.readBill(file);
	await require_referrers.attach(registry, digest, {
		mediaType: require_image_packages.BILL_TYPE,
		bytes,
		title: node_path.default.basename(file)
	});
}
exports.publishImage = publishImage;
