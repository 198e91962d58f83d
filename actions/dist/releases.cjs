const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_inputs = require("./inputs.cjs");
const require_settings = require("./settings.cjs");
const require_escape = require("./escape.cjs");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_os = require("node:os");
let node_timers_promises = require("node:timers/promises");
// actions/src/registry/oci.ts
/** Names and shapes of the OCI image and distribution specifications 1.1. */
const MediaType = {
	manifest: "application/vnd.oci.image.manifest.v1+json",
	index: "application/vnd.oci.image.index.v1+json",
	empty: "application/vnd.oci.empty.v1+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerList: "application/vnd.docker.distribution.manifest.list.v2+json"
};
/** The content that stands for "nothing": the config of an artifact that needs none. */
const EMPTY_BYTES = Buffer.from("{}");
function sha256(bytes) {
	return `sha256:${(0, node_crypto.createHash)("sha256").update(bytes).digest("hex")}`;
}
function isDigest(text) {
	return /^sha256:[0-9a-f]{64}$/.test(text);
}
function descriptorOf(mediaType, bytes) {
	return {
		mediaType,
		digest: sha256(bytes),
		size: bytes.byteLength
	};
}
function jsonBytes(value) {
	return Buffer.from(JSON.stringify(value));
}
// actions/src/registry/record.ts
const ANNOTATION = "org.drivendata.vsc.record";
/** The manifest that holds `value`: the same value gives the same bytes. */
function recordManifest(artifactType, value) {
	const empty = {
		mediaType: MediaType.empty,
		digest: sha256(EMPTY_BYTES),
		size: 2
	};
	const bytes = jsonBytes({
		schemaVersion: 2,
		mediaType: MediaType.manifest,
		artifactType,
		config: empty,
		layers: [empty],
		annotations: { [ANNOTATION]: JSON.stringify(value) }
	});
	return {
		mediaType: MediaType.manifest,
		bytes,
		digest: sha256(bytes)
	};
}
/**
* Reads the record under a tag or digest; undefined where there is none.
*
* @throws what `check` throws where the value is not what it should be.
*/
async function readRecord(registry, reference, check) {
	const stored = await registry.manifest(reference);
	if (stored === void 0) return void 0;
	return {
		digest: stored.digest,
		value: check(valueIn(stored.bytes))
	};
}
/**
* Puts a record under `tag` if the tag still stands for `expected` (undefined: for nothing), and
* returns whether it did. Registries have no compare-and-swap: between the look and the write
* another writer may slip in, so the caller reads back what matters. Registries that honour
* If-Match close that gap.
*/
async function replaceRecord(registry, tag, manifest, expected) {
	const current = await registry.resolve(tag);
	if (current === manifest.digest) return true;
	if (current !== expected) return false;
	await putRecord(registry, tag, manifest, expected);
	return true;
}
/** Puts a record under `tag`, whatever is there. */
async function putRecord(registry, tag, manifest, ifMatch) {
	await registry.putBlob(MediaType.empty, EMPTY_BYTES);
	await registry.putManifest(tag, manifest, ifMatch);
}
function valueIn(bytes) {
	try {
		const manifest = JSON.parse(bytes.toString("utf8"));
		return JSON.parse(manifest.annotations?.[ANNOTATION] ?? "null");
	} catch {
		return;
	}
}
// actions/src/registry/ledger.ts
/** The tag that moves to each new entry. Entries keep `release-<number>` for ever. */
const LEDGER_TAG = "releases";
const ARTIFACT_TYPE = "application/vnd.drivendata.vsc.release.v1+json";
function releaseTag(number) {
	return `release-${number}`;
}
/** The newest release, or undefined before the first. */
function readHead(registry) {
	return readRecord(registry, LEDGER_TAG, checked);
}
/**
* One release by its number, or undefined where there is none.
*
* @throws UserError where the ledger is damaged.
*/
async function readRelease(registry, number) {
	const stored = await readRecord(registry, releaseTag(number), checked);
	if (stored !== void 0 && stored.value.number !== number) throw damaged(registry, number);
	return stored;
}
/**
* The releases from the newest down, at most `limit` of them, each checked against the digest that
* its successor names.
*/
async function readReleases(registry, limit = Infinity) {
	const releases = [];
	let entry = await readHead(registry);
	while (entry !== void 0) {
		const { number, previous } = entry.value;
		releases.push(entry.value);
		if (previous === void 0 || releases.length >= limit) break;
		entry = await readRecord(registry, previous, checked);
		if (entry?.value.number !== number - 1) throw damaged(registry, number - 1);
	}
	return releases;
}
/** Fills in what an entry takes from the one before it. */
function nextRelease(head, entry) {
	const number = (head?.value.number ?? 0) + 1;
	const { commit, digests } = entry;
	const newest = entry.kind === "publish" || head === void 0 ? {
		number,
		commit,
		digests
	} : head.value.newest;
	return {
		number,
		...entry,
		newest,
		...head === void 0 ? {} : { previous: head.digest }
	};
}
/**
* Appends an entry, or finds it appended: it becomes the head if the head is still the one before
* it. Its own tag comes first, so that every entry up to the head has one.
*
* @throws UserError where the ledger has moved on since the entry was made.
*/
async function append(registry, release) {
	const manifest = recordManifest(ARTIFACT_TYPE, release);
	const head = await registry.resolve(LEDGER_TAG);
	if (head === manifest.digest) return;
	if (head === release.previous) {
		await putRecord(registry, releaseTag(release.number), manifest);
		await putRecord(registry, LEDGER_TAG, manifest, head);
		if (await isHead(registry, release)) return;
	}
	throw new require_errors.UserError(`the release ledger of ${registry.repository} changed meanwhile`, { next: "run it again: only one promotion may run at a time" });
}
/** Whether the head of the ledger is this very entry. */
async function isHead(registry, release) {
	const { digest } = recordManifest(ARTIFACT_TYPE, release);
	return await registry.resolve(LEDGER_TAG) === digest;
}
function damaged(registry, number) {
	return new require_errors.UserError(`the release ledger of ${registry.repository} is damaged at release ${number}`, { next: "see \"Repairing the ledger\" in docs/publishing.md" });
}
function checked(value) {
	const release = value;
	if (typeof value === "object" && value !== null && Number.isSafeInteger(release.number) && release.number > 0 && (release.kind === "publish" || release.kind === "rollback") && isCommit(release.commit) && areDigests(release.digests) && Number.isSafeInteger(release.newest?.number) && isCommit(release.newest.commit) && areDigests(release.newest.digests) && typeof release.locks === "object" && typeof release.when === "string" && Array.isArray(release.changes) && release.changes.every((line) => typeof line === "string") && release.previous === void 0 === (release.number === 1) && (release.previous === void 0 || isDigest(release.previous))) return release;
	throw new require_errors.UserError("the release ledger holds an entry that this version cannot read", { next: "see \"Repairing the ledger\" in docs/publishing.md" });
}
/** Whether `text` is a full commit id. */
function isCommit(text) {
	return typeof text === "string" && /^[0-9a-f]{40}$/.test(text);
}
function areDigests(value) {
	return typeof value === "object" && value !== null && Object.values(value).every((digest) => typeof digest === "string" && isDigest(digest));
}
// actions/src/registry/retry.ts
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
	firstDelay: 500,
	maxDelay: 6e4
};
/**
* Runs `operation` until it succeeds or fails with something else than a TransientError.
*
* @throws UserError with the last failure, where every attempt failed or where the other side asks
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
			if (delay === void 0) throw new require_errors.UserError(`${error.message} (${attempt} attempts)`, {
				next: "try again later: what is finished is kept",
				cause: error
			});
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
	const jittered = Math.min(policy.firstDelay * 2 ** (attempt - 1), policy.maxDelay) * (.5 + random / 2);
	if (waitMs === void 0) return jittered;
	return waitMs > policy.maxDelay ? void 0 : Math.max(waitMs, jittered);
}
/** Milliseconds of a Retry-After header (seconds or a date, RFC 9110 10.2.3), seen at `now`. */
function retryAfter(header, now) {
	if (header === null) return void 0;
	if (/^\d+$/.test(header)) return Number(header) * 1e3;
	const date = Date.parse(header);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}
