const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_records = require("./channel-records.cjs");
const require_subdir = require("./settings-subdir.cjs");
const require_retry = require("./retry.cjs");
const require_location = require("./channel-location.cjs");
const require_replace_file = require("./files-replace-file.cjs");
let node_zlib = require("node:zlib");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/environment/channel/download.ts
/** A server that is alive sends something within ten seconds. Three attempts fit into the deadline. */
function patienceWithin(deadlineMs) {
	return {
		attempts: 3,
		firstDelayMs: 300,
		maxDelayMs: 600,
		idleMs: Math.min(1e4, deadlineMs / 5)
	};
}
/** A server that could not be reached or did not answer well, after all attempts. */
var Unavailable = class extends Error {
	name = "Unavailable";
	url;
	/** In words, such as `HTTP 503` or `no answer within 10 s`. */
	reason;
	attempts;
	constructor(url, reason, attempts) {
		super(`${url}: ${reason}${attempts > 1 ? ` (tried ${attempts} times)` : ""}`);
		this.url = url;
		this.reason = reason;
		this.attempts = attempts;
	}
};
/**
* Gets one address. An answer 404 or 410 is `absent`; 304 is `unchanged`. Errors of the network,
* 408, 429 and 5xx are tried again, with growing pauses, or after what the server asks for.
* @param read makes something of the bytes; if it throws, the answer was damaged: tried again
* @param options.late aborted at the deadline, when no further attempt is worth while
* @throws Unavailable after the last attempt; the signal's reason once that is aborted
*/
async function download(url, patience, read, { signal, late, ...asked }) {
	const either = AbortSignal.any([signal, late]);
	let attempts = 0;
	const attempt = async () => {
		attempts += 1;
		try {
			const answer = await getOnce(url, patience.idleMs, {
				...asked,
				signal: either
			});
			return answer.kind === "body" ? {
				...answer,
				value: await intact(answer.bytes, read)
			} : answer;
		} catch (error) {
			throw error instanceof Refused ? error : new require_retry.TransientError(reasonOf(error), {
				cause: error,
				waitMs: error instanceof Busy ? error.waitMs : void 0
			});
		}
	};
	try {
		return await require_retry.retrying(attempt, patience, { signal: either });
	} catch (error) {
		signal.throwIfAborted();
		if (late.aborted) throw new Unavailable(url, "no answer before the time limit", attempts);
		const last = error instanceof require_errors.SurroundingsError ? error.cause : error;
		throw new Unavailable(url, require_errors.messageOf(last), attempts);
	}
}
async function intact(bytes, read) {
	try {
		return await read(bytes);
	} catch (error) {
		throw new Error(`the file is damaged (${require_errors.messageOf(error)})`, { cause: error });
	}
}
/** An answer that another attempt won't change, such as 403. */
var Refused = class extends Error {};
/** An answer of a server that would rather be asked later. */
var Busy = class extends Error {
	/** What it asks us to wait. */
	waitMs;
	constructor(status, waitMs) {
		const wait = waitMs === void 0 ? "" : `: it asks to wait ${Math.ceil(waitMs / 1e3)} s`;
		super(`HTTP ${status}${wait}`);
		this.waitMs = waitMs;
	}
};
/** Servers of package indexes ask programs to say who they are. */
const whoAsks = { "user-agent": "meta-vsc-descriptor-runtime" };
/** The biggest repodata in use has half of it, packed. */
const largestFile = 128 * 2 ** 20;
async function getOnce(url, idleMs, { etag, accept, range, body, limit = largestFile, signal }) {
	const idle = new AbortController();
	const timer = setTimeout(() => idle.abort(/* @__PURE__ */ new Error(`no answer within ${idleMs / 1e3} s`)), idleMs);
	try {
		const response = await fetch(url, {
			...body === void 0 ? {} : {
				method: "POST",
				body
			},
			headers: {
				...whoAsks,
				...body === void 0 ? {} : { "content-type": "application/json" },
				...etag === void 0 ? {} : { "if-none-match": etag },
				...accept === void 0 ? {} : { accept },
				...range === void 0 ? {} : {
					range,
					"accept-encoding": "identity"
				}
			},
			signal: AbortSignal.any([signal, idle.signal])
		});
		const { status } = response;
		const fine = status === 200 || status === 206 && range !== void 0;
		if (!fine) await response.body?.cancel();
		if (status === 304 && etag !== void 0) return { kind: "unchanged" };
		if (status === 404 || status === 410) return { kind: "absent" };
		if (!fine) {
			if (!(status === 408 || status === 429 || status >= 500)) throw new Refused(`HTTP ${status}`);
			throw new Busy(status, require_retry.retryAfter(response.headers.get("retry-after"), Date.now()));
		}
		const bytes = await bodyOf(response, limit, () => timer.refresh());
		const tag = response.headers.get("etag") ?? void 0;
		const whole = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
		return {
			kind: "body",
			bytes,
			etag: tag,
			whole: status === 206 ? Number(whole ?? NaN) : void 0
		};
	} finally {
		clearTimeout(timer);
	}
}
/**
* A body whose length is stated is read into place. One without, or that is unpacked on its way, is there twice
* for a moment, so of that no more is taken than the largest file has.
*/
async function bodyOf(response, limit, alive) {
	const told = response.headers.has("content-encoding") ? null : response.headers.get("content-length");
	const most = told === null ? Math.min(limit, largestFile) : limit;
	const tooLarge = () => new Refused(`the file is larger than ${require_action.formatBytes(most)}`);
	if (Number(told) > most) {
		await response.body?.cancel();
		throw tooLarge();
	}
	const whole = told === null ? void 0 : Buffer.alloc(Number(told));
	const chunks = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		alive();
		if (size + chunk.length > (whole?.length ?? most)) throw tooLarge();
		if (whole === void 0) chunks.push(chunk);
		else whole.set(chunk, size);
		size += chunk.length;
	}
	return whole?.subarray(0, size) ?? Buffer.concat(chunks);
}
const causes = {
	ECONNREFUSED: "the connection was refused",
	ECONNRESET: "the connection was reset",
	ENOTFOUND: "the host name is unknown",
	EAI_AGAIN: "the host name could not be looked up",
	UND_ERR_SOCKET: "the connection was closed before the end of the file",
	UND_ERR_CONNECT_TIMEOUT: "no connection in time"
};
/** Node's fetch hides what happened in the cause of a `TypeError: fetch failed`. */
function reasonOf(error) {
	const cause = error instanceof TypeError ? error.cause : void 0;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	return causes[code] ?? (cause === void 0 ? require_errors.messageOf(error) : require_errors.messageOf(cause));
}
// actions/src/environment/channel/disk-cache.ts
/** What was not used for a month belongs to versions that nobody asks for any more. */
const KEPT_MS = 2592e6;
/**
* Answers of servers in a folder, one file each: a line of JSON (address, ETag, checksum), then the
* body. A file that is damaged or belongs to another address counts as absent, so the folder may
* come from anywhere and may be thrown away at any time.
*/
var DiskCache = class {
	#folder;
	/** @param folder made when first needed; without one nothing is kept */
	constructor(folder) {
		this.#folder = folder;
	}
	async read(url) {
		if (this.#folder === void 0) return void 0;
		try {
			const file = node_path.default.join(this.#folder, sha256(url));
			const [whole, { mtimeMs }] = await Promise.all([(0, node_fs_promises.readFile)(file), (0, node_fs_promises.stat)(file)]);
			const end = whole.indexOf(10);
			const head = JSON.parse(whole.toString("utf8", 0, end));
			const bytes = whole.subarray(end + 1);
			if (head["url"] !== url || head["sha256"] !== sha256(bytes)) return void 0;
			return {
				bytes,
				etag: typeof head["etag"] === "string" ? head["etag"] : void 0,
				ageMs: Date.now() - mtimeMs
			};
		} catch {
			return;
		}
	}
	/** What is kept is as good as new. */
	async renew(url) {
		const now = /* @__PURE__ */ new Date();
		await (0, node_fs_promises.utimes)(node_path.default.join(this.#folder ?? "", sha256(url)), now, now).catch(() => {});
	}
	/** Removes what no run has read or written for a month: shards of records that have changed. */
	async tidy(now = Date.now()) {
		if (this.#folder === void 0) return;
		const names = await (0, node_fs_promises.readdir)(this.#folder).catch(() => []);
		await Promise.all(names.map(async (name) => {
			const file = node_path.default.join(this.#folder ?? "", name);
			const stats = await (0, node_fs_promises.stat)(file).catch(() => void 0);
			if (now - Math.max(stats?.atimeMs ?? now, stats?.mtimeMs ?? now) > KEPT_MS) await (0, node_fs_promises.rm)(file, { force: true }).catch(() => {});
		}));
	}
	/** A folder that can't be written costs time on the next run, and does not fail this one. */
	async write(url, { bytes, etag }) {
		if (this.#folder === void 0) return;
		const file = node_path.default.join(this.#folder, sha256(url));
		const head = JSON.stringify({
			url,
			etag,
			sha256: sha256(bytes)
		});
		try {
			await (0, node_fs_promises.mkdir)(this.#folder, { recursive: true });
			await require_replace_file.replaceFile(file, (partial) => (0, node_fs_promises.writeFile)(partial, [Buffer.from(`${head}\n`), bytes]));
		} catch {}
	}
};
/** The digest in lower-case hex. */
function sha256(data) {
	return (0, node_crypto.createHash)("sha256").update(data).digest("hex");
}
// actions/src/environment/channel/fetcher.ts
/** Gets addresses, few at a time, through the cache of the disk. */
var Fetcher = class {
	#cache;
	#patience;
	#signal;
	#late;
	#waiting = [];
	#free;
	constructor({ cacheFolder, deadlineMs, signal, patience, atOnce = 24 }) {
		this.#free = atOnce;
		this.#cache = new DiskCache(cacheFolder);
		this.#patience = patience ?? patienceWithin(deadlineMs);
		this.#signal = signal;
		this.#late = AbortSignal.timeout(deadlineMs);
	}
	/**
	* What an address holds, or undefined if there is nothing (404). What is kept is revalidated by
	* its ETag, or taken as it is where the address names its content (`immutable`), or while it is
	* younger than `freshMs`.
	* @param read makes something of the bytes, and throws on damaged ones: those are never kept
	* @throws Unavailable
	*/
	async get(url, read, { immutable = false, freshMs = 0, accept, distil, limit } = {}) {
		await this.#enter();
		try {
			const kept = await this.#kept(url, read);
			if (kept !== void 0 && (immutable || kept.ageMs < freshMs)) return kept.value;
			const options = {
				etag: kept?.etag,
				accept,
				limit,
				signal: this.#signal,
				late: this.#late
			};
			const take = async (bytes) => {
				const essence = distil === void 0 ? bytes : distil(bytes);
				return {
					essence,
					value: await read(essence)
				};
			};
			const answer = await download(url, this.#patience, take, options);
			if (answer.kind === "absent") return void 0;
			if (answer.kind === "unchanged") {
				if (freshMs > 0) await this.#cache.renew(url);
				return kept?.value;
			}
			if (answer.etag !== void 0 || immutable || freshMs > 0) await this.#cache.write(url, {
				bytes: answer.value.essence,
				etag: answer.etag
			});
			return answer.value.value;
		} finally {
			this.#leave();
		}
	}
	/**
	* A part of a file, such as `bytes=-1000` or `bytes=0-99`, and the file's size; or the whole file,
	* from a server that gives no parts.
	* @param limit the most bytes that are taken
	* @throws Unavailable, also if there is nothing (404)
	*/
	async part(url, range, limit) {
		await this.#enter();
		try {
			const options = {
				range,
				limit,
				signal: this.#signal,
				late: this.#late
			};
			const answer = await download(url, this.#patience, (bytes) => bytes, options);
			if (answer.kind !== "body") throw new Unavailable(url, "HTTP 404", 1);
			const { value: bytes, whole = bytes.length } = answer;
			return {
				bytes,
				size: whole
			};
		} finally {
			this.#leave();
		}
	}
	/**
	* What a server answers to a question in JSON; it isn't kept.
	* @param limit the most bytes that are taken
	* @throws Unavailable
	*/
	async ask(url, body, read, limit) {
		await this.#enter();
		try {
			const options = {
				body,
				limit,
				signal: this.#signal,
				late: this.#late
			};
			const answer = await download(url, this.#patience, read, options);
			if (answer.kind !== "body") throw new Unavailable(url, "HTTP 404", 1);
			return answer.value;
		} finally {
			this.#leave();
		}
	}
	/** What was made of files once and is kept under a name of its own; made, if it isn't there. */
	async derived(name, make) {
		const kept = await this.#cache.read(name);
		if (kept !== void 0) return kept.bytes;
		const bytes = await make();
		await this.#cache.write(name, {
			bytes,
			etag: void 0
		});
		return bytes;
	}
	/** Call it at the end of a run. */
	tidy() {
		return this.#cache.tidy();
	}
	async #kept(url, read) {
		const kept = await this.#cache.read(url);
		if (kept === void 0) return void 0;
		try {
			return {
				value: await read(kept.bytes),
				etag: kept.etag,
				ageMs: kept.ageMs
			};
		} catch {
			return;
		}
	}
	async #enter() {
		if (this.#free > 0) this.#free -= 1;
		else await new Promise((resolve) => this.#waiting.push(resolve));
	}
	#leave() {
		const next = this.#waiting.shift();
		if (next === void 0) this.#free += 1;
		else next();
	}
};
// actions/src/environment/channel/subdir.ts
/**
* Opens a subdirectory: its shard index, else its whole repodata, compressed or plain, in the order
* in which a server is most likely to have the small one.
* @returns undefined if the server has none of them
* @throws Unavailable
*/
async function openSubdir(channel, subdir, fetcher, files) {
	const source = `${channel.source}/${subdir}/`;
	const origin = `${channel.url}/${subdir}/`;
	const refusals = [];
	const orAbsent = (error) => {
		if (!(error instanceof Unavailable) || !/^HTTP 40[13]$/.test(error.reason)) throw error;
		refusals.push(error);
	};
	const index = await fetcher.get(`${source}repodata_shards.msgpack.zst`, readIndex).catch(orAbsent);
	if (index !== void 0) return sharded(index, {
		subdir,
		source,
		origin
	}, fetcher);
	const whole = await files.read(`${source}repodata.json.zst`, "zst").catch(orAbsent) ?? await files.read(`${source}repodata.json`, "json").catch(orAbsent);
	if (whole === void 0 && refusals[0] !== void 0) throw refusals[0];
	return whole === void 0 ? void 0 : plain(whole, {
		subdir,
		source,
		origin
	});
}
function readIndex(bytes) {
	const { info, shards } = require_records.readShardIndex(bytes);
	const { base_url = "./", shards_base_url = "./shards/" } = Object.fromEntries(require_records.entriesOf(info));
	const hashes = /* @__PURE__ */ new Map();
	for (const [name, hash] of require_records.entriesOf(shards)) if (hash instanceof Uint8Array) hashes.set(name, Buffer.from(hash).toString("hex"));
	return {
		packageBase: String(base_url),
		shardBase: String(shards_base_url),
		hashes
	};
}
function sharded(index, at, fetcher) {
	const shardBase = withSlash(new URL(index.shardBase, at.source).href);
	return {
		subdir: at.subdir,
		packageBase: withSlash(new URL(index.packageBase, at.origin).href),
		names: () => index.hashes.keys(),
		async shard(name) {
			const hash = index.hashes.get(name);
			if (hash === void 0) return void 0;
			const url = `${shardBase}${hash}.msgpack.zst`;
			const read = (bytes) => {
				if (sha256(bytes) !== hash) throw new Error("its checksum differs");
				return require_records.readShard(bytes);
			};
			const shard = await fetcher.get(url, read, { immutable: true });
			if (shard === void 0) throw new Unavailable(url, "HTTP 404 for a file of its index", 1);
			return shard;
		}
	};
}
function plain(whole, at) {
	return {
		subdir: at.subdir,
		packageBase: withSlash(new URL(whole.baseUrl, at.origin).href),
		names: () => whole.names(),
		async shard(name) {
			try {
				const records = whole.records(name);
				return records === void 0 ? void 0 : require_records.writeShard(records);
			} catch (error) {
				throw new Unavailable(at.source, `its records of ${name} are damaged (${require_errors.messageOf(error)})`, 1);
			}
		}
	};
}
function withSlash(url) {
	return url.endsWith("/") ? url : `${url}/`;
}
// actions/src/environment/channel/repodata-scanner.ts
const quote = 34;
const backslash = 92;
const open = 123;
const close = 125;
const openList = 91;
const closeList = 93;
const largestRecord = 2 ** 20;
/** conda-forge has 700,000 records. */
const mostKept = 4e6;
/**
* Finds the records in repodata.json as it comes in, without ever holding the whole, which has a
* hundred times more than an environment needs. It looks at quotes and brackets alone: whether a record is
* JSON is seen when it is read.
*/
var RepodataScanner = class {
	#found;
	#depth = 0;
	#begun = false;
	#inString = false;
	#escaped = false;
	/** The last text at the place where keys stand. */
	#key = "";
	/** The key under which the scanner is, of the outermost object. */
	#section = "";
	/** Pieces of what is being kept, from earlier chunks. */
	#pieces = [];
	#kept = 0;
	#keeping;
	#count = 0;
	constructor(found) {
		this.#found = found;
	}
	/** @throws if this can't be repodata */
	push(bytes) {
		const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		let from = 0;
		for (let at = 0; at < chunk.length; at++) {
			const byte = chunk[at];
			if (this.#inString) {
				if (this.#escaped) this.#escaped = false;
				else if (byte === backslash) this.#escaped = true;
				else if (byte === quote) {
					this.#inString = false;
					if (this.#keeping === "key") this.#key = this.#take(chunk, from, at).toString("utf8");
				}
			} else if (byte === quote) {
				this.#inString = true;
				if (this.#keeping === void 0 && this.#atKeys()) {
					this.#keeping = "key";
					from = at + 1;
				}
			} else if (byte === open || byte === openList) {
				if (this.#depth === 0 && (this.#begun || byte !== open)) throw new Error("it is not repodata");
				this.#begun = true;
				if (this.#depth === 1) this.#section = this.#key;
				this.#depth += 1;
				if (byte === open && this.#keeping === void 0 && this.#atValue()) {
					this.#keeping = "value";
					from = at;
				}
			} else if (byte === close || byte === closeList) {
				if (this.#depth === 0) throw new Error("it is not repodata");
				if (this.#keeping === "value" && this.#atValue()) this.#tell(this.#take(chunk, from, at + 1));
				this.#depth -= 1;
			}
		}
		if (this.#keeping !== void 0) this.#keep(chunk.subarray(from));
	}
	/** @throws if it ended too early */
	end() {
		if (!this.#begun || this.#depth !== 0) throw new Error("it ends early");
	}
	#inTable() {
		return this.#section === "packages" || this.#section === "packages.conda";
	}
	#atKeys() {
		return this.#depth === 1 || this.#depth === 2 && this.#inTable();
	}
	/** Whether the innermost object is one that is kept. */
	#atValue() {
		return this.#depth === 2 ? this.#section === "info" : this.#depth === 3 && this.#inTable();
	}
	#keep(piece) {
		this.#kept += piece.length;
		const most = this.#keeping === "key" ? 512 : largestRecord;
		if (this.#kept > most) throw new Error("it has a record that is too large");
		if (piece.length > 0) this.#pieces.push(Buffer.from(piece));
	}
	/** What was kept up to here, as bytes of its own. */
	#take(chunk, from, to) {
		this.#count += 1;
		if (this.#count > 2 * mostKept) throw new Error("it has too many records");
		const piece = this.#pieces.length === 0 ? from : 0;
		this.#keep(chunk.subarray(piece, to));
		const [first] = this.#pieces;
		const whole = this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
		this.#pieces = [];
		this.#kept = 0;
		this.#keeping = void 0;
		return whole;
	}
	#tell(json) {
		if (this.#section === "info") this.#found.info(json);
		else this.#found.record(this.#key, json);
	}
};
// actions/src/environment/channel/whole-repodata.ts
/** The biggest in use has a third of it, and an attacker's few kilobytes could unpack to any size. */
const LARGEST = 2 ** 30;
/** What is kept of one may take this much memory: that of conda-forge takes half. */
const MOST_KEPT = 96 * 2 ** 20;
/** About so much is packed together. */
const BATCH = 2 ** 18;
/** What a run of records takes beside their bytes. */
const EACH = 200;
/** Below this much nothing is gained by packing. */
const SMALL = 16 * 2 ** 20;
const fast = { params: { [node_zlib.constants.ZSTD_c_compressionLevel]: 1 } };
/**
* The repodata.json of a subdirectory. What isn't asked for is neither parsed nor unpacked: of
* 650,000 records, an environment's solver looks at some thousand.
*/
var WholeRepodata = class WholeRepodata {
	#runs = /* @__PURE__ */ new Map();
	#batches = [];
	#batch = Buffer.alloc(BATCH + largestRecord + 1024);
	#filled = 0;
	#name;
	#from = 0;
	#read = 0;
	#kept = 0;
	#info = {};
	/** Reads the file, as it is or packed with zstd. @throws on anything else, and on too much */
	static async of(bytes, form) {
		const whole = new WholeRepodata();
		const scanner = new RepodataScanner({
			record: (file, json) => whole.#add(file, json),
			info: (json) => whole.#info = JSON.parse(json.toString("utf8"))
		});
		for await (const chunk of form === "zst" ? unpacked(bytes) : [bytes]) {
			whole.#read += chunk.length;
			if (whole.#read > LARGEST) throw new Error("it unpacks to more than 1 GiB");
			scanner.push(chunk);
		}
		scanner.end();
		whole.#flush();
		return whole;
	}
	/** How much memory it takes. */
	get kept() {
		return this.#kept;
	}
	/** The address of the folder of the packages, relative to the file's. */
	get baseUrl() {
		const { base_url } = this.#info;
		return typeof base_url === "string" ? base_url : "./";
	}
	names() {
		return this.#runs.keys();
	}
	/** The records of a name, by file; undefined if there is none. @throws on damaged ones */
	records(name) {
		const runs = this.#runs.get(name);
		if (runs === void 0) return void 0;
		if (runs.reduce((sum, { from, to }) => sum + to - from, 0) > require_records.largestShard) throw new Error("they are too many");
		const records = /* @__PURE__ */ new Map();
		for (const { batch, from, to } of runs) {
			const { bytes, packed } = this.#batches[batch];
			const json = (packed ? (0, node_zlib.zstdDecompressSync)(bytes) : bytes).toString("utf8", from, to);
			for (const [file, fields] of require_records.entriesOf(JSON.parse(json))) {
				const record = require_records.readRepodataRecord(fields);
				if (record?.name === name) records.set(file, record);
			}
		}
		return records;
	}
	#add(file, json) {
		const name = nameOfFile(file);
		if (name === void 0) return;
		if (this.#filled > BATCH) this.#flush();
		if (name !== this.#name) {
			this.#close();
			this.#name = name;
			this.#from = this.#filled;
		}
		const before = this.#filled === this.#from ? "{" : ",";
		this.#filled += this.#batch.write(`${before}"${file}":`, this.#filled);
		this.#filled += json.copy(this.#batch, this.#filled);
	}
	/** Ends the run of the name that was last. */
	#close() {
		if (this.#name === void 0) return;
		this.#filled += this.#batch.write("}", this.#filled);
		const run = {
			batch: this.#batches.length,
			from: this.#from,
			to: this.#filled
		};
		const known = this.#runs.get(this.#name);
		if (known === void 0) this.#runs.set(this.#name, [run]);
		else known.push(run);
		this.#name = void 0;
		this.#keep(EACH);
	}
	#flush() {
		this.#close();
		const packed = this.#read > SMALL;
		const whole = this.#batch.subarray(0, this.#filled);
		const bytes = Buffer.from(packed ? (0, node_zlib.zstdCompressSync)(whole, fast) : whole);
		this.#batches.push({
			bytes,
			packed
		});
		this.#filled = 0;
		this.#keep(bytes.length);
	}
	#keep(size) {
		this.#kept += size;
		if (this.#kept > MOST_KEPT) throw new Error("it has more than can be kept");
	}
};
/** `name-version-build.conda`; undefined for another file. */
function nameOfFile(file) {
	return /^([^"\\]+)-[^-"\\]+-[^-"\\]+\.(?:conda|tar\.bz2)$/.exec(file)?.[1];
}
async function* unpacked(bytes) {
	const stream = (0, node_zlib.createZstdDecompress)({ chunkSize: 2 ** 18 });
	stream.end(bytes);
	for await (const chunk of stream) yield chunk;
}
// actions/src/environment/channel/whole-files.ts
/** What is kept of all channels together may take this much memory: that of conda-forge takes a quarter. */
const MOST_TOGETHER = 192 * 2 ** 20;
/**
* The whole repodata files of a run. Several channels may mean harm at once, so that they are read one after another,
* and what is kept of them has a limit together.
*/
var WholeFiles = class {
	#fetcher;
	#most;
	#left;
	#last = Promise.resolve();
	/** @param most bytes that are kept of all */
	constructor(fetcher, most = MOST_TOGETHER) {
		this.#fetcher = fetcher;
		this.#most = most;
		this.#left = most;
	}
	/**
	* Undefined if there is no such file.
	* @throws Unavailable
	*/
	read(url, form) {
		const next = this.#last.then(async () => {
			const whole = await this.#fetcher.get(url, (bytes) => WholeRepodata.of(bytes, form));
			this.#left -= whole?.kept ?? 0;
			if (this.#left >= 0) return whole;
			throw new Unavailable(url, `the channels have more records than fit into ${require_action.formatBytes(this.#most)}`, 1);
		});
		this.#last = next.catch(() => void 0);
		return next;
	}
};
// actions/src/environment/channel/repodata.ts
/** A channel that could not be read: its server's fault. */
var ChannelDown = class extends Error {
	name = "ChannelDown";
	channel;
	cause;
	constructor(channel, cause) {
		super(`channel ${channel}: ${cause.message}`);
		this.channel = channel;
		this.cause = cause;
	}
};
/** A channel that is open: its subdirectories for linux-64, and what they hold by name. */
var Channel = class {
	location;
	subdirs;
	#shards = /* @__PURE__ */ new Map();
	constructor(location, subdirs) {
		this.location = location;
		this.subdirs = subdirs;
	}
	/** Everything of one name. Asked for once, however many environments need it. */
	shards(name) {
		const known = this.#shards.get(name);
		if (known !== void 0) return known;
		const wanted = this.#load(name);
		this.#shards.set(name, wanted);
		return wanted;
	}
	names() {
		return this.subdirs.flatMap((subdir) => [...subdir.names()]);
	}
	async #load(name) {
		return (await blame(this.location, Promise.all(this.subdirs.map(async (subdir) => ({
			subdir,
			shard: await subdir.shard(name)
		}))))).flatMap(({ subdir, shard }) => shard === void 0 ? [] : [{
			subdir,
			shard
		}]);
	}
};
/** The channels that one run looks at, each opened once. */
var Repodata = class {
	#fetcher;
	#files;
	#base;
	#open = /* @__PURE__ */ new Map();
	constructor(fetcher, base) {
		this.#fetcher = fetcher;
		this.#files = new WholeFiles(fetcher);
		this.#base = base;
	}
	/**
	* Opens channels, in order of priority.
	* @throws ChannelDown
	*/
	channels(names) {
		const locations = require_location.locateChannels(names, this.#base);
		return Promise.all(locations.map((location) => {
			const channel = this.#open.get(location.url) ?? blame(location, this.#openChannel(location));
			this.#open.set(location.url, channel);
			return channel;
		}));
	}
	/** A channel may lack linux-64, but not noarch: a solver counts that as no channel. */
	async #openChannel(location) {
		const [noarch, linux] = await Promise.all([openSubdir(location, "noarch", this.#fetcher, this.#files), openSubdir(location, require_subdir.SUBDIR, this.#fetcher, this.#files)]);
		if (noarch === void 0) throw new Unavailable(`${location.source}/noarch/`, "HTTP 404 for its repodata", 1);
		return new Channel(location, linux === void 0 ? [noarch] : [linux, noarch]);
	}
};
function blame(location, work) {
	return work.catch((error) => {
		throw error instanceof Unavailable ? new ChannelDown(location.name, error) : error;
	});
}
Object.defineProperty(exports, "Channel", {
	enumerable: true,
	get: function() {
		return Channel;
	}
});
Object.defineProperty(exports, "ChannelDown", {
	enumerable: true,
	get: function() {
		return ChannelDown;
	}
});
Object.defineProperty(exports, "DiskCache", {
	enumerable: true,
	get: function() {
		return DiskCache;
	}
});
Object.defineProperty(exports, "Fetcher", {
	enumerable: true,
	get: function() {
		return Fetcher;
	}
});
Object.defineProperty(exports, "Repodata", {
	enumerable: true,
	get: function() {
		return Repodata;
	}
});
Object.defineProperty(exports, "Unavailable", {
	enumerable: true,
	get: function() {
		return Unavailable;
	}
});
Object.defineProperty(exports, "patienceWithin", {
	enumerable: true,
	get: function() {
		return patienceWithin;
	}
});
Object.defineProperty(exports, "sha256", {
	enumerable: true,
	get: function() {
		return sha256;
	}
});
