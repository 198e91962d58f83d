const require_errors = require("./errors.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_retry = require("./retry.cjs");
const require_oci = require("./client-oci.cjs");
// actions/src/registry/client/transport.ts
/** Replies here are small, for layers go through the engine: one that takes a minute is lost. */
const REPLY_DEADLINE_MS = 6e4;
const MAX_BYTES = 4194304;
/** The transport over HTTP, ended by `signal`. Redirects to other hosts lose the login. */
function httpTransport(signal) {
	return async ({ method, url, headers = {}, body, maxBytes = MAX_BYTES }) => {
		const what = `${method} ${url.host}${url.pathname}`;
		const deadline = AbortSignal.any([signal, AbortSignal.timeout(REPLY_DEADLINE_MS)]);
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
		if (status === 408 || status === 429 || status >= 500) {
			const said = require_action.shortLine(bytes?.toString("utf8") ?? "").trim();
			throw new require_retry.TransientError(`${what}: status ${status}${said === "" ? "" : `: ${said}`}`, { waitMs: require_retry.retryAfter(response.headers.get("retry-after"), Date.now()) });
		}
		if (bytes === void 0) throw new require_errors.SurroundingsError(`${what}: the reply is larger than ${maxBytes} bytes`, { next: "check host: in environment/competition.yml, and any proxy in between" });
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
/** The certificate is of an authority that this machine does not know: codes of OpenSSL, as Node has them. */
const OWN_AUTHORITY = /SELF_SIGNED|^UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/;
async function attempt(what, host, send) {
	try {
		return await send();
	} catch (error) {
		const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
		const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
		if (MAY_PASS.test(code) || error.name === "TimeoutError") throw new require_retry.TransientError(`${what}: ${require_errors.messageOf(cause)}`, { cause: error });
		throw new require_errors.SurroundingsError(`${host} cannot be reached: ${require_errors.messageOf(cause)}`, {
			next: OWN_AUTHORITY.test(code) ? `NODE_EXTRA_CA_CERTS=FILE names its authority; the engine wants FILE as /etc/docker/certs.d/${host}/ca.crt` : "check host: in environment/competition.yml, or VSC_REGISTRY",
			cause: error
		});
	}
}
/** The body, or undefined if it is longer than `maxBytes`. */
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
// actions/src/registry/client/auth.ts
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
	* @throws UserError if the login is refused or missing.
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
		if (token === void 0) throw new require_errors.SurroundingsError(`${url.host} gave no token (status ${reply.status})`, { next: "check registry: and login: in environment/competition.yml" });
		return token;
	}
	#refused() {
		return this.#credentials === void 0 ? new require_errors.UserError("the registry asks for a login", { next: "docker login the registry, or set login: in environment/competition.yml" }) : new require_errors.UserError(`the registry refuses the login of ${this.#credentials.username}`, { next: "check its user and password, or the identity behind the token" });
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
	if (url === null || url.protocol !== "https:" && !isLoopback(url.host)) throw new require_errors.SurroundingsError(`the registry names no safe token server: ${JSON.stringify(realm)}`, { next: "check host: in environment/competition.yml" });
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
/** Registries grant pull, push and delete apart, each with a token of its own. */
function purposeOf(method) {
	if (method === "DELETE") return "delete";
	return method === "GET" || method === "HEAD" ? "pull" : "push";
}
// actions/src/registry/client/client.ts
const MAX_PAGES = 1e3;
/** Enough to need a block of a disk, and nothing to send. */
const PROBE_BYTES = 65536;
/**
* One repository of an OCI distribution registry (specification 1.1). Every call is idempotent and
* retried with back-off; what is read or written is checked against its digest. Methods throw
* UserError if the registry refuses a login, SurroundingsError if it fails or stays unreachable.
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
	/** The digest that a tag or digest stands for, or undefined if there is none. */
	async resolve(reference) {
		const reply = await this.#call("HEAD", `manifests/${reference}`, { headers: { accept: require_oci.MANIFEST_TYPES } });
		if (reply.status === 404) return void 0;
		const digest = reply.headers.get("docker-content-digest") ?? "";
		if (!require_oci.isDigest(digest)) return (await this.manifest(reference))?.digest;
		return digest;
	}
	/** The manifest behind a tag or digest, or undefined if there is none. */
	async manifest(reference) {
		const known = this.#session.manifests.get(reference);
		if (known !== void 0) return known;
		const reply = await this.#call("GET", `manifests/${reference}`, { headers: { accept: require_oci.MANIFEST_TYPES } });
		if (reply.status === 404) return void 0;
		const digest = require_oci.digestOf(reply.body);
		const expected = require_oci.isDigest(reference) ? reference : reply.headers.get("docker-content-digest");
		this.#checkDigest(`manifest ${reference}`, digest, expected);
		const manifest = {
			digest,
			mediaType: reply.headers.get("content-type") ?? require_oci.MediaType.manifest,
			bytes: reply.body
		};
		this.#session.manifests.set(digest, manifest);
		return manifest;
	}
	/** The manifest of an image that has to be there. */
	async manifestOf(digest) {
		const manifest = await this.manifest(digest);
		if (manifest !== void 0) return manifest;
		throw new require_errors.SurroundingsError(`${this.repository} has no ${digest}`, { next: "publish the image again, then run this again" });
	}
	/**
	* Writes a manifest under a tag or its digest, and returns its digest. With `ifMatch`, registries
	* that know conditional writes refuse to replace anything but that digest; many ignore it.
	*/
	async putManifest(reference, manifest, ifMatch) {
		const digest = require_oci.digestOf(manifest.bytes);
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
	* Deletes a tag alone, or by digest a manifest with all its tags; false if the registry does
	* not do that (docker-registry 2 knows digests only, ghcr.io neither).
	*/
	async deleteManifest(reference) {
		this.#session.manifests.delete(reference);
		const reply = await this.#call("DELETE", `manifests/${reference}`, { accept: [400, 405] });
		return reply.status !== 400 && reply.status !== 405;
	}
	/**
	* What the registry's own list has attached to a digest (specification 1.1), its first page; or
	* undefined if it keeps no such list: its artifacts are under a fallback tag then.
	*/
	async referrers(digest) {
		const reply = await this.#call("GET", `referrers/${digest}`, { accept: [400, 405] });
		if (reply.status >= 400) return void 0;
		return this.#json(reply).manifests ?? [];
	}
	/** The content of a blob of at most `maxBytes`, or undefined if there is none. */
	async blob(digest, maxBytes) {
		const reply = await this.#call("GET", `blobs/${digest}`, { maxBytes });
		if (reply.status === 404) return void 0;
		this.#checkDigest(`blob ${digest}`, require_oci.digestOf(reply.body), digest);
		return reply.body;
	}
	/**
	* Uploads a blob in one piece, unless the registry has it, and returns its descriptor. A failed
	* attempt starts over with a look whether the blob has arrived after all. Layers don't come
	* this way: the engine pushes those.
	*/
	async putBlob(mediaType, bytes) {
		const descriptor = require_oci.descriptorOf(mediaType, bytes);
		if (this.#session.blobs.has(descriptor.digest)) return descriptor;
		await this.#retrying(async () => {
			if ((await this.#once("HEAD", `blobs/${descriptor.digest}`)).status !== 404) return;
			const session = await this.#once("POST", "blobs/uploads/");
			const url = new URL(session.headers.get("location") ?? "", this.#base);
			url.searchParams.set("digest", descriptor.digest);
			if ((await this.#once("PUT", url, {
				headers: { "content-type": "application/octet-stream" },
				body: bytes
			})).status === 404) throw new require_retry.TransientError(`${this.host} lost an upload`);
		});
		this.#session.blobs.add(descriptor.digest);
		return descriptor;
	}
	/**
	* Makes sure that an upload is taken: one is begun, gets a little, and is given up. Nothing is left but what
	* registries remove by themselves.
	*
	* @throws UserError if the login may not write, SurroundingsError that says what the registry said.
	*/
	async probePush(retry = this.#options.retry ?? require_retry.PATIENT) {
		const upload = async () => {
			const session = await this.#once("POST", "blobs/uploads/");
			if (session.status === 404) throw this.#refusal("an upload", session);
			const url = new URL(session.headers.get("location") ?? "", this.#base);
			const taken = await this.#once("PATCH", url, {
				headers: { "content-type": "application/octet-stream" },
				body: Buffer.alloc(PROBE_BYTES)
			});
			await this.#once("DELETE", url).catch(() => void 0);
			if (taken.status === 404) throw this.#refusal("an upload", taken);
		};
		await require_retry.retrying(upload, retry, this.#options);
	}
	/** All tags, in the registry's order; none if the repository does not exist yet. */
	async tags() {
		const tags = [];
		let next = "tags/list?n=1000";
		for (let page = 0; next !== void 0; page++) {
			if (page === MAX_PAGES) throw new require_errors.SurroundingsError(`${this.host} lists tags without end`, { next: "check host: in environment/competition.yml, and any proxy in between" });
			const reply = await this.#call("GET", next);
			if (reply.status === 404) return tags;
			const list = this.#json(reply);
			tags.push(...list.tags ?? []);
			next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(reply.headers.get("link") ?? "")?.[1];
		}
		return tags;
	}
	#call(method, path, extra = {}) {
		return this.#retrying(() => this.#once(method, path, extra));
	}
	#retrying(operation) {
		return require_retry.retrying(operation, this.#options.retry ?? require_retry.PATIENT, this.#options);
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
		if (status === 401 || status === 403) return new require_errors.UserError(`${this.host} does not allow ${what}`, { next: `check that the login may read and write ${this.repository}` });
		if (status === 405 && /^(?:PUT|POST) /.test(what)) return new require_errors.SurroundingsError(`${this.host} is read-only, or has locked what ${what} writes`, { next: `let it take writes to ${this.repository} again, then run this again: nothing is lost` });
		return new require_errors.SurroundingsError(`${this.host} refuses ${what}: status ${status}: ${require_action.shortLine(body.toString("utf8"))}`, { next: "check that the registry of environment/competition.yml supports such requests" });
	}
	#json({ body }) {
		try {
			return JSON.parse(body.toString("utf8"));
		} catch (cause) {
			throw new require_errors.SurroundingsError(`${this.host} does not answer as a registry does`, {
				next: "check host: in environment/competition.yml, and any proxy in between",
				cause
			});
		}
	}
	#checkDigest(what, actual, expected) {
		if (expected === null || expected === actual) return;
		throw new require_retry.TransientError(`${this.host}: ${what} arrived as ${actual}, not ${expected}`);
	}
};
Object.defineProperty(exports, "Registry", {
	enumerable: true,
	get: function() {
		return Registry;
	}
});
Object.defineProperty(exports, "httpTransport", {
	enumerable: true,
	get: function() {
		return httpTransport;
	}
});
Object.defineProperty(exports, "isLoopback", {
	enumerable: true,
	get: function() {
		return isLoopback;
	}
});