// actions/src/registry/transport.ts
/** Longest wait for one reply; layers go through the engine, so replies here are small. */
const REPLY_MS = 6e4;
const MAX_BYTES = 4194304;
/** The transport over HTTP, ended by `signal`. Redirects to other hosts lose the login. */
function httpTransport(signal) {
	return async ({ method, url, headers = {}, body, maxBytes = MAX_BYTES }) => {
		const what = `${method} ${url.host}${url.pathname}`;
		const deadline = AbortSignal.any([signal, AbortSignal.timeout(REPLY_MS)]);
		const { status, response, bytes } = await attempt(what, url.host, async () => {
			const init = {
				method,
				headers,
				signal: deadline,
				...body === void 0 ? {} : { body }
			};
			const reply = await fetch(url, init);
			return {
				status: reply.status,
				response: reply,
				bytes: await read(reply, maxBytes)
			};
		});
		if (status === 408 || status === 429 || status >= 500) throw new TransientError(`${what}: status ${status}`, { waitMs: retryAfter(response.headers.get("retry-after"), Date.now()) });
		if (bytes === void 0) throw new Error(`${what}: the reply is over ${maxBytes} bytes`);
		return {
			status,
			headers: response.headers,
			body: bytes
		};
	};
}
/** Whether `host` (with or without a port) is this machine: engines speak plain HTTP there. */
function isLoopback(host) {
	return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/.test(host);
}
/** Failures of a connection that the next one may not have; a wrong name or certificate stays. */
const MAY_PASS = /^(?:ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOST|ENET|UND_ERR_)/;
async function attempt(what, host, send) {
	try {
		return await send();
	} catch (error) {
		const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
		const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
		if (MAY_PASS.test(code) || error.name === "TimeoutError") throw new TransientError(`${what}: ${require_errors.messageOf(cause)}`, { cause: error });
		throw new require_errors.UserError(`${host} cannot be reached: ${require_errors.messageOf(cause)}`, {
			next: "check registry: in environment/registry.yml, or VSC_REGISTRY",
			cause: error
		});
	}
}
/** The body, or undefined where it is longer than `maxBytes`. */
async function read(reply, maxBytes) {
	const chunks = [];
	let size = 0;
	for await (const chunk of reply.body ?? []) {
		size += chunk.byteLength;
		if (size > maxBytes) return void 0;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
// actions/src/registry/auth.ts
/**
* The token authentication of registries: a 401 names the server that gives tokens and the scope;
* tokens are kept by `purpose` (`pull`, `push`, `delete`), as each has a scope of its own.
*/
var Authenticator = class {
	#credentials;
	#headers = /* @__PURE__ */ new Map();
	constructor(credentials) {
		this.#credentials = credentials;
	}
	/** The Authorization header for `purpose`, as far as it is known by now. */
	header(purpose) {
		return this.#headers.get(purpose);
	}
	/**
	* Answers the challenge of a 401 reply.
	*
	* @throws UserError where the login is refused or missing.
	*/
	async answer(purpose, header, transport) {
		const refused = this.#headers.has(purpose);
		this.#headers.delete(purpose);
		const challenge = parseChallenge(header ?? "");
		if (challenge?.scheme === "bearer") this.#headers.set(purpose, `Bearer ${await this.#token(challenge.params, transport)}`);
		else if (challenge?.scheme === "basic" && this.#credentials !== void 0 && !refused) this.#headers.set(purpose, basic(this.#credentials));
		else throw this.#refused();
	}
	async #token(params, transport) {
		const url = tokenUrl(params);
		const authorization = this.#credentials === void 0 ? void 0 : basic(this.#credentials);
		const reply = await transport({
			method: "GET",
			url,
			headers: authorization === void 0 ? {} : { authorization }
		});
		if (reply.status === 401 || reply.status === 403) throw this.#refused();
		const token = reply.status === 200 ? tokenOf(reply.body) : void 0;
		if (token === void 0) throw new require_errors.UserError(`${url.host} gave no token (status ${reply.status})`, { next: "check registry: and login: in environment/registry.yml" });
		return token;
	}
	#refused() {
		return this.#credentials === void 0 ? new require_errors.UserError("the registry asks for a login", { next: "docker login the registry, or set login: in environment/registry.yml" }) : new require_errors.UserError(`the registry refuses the login of ${this.#credentials.username}`, { next: "check its user and password, or the identity behind the token" });
	}
};
/** Reads the first challenge of a WWW-Authenticate header (RFC 9110 11.6.1). */
function parseChallenge(header) {
	const scheme = /^\s*([A-Za-z]+)(?:\s|$)/.exec(header)?.[1]?.toLowerCase();
	if (scheme === void 0) return void 0;
	const params = [...header.matchAll(/([A-Za-z_]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g)].map(([, key = "", quoted, bare]) => [key.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? bare ?? ""]);
	return {
		scheme,
		params: Object.fromEntries(params)
	};
}
/** Where to ask for a token. The login goes there, so it must be HTTPS unless it is this machine. */
function tokenUrl(params) {
	const realm = params["realm"] ?? "";
	const url = URL.parse(realm);
	if (url === null || url.protocol !== "https:" && !isLoopback(url.host)) throw new require_errors.UserError(`the registry names no safe token server: ${JSON.stringify(realm)}`, { next: "check registry: in environment/registry.yml" });
	if (params["service"] !== void 0) url.searchParams.set("service", params["service"]);
	for (const scope of params["scope"]?.split(" ") ?? []) url.searchParams.append("scope", scope);
	return url;
}
function tokenOf(body) {
	const { token, access_token: accessToken } = objectIn(body);
	return [token, accessToken].find((value) => typeof value === "string" && value !== "");
}
function objectIn(body) {
	try {
		const reply = JSON.parse(body.toString("utf8"));
		return typeof reply === "object" && reply !== null ? reply : {};
	} catch {
		return {};
	}
}
function basic({ username, password }) {
	return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
// actions/src/registry/client.ts
const MANIFEST_TYPES = [
	MediaType.manifest,
	MediaType.index,
	MediaType.dockerManifest,
	MediaType.dockerList
].join(", ");
const MAX_PAGES = 1e3;
/**
* One repository of an OCI distribution registry (specification 1.1). Every call is idempotent and
* retried with back-off; what is read or written is checked against its digest. Methods throw
* UserError where the registry refuses or stays unreachable.
*
* No npm client serves: those there are read whole blobs unchecked, list no tags, or are abandoned.
*/
var Registry = class Registry {
	host;
	repository;
	#options;
	#base;
	#transport;
	#session;
	constructor(options, session) {
		this.host = options.host;
		this.repository = options.repository;
		this.#options = options;
		const scheme = isLoopback(options.host) ? "http" : "https";
		this.#base = new URL(`${scheme}://${options.host}/v2/${options.repository}/`);
		this.#transport = httpTransport(options.signal);
		this.#session = session ?? {
			auth: new Authenticator(options.credentials),
			blobs: /* @__PURE__ */ new Set(),
			manifests: /* @__PURE__ */ new Map()
		};
	}
	/** The same repository and session, ended by another signal. */
	under(signal) {
		return new Registry({
			...this.#options,
			signal
		}, this.#session);
	}
	/** The digest that a tag or digest stands for, or undefined where there is none. */
	async resolve(reference) {
		const reply = await this.#call("HEAD", `manifests/${reference}`, { headers: { accept: MANIFEST_TYPES } });
		if (reply.status === 404) return void 0;
		const digest = reply.headers.get("docker-content-digest") ?? "";
		if (!isDigest(digest)) return (await this.manifest(reference))?.digest;
		return digest;
	}
	/** The manifest behind a tag or digest, or undefined where there is none. */
	async manifest(reference) {
		const known = this.#session.manifests.get(reference);
		if (known !== void 0) return known;
		const reply = await this.#call("GET", `manifests/${reference}`, { headers: { accept: MANIFEST_TYPES } });
		if (reply.status === 404) return void 0;
		const digest = sha256(reply.body);
		const expected = isDigest(reference) ? reference : reply.headers.get("docker-content-digest");
		this.#checkDigest(`manifest ${reference}`, digest, expected);
		const manifest = {
			digest,
			mediaType: reply.headers.get("content-type") ?? MediaType.manifest,
			bytes: reply.body
		};
		this.#session.manifests.set(digest, manifest);
		return manifest;
	}
	/**
	* Writes a manifest under a tag or its digest, and returns its digest. With `ifMatch`, registries
	* that know conditional writes refuse to replace anything but that digest; many ignore it.
	*/
	async putManifest(reference, manifest, ifMatch) {
		const digest = sha256(manifest.bytes);
		const condition = ifMatch === void 0 ? {} : { "if-match": `"${ifMatch}"` };
		const reply = await this.#call("PUT", `manifests/${reference}`, {
			headers: {
				"content-type": manifest.mediaType,
				...condition
			},
			body: manifest.bytes
		});
		this.#checkDigest(`manifest ${reference}`, digest, reply.headers.get("docker-content-digest"));
		return {
			digest,
			headers: reply.headers
		};
	}
	/**
	* Deletes a tag alone, or by digest a manifest with all its tags; false where the registry does
	* not do that (docker-registry 2 knows digests only, ghcr.io neither).
	*/
	async deleteManifest(reference) {
		this.#session.manifests.delete(reference);
		const reply = await this.#call("DELETE", `manifests/${reference}`, { accept: [400, 405] });
		return reply.status !== 400 && reply.status !== 405;
	}
	/** The content of a blob of at most `maxBytes`, or undefined where there is none. */
	async blob(digest, maxBytes) {
		const reply = await this.#call("GET", `blobs/${digest}`, { maxBytes });
		if (reply.status === 404) return void 0;
		this.#checkDigest(`blob ${digest}`, sha256(reply.body), digest);
		return reply.body;
	}
	/**
	* Uploads a blob in one piece, unless the registry has it, and returns its descriptor. A failed
	* attempt starts over with a look whether the blob has arrived after all. Layers don't come
	* this way: the engine pushes those.
	*/
	async putBlob(mediaType, bytes) {
		const descriptor = descriptorOf(mediaType, bytes);
		if (this.#session.blobs.has(descriptor.digest)) return descriptor;
		await this.#retrying(async () => {
			if ((await this.#once("HEAD", `blobs/${descriptor.digest}`)).status !== 404) return;
			const session = await this.#once("POST", "blobs/uploads/");
			const url = new URL(session.headers.get("location") ?? "", this.#base);
			url.searchParams.set("digest", descriptor.digest);
			if ((await this.#once("PUT", url, {
				headers: { "content-type": "application/octet-stream" },
				body: bytes
			})).status === 404) throw new TransientError(`${this.host} lost an upload`);
		});
		this.#session.blobs.add(descriptor.digest);
		return descriptor;
	}
	/** All tags, in the registry's order; none where the repository does not exist yet. */
	async tags() {
		const tags = [];
		let next = "tags/list?n=1000";
		for (let page = 0; next !== void 0; page++) {
			if (page === MAX_PAGES) throw new Error(`${this.host} lists tags without end`);
			const reply = await this.#call("GET", next);
			if (reply.status === 404) return tags;
			const list = JSON.parse(reply.body.toString("utf8"));
			tags.push(...list.tags ?? []);
			next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(reply.headers.get("link") ?? "")?.[1];
		}
		return tags;
	}
	#call(method, path, extra = {}) {
		return this.#retrying(() => this.#once(method, path, extra));
	}
	#retrying(operation) {
		return retrying(operation, this.#options.retry ?? PATIENT, this.#options);
	}
	/** One request, with the login it takes; replies other than 2xx, 404 and `accept` throw. */
	async #once(method, target, extra = {}) {
		const { accept = [], headers = {}, ...rest } = extra;
		const url = new URL(target, this.#base);
		const ours = url.host === this.#base.host;
		const purpose = purposeOf(method);
		const send = () => {
			const authorization = ours ? this.#session.auth.header(purpose) : void 0;
			const all = authorization === void 0 ? headers : {
				...headers,
				authorization
			};
			return this.#transport({
				method,
				url,
				headers: all,
				...rest
			});
		};
		let reply = await send();
		if (reply.status === 401 && ours) {
			await this.#session.auth.answer(purpose, reply.headers.get("www-authenticate"), this.#transport);
			reply = await send();
		}
		const { status } = reply;
		if (status < 300 || status === 404 || accept.includes(status)) return reply;
		throw this.#refusal(`${method} ${url.pathname}`, reply);
	}
	#refusal(what, { status, body }) {
		const said = body.toString("utf8").slice(0, 500);
		if (status === 401 || status === 403) return new require_errors.UserError(`${this.host} does not allow ${what}`, { next: `check that the login may read and write ${this.repository}` });
		return /* @__PURE__ */ new Error(`${this.host}: ${what}: status ${status}: ${said}`);
	}
	#checkDigest(what, actual, expected) {
		if (expected === null || expected === actual) return;
		throw new TransientError(`${this.host}: ${what} arrived as ${actual}, not ${expected}`);
	}
};
/** Registries grant pull, push and delete apart, each with a token of its own. */
function purposeOf(method) {
	if (method === "DELETE") return "delete";
	return method === "GET" || method === "HEAD" ? "pull" : "push";
}
// actions/src/registry/login.ts
/** The user that Azure Container Registry takes tokens for. */
const AZURE_TOKEN_USER = "00000000-0000-0000-0000-000000000000";
/**
* The login for the registry of `settings`, or undefined for none (public images are pulled so).
*
* @throws UserError where the chosen way to log in lacks something.
*/
function credentialsFor(settings, { env, exec }) {
	return LOGINS[settings.login](settings.registry, env, exec);
}
const LOGINS = {
	password: (_, env) => fromVariables(env, "VSC_REGISTRY_USER", "VSC_REGISTRY_PASSWORD"),
	github: (_, env) => fromVariables(env, "GITHUB_ACTOR", "GITHUB_TOKEN"),
	azure: (registry, _, exec) => fromAzure(registry, exec),
	stored: (registry, env, exec) => fromDocker(registry, env, exec)
};
/** Opens the repository of `settings`, logged in; retries are told to the log. */
async function openRegistry(settings, ports) {
	require_settings.imageName(settings, "");
	return new Registry({
		host: settings.registry,
		repository: settings.repository,
		credentials: await credentialsFor(settings, ports),
		signal: ports.signal,
		onRetry: ({ message }) => ports.log.info(`${message}: trying again`)
	});
}
async function fromVariables(env, user, secret) {
	const [username, password] = [env[user] ?? "", env[secret] ?? ""];
	if (username !== "" && password !== "") return {
		username,
		password
	};
	throw new require_errors.UserError(`${username === "" ? user : secret} is not set, so there is no login`, { next: `set ${user} and ${secret}, or another login: in environment/registry.yml` });
}
/** The Azure CLI exchanges the identity that azure/login (OIDC) gave it for a registry token. */
async function fromAzure(registry, exec) {
	const { exitCode, stdout, stderr } = await run(exec, "az", [
		"acr",
		"login",
		"--name",
		registry.split(".")[0] ?? "",
		"--expose-token",
		"--output",
		"json"
	]);
	const token = exitCode === 0 ? fieldOf(stdout, "accessToken") : void 0;
	if (token !== void 0) return {
		username: AZURE_TOKEN_USER,
		password: token
	};
	throw new require_errors.UserError(`az gave no token for ${registry}: ${lastLine(stderr)}`, { next: "az login (in a workflow: azure/login), with the role AcrPush on the registry" });
}
/** What `docker login` has stored, by itself or with a credential helper. */
async function fromDocker(registry, env, exec) {
	const config = await dockerConfig(env);
	const helper = config.credHelpers?.[registry] ?? config.credsStore;
	if (helper !== void 0 && /^[\w.-]+$/.test(helper)) {
		const { exitCode, stdout } = await run(exec, `docker-credential-${helper}`, ["get"], registry);
		const username = fieldOf(stdout, "Username");
		const password = fieldOf(stdout, "Secret");
		if (exitCode !== 0 || username === void 0 || password === void 0) return void 0;
		return {
			username,
			password
		};
	}
	const stored = Buffer.from(config.auths?.[registry]?.auth ?? "", "base64").toString("utf8");
	const colon = stored.indexOf(":");
	if (colon < 1) return void 0;
	return {
		username: stored.slice(0, colon),
		password: stored.slice(colon + 1)
	};
}
async function dockerConfig(env) {
	const folder = env["DOCKER_CONFIG"] || node_path.default.join(env["HOME"] || (0, node_os.homedir)(), ".docker");
	const file = node_path.default.join(folder, "config.json");
	const text = await (0, node_fs_promises.readFile)(file, "utf8").catch(() => "{}");
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new require_errors.UserError(`${file} is not JSON`, {
			next: "mend it, or docker login again",
			cause: error
		});
	}
}
async function run(exec, command, args, input) {
	try {
		return await exec(command, args, input === void 0 ? {} : { input });
	} catch {
		return {
			exitCode: 127,
			stdout: "",
			stderr: `${command} is not installed`
		};
	}
}
function fieldOf(json, field) {
	try {
		const value = JSON.parse(json)[field];
		return typeof value === "string" && value !== "" ? value : void 0;
	} catch {
		return;
	}
}
function lastLine(text) {
	return text.trim().split("\n").at(-1) ?? "";
}
// actions/src/printable.ts
const everyUnprintable = new RegExp(`${require_inputs.unprintable.source}|\\n`, "gu");
/**
* A text that others wrote, made fit for one line of a terminal or a log: what can't be seen (escape
* sequences, line breaks, writing direction) becomes `?`, and it is cut at `longest` characters.
*/
function printable(text, longest = 500) {
	const clean = text.replaceAll(everyUnprintable, "?");
	return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`;
}
// actions/src/report/releases.ts
/** One line on what a promotion has come to. */
function promotionLine(result) {
	const { outcome, release } = result;
	const name = `release ${release?.number} (commit ${release?.commit.slice(0, 10)})`;
	const repaired = result.repaired ? "; the latest tags had been moved and are right again" : "";
	if (outcome === "promoted") return `promoted: ${name}: ${shortened(release?.changes ?? [], 200)}`;
	if (outcome === "already") return `already promoted: ${name}${repaired}`;
	return `not promoted, as something newer has been: ${name}${repaired}`;
}
/** One line on what a roll back has come to. */
function rollbackLine(result) {
	const { moved, release } = result;
	const images = `the latest images are those of commit ${release?.commit.slice(0, 10)}`;
	return moved ? `rolled back: ${images} (release ${release?.number})` : `already so: ${images}`;
}
/** One line on a pulled image that is older than the newest release. */
function newerReleaseLine(reference, release) {
	const day = release.when.slice(0, 10);
	const changes = shortened(release.changes, 120);
	return `${reference} is older than release ${release.number} of ${day} (${changes}): make pull`;
}
/** `numpy 1.23.4 -> 1.23.5, and 3 more`; the texts may come from commit messages. */
function shortened(changes, width) {
	const [first = "", ...rest] = changes;
	const more = rest.length > 0 ? `, and ${rest.length} more` : "";
	return printable(first, Math.max(width - more.length, 10)) + more;
}
/** A job's summary of a promotion or a roll back: the line, what changed, the images. */
function releaseMarkdown(line, release) {
	const changes = (release?.changes ?? []).map((change) => `- ${require_escape.markdownText(change)}`);
	const images = Object.entries(release?.digests ?? {}).map(([variant, digest]) => `| ${require_escape.markdownText(variant)} | \`${digest}\` |`);
	const table = images.length === 0 ? [] : [
		"| variant | digest |",
		"| --- | --- |",
		...images
	];
	return `${[
		require_escape.markdownText(line),
		changes.join("\n"),
		table.join("\n")
	].filter(Boolean).join("\n\n")}\n`;
}
/** A job's summary of a published image. */
function publishedMarkdown(image) {
	return `${image.already ? "Already published" : "Published"}: \`${image.reference}\` (${require_inputs.formatBytes(image.size)}), \`${image.digest}\`\n`;
}
/** What pruning did, a line each. */
function prunedLines(pruned, dryRun) {
	const verb = dryRun ? "would remove" : "removed";
	return [
		...pruned.kept.map(({ tag, reason }) => `kept ${tag}: ${reason}`),
		...pruned.removed.map((tag) => `${verb} ${tag}`),
		`${verb} ${pruned.removed.length} of ${pruned.removed.length + pruned.kept.length} commit tags`
	];
}
Object.defineProperty(exports, "EMPTY_BYTES", {
	enumerable: true,
	get: function() {
		return EMPTY_BYTES;
	}
});
Object.defineProperty(exports, "LEDGER_TAG", {
	enumerable: true,
	get: function() {
		return LEDGER_TAG;
	}
});
Object.defineProperty(exports, "MediaType", {
	enumerable: true,
	get: function() {
		return MediaType;
	}
});
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
Object.defineProperty(exports, "append", {
	enumerable: true,
	get: function() {
		return append;
	}
});
Object.defineProperty(exports, "credentialsFor", {
	enumerable: true,
	get: function() {
		return credentialsFor;
	}
});
Object.defineProperty(exports, "descriptorOf", {
	enumerable: true,
	get: function() {
		return descriptorOf;
	}
});
Object.defineProperty(exports, "isCommit", {
	enumerable: true,
	get: function() {
		return isCommit;
	}
});
Object.defineProperty(exports, "isHead", {
	enumerable: true,
	get: function() {
		return isHead;
	}
});
Object.defineProperty(exports, "jsonBytes", {
	enumerable: true,
	get: function() {
		return jsonBytes;
	}
});
Object.defineProperty(exports, "newerReleaseLine", {
	enumerable: true,
	get: function() {
		return newerReleaseLine;
	}
});
Object.defineProperty(exports, "nextRelease", {
	enumerable: true,
	get: function() {
		return nextRelease;
	}
});
Object.defineProperty(exports, "openRegistry", {
	enumerable: true,
	get: function() {
		return openRegistry;
	}
});
Object.defineProperty(exports, "printable", {
	enumerable: true,
	get: function() {
		return printable;
	}
});
Object.defineProperty(exports, "promotionLine", {
	enumerable: true,
	get: function() {
		return promotionLine;
	}
});
Object.defineProperty(exports, "prunedLines", {
	enumerable: true,
	get: function() {
		return prunedLines;
	}
});
Object.defineProperty(exports, "publishedMarkdown", {
	enumerable: true,
	get: function() {
		return publishedMarkdown;
	}
});
Object.defineProperty(exports, "readHead", {
	enumerable: true,
	get: function() {
		return readHead;
	}
});
Object.defineProperty(exports, "readRecord", {
	enumerable: true,
	get: function() {
		return readRecord;
	}
});
Object.defineProperty(exports, "readRelease", {
	enumerable: true,
	get: function() {
		return readRelease;
	}
});
Object.defineProperty(exports, "readReleases", {
	enumerable: true,
	get: function() {
		return readReleases;
	}
});
Object.defineProperty(exports, "recordManifest", {
	enumerable: true,
	get: function() {
		return recordManifest;
	}
});
Object.defineProperty(exports, "releaseMarkdown", {
	enumerable: true,
	get: function() {
		return releaseMarkdown;
	}
});
Object.defineProperty(exports, "replaceRecord", {
	enumerable: true,
	get: function() {
		return replaceRecord;
	}
});
Object.defineProperty(exports, "retrying", {
	enumerable: true,
	get: function() {
		return retrying;
	}
});
Object.defineProperty(exports, "rollbackLine", {
	enumerable: true,
	get: function() {
		return rollbackLine;
	}
});
Object.defineProperty(exports, "sha256", {
	enumerable: true,
	get: function() {
		return sha256;
	}
});
