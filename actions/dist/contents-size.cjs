const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_engine_error = require("./container-engine-error.cjs");
const require_tar_stream$1 = require("./npm-tar-stream.cjs");
let node_stream = require("node:stream");
let node_events = require("node:events");
let node_zlib = require("node:zlib");
let node_readline = require("node:readline");
let node_stream_promises = require("node:stream/promises");
// actions/src/image/transfer/engine-stream.ts
/**
* Reads such a stream to its end and hands on each event. An `error` event is thrown as an
* EngineError.
*/
async function readEvents(stream, onEvent) {
	for await (const line of (0, node_readline.createInterface)({
		input: stream,
		crlfDelay: Infinity
	})) {
		if (line.trim() === "") continue;
		const event = JSON.parse(line);
		if (event.error !== void 0) throw new require_engine_error.EngineError(event.error);
		onEvent(event);
	}
}
/** Adds up the layers of one pull (`Downloading`) or push (`Pushing`). */
var LayerProgress = class {
	#layers = /* @__PURE__ */ new Map();
	#status;
	constructor(status) {
		this.#status = status;
	}
	/** What to show now, such as `120.0 MiB of 2.1 GiB`, if the event changes it. */
	take({ id, status, progressDetail }) {
		const { current, total } = progressDetail ?? {};
		if (id === void 0 || current === void 0 || total === void 0) return void 0;
		if (status !== this.#status) return void 0;
		this.#layers.set(id, {
			current,
			total
		});
		const sum = (key) => [...this.#layers.values()].reduce((bytes, layer) => bytes + layer[key], 0);
		return `${require_action.formatBytes(sum("current"))} of ${require_action.formatBytes(sum("total"))}`;
	}
};
/**
* Tells what is new in a pull or push from what the engine repeats: with containerd's image store it says ten times a
* second how far each layer is, even if none comes.
*/
var Repetitions = class {
	#last = /* @__PURE__ */ new Map();
	isNews({ id = "", status = "", progressDetail }) {
		const text = `${status} ${progressDetail?.current ?? ""}`;
		const isNews = this.#last.get(id) !== text;
		this.#last.set(id, text);
		return isNews;
	}
};
// actions/src/image/transfer/silence.ts
/** Why a call to an engine was given up. */
var SilentTooLong = class extends Error {
	name = "SilentTooLong";
};
/** Ends what an engine does once it has said nothing for too long. */
var Silence = class {
	/** For the call to the engine. */
	signal;
	#controller = new AbortController();
	#timer;
	/** @param outer ends it as well */
	constructor(outer) {
		this.signal = AbortSignal.any([outer, this.#controller.signal]);
	}
	/** From now on it may be silent for so many milliseconds. */
	allow(ms) {
		clearTimeout(this.#timer);
		const giveUp = () => this.#controller.abort(new SilentTooLong(`no answer within ${ms / 1e3} s`));
		this.#timer = setTimeout(giveUp, ms);
	}
	/** What ended it, if the silence did. */
	get reason() {
		return this.#controller.signal.reason;
	}
	stop() {
		clearTimeout(this.#timer);
	}
};
// actions/src/image/transfer/pull.ts
/** The pull was given up or refused; `message` is the engine's reason in a few words. */
var PullError = class extends Error {
	name = "PullError";
	/** Whether the next attempt may go better: the connection broke, or the registry failed. */
	get mayPass() {
		return this.cause instanceof SilentTooLong || MAY_PASS.test(this.message);
	}
};
/** In the words of Go's net/http and of moby's `distribution` package. */
const MAY_PASS = /connection reset|broken pipe|EOF|i\/o timeout|timeout exceeded|TLS handshake|toomanyrequests|too many requests|\b(?:429|50[0234])\b/i;
/** A registry that is alive answers within seconds; a dead one may be silent for minutes. */
const ANSWER_MS = 15e3;
/** Once it has answered, a line may stall for minutes, and extracting a large layer says little. */
const STALL_MS = 3e5;
/**
* Pulls an image by tag or digest.
*
* @throws PullError if the registry cannot be reached, is silent or refuses.
*/
async function pullImage({ docker }, reference, { signal, auth, platform, onProgress, stallMs = STALL_MS }) {
	const silence = new Silence(signal);
	silence.allow(ANSWER_MS);
	try {
		const stream = await docker.pull(reference, {
			abortSignal: silence.signal,
			authconfig: auth,
			...platform !== void 0 && { platform }
		});
		const layers = new LayerProgress("Downloading");
		const repetitions = new Repetitions();
		await readEvents(stream, (event) => {
			if (repetitions.isNews(event)) silence.allow(stallMs);
			const text = layers.take(event);
			if (text !== void 0) onProgress?.(text);
		});
	} catch (error) {
		signal.throwIfAborted();
		const cause = silence.reason ?? error;
		throw new PullError(reasonOf(cause), { cause });
	} finally {
		silence.stop();
	}
}
/**
* Of `Get "https://…": dial tcp: lookup x: no such host` the end. containerd's image store says more before it.
* `proxyconnect` is Go's word for the way to the proxy, which is the engine's own.
*/
function reasonOf(error) {
	const message = require_engine_error.engineReason(error).trim();
	if (!/\b(?:Get|Head|Post|Put) "https?:/.test(message)) return message;
	const last = message.slice(message.lastIndexOf(": ") + 2);
	const [, proxy] = /\bproxyconnect tcp: dial tcp (\S+): /.exec(message) ?? [];
	return proxy === void 0 ? last : `the engine's proxy ${proxy}: ${last}`;
}
// actions/src/image/contents/exported-bytes.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
/** By the first bytes of RFC 1952 and RFC 8878. */
const DECOMPRESSORS = {
	"1f8b": node_zlib.createGunzip,
	"28b5": node_zlib.createZstdDecompress
};
/**
* Bytes of the files in the layers of an image: of what an engine exports (`docker save`), the sizes in the headers
* of each layer, which is what the classic image store calls an image's size. It reads all of the image, two seconds
* for 400 MB.
*
* @throws EngineError if the engine has no such image.
*/
async function exportedBytes({ docker }, image) {
	const archive = (0, import_tar_stream.extract)();
	const [total] = await Promise.all([sumOf(archive, (entry) => entry.header.name.startsWith("blobs/") ? layerBytes(entry.pipe(new node_stream.PassThrough())) : 0), (0, node_stream_promises.pipeline)(await docker.getImage(image).get(), archive)]);
	return total;
}
async function sumOf(archive, bytesOf) {
	let total = 0;
	for await (const entry of archive) {
		total += await bytesOf(entry);
		entry.resume();
	}
	return total;
}
/** 0 of manifests and configurations, which are JSON. */
async function layerBytes(file) {
	await Promise.race([(0, node_events.once)(file, "readable"), (0, node_events.once)(file, "end")]);
	const start = file.read(2);
	if (start === null) return 0;
	file.unshift(start);
	if (start.toString().startsWith("{")) {
		file.resume();
		return 0;
	}
	const layer = (0, import_tar_stream.extract)();
	const magic = start.toString("hex");
	const decompressor = Object.entries(DECOMPRESSORS).find(([name]) => name === magic)?.[1]();
	const [bytes] = await Promise.all([sumOf(layer, ({ header }) => header.size ?? 0), decompressor ? (0, node_stream_promises.pipeline)(file, decompressor, layer) : (0, node_stream_promises.pipeline)(file, layer)]);
	return bytes;
}
// actions/src/image/contents/size.ts
/** With containerd's image store, what a layer of no file takes: its folder. */
const FOLDER_BYTES = 4096;
/** The layers of an image that hold files, the base first. */
async function layerSizes({ docker, imageStore }, image) {
	const history = await docker.getImage(image).history();
	const none = imageStore === "containerd" ? FOLDER_BYTES : 0;
	return history.toReversed().filter(({ Size }) => Size > none).map(({ CreatedBy, Size }) => ({
		step: stepOf(CreatedBy),
		bytes: Size
	}));
}
/**
* Bytes of the files of an image, the same with both image stores: what budgets are about, and what a release says.
* With containerd's it takes a while, as `exportedBytes` does.
*/
async function fileBytes(engine, { Id, Size }) {
	return engine.imageStore === "classic" ? Size : exportedBytes(engine, Id);
}
/**
* About how many bytes an image has unpacked, at once, and never less than `fileBytes`. With containerd's image store
* `Size` counts the compressed layers as well, and a layer whole blocks of the disk.
*/
async function unpackedBytes(engine, { Id, Size }) {
	if (engine.imageStore === "classic") return Size;
	return (await layerSizes(engine, Id)).reduce((total, { bytes }) => total + bytes, 0);
}
/** `RUN |1 A=b /bin/sh -c sh /mnt/apt.sh /mnt/apt.txt # buildkit` -> `apt.sh apt.txt`. */
function stepOf(createdBy) {
	const script = /sh \/mnt\/(?:steps\/)?(\S+\.sh)((?: \/mnt\/\S+)?)/.exec(createdBy);
	if (script === null) return "base";
	return `${script[1]}${(script[2] ?? "").replace("/mnt/", "")}`;
}
/** The failure of an image over its budget: which packages weigh what, the heaviest first. */
function overBudget(tag, bytes, budget, installed) {
	const heaviest = installed.toSorted((a, b) => b.size - a.size).slice(0, 10).map(({ kind, name, version, size }) => `\n  ${require_action.formatBytes(size).padStart(9)}  ${kind} ${name} ${version}`);
	return new require_errors.UserError(`${tag} has ${require_action.formatBytes(bytes)}, its budget is ${require_action.formatBytes(budget)}; the heaviest:${heaviest.join("")}`, {
		exitCode: require_errors.ExitCode.checkFailed,
		next: "do without one of them, or raise its budget in environment/competition.yml"
	});
}
/** Compares the size of an image with another's. */
function growthOf(bytes, before) {
	return {
		against: before.name,
		bytesBefore: before.bytes,
		share: bytes / before.bytes - 1
	};
}
/** The warning about an image that has grown by more than the policy's share; undefined: it has not. */
function growthWarning(tag, bytes, { against, bytesBefore, share }, policy) {
	if (policy === void 0 || share < policy.growth_warning) return void 0;
	const sizes = `${require_action.formatBytes(bytesBefore)} -> ${require_action.formatBytes(bytes)}`;
	return `${tag} has grown by ${(share * 100).toFixed(0)} % over ${against}: ${sizes}`;
}
Object.defineProperty(exports, "LayerProgress", {
	enumerable: true,
	get: function() {
		return LayerProgress;
	}
});
Object.defineProperty(exports, "PullError", {
	enumerable: true,
	get: function() {
		return PullError;
	}
});
Object.defineProperty(exports, "Repetitions", {
	enumerable: true,
	get: function() {
		return Repetitions;
	}
});
Object.defineProperty(exports, "Silence", {
	enumerable: true,
	get: function() {
		return Silence;
	}
});
Object.defineProperty(exports, "fileBytes", {
	enumerable: true,
	get: function() {
		return fileBytes;
	}
});
Object.defineProperty(exports, "growthOf", {
	enumerable: true,
	get: function() {
		return growthOf;
	}
});
Object.defineProperty(exports, "growthWarning", {
	enumerable: true,
	get: function() {
		return growthWarning;
	}
});
Object.defineProperty(exports, "layerSizes", {
	enumerable: true,
	get: function() {
		return layerSizes;
	}
});
Object.defineProperty(exports, "overBudget", {
	enumerable: true,
	get: function() {
		return overBudget;
	}
});
Object.defineProperty(exports, "pullImage", {
	enumerable: true,
	get: function() {
		return pullImage;
	}
});
Object.defineProperty(exports, "readEvents", {
	enumerable: true,
	get: function() {
		return readEvents;
	}
});
Object.defineProperty(exports, "reasonOf", {
	enumerable: true,
	get: function() {
		return reasonOf;
	}
});
Object.defineProperty(exports, "unpackedBytes", {
	enumerable: true,
	get: function() {
		return unpackedBytes;
	}
});
