const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_local_images = require("./local-images.cjs");
const require_errors$1 = require("./errors.cjs");
const require_releases = require("./releases.cjs");
const require_inputs = require("./inputs.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// actions/src/processes.ts
/**
* Names this process as the owner of what it must clean up, `<host>/<pid>/<start time>`, so that
* others can tell later whether it is gone.
*/
function ownOwner() {
	return `${(0, node_os.hostname)()}/${process.pid}/${startTime(process.pid)}`;
}
/**
* Whether an owner, as `ownOwner` names it, has ended. A process of another machine may be alive
* for all we know, so it counts as alive; a name that is none of ours does as well.
*/
function ownerIsGone(owner) {
	const [host, pid, started] = owner.split("/");
	if (host !== (0, node_os.hostname)() || pid === void 0 || !/^\d+$/.test(pid)) return false;
	return !isAlive(Number(pid)) || startTime(Number(pid)) !== started;
}
/** Whether a process with that id runs on this machine; false for what is no process id. */
function isAlive(pid) {
	if (!(pid > 0)) return false;
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
/** Field 22 of proc(5)'s stat tells a process from a later one with its id; `-` elsewhere. */
function startTime(pid) {
	try {
		const stat = (0, node_fs.readFileSync)(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
	} catch {
		return "-";
	}
}
// actions/src/container/labels.ts
/** Every container of ours carries this label, with the run's id; never a fixed name. */
const RUN_LABEL = "org.drivendata.vsc.run";
/** The process that will remove the container: see processes.ts. */
const OWNER_LABEL = "org.drivendata.vsc.owner";
// actions/src/container/remove.ts
/** Kills and removes a container with its anonymous volumes. It is no error if it is gone. */
async function removeContainer(container) {
	try {
		await container.remove({
			force: true,
			v: true
		});
	} catch (error) {
		const status = error instanceof Error && "statusCode" in error ? error.statusCode : void 0;
		if (status !== 404 && status !== 409) throw error;
	}
}
/**
* Removes the containers of ours whose owner process has ended without doing so itself (killed, or
* the machine went down). Returns their run ids.
*/
async function removeStaleContainers({ docker }) {
	const stale = (await docker.listContainers({
		all: true,
		filters: { label: [RUN_LABEL] }
	})).filter(({ Labels }) => ownerIsGone(Labels["org.drivendata.vsc.owner"] ?? ""));
	for (const { Id } of stale) await removeContainer(docker.getContainer(Id));
	return stale.map(({ Id, Labels }) => Labels["org.drivendata.vsc.run"] ?? Id);
}
// actions/src/container/problems.ts
/** The engine's refusals that the user can mend, in our words; anything else stays as it is. */
function explain(error, image) {
	const text = require_errors$1.messageOf(error);
	const options = { cause: error };
	if (/no such image/i.test(text)) return new require_errors$1.UserError(`the engine has no image ${image}`, {
		...options,
		next: "make build (or make pull), or set SUBMISSION_IMAGE to an image that exists"
	});
	if (/could not select device driver|nvidia/i.test(text)) return new require_errors$1.UserError("the container engine cannot give this container a GPU", {
		...options,
		next: "install the NVIDIA Container Toolkit, or set SKIP_GPU=true or CPU_OR_GPU=cpu"
	});
	if (/bind source path does not exist|not shared from the host/i.test(text)) return new require_errors$1.UserError(`the container engine cannot mount a folder: ${lastClause(text)}`, {
		...options,
		next: "check that the folder exists and that the engine runs on this machine or shares it"
	});
	const missing = /exec: "([^"]*)": executable file not found/.exec(text);
	if (missing) return new require_errors$1.UserError(`the image ${image} has no program "${missing[1]}"`, {
		...options,
		next: "check that SUBMISSION_IMAGE is an image of this runtime; make build makes one"
	});
	if (/error setting rlimit/i.test(text)) return new require_errors$1.UserError("the container engine runs with too low a limit of open files", {
		...options,
		next: "raise it (systemd: LimitNOFILE=65536 of docker.service) and restart the engine"
	});
	if (/no space left on device/i.test(text)) return new require_errors$1.UserError("the container engine's disk is full", {
		...options,
		next: "free space with: docker system prune"
	});
	return error;
}
/** `(HTTP code 400) unexpected - invalid mount config: bind source ...` -> its last part. */
function lastClause(text) {
	return text.slice(text.indexOf(" - ") + 1).replace(/^- /, "").trim();
}
// actions/src/container/spec.ts
/**
* No route leads to 192.0.2.1 (RFC 5737): without a network, a name look-up ends at once and the
* kernel counts it, so the entrypoint can tell that the submission tried.
*/
const NO_NAME_SERVER = "192.0.2.1";
/** The engine's `POST /containers/create` body for a spec; `owner` is the owner label's value. */
function createOptions(spec, owner) {
	const { limits = {} } = spec;
	return {
		Image: spec.image,
		AttachStdout: true,
		AttachStderr: true,
		Labels: {
			[RUN_LABEL]: spec.runId ?? "none",
			[OWNER_LABEL]: owner
		},
		...spec.command && { Cmd: [...spec.command] },
		...spec.env && { Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`) },
		...spec.user !== void 0 && { User: spec.user },
		...spec.workingFolder !== void 0 && { WorkingDir: spec.workingFolder },
		HostConfig: {
			...spec.network !== true && {
				NetworkMode: "none",
				Dns: [NO_NAME_SERVER]
			},
			CapDrop: ["ALL"],
			CapAdd: [...spec.capabilities ?? []],
			SecurityOpt: ["no-new-privileges"],
			ReadonlyRootfs: spec.readOnlyRoot ?? false,
			LogConfig: {
				Type: "none",
				Config: {}
			},
			Mounts: (spec.mounts ?? []).map(({ source, target, readOnly }) => ({
				Type: "bind",
				Source: source,
				Target: target,
				ReadOnly: readOnly ?? false
			})),
			...spec.tmpfs && { Tmpfs: { ...spec.tmpfs } },
			...spec.gpu === true && { DeviceRequests: [{
				Driver: "nvidia",
				Count: -1,
				Capabilities: [["gpu"]]
			}] },
			...limits.memoryBytes !== void 0 && {
				Memory: Math.floor(limits.memoryBytes),
				MemorySwap: Math.floor(limits.memoryBytes)
			},
			...limits.cpus !== void 0 && { NanoCpus: Math.round(limits.cpus * 1e9) },
			...limits.processes !== void 0 && { PidsLimit: limits.processes },
			...limits.sharedMemoryBytes !== void 0 && { ShmSize: limits.sharedMemoryBytes },
			Ulimits: [{
				Name: "core",
				Soft: 0,
				Hard: 0
			}, ...limits.openFiles === void 0 ? [] : [{
				Name: "nofile",
				Soft: limits.openFiles,
				Hard: limits.openFiles
			}]]
		}
	};
}
// actions/src/container/run.ts
/**
* Runs one container to its end and removes it, whatever happens.
*
* @throws UserError where the engine refuses for a reason that the user can mend (no such image, no
*   GPU, a mount that does not exist); the signal's reason once it is aborted.
*/
async function runContainer(engine, spec, options) {
	options.signal.throwIfAborted();
	let container;
	try {
		container = await engine.docker.createContainer(createOptions(spec, ownOwner()));
		return await follow(container, options);
	} catch (error) {
		options.signal.throwIfAborted();
		throw explain(error, spec.image);
	} finally {
		if (container && options.signal.aborted && options.graceSeconds) await container.stop({ t: options.graceSeconds }).catch(() => void 0);
		if (container) await removeContainer(container);
	}
}
async function follow(container, options) {
	const attached = await container.attach({
		stream: true,
		stdout: true,
		stderr: true
	});
	const drained = demultiplex(container.modem, attached, options.onOutput);
	options.signal.throwIfAborted();
	const started = performance.now();
	await container.start();
	const { status, timedOut } = await waitFor(container, options);
	const seconds = (performance.now() - started) / 1e3;
	await drained;
	const { State } = await container.inspect();
	return {
		exitCode: status,
		oomKilled: State.OOMKilled,
		timedOut,
		seconds
	};
}
/** Timers count in 32 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
async function waitFor(container, { signal, deadlineSeconds = Infinity }) {
	const deadline = new AbortController();
	const timer = setTimeout(() => deadline.abort(), Math.min(deadlineSeconds * 1e3, LONGEST_TIMER_MS));
	try {
		return {
			status: await exitStatus(container, AbortSignal.any([signal, deadline.signal])),
			timedOut: false
		};
	} catch (error) {
		signal.throwIfAborted();
		if (!deadline.signal.aborted) throw error;
		await container.kill().catch(() => void 0);
		return {
			status: await exitStatus(container, signal),
			timedOut: true
		};
	} finally {
		clearTimeout(timer);
	}
}
async function exitStatus(container, abortSignal) {
	return (await container.wait({ abortSignal })).StatusCode;
}
/** Splits the engine's stream into the container's two; settles at its end, or its breaking off. */
async function demultiplex(modem, attached, onOutput = () => void 0) {
	const sink = (name) => new node_stream.Writable({ write(chunk, _, done) {
		onOutput(chunk, name);
		done();
	} });
	modem.demuxStream(attached, sink("stdout"), sink("stderr"));
	await (0, node_stream_promises.finished)(attached, { writable: false }).catch(() => void 0);
}
// actions/src/submission/layout.ts
/** Reads DATASET; nothing or an empty text means `test`. */
function parseDataset(text) {
	const name = text?.trim() || "test";
	if (name === "test" || name === "train") return name;
	throw new require_errors$1.UserError(`there is no data set "${name}"`, { next: "use DATASET=test or train" });
}
/** Where the prepared data set lies; `folder` may be a temporary one with the same content. */
function preparedPaths(root, dataset, folder = node_path.default.join(root, "data", dataset)) {
	return {
		folder,
		queryVideos: node_path.default.join(folder, "query"),
		querySubset: node_path.default.join(folder, "query_subset.csv"),
		queryMetadata: node_path.default.join(folder, "query_metadata.csv"),
		referenceMetadata: node_path.default.join(folder, "reference_metadata.csv"),
		groundTruth: node_path.default.join(folder, "train_descriptor_ground_truth.csv"),
		subsetGroundTruth: node_path.default.join(folder, "subset_ground_truth.csv")
	};
}
/** A path as people type it: relative where it lies below the current folder. */
function shown(file) {
	const relative = node_path.default.relative(process.cwd(), file);
	return relative === "" || relative.startsWith("..") ? file : relative;
}
// actions/src/submission/fingerprint.ts
/** Size and SHA-256 of a file's content. */
async function fingerprint(file, signal) {
	const hash = (0, node_crypto.createHash)("sha256");
	await (0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(file), hash, { signal });
	const { size } = await (0, node_fs_promises.stat)(file);
	return {
		name: node_path.default.basename(file),
		bytes: size,
		sha256: hash.digest("hex")
	};
}
/** Fingerprint of a prepared data folder, as it is mounted at /data. */
async function dataFingerprint(folder, signal) {
	const paths = preparedPaths("", "test", folder);
	const files = [];
	for (const file of [
		paths.queryMetadata,
		paths.referenceMetadata,
		paths.querySubset
	]) files.push(await fingerprint(file, signal));
	const names = await (0, node_fs_promises.readdir)(paths.queryVideos).catch(() => []);
	names.sort((a, b) => a < b ? -1 : 1);
	const hash = (0, node_crypto.createHash)("sha256");
	let bytes = 0;
	for (const name of names) {
		const { size } = await (0, node_fs_promises.stat)(node_path.default.join(paths.queryVideos, name));
		bytes += size;
		hash.update(`${name} ${size}\n`);
	}
	const sha256OfNamesAndSizes = hash.digest("hex");
	return {
		files,
		videos: {
			count: names.length,
			bytes,
			sha256OfNamesAndSizes
		}
	};
}
// actions/src/submission/forecast.ts
/** The platform's limits, as the competition states them. */
const PLATFORM = {
	/** For main.py, for each query video of the subset. */
	secondsPerVideo: 10,
	cpus: 6,
	/** Part of the query videos that is in the platform's subset. */
	subsetShare: .1
};
/**
* What main.py would take on the platform, by the time for each video of this run. Where the run
* used more processors than the platform has, the time grows in proportion; where it had fewer, it
* does not shrink, for nobody knows how the code scales.
*/
function forecast(input) {
	const { mainSeconds, mainCpuSeconds, subsetVideos, queryVideos, cpus } = input;
	if (subsetVideos === 0) return null;
	const used = mainCpuSeconds === null || mainSeconds === 0 ? 0 : mainCpuSeconds / mainSeconds;
	const slower = Math.max(1, used / PLATFORM.cpus);
	const secondsPerVideo = mainSeconds * slower / subsetVideos;
	const platformVideos = Math.ceil(queryVideos * PLATFORM.subsetShare);
	const share = secondsPerVideo / PLATFORM.secondsPerVideo;
	const caveats = [
		...subsetVideos < 20 ? [`only ${subsetVideos} videos, start-up counted in`] : [],
		...slower > 1 ? [`slowed down from ${used.toFixed(1)} to ${PLATFORM.cpus} processors`] : [],
		...cpus < PLATFORM.cpus ? [`measured with ${cpus} of ${PLATFORM.cpus} processors`] : [],
		...input.gpu ? [] : ["measured without a GPU"]
	];
	return {
		secondsPerVideo,
		limitSecondsPerVideo: PLATFORM.secondsPerVideo,
		platformVideos,
		platformSeconds: secondsPerVideo * platformVideos,
		platformLimitSeconds: PLATFORM.secondsPerVideo * platformVideos,
		verdict: share > 1 ? "over" : share > .8 ? "close" : "within",
		caveats
	};
}
// node_modules/events-universal/default.js
var require_default = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = require("events");
}));
// node_modules/fast-fifo/fixed-size.js
var require_fixed_size = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = class FixedFIFO {
		constructor(hwm) {
			if (!(hwm > 0) || (hwm - 1 & hwm) !== 0) throw new Error("Max size for a FixedFIFO should be a power of two");
			this.buffer = new Array(hwm);
			this.mask = hwm - 1;
			this.top = 0;
			this.btm = 0;
			this.next = null;
		}
		clear() {
			this.top = this.btm = 0;
			this.next = null;
			this.buffer.fill(void 0);
		}
		push(data) {
			if (this.buffer[this.top] !== void 0) return false;
			this.buffer[this.top] = data;
			this.top = this.top + 1 & this.mask;
			return true;
		}
		shift() {
			const last = this.buffer[this.btm];
			if (last === void 0) return void 0;
			this.buffer[this.btm] = void 0;
			this.btm = this.btm + 1 & this.mask;
			return last;
		}
		peek() {
			return this.buffer[this.btm];
		}
		isEmpty() {
			return this.buffer[this.btm] === void 0;
		}
	};
}));
// node_modules/fast-fifo/index.js
var require_fast_fifo = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const FixedFIFO = require_fixed_size();
	module.exports = class FastFIFO {
		constructor(hwm) {
			this.hwm = hwm || 16;
			this.head = new FixedFIFO(this.hwm);
			this.tail = this.head;
			this.length = 0;
		}
		clear() {
			this.head = this.tail;
			this.head.clear();
			this.length = 0;
		}
		push(val) {
			this.length++;
			if (!this.head.push(val)) {
				const prev = this.head;
				this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length);
				this.head.push(val);
			}
		}
		shift() {
			if (this.length !== 0) this.length--;
			const val = this.tail.shift();
			if (val === void 0 && this.tail.next) {
				const next = this.tail.next;
				this.tail.next = null;
				this.tail = next;
				return this.tail.shift();
			}
			return val;
		}
		peek() {
			const val = this.tail.peek();
			if (val === void 0 && this.tail.next) return this.tail.next.peek();
			return val;
		}
		isEmpty() {
			return this.length === 0;
		}
	};
}));
// node_modules/b4a/index.js
var require_b4a = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	function isBuffer(value) {
		return Buffer.isBuffer(value) || value instanceof Uint8Array;
	}
	function isEncoding(encoding) {
		return Buffer.isEncoding(encoding);
	}
	function alloc(size, fill, encoding) {
		return Buffer.alloc(size, fill, encoding);
	}
	function allocUnsafe(size) {
		return Buffer.allocUnsafe(size);
	}
	function allocUnsafeSlow(size) {
		return Buffer.allocUnsafeSlow(size);
	}
	function byteLength(string, encoding) {
		return Buffer.byteLength(string, encoding);
	}
	function compare(a, b) {
		return Buffer.compare(a, b);
	}
	function concat(buffers, totalLength) {
		return Buffer.concat(buffers, totalLength);
	}
	function copy(source, target, targetStart, start, end) {
		return toBuffer(source).copy(target, targetStart, start, end);
	}
	function equals(a, b) {
		return toBuffer(a).equals(b);
	}
	function fill(buffer, value, offset, end, encoding) {
		return toBuffer(buffer).fill(value, offset, end, encoding);
	}
	function from(value, encodingOrOffset, length) {
		return Buffer.from(value, encodingOrOffset, length);
	}
	function includes(buffer, value, byteOffset, encoding) {
		return toBuffer(buffer).includes(value, byteOffset, encoding);
	}
	function indexOf(buffer, value, byfeOffset, encoding) {
		return toBuffer(buffer).indexOf(value, byfeOffset, encoding);
	}
	function lastIndexOf(buffer, value, byteOffset, encoding) {
		return toBuffer(buffer).lastIndexOf(value, byteOffset, encoding);
	}
	function swap16(buffer) {
		return toBuffer(buffer).swap16();
	}
	function swap32(buffer) {
		return toBuffer(buffer).swap32();
	}
	function swap64(buffer) {
		return toBuffer(buffer).swap64();
	}
	function toBuffer(buffer) {
		if (Buffer.isBuffer(buffer)) return buffer;
		return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
	}
	function toString(buffer, encoding, start, end) {
		return toBuffer(buffer).toString(encoding, start, end);
	}
	function toHex(buffer, start, end) {
		return toBuffer(buffer).toString("hex", start, end);
	}
	function write(buffer, string, offset, length, encoding) {
		return toBuffer(buffer).write(string, offset, length, encoding);
	}
	function readDoubleBE(buffer, offset) {
		return toBuffer(buffer).readDoubleBE(offset);
	}
	function readDoubleLE(buffer, offset) {
		return toBuffer(buffer).readDoubleLE(offset);
	}
	function readFloatBE(buffer, offset) {
		return toBuffer(buffer).readFloatBE(offset);
	}
	function readFloatLE(buffer, offset) {
		return toBuffer(buffer).readFloatLE(offset);
	}
	function readInt32BE(buffer, offset) {
		return toBuffer(buffer).readInt32BE(offset);
	}
	function readInt32LE(buffer, offset) {
		return toBuffer(buffer).readInt32LE(offset);
	}
	function readUInt32BE(buffer, offset) {
		return toBuffer(buffer).readUInt32BE(offset);
	}
	function readUInt32LE(buffer, offset) {
		return toBuffer(buffer).readUInt32LE(offset);
	}
	function writeDoubleBE(buffer, value, offset) {
		return toBuffer(buffer).writeDoubleBE(value, offset);
	}
	function writeDoubleLE(buffer, value, offset) {
		return toBuffer(buffer).writeDoubleLE(value, offset);
	}
	function writeFloatBE(buffer, value, offset) {
		return toBuffer(buffer).writeFloatBE(value, offset);
	}
	function writeFloatLE(buffer, value, offset) {
		return toBuffer(buffer).writeFloatLE(value, offset);
	}
	function writeInt32BE(buffer, value, offset) {
		return toBuffer(buffer).writeInt32BE(value, offset);
	}
	function writeInt32LE(buffer, value, offset) {
		return toBuffer(buffer).writeInt32LE(value, offset);
	}
	function writeUInt32BE(buffer, value, offset) {
		return toBuffer(buffer).writeUInt32BE(value, offset);
	}
	function writeUInt32LE(buffer, value, offset) {
		return toBuffer(buffer).writeUInt32LE(value, offset);
	}
	module.exports = {
		isBuffer,
		isEncoding,
		alloc,
		allocUnsafe,
		allocUnsafeSlow,
		byteLength,
		compare,
		concat,
		copy,
		equals,
		fill,
		from,
		includes,
		indexOf,
		lastIndexOf,
		swap16,
		swap32,
		swap64,
		toBuffer,
		toString,
		toHex,
		write,
		readDoubleBE,
		readDoubleLE,
		readFloatBE,
		readFloatLE,
		readInt32BE,
		readInt32LE,
		readUInt32BE,
		readUInt32LE,
		writeDoubleBE,
		writeDoubleLE,
		writeFloatBE,
		writeFloatLE,
		writeInt32BE,
		writeInt32LE,
		writeUInt32BE,
		writeUInt32LE
	};
}));
// node_modules/text-decoder/lib/pass-through-decoder.js
var require_pass_through_decoder = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const b4a = require_b4a();
	module.exports = class PassThroughDecoder {
		constructor(encoding) {
			this.encoding = encoding;
		}
		get remaining() {
			return 0;
		}
		decode(data) {
			return b4a.toString(data, this.encoding);
		}
		flush() {
			return "";
		}
	};
}));
// node_modules/text-decoder/lib/utf8-decoder.js
var require_utf8_decoder = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const b4a = require_b4a();
	/**
	* https://encoding.spec.whatwg.org/#utf-8-decoder
	*/
	module.exports = class UTF8Decoder {
		constructor() {
			this._reset();
		}
		get remaining() {
			return this.bytesSeen;
		}
		decode(data) {
			if (data.byteLength === 0) return "";
			if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
				this.bytesSeen = trailingBytesSeen(data);
				return b4a.toString(data, "utf8");
			}
			let result = "";
			let start = 0;
			if (this.bytesNeeded > 0) {
				while (start < data.byteLength) {
					const byte = data[start];
					if (byte < this.lowerBoundary || byte > this.upperBoundary) {
						result += "�";
						this._reset();
						break;
					}
					this.lowerBoundary = 128;
					this.upperBoundary = 191;
					this.codePoint = this.codePoint << 6 | byte & 63;
					this.bytesSeen++;
					start++;
					if (this.bytesSeen === this.bytesNeeded) {
						result += String.fromCodePoint(this.codePoint);
						this._reset();
						break;
					}
				}
				if (this.bytesNeeded > 0) return result;
			}
			const trailing = trailingIncomplete(data, start);
			const end = data.byteLength - trailing;
			if (end > start) result += b4a.toString(data, "utf8", start, end);
			for (let i = end; i < data.byteLength; i++) {
				const byte = data[i];
				if (this.bytesNeeded === 0) {
					if (byte <= 127) {
						this.bytesSeen = 0;
						result += String.fromCharCode(byte);
					} else if (byte >= 194 && byte <= 223) {
						this.bytesNeeded = 2;
						this.bytesSeen = 1;
						this.codePoint = byte & 31;
					} else if (byte >= 224 && byte <= 239) {
						if (byte === 224) this.lowerBoundary = 160;
						else if (byte === 237) this.upperBoundary = 159;
						this.bytesNeeded = 3;
						this.bytesSeen = 1;
						this.codePoint = byte & 15;
					} else if (byte >= 240 && byte <= 244) {
						if (byte === 240) this.lowerBoundary = 144;
						else if (byte === 244) this.upperBoundary = 143;
						this.bytesNeeded = 4;
						this.bytesSeen = 1;
						this.codePoint = byte & 7;
					} else {
						this.bytesSeen = 1;
						result += "�";
					}
					continue;
				}
				if (byte < this.lowerBoundary || byte > this.upperBoundary) {
					result += "�";
					i--;
					this._reset();
					continue;
				}
				this.lowerBoundary = 128;
				this.upperBoundary = 191;
				this.codePoint = this.codePoint << 6 | byte & 63;
				this.bytesSeen++;
				if (this.bytesSeen === this.bytesNeeded) {
					result += String.fromCodePoint(this.codePoint);
					this._reset();
				}
			}
			return result;
		}
		flush() {
			const result = this.bytesNeeded > 0 ? "�" : "";
			this._reset();
			return result;
		}
		_reset() {
			this.codePoint = 0;
			this.bytesNeeded = 0;
			this.bytesSeen = 0;
			this.lowerBoundary = 128;
			this.upperBoundary = 191;
		}
	};
	function trailingIncomplete(data, start) {
		const len = data.byteLength;
		if (len <= start) return 0;
		const limit = Math.max(start, len - 4);
		let i = len - 1;
		while (i > limit && (data[i] & 192) === 128) i--;
		if (i < start) return 0;
		const byte = data[i];
		let needed;
		if (byte <= 127) return 0;
		if (byte >= 194 && byte <= 223) needed = 2;
		else if (byte >= 224 && byte <= 239) needed = 3;
		else if (byte >= 240 && byte <= 244) needed = 4;
		else return 0;
		const available = len - i;
		return available < needed ? available : 0;
	}
	function trailingBytesSeen(data) {
		const len = data.byteLength;
		if (len === 0) return 0;
		const last = data[len - 1];
		if (last <= 127) return 0;
		if ((last & 192) !== 128) return 1;
		const limit = Math.max(0, len - 4);
		let i = len - 2;
		while (i >= limit && (data[i] & 192) === 128) i--;
		if (i < 0) return 1;
		const first = data[i];
		let needed;
		if (first >= 194 && first <= 223) needed = 2;
		else if (first >= 224 && first <= 239) needed = 3;
		else if (first >= 240 && first <= 244) needed = 4;
		else return 1;
		if (len - i !== needed) return 1;
		if (needed >= 3) {
			const second = data[i + 1];
			if (first === 224 && second < 160) return 1;
			if (first === 237 && second > 159) return 1;
			if (first === 240 && second < 144) return 1;
			if (first === 244 && second > 143) return 1;
		}
		return 0;
	}
}));
// node_modules/text-decoder/index.js
var require_text_decoder = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const PassThroughDecoder = require_pass_through_decoder();
	const UTF8Decoder = require_utf8_decoder();
	module.exports = class TextDecoder {
		constructor(encoding = "utf8") {
			this.encoding = normalizeEncoding(encoding);
			switch (this.encoding) {
				case "utf8":
					this.decoder = new UTF8Decoder();
					break;
				case "utf16le":
				case "base64": throw new Error("Unsupported encoding: " + this.encoding);
				default: this.decoder = new PassThroughDecoder(this.encoding);
			}
		}
		get remaining() {
			return this.decoder.remaining;
		}
		push(data) {
			if (typeof data === "string") return data;
			return this.decoder.decode(data);
		}
		write(data) {
			return this.push(data);
		}
		end(data) {
			let result = "";
			if (data) result = this.push(data);
			result += this.decoder.flush();
			return result;
		}
	};
	function normalizeEncoding(encoding) {
		encoding = encoding.toLowerCase();
		switch (encoding) {
			case "utf8":
			case "utf-8": return "utf8";
			case "ucs2":
			case "ucs-2":
			case "utf16le":
			case "utf-16le": return "utf16le";
			case "latin1":
			case "binary": return "latin1";
			case "base64":
			case "ascii":
			case "hex": return encoding;
			default: throw new Error("Unknown encoding: " + encoding);
		}
	}
}));
// node_modules/streamx/lib/errors.js
var require_errors = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = class StreamError extends Error {
		constructor(msg, code, fn = StreamError) {
			super(msg);
			this.code = code;
			if (Error.captureStackTrace) Error.captureStackTrace(this, fn);
		}
		static isStreamDestroyed(err) {
			return err && err.code === "STREAM_DESTROYED";
		}
		static isPrematureClose(err) {
			return err && err.code === "PREMATURE_CLOSE";
		}
		static isAborted(err) {
			return err && err.code === "ABORTED";
		}
		static isBadArgument(err) {
			return err && err.code === "BAD_ARGUMENT";
		}
		get name() {
			return "StreamError";
		}
		static STREAM_DESTROYED() {
			return new StreamError("Stream was destroyed", "STREAM_DESTROYED", StreamError.STREAM_DESTROYED);
		}
		static PREMATURE_CLOSE(msg = "Premature close") {
			return new StreamError(msg, "PREMATURE_CLOSE", StreamError.PREMATURE_CLOSE);
		}
		static ABORTED() {
			return new StreamError("Stream aborted", "ABORTED", StreamError.ABORTED);
		}
		static BAD_ARGUMENT(msg = "Bad argument") {
			return new StreamError(msg, "BAD_ARGUMENT", StreamError.BAD_ARGUMENT);
		}
	};
}));
// node_modules/streamx/index.js
var require_streamx = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { EventEmitter } = require_default();
	const FIFO = require_fast_fifo();
	const TextDecoder = require_text_decoder();
	const StreamError = require_errors();
	const qmt = typeof queueMicrotask === "undefined" ? (fn) => global.process.nextTick(fn) : queueMicrotask;
	const OPENING = 1;
	const PREDESTROYING = 2;
	const DESTROYING = 4;
	const DESTROYED = 8;
	const NOT_OPENING = 536870910;
	const NOT_PREDESTROYING = 536870909;
	const READ_UPDATING = 32;
	const READ_PRIMARY = 64;
	const READ_QUEUED = 128;
	const READ_RESUMED = 256;
	const READ_PIPE_DRAINED = 512;
	const READ_ENDING = 1024;
	const READ_EMIT_DATA = 2048;
	const READ_EMIT_READABLE = 4096;
	const READ_EMITTED_READABLE = 8192;
	const READ_DONE = 16384;
	const READ_NEXT_TICK = 32768;
	const READ_READ_AHEAD = 131072;
	const READ_FLOWING = 768;
	const READ_ACTIVE_AND_NEEDS_PUSH = 65552;
	const READ_PRIMARY_AND_ACTIVE = 80;
	const READ_EMIT_READABLE_AND_QUEUED = 4224;
	const READ_RESUMED_READ_AHEAD = 131328;
	const READ_NOT_ACTIVE = 536870895;
	const READ_NON_PRIMARY_AND_PUSHED = 536805311;
	const READ_PUSHED = 536805375;
	const READ_PAUSED = 536870655;
	const READ_NOT_QUEUED = 536862591;
	const READ_NOT_ENDING = 536869887;
	const READ_PIPE_NOT_DRAINED = 536870143;
	const READ_NOT_NEXT_TICK = 536838143;
	const READ_NOT_UPDATING = 536870879;
	const READ_NO_READ_AHEAD = 536739839;
	const READ_PAUSED_NO_READ_AHEAD = 536739583;
	const WRITE_ACTIVE = 1 << 18;
	const WRITE_UPDATING = 2 << 18;
	const WRITE_PRIMARY = 4 << 18;
	const WRITE_QUEUED = 8 << 18;
	const WRITE_UNDRAINED = 16 << 18;
	const WRITE_DONE = 32 << 18;
	const WRITE_EMIT_DRAIN = 64 << 18;
	const WRITE_NEXT_TICK = 128 << 18;
	const WRITE_WRITING = 256 << 18;
	const WRITE_FINISHING = 512 << 18;
	const WRITE_CORKED = 1024 << 18;
	const WRITE_NOT_ACTIVE = 469499903;
	const WRITE_NON_PRIMARY = 535822335;
	const WRITE_NOT_FINISHING = 402391039;
	const WRITE_DRAINED = 532676607;
	const WRITE_NOT_QUEUED = 534773759;
	const WRITE_NOT_NEXT_TICK = 503316479;
	const WRITE_NOT_UPDATING = 536346623;
	const WRITE_NOT_CORKED = 268435455;
	const ACTIVE = 262160;
	const NOT_ACTIVE = 536608751;
	const DONE = 8404992;
	const DESTROY_STATUS = 14;
	const OPEN_STATUS = 15;
	const AUTO_DESTROY = 8405006;
	const NON_PRIMARY = 535822271;
	const ACTIVE_OR_TICKING = 33587200;
	const IS_OPENING = 33587215;
	const READ_PRIMARY_STATUS = 17423;
	const READ_STATUS = 16527;
	const READ_ENDING_STATUS = 1167;
	const READ_READABLE_STATUS = 12431;
	const SHOULD_NOT_READ = 214047;
	const READ_BACKPRESSURE_STATUS = 17422;
	const READ_UPDATE_SYNC_STATUS = 32879;
	const READ_NEXT_TICK_OR_OPENING = 32769;
	const WRITE_PRIMARY_STATUS = 142606351;
	const WRITE_QUEUED_AND_UNDRAINED = 6291456;
	const WRITE_QUEUED_AND_ACTIVE = 2359296;
	const WRITE_DRAIN_STATUS = 6553615;
	const WRITE_STATUS = 270794767;
	const WRITE_PRIMARY_AND_ACTIVE = 1310720;
	const WRITE_ACTIVE_AND_WRITING = 67371008;
	const WRITE_FINISHING_STATUS = 144965647;
	const WRITE_BACKPRESSURE_STATUS = 146800654;
	const WRITE_UPDATE_SYNC_STATUS = 35127311;
	const WRITE_DROP_DATA = 142606350;
	const asyncIterator = Symbol.asyncIterator || Symbol("asyncIterator");
	var WritableState = class {
		constructor(stream, { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}) {
			this.stream = stream;
			this.queue = new FIFO();
			this.highWaterMark = highWaterMark;
			this.buffered = 0;
			this.error = null;
			this.pipeline = null;
			this.drains = null;
			this.byteLength = byteLengthWritable || byteLength || defaultByteLength;
			this.map = mapWritable || map;
			this.afterWrite = afterWrite.bind(this);
			this.afterUpdateNextTick = updateWriteNT.bind(this);
		}
		get ending() {
			return (this.stream._duplexState & WRITE_FINISHING) !== 0;
		}
		get ended() {
			return (this.stream._duplexState & WRITE_DONE) !== 0;
		}
		push(data) {
			if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false;
			if (this.map !== null) data = this.map(data);
			this.buffered += this.byteLength(data);
			this.queue.push(data);
			if (this.buffered < this.highWaterMark) {
				this.stream._duplexState |= WRITE_QUEUED;
				return true;
			}
			this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED;
			return false;
		}
		shift() {
			const data = this.queue.shift();
			this.buffered -= this.byteLength(data);
			if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED;
			return data;
		}
		end(data) {
			if (typeof data === "function") this.stream.once("finish", data);
			else if (data !== void 0 && data !== null) this.push(data);
			this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY;
		}
		autoBatch(data, cb) {
			const buffer = [];
			const stream = this.stream;
			buffer.push(data);
			while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) buffer.push(stream._writableState.shift());
			if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null);
			stream._writev(buffer, cb);
		}
		update() {
			const stream = this.stream;
			stream._duplexState |= WRITE_UPDATING;
			do {
				while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
					const data = this.shift();
					stream._duplexState |= WRITE_ACTIVE_AND_WRITING;
					stream._write(data, this.afterWrite);
				}
				if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary();
			} while (this.continueUpdate() === true);
			stream._duplexState &= WRITE_NOT_UPDATING;
		}
		updateNonPrimary() {
			const stream = this.stream;
			if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
				stream._duplexState = stream._duplexState | WRITE_ACTIVE;
				stream._final(afterFinal.bind(this));
				return;
			}
			if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
				if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
					stream._duplexState |= ACTIVE;
					stream._destroy(afterDestroy.bind(this));
				}
				return;
			}
			if ((stream._duplexState & IS_OPENING) === OPENING) {
				stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING;
				stream._open(afterOpen.bind(this));
			}
		}
		continueUpdate() {
			if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false;
			this.stream._duplexState &= WRITE_NOT_NEXT_TICK;
			return true;
		}
		updateCallback() {
			if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) this.update();
			else this.updateNextTick();
		}
		updateNextTick() {
			if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return;
			this.stream._duplexState |= WRITE_NEXT_TICK;
			if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick);
		}
	};
	var ReadableState = class {
		constructor(stream, { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}) {
			this.stream = stream;
			this.queue = new FIFO();
			this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark;
			this.buffered = 0;
			this.readAhead = highWaterMark > 0;
			this.error = null;
			this.pipeline = null;
			this.byteLength = byteLengthReadable || byteLength || defaultByteLength;
			this.map = mapReadable || map;
			this.pipeTo = null;
			this.afterRead = afterRead.bind(this);
			this.afterUpdateNextTick = updateReadNT.bind(this);
		}
		get ending() {
			return (this.stream._duplexState & READ_ENDING) !== 0;
		}
		get ended() {
			return (this.stream._duplexState & READ_DONE) !== 0;
		}
		pipe(pipeTo, cb) {
			if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT("Can only pipe to one destination");
			if (typeof cb !== "function") cb = null;
			this.stream._duplexState |= READ_PIPE_DRAINED;
			this.pipeTo = pipeTo;
			this.pipeline = new Pipeline(this.stream, pipeTo, cb);
			if (cb) this.stream.on("error", noop);
			if (isStreamx(pipeTo)) {
				pipeTo._writableState.pipeline = this.pipeline;
				if (cb) pipeTo.on("error", noop);
				pipeTo.on("finish", this.pipeline.finished.bind(this.pipeline));
			} else {
				const onerror = this.pipeline.done.bind(this.pipeline, pipeTo);
				const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null);
				pipeTo.on("error", onerror);
				pipeTo.on("close", onclose);
				pipeTo.on("finish", this.pipeline.finished.bind(this.pipeline));
			}
			pipeTo.on("drain", afterDrain.bind(this));
			this.stream.emit("piping", pipeTo);
			pipeTo.emit("pipe", this.stream);
		}
		push(data) {
			const stream = this.stream;
			if (data === null) {
				this.highWaterMark = 0;
				stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED;
				return false;
			}
			if (this.map !== null) {
				data = this.map(data);
				if (data === null) {
					stream._duplexState &= READ_PUSHED;
					return this.buffered < this.highWaterMark;
				}
			}
			this.buffered += this.byteLength(data);
			this.queue.push(data);
			stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED;
			return this.buffered < this.highWaterMark;
		}
		shift() {
			const data = this.queue.shift();
			this.buffered -= this.byteLength(data);
			if (this.buffered === 0) this.stream._duplexState &= READ_NOT_QUEUED;
			return data;
		}
		unshift(data) {
			const pending = [this.map !== null ? this.map(data) : data];
			while (this.buffered > 0) pending.push(this.shift());
			for (let i = 0; i < pending.length - 1; i++) {
				const data = pending[i];
				this.buffered += this.byteLength(data);
				this.queue.push(data);
			}
			this.push(pending[pending.length - 1]);
		}
		read() {
			const stream = this.stream;
			if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
				const data = this.shift();
				if (this.pipeTo !== null && this.pipeTo.write(data) === false) stream._duplexState &= READ_PIPE_NOT_DRAINED;
				if ((stream._duplexState & READ_EMIT_DATA) !== 0) stream.emit("data", data);
				return data;
			}
			if (this.readAhead === false) {
				stream._duplexState |= READ_READ_AHEAD;
				this.updateNextTick();
			}
			return null;
		}
		drain() {
			const stream = this.stream;
			while ((stream._duplexState & READ_STATUS) === READ_QUEUED && (stream._duplexState & READ_FLOWING) !== 0) {
				const data = this.shift();
				if (this.pipeTo !== null && this.pipeTo.write(data) === false) stream._duplexState &= READ_PIPE_NOT_DRAINED;
				if ((stream._duplexState & READ_EMIT_DATA) !== 0) stream.emit("data", data);
			}
		}
		update() {
			const stream = this.stream;
			stream._duplexState |= READ_UPDATING;
			do {
				this.drain();
				while (this.buffered < this.highWaterMark && (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD) {
					stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH;
					stream._read(this.afterRead);
					this.drain();
				}
				if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
					stream._duplexState |= READ_EMITTED_READABLE;
					stream.emit("readable");
				}
				if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary();
			} while (this.continueUpdate() === true);
			stream._duplexState &= READ_NOT_UPDATING;
		}
		updateNonPrimary() {
			const stream = this.stream;
			if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
				stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING;
				stream.emit("end");
				if ((stream._duplexState & AUTO_DESTROY) === DONE) stream._duplexState |= DESTROYING;
				if (this.pipeTo !== null) this.pipeTo.end();
			}
			if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
				if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
					stream._duplexState |= ACTIVE;
					stream._destroy(afterDestroy.bind(this));
				}
				return;
			}
			if ((stream._duplexState & IS_OPENING) === OPENING) {
				stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING;
				stream._open(afterOpen.bind(this));
			}
		}
		continueUpdate() {
			if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false;
			this.stream._duplexState &= READ_NOT_NEXT_TICK;
			return true;
		}
		updateCallback() {
			if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) this.update();
			else this.updateNextTick();
		}
		updateNextTickIfOpen() {
			if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return;
			this.stream._duplexState |= READ_NEXT_TICK;
			if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick);
		}
		updateNextTick() {
			if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return;
			this.stream._duplexState |= READ_NEXT_TICK;
			if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick);
		}
	};
	var TransformState = class {
		constructor(stream) {
			this.data = null;
			this.afterTransform = afterTransform.bind(stream);
			this.afterFinal = null;
		}
	};
	var Pipeline = class {
		constructor(src, dst, cb) {
			this.from = src;
			this.to = dst;
			this.afterPipe = cb;
			this.error = null;
			this.pipeToFinished = false;
		}
		finished() {
			this.pipeToFinished = true;
		}
		done(stream, err) {
			if (err) this.error = err;
			if (stream === this.to) {
				this.to = null;
				if (this.from !== null) {
					if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) this.from.destroy(this.error || StreamError.PREMATURE_CLOSE("Writable stream closed"));
					return;
				}
			}
			if (stream === this.from) {
				this.from = null;
				if (this.to !== null) {
					if ((stream._duplexState & READ_DONE) === 0) this.to.destroy(this.error || StreamError.PREMATURE_CLOSE("Readable stream closed"));
					return;
				}
			}
			if (this.afterPipe !== null) this.afterPipe(this.error);
			this.to = this.from = this.afterPipe = null;
		}
	};
	function afterDrain() {
		this.stream._duplexState |= READ_PIPE_DRAINED;
		this.updateCallback();
	}
	function afterFinal(err) {
		const stream = this.stream;
		if (err) stream.destroy(err);
		if ((stream._duplexState & DESTROY_STATUS) === 0) {
			stream._duplexState |= WRITE_DONE;
			stream.emit("finish");
		}
		if ((stream._duplexState & AUTO_DESTROY) === DONE) stream._duplexState |= DESTROYING;
		stream._duplexState &= WRITE_NOT_FINISHING;
		if ((stream._duplexState & WRITE_UPDATING) === 0) this.update();
		else this.updateNextTick();
	}
	function afterDestroy(err) {
		const stream = this.stream;
		if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error;
		if (err) stream.emit("error", err);
		stream._duplexState |= DESTROYED;
		stream.emit("close");
		const rs = stream._readableState;
		const ws = stream._writableState;
		if (rs !== null && rs.pipeline !== null) rs.pipeline.done(stream, err);
		if (ws !== null) {
			while (ws.drains !== null && ws.drains.length > 0) ws.drains.shift().resolve(false);
			if (ws.pipeline !== null) ws.pipeline.done(stream, err);
		}
	}
	function afterWrite(err) {
		const stream = this.stream;
		if (err) stream.destroy(err);
		stream._duplexState &= WRITE_NOT_ACTIVE;
		if (this.drains !== null) tickDrains(this.drains);
		if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
			stream._duplexState &= WRITE_DRAINED;
			if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) stream.emit("drain");
		}
		this.updateCallback();
	}
	function afterRead(err) {
		if (err) this.stream.destroy(err);
		this.stream._duplexState &= READ_NOT_ACTIVE;
		if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) this.stream._duplexState &= READ_NO_READ_AHEAD;
		this.updateCallback();
	}
	function updateReadNT() {
		if ((this.stream._duplexState & READ_UPDATING) === 0) {
			this.stream._duplexState &= READ_NOT_NEXT_TICK;
			this.update();
		}
	}
	function updateWriteNT() {
		if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
			this.stream._duplexState &= WRITE_NOT_NEXT_TICK;
			this.update();
		}
	}
	function tickDrains(drains) {
		for (let i = 0; i < drains.length; i++) if (--drains[i].writes === 0) {
			drains.shift().resolve(true);
			i--;
		}
	}
	function afterOpen(err) {
		const stream = this.stream;
		if (err) stream.destroy(err);
		if ((stream._duplexState & DESTROYING) === 0) {
			if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) stream._duplexState |= READ_PRIMARY;
			if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) stream._duplexState |= WRITE_PRIMARY;
			stream.emit("open");
		}
		stream._duplexState &= NOT_ACTIVE;
		if (stream._writableState !== null) stream._writableState.updateCallback();
		if (stream._readableState !== null) stream._readableState.updateCallback();
	}
	function afterTransform(err, data) {
		if (data !== void 0 && data !== null) this.push(data);
		this._writableState.afterWrite(err);
	}
	function newListener(name) {
		if (this._readableState !== null) {
			if (name === "data") {
				this._duplexState |= 133376;
				this._readableState.updateNextTick();
			}
			if (name === "readable") {
				this._duplexState |= READ_EMIT_READABLE;
				this._readableState.updateNextTick();
			}
		}
		if (this._writableState !== null) {
			if (name === "drain") {
				this._duplexState |= WRITE_EMIT_DRAIN;
				this._writableState.updateNextTick();
			}
		}
	}
	var Stream = class extends EventEmitter {
		constructor(opts) {
			super();
			this._duplexState = 0;
			this._readableState = null;
			this._writableState = null;
			if (opts) {
				if (opts.open) this._open = opts.open;
				if (opts.destroy) this._destroy = opts.destroy;
				if (opts.predestroy) this._predestroy = opts.predestroy;
				if (opts.signal) opts.signal.addEventListener("abort", abort.bind(this));
			}
			this.on("newListener", newListener);
		}
		_open(cb) {
			cb(null);
		}
		_destroy(cb) {
			cb(null);
		}
		_predestroy() {}
		get readable() {
			return this._readableState !== null ? true : void 0;
		}
		get writable() {
			return this._writableState !== null ? true : void 0;
		}
		get destroyed() {
			return (this._duplexState & DESTROYED) !== 0;
		}
		get destroying() {
			return (this._duplexState & DESTROY_STATUS) !== 0;
		}
		destroy(err) {
			if ((this._duplexState & DESTROY_STATUS) === 0) {
				if (!err) err = StreamError.STREAM_DESTROYED();
				this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY;
				if (this._readableState !== null) {
					this._readableState.highWaterMark = 0;
					this._readableState.error = err;
				}
				if (this._writableState !== null) {
					this._writableState.highWaterMark = 0;
					this._writableState.error = err;
				}
				this._duplexState |= PREDESTROYING;
				this._predestroy();
				this._duplexState &= NOT_PREDESTROYING;
				if (this._readableState !== null) this._readableState.updateNextTick();
				if (this._writableState !== null) this._writableState.updateNextTick();
			}
		}
	};
	var Readable = class Readable extends Stream {
		constructor(opts) {
			super(opts);
			this._duplexState |= 8519681;
			this._readableState = new ReadableState(this, opts);
			if (opts) {
				if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD;
				if (opts.read) this._read = opts.read;
				if (opts.eagerOpen) this._readableState.updateNextTick();
				if (opts.encoding) this.setEncoding(opts.encoding);
			}
		}
		static deferred(fn, opts) {
			const out = new PassThrough(opts);
			fn().then((src) => {
				if (src === null) return out.end();
				if (out.destroying) return;
				pipeline(src, out, noop);
			}).catch((err) => out.destroy(err));
			return out;
		}
		setEncoding(encoding) {
			const dec = new TextDecoder(encoding);
			const map = this._readableState.map || echo;
			this._readableState.map = mapOrSkip;
			return this;
			function mapOrSkip(data) {
				const next = dec.push(data);
				return next === "" && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next);
			}
		}
		_read(cb) {
			cb(null);
		}
		pipe(dest, cb) {
			this._readableState.updateNextTick();
			this._readableState.pipe(dest, cb);
			return dest;
		}
		read() {
			this._readableState.updateNextTick();
			return this._readableState.read();
		}
		push(data) {
			this._readableState.updateNextTickIfOpen();
			return this._readableState.push(data);
		}
		unshift(data) {
			this._readableState.updateNextTickIfOpen();
			return this._readableState.unshift(data);
		}
		resume() {
			this._duplexState |= READ_RESUMED_READ_AHEAD;
			this._readableState.updateNextTick();
			return this;
		}
		pause() {
			this._duplexState &= this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED;
			return this;
		}
		static _fromAsyncIterator(ite, opts) {
			let destroy;
			const rs = new Readable({
				...opts,
				read(cb) {
					ite.next().then(push).then(cb.bind(null, null)).catch(cb);
				},
				predestroy() {
					destroy = ite.return();
				},
				destroy(cb) {
					if (!destroy) return cb(null);
					destroy.then(cb.bind(null, null)).catch(cb);
				}
			});
			return rs;
			function push(data) {
				if (data.done) rs.push(null);
				else rs.push(data.value);
			}
		}
		static from(data, opts) {
			if (isReadStreamx(data)) return data;
			if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts);
			if (!Array.isArray(data)) data = data === void 0 ? [] : [data];
			let i = 0;
			return new Readable({
				...opts,
				read(cb) {
					this.push(i === data.length ? null : data[i++]);
					cb(null);
				}
			});
		}
		static isBackpressured(rs) {
			return (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 || rs._readableState.buffered >= rs._readableState.highWaterMark;
		}
		static isPaused(rs) {
			return (rs._duplexState & READ_RESUMED) === 0;
		}
		[asyncIterator]() {
			const stream = this;
			let error = null;
			let promiseResolve = null;
			let promiseReject = null;
			this.on("error", (err) => {
				error = err;
			});
			this.on("readable", onreadable);
			this.on("close", onclose);
			return {
				[asyncIterator]() {
					return this;
				},
				next() {
					return new Promise(function(resolve, reject) {
						promiseResolve = resolve;
						promiseReject = reject;
						const data = stream.read();
						if (data !== null) ondata(data);
						else if ((stream._duplexState & DESTROYED) !== 0) ondata(null);
					});
				},
				return() {
					return destroy(null);
				},
				throw(err) {
					return destroy(err);
				}
			};
			function onreadable() {
				if (promiseResolve !== null) ondata(stream.read());
			}
			function onclose() {
				if (promiseResolve !== null) ondata(null);
			}
			function ondata(data) {
				if (promiseReject === null) return;
				if (error) promiseReject(error);
				else if (data === null && (stream._duplexState & READ_DONE) === 0) promiseReject(StreamError.STREAM_DESTROYED());
				else promiseResolve({
					value: data,
					done: data === null
				});
				promiseReject = promiseResolve = null;
			}
			function destroy(err) {
				stream.destroy(err);
				return new Promise((resolve, reject) => {
					if (stream._duplexState & DESTROYED) return resolve({
						value: void 0,
						done: true
					});
					stream.once("close", function() {
						if (err) reject(err);
						else resolve({
							value: void 0,
							done: true
						});
					});
				});
			}
		}
	};
	var Writable = class extends Stream {
		constructor(opts) {
			super(opts);
			this._duplexState |= 16385;
			this._writableState = new WritableState(this, opts);
			if (opts) {
				if (opts.writev) this._writev = opts.writev;
				if (opts.write) this._write = opts.write;
				if (opts.final) this._final = opts.final;
				if (opts.eagerOpen) this._writableState.updateNextTick();
			}
		}
		cork() {
			this._duplexState |= WRITE_CORKED;
		}
		uncork() {
			this._duplexState &= WRITE_NOT_CORKED;
			this._writableState.updateNextTick();
		}
		_writev(batch, cb) {
			cb(null);
		}
		_write(data, cb) {
			this._writableState.autoBatch(data, cb);
		}
		_final(cb) {
			cb(null);
		}
		static isBackpressured(ws) {
			return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0;
		}
		static drained(ws) {
			if (ws.destroyed) return Promise.resolve(false);
			const state = ws._writableState;
			const writes = (isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length) + (ws._duplexState & WRITE_WRITING ? 1 : 0);
			if (writes === 0) return Promise.resolve(true);
			if (state.drains === null) state.drains = [];
			return new Promise((resolve) => {
				state.drains.push({
					writes,
					resolve
				});
			});
		}
		write(data) {
			this._writableState.updateNextTick();
			return this._writableState.push(data);
		}
		end(data) {
			this._writableState.updateNextTick();
			this._writableState.end(data);
			return this;
		}
	};
	var Duplex = class extends Readable {
		constructor(opts) {
			super(opts);
			this._duplexState = OPENING | this._duplexState & READ_READ_AHEAD;
			this._writableState = new WritableState(this, opts);
			if (opts) {
				if (opts.writev) this._writev = opts.writev;
				if (opts.write) this._write = opts.write;
				if (opts.final) this._final = opts.final;
			}
		}
		cork() {
			this._duplexState |= WRITE_CORKED;
		}
		uncork() {
			this._duplexState &= WRITE_NOT_CORKED;
			this._writableState.updateNextTick();
		}
		_writev(batch, cb) {
			cb(null);
		}
		_write(data, cb) {
			this._writableState.autoBatch(data, cb);
		}
		_final(cb) {
			cb(null);
		}
		write(data) {
			this._writableState.updateNextTick();
			return this._writableState.push(data);
		}
		end(data) {
			this._writableState.updateNextTick();
			this._writableState.end(data);
			return this;
		}
	};
	var Transform = class extends Duplex {
		constructor(opts) {
			super(opts);
			this._transformState = new TransformState(this);
			if (opts) {
				if (opts.transform) this._transform = opts.transform;
				if (opts.flush) this._flush = opts.flush;
			}
		}
		_write(data, cb) {
			if (this._readableState.buffered >= this._readableState.highWaterMark) this._transformState.data = data;
			else this._transform(data, this._transformState.afterTransform);
		}
		_read(cb) {
			if (this._transformState.data !== null) {
				const data = this._transformState.data;
				this._transformState.data = null;
				cb(null);
				this._transform(data, this._transformState.afterTransform);
			} else cb(null);
		}
		destroy(err) {
			super.destroy(err);
			if (this._transformState.data !== null) {
				this._transformState.data = null;
				this._transformState.afterTransform();
			}
		}
		_transform(data, cb) {
			cb(null, data);
		}
		_flush(cb) {
			cb(null);
		}
		_final(cb) {
			this._transformState.afterFinal = cb;
			this._flush(transformAfterFlush.bind(this));
		}
	};
	var PassThrough = class extends Transform {};
	function transformAfterFlush(err, data) {
		const cb = this._transformState.afterFinal;
		if (err) return cb(err);
		if (data !== null && data !== void 0) this.push(data);
		this.push(null);
		cb(null);
	}
	function pipelinePromise(...streams) {
		return new Promise((resolve, reject) => {
			return pipeline(...streams, (err) => {
				if (err) return reject(err);
				resolve();
			});
		});
	}
	function pipeline(stream, ...streams) {
		const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams];
		const done = all.length && typeof all[all.length - 1] === "function" ? all.pop() : null;
		if (all.length < 2) throw StreamError.BAD_ARGUMENT("Pipeline requires at least 2 streams");
		let src = all[0];
		let dest = null;
		let error = null;
		for (let i = 1; i < all.length; i++) {
			dest = all[i];
			if (isStreamx(src)) src.pipe(dest, onerror);
			else {
				errorHandle(src, true, i > 1, onerror);
				src.pipe(dest);
			}
			src = dest;
		}
		if (done) {
			let fin = false;
			const autoDestroy = isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy);
			dest.on("error", (err) => {
				if (error === null) error = err;
			});
			dest.on("finish", () => {
				fin = true;
				if (!autoDestroy) done(error);
			});
			if (autoDestroy) dest.on("close", () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())));
		}
		return dest;
		function errorHandle(s, rd, wr, onerror) {
			s.on("error", onerror);
			s.on("close", onclose);
			function onclose() {
				if (rd && s._readableState && !s._readableState.ended) return onerror(StreamError.PREMATURE_CLOSE());
				if (wr && s._writableState && !s._writableState.ended) return onerror(StreamError.PREMATURE_CLOSE());
			}
		}
		function onerror(err) {
			if (!err || error) return;
			error = err;
			for (const s of all) s.destroy(err);
		}
	}
	function echo(s) {
		return s;
	}
	function isStream(stream) {
		return !!stream._readableState || !!stream._writableState;
	}
	function isStreamx(stream) {
		return typeof stream._duplexState === "number" && isStream(stream);
	}
	function isEnding(stream) {
		return !!stream._readableState && stream._readableState.ending;
	}
	function isEnded(stream) {
		return !!stream._readableState && stream._readableState.ended;
	}
	function isFinishing(stream) {
		return !!stream._writableState && stream._writableState.ending;
	}
	function isFinished(stream) {
		return !!stream._writableState && stream._writableState.ended;
	}
	function getStreamError(stream, opts = {}) {
		const err = stream._readableState && stream._readableState.error || stream._writableState && stream._writableState.error;
		return !opts.all && StreamError.isStreamDestroyed(err) ? null : err;
	}
	function isReadStreamx(stream) {
		return isStreamx(stream) && stream.readable;
	}
	function isDisturbed(stream) {
		return (stream._duplexState & OPENING) !== OPENING || (stream._duplexState & DESTROYING) === DESTROYING || (stream._duplexState & ACTIVE_OR_TICKING) !== 0;
	}
	function isTypedArray(data) {
		return typeof data === "object" && data !== null && typeof data.byteLength === "number";
	}
	function defaultByteLength(data) {
		return isTypedArray(data) ? data.byteLength : 1024;
	}
	function noop() {}
	function abort() {
		this.destroy(StreamError.ABORTED());
	}
	function isWritev(s) {
		return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev;
	}
	module.exports = {
		pipeline,
		pipelinePromise,
		isStream,
		isStreamx,
		isEnding,
		isEnded,
		isFinishing,
		isFinished,
		isDisturbed,
		getStreamError,
		Stream,
		Writable,
		Readable,
		Duplex,
		Transform,
		PassThrough
	};
}));
// node_modules/tar-stream/headers.js
var require_headers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	const b4a = require_b4a();
	const ZEROS = "0000000000000000000";
	const SEVENS = "7777777777777777777";
	const ZERO_OFFSET = "0".charCodeAt(0);
	const USTAR_MAGIC = b4a.from([
		117,
		115,
		116,
		97,
		114,
		0
	]);
	const USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET]);
	const GNU_MAGIC = b4a.from([
		117,
		115,
		116,
		97,
		114,
		32
	]);
	const GNU_VER = b4a.from([32, 0]);
	const MASK = 4095;
	const MAGIC_OFFSET = 257;
	const VERSION_OFFSET = 263;
	exports.decodeLongPath = function decodeLongPath(buf, encoding) {
		return decodeStr(buf, 0, buf.length, encoding);
	};
	exports.encodePax = function encodePax(opts) {
		let result = "";
		if (opts.name) result += addLength(" path=" + opts.name + "\n");
		if (opts.linkname) result += addLength(" linkpath=" + opts.linkname + "\n");
		const pax = opts.pax;
		if (pax) for (const key in pax) result += addLength(" " + key + "=" + pax[key] + "\n");
		return b4a.from(result);
	};
	exports.decodePax = function decodePax(buf) {
		const result = {};
		while (buf.length) {
			let i = 0;
			while (i < buf.length && buf[i] !== 32) i++;
			const len = parseInt(b4a.toString(buf.subarray(0, i)), 10);
			if (!len) return result;
			const b = b4a.toString(buf.subarray(i + 1, len - 1));
			const keyIndex = b.indexOf("=");
			if (keyIndex === -1) return result;
			result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1);
			buf = buf.subarray(len);
		}
		return result;
	};
	exports.encode = function encode(opts) {
		const buf = b4a.alloc(512);
		let name = opts.name;
		let prefix = "";
		if (opts.typeflag === 5 && name[name.length - 1] !== "/") name += "/";
		if (b4a.byteLength(name) !== name.length) return null;
		while (b4a.byteLength(name) > 100) {
			const i = name.indexOf("/");
			if (i === -1) return null;
			prefix += prefix ? "/" + name.slice(0, i) : name.slice(0, i);
			name = name.slice(i + 1);
		}
		if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null;
		if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null;
		b4a.write(buf, name);
		b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100);
		b4a.write(buf, encodeOct(opts.uid, 6), 108);
		b4a.write(buf, encodeOct(opts.gid, 6), 116);
		encodeSize(opts.size, buf, 124);
		b4a.write(buf, encodeOct(opts.mtime.getTime() / 1e3 | 0, 11), 136);
		buf[156] = ZERO_OFFSET + toTypeflag(opts.type);
		if (opts.linkname) b4a.write(buf, opts.linkname, 157);
		b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET);
		b4a.copy(USTAR_VER, buf, VERSION_OFFSET);
		if (opts.uname) b4a.write(buf, opts.uname, 265);
		if (opts.gname) b4a.write(buf, opts.gname, 297);
		b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329);
		b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337);
		if (prefix) b4a.write(buf, prefix, 345);
		b4a.write(buf, encodeOct(cksum(buf), 6), 148);
		return buf;
	};
	exports.decode = function decode(buf, filenameEncoding, allowUnknownFormat) {
		let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET;
		let name = decodeStr(buf, 0, 100, filenameEncoding);
		const mode = decodeOct(buf, 100, 8);
		const uid = decodeOct(buf, 108, 8);
		const gid = decodeOct(buf, 116, 8);
		const size = decodeOct(buf, 124, 12);
		const mtime = decodeOct(buf, 136, 12);
		const type = toType(typeflag);
		const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding);
		const uname = decodeStr(buf, 265, 32);
		const gname = decodeStr(buf, 297, 32);
		const devmajor = decodeOct(buf, 329, 8);
		const devminor = decodeOct(buf, 337, 8);
		const c = cksum(buf);
		if (c === 256) return null;
		if (c !== decodeOct(buf, 148, 8)) throw new Error("Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?");
		if (isUSTAR(buf)) {
			if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + "/" + name;
		} else if (isGNU(buf)) {} else if (!allowUnknownFormat) throw new Error("Invalid tar header: unknown format.");
		if (typeflag === 0 && name && name[name.length - 1] === "/") typeflag = 5;
		return {
			name,
			mode,
			uid,
			gid,
			size,
			byteOffset: 0,
			mtime: /* @__PURE__ */ new Date(1e3 * mtime),
			type,
			linkname,
			uname,
			gname,
			devmajor,
			devminor,
			pax: null
		};
	};
	function isUSTAR(buf) {
		return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, 263));
	}
	function isGNU(buf) {
		return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, 263)) && b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, 265));
	}
	function clamp(index, len, defaultValue) {
		if (typeof index !== "number") return defaultValue;
		index = ~~index;
		if (index >= len) return len;
		if (index >= 0) return index;
		index += len;
		if (index >= 0) return index;
		return 0;
	}
	function toType(flag) {
		switch (flag) {
			case 0: return "file";
			case 1: return "link";
			case 2: return "symlink";
			case 3: return "character-device";
			case 4: return "block-device";
			case 5: return "directory";
			case 6: return "fifo";
			case 7: return "contiguous-file";
			case 72: return "pax-header";
			case 55: return "pax-global-header";
			case 27: return "gnu-long-link-path";
			case 28:
			case 30: return "gnu-long-path";
		}
		return null;
	}
	function toTypeflag(flag) {
		switch (flag) {
			case "file": return 0;
			case "link": return 1;
			case "symlink": return 2;
			case "character-device": return 3;
			case "block-device": return 4;
			case "directory": return 5;
			case "fifo": return 6;
			case "contiguous-file": return 7;
			case "pax-header": return 72;
		}
		return 0;
	}
	function indexOf(block, num, offset, end) {
		for (; offset < end; offset++) if (block[offset] === num) return offset;
		return end;
	}
	function cksum(block) {
		let sum = 256;
		for (let i = 0; i < 148; i++) sum += block[i];
		for (let j = 156; j < 512; j++) sum += block[j];
		return sum;
	}
	function encodeOct(val, n) {
		val = val.toString(8);
		if (val.length > n) return SEVENS.slice(0, n) + " ";
		return ZEROS.slice(0, n - val.length) + val + " ";
	}
	function encodeSizeBin(num, buf, off) {
		buf[off] = 128;
		for (let i = 11; i > 0; i--) {
			buf[off + i] = num & 255;
			num = Math.floor(num / 256);
		}
	}
	function encodeSize(num, buf, off) {
		if (num.toString(8).length > 11) encodeSizeBin(num, buf, off);
		else b4a.write(buf, encodeOct(num, 11), off);
	}
	function parse256(buf) {
		let positive;
		if (buf[0] === 128) positive = true;
		else if (buf[0] === 255) positive = false;
		else return null;
		const tuple = [];
		let i;
		for (i = buf.length - 1; i > 0; i--) {
			const byte = buf[i];
			if (positive) tuple.push(byte);
			else tuple.push(255 - byte);
		}
		let sum = 0;
		const l = tuple.length;
		for (i = 0; i < l; i++) sum += tuple[i] * Math.pow(256, i);
		return positive ? sum : -1 * sum;
	}
	function decodeOct(val, offset, length) {
		val = val.subarray(offset, offset + length);
		offset = 0;
		if (val[offset] & 128) return parse256(val);
		else {
			while (offset < val.length && val[offset] === 32) offset++;
			const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length);
			while (offset < end && val[offset] === 0) offset++;
			if (end === offset) return 0;
			return parseInt(b4a.toString(val.subarray(offset, end)), 8);
		}
	}
	function decodeStr(val, offset, length, encoding) {
		return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length)), encoding);
	}
	function addLength(str) {
		const len = b4a.byteLength(str);
		let digits = Math.floor(Math.log(len) / Math.log(10)) + 1;
		if (len + digits >= Math.pow(10, digits)) digits++;
		return len + digits + str;
	}
}));
// node_modules/tar-stream/extract.js
var require_extract = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { Writable, Readable, getStreamError } = require_streamx();
	const FIFO = require_fast_fifo();
	const b4a = require_b4a();
	const headers = require_headers();
	const EMPTY = b4a.alloc(0);
	const MAX_HEADER_SIZE = 4194304;
	var BufferList = class {
		constructor() {
			this.buffered = 0;
			this.shifted = 0;
			this.queue = new FIFO();
			this._offset = 0;
		}
		push(buffer) {
			this.buffered += buffer.byteLength;
			this.queue.push(buffer);
		}
		shiftFirst(size) {
			return this.buffered === 0 ? null : this._next(size);
		}
		shift(size) {
			if (size > this.buffered) return null;
			if (size === 0) return EMPTY;
			let chunk = this._next(size);
			if (size === chunk.byteLength) return chunk;
			const chunks = [chunk];
			while ((size -= chunk.byteLength) > 0) {
				chunk = this._next(size);
				chunks.push(chunk);
			}
			return b4a.concat(chunks);
		}
		_next(size) {
			const buf = this.queue.peek();
			const rem = buf.byteLength - this._offset;
			if (size >= rem) {
				const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf;
				this.queue.shift();
				this._offset = 0;
				this.buffered -= rem;
				this.shifted += rem;
				return sub;
			}
			this.buffered -= size;
			this.shifted += size;
			return buf.subarray(this._offset, this._offset += size);
		}
	};
	var Source = class extends Readable {
		constructor(self, header, offset) {
			super();
			this.header = header;
			this.offset = offset;
			this._parent = self;
		}
		_read(cb) {
			if (this.header.size === 0) this.push(null);
			if (this._parent._stream === this) this._parent._update();
			cb(null);
		}
		_predestroy() {
			this._parent.destroy(getStreamError(this));
		}
		_detach() {
			if (this._parent._stream === this) {
				this._parent._stream = null;
				this._parent._missing = overflow(this.header.size);
				this._parent._update();
			}
		}
		_destroy(cb) {
			this._detach();
			cb(null);
		}
	};
	var Extract = class extends Writable {
		constructor(opts) {
			super(opts);
			if (!opts) opts = {};
			this._buffer = new BufferList();
			this._offset = 0;
			this._header = null;
			this._stream = null;
			this._missing = 0;
			this._longHeader = false;
			this._callback = noop;
			this._locked = false;
			this._finished = false;
			this._pax = null;
			this._paxGlobal = null;
			this._gnuLongPath = null;
			this._gnuLongLinkPath = null;
			this._filenameEncoding = opts.filenameEncoding || "utf-8";
			this._allowUnknownFormat = !!opts.allowUnknownFormat;
			this._unlockBound = this._unlock.bind(this);
		}
		_unlock(err) {
			this._locked = false;
			if (err) {
				this.destroy(err);
				this._continueWrite(err);
				return;
			}
			this._update();
		}
		_consumeHeader() {
			if (this._locked) return false;
			this._offset = this._buffer.shifted;
			try {
				this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat);
			} catch (err) {
				this._continueWrite(err);
				return false;
			}
			if (!this._header) return true;
			this._header.byteOffset = this._buffer.shifted;
			switch (this._header.type) {
				case "gnu-long-path":
				case "gnu-long-link-path":
				case "pax-global-header":
				case "pax-header":
					this._longHeader = true;
					this._missing = this._header.size;
					if (this._missing > MAX_HEADER_SIZE) {
						this._continueWrite(/* @__PURE__ */ new Error("Header exceeds max size"));
						return false;
					}
					return true;
			}
			this._locked = true;
			this._applyLongHeaders();
			if (!(this._header.size >= 0)) {
				this._continueWrite(/* @__PURE__ */ new Error("Invalid header"));
				return false;
			}
			if (this._header.size === 0 || this._header.type === "directory") {
				this.emit("entry", this._header, this._createStream(), this._unlockBound);
				return true;
			}
			this._stream = this._createStream();
			this._missing = this._header.size;
			this.emit("entry", this._header, this._stream, this._unlockBound);
			return true;
		}
		_applyLongHeaders() {
			if (this._gnuLongPath) {
				this._header.name = this._gnuLongPath;
				this._gnuLongPath = null;
			}
			if (this._gnuLongLinkPath) {
				this._header.linkname = this._gnuLongLinkPath;
				this._gnuLongLinkPath = null;
			}
			if (this._pax) {
				if (this._pax.path) this._header.name = this._pax.path;
				if (this._pax.linkpath) this._header.linkname = this._pax.linkpath;
				if (this._pax.size) this._header.size = parseInt(this._pax.size, 10);
				this._header.pax = this._pax;
				this._pax = null;
			}
		}
		_decodeLongHeader(buf) {
			switch (this._header.type) {
				case "gnu-long-path":
					this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding);
					break;
				case "gnu-long-link-path":
					this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding);
					break;
				case "pax-global-header":
					this._paxGlobal = headers.decodePax(buf);
					break;
				case "pax-header": this._pax = this._paxGlobal === null ? headers.decodePax(buf) : Object.assign({}, this._paxGlobal, headers.decodePax(buf));
			}
		}
		_consumeLongHeader() {
			this._longHeader = false;
			this._missing = overflow(this._header.size);
			const buf = this._buffer.shift(this._header.size);
			try {
				this._decodeLongHeader(buf);
			} catch (err) {
				this._continueWrite(err);
				return false;
			}
			return true;
		}
		_consumeStream() {
			const buf = this._buffer.shiftFirst(this._missing);
			if (buf === null) return false;
			this._missing -= buf.byteLength;
			const drained = this._stream.push(buf);
			if (this._missing === 0) {
				this._stream.push(null);
				if (drained) this._stream._detach();
				return drained && this._locked === false;
			}
			return drained;
		}
		_createStream() {
			return new Source(this, this._header, this._offset);
		}
		_update() {
			while (this._buffer.buffered > 0 && !this.destroying) {
				if (this._missing > 0) {
					if (this._stream !== null) {
						if (this._consumeStream() === false) return;
						continue;
					}
					if (this._longHeader === true) {
						if (this._missing > this._buffer.buffered) break;
						if (this._consumeLongHeader() === false) return false;
						continue;
					}
					const ignore = this._buffer.shiftFirst(this._missing);
					if (ignore !== null) this._missing -= ignore.byteLength;
					continue;
				}
				if (this._buffer.buffered < 512) break;
				if (this._stream !== null || this._consumeHeader() === false) return;
			}
			this._continueWrite(null);
		}
		_continueWrite(err) {
			const cb = this._callback;
			this._callback = noop;
			cb(err);
		}
		_write(data, cb) {
			this._callback = cb;
			this._buffer.push(data);
			this._update();
		}
		_final(cb) {
			this._finished = this._missing === 0 && this._buffer.buffered === 0;
			cb(this._finished ? null : /* @__PURE__ */ new Error("Unexpected end of data"));
		}
		_predestroy() {
			this._continueWrite(null);
		}
		_destroy(cb) {
			if (this._stream) this._stream.destroy(getStreamError(this));
			cb(null);
		}
		[Symbol.asyncIterator]() {
			let error = null;
			let promiseResolve = null;
			let promiseReject = null;
			let entryStream = null;
			let entryCallback = null;
			const extract = this;
			this.on("entry", onentry);
			this.on("error", (err) => {
				error = err;
			});
			this.on("close", onclose);
			return {
				[Symbol.asyncIterator]() {
					return this;
				},
				next() {
					return new Promise(onnext);
				},
				return() {
					return destroy(null);
				},
				throw(err) {
					return destroy(err);
				}
			};
			function consumeCallback(err) {
				if (!entryCallback) return;
				const cb = entryCallback;
				entryCallback = null;
				cb(err);
			}
			function onnext(resolve, reject) {
				if (error) return reject(error);
				if (entryStream) {
					resolve({
						value: entryStream,
						done: false
					});
					entryStream = null;
					return;
				}
				promiseResolve = resolve;
				promiseReject = reject;
				consumeCallback(null);
				if (extract._finished && promiseResolve) {
					promiseResolve({
						value: void 0,
						done: true
					});
					promiseResolve = promiseReject = null;
				}
			}
			function onentry(header, stream, callback) {
				entryCallback = callback;
				stream.on("error", noop);
				if (promiseResolve) {
					promiseResolve({
						value: stream,
						done: false
					});
					promiseResolve = promiseReject = null;
				} else entryStream = stream;
			}
			function onclose() {
				consumeCallback(error);
				if (!promiseResolve) return;
				if (error) promiseReject(error);
				else promiseResolve({
					value: void 0,
					done: true
				});
				promiseResolve = promiseReject = null;
			}
			function destroy(err) {
				extract.destroy(err);
				consumeCallback(err);
				return new Promise((resolve, reject) => {
					if (extract.destroyed) return resolve({
						value: void 0,
						done: true
					});
					extract.once("close", function() {
						if (err) reject(err);
						else resolve({
							value: void 0,
							done: true
						});
					});
				});
			}
		}
	};
	module.exports = function extract(opts) {
		return new Extract(opts);
	};
	function noop() {}
	function overflow(size) {
		size &= 511;
		return size && 512 - size;
	}
}));
// node_modules/tar-stream/constants.js
var require_constants = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const constants = {
		S_IFMT: 61440,
		S_IFDIR: 16384,
		S_IFCHR: 8192,
		S_IFBLK: 24576,
		S_IFIFO: 4096,
		S_IFLNK: 40960
	};
	try {
		module.exports = require("fs").constants || constants;
	} catch {
		module.exports = constants;
	}
}));
// node_modules/tar-stream/pack.js
var require_pack = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { Readable, Writable, getStreamError } = require_streamx();
	const b4a = require_b4a();
	const constants = require_constants();
	const headers = require_headers();
	const DMODE = 493;
	const FMODE = 420;
	const END_OF_TAR = b4a.alloc(1024);
	var Sink = class extends Writable {
		constructor(pack, header, callback) {
			super({
				mapWritable,
				eagerOpen: true
			});
			this.written = 0;
			this.header = header;
			this._callback = callback;
			this._linkname = null;
			this._isLinkname = header.type === "symlink" && !header.linkname;
			this._isVoid = header.type !== "file" && header.type !== "contiguous-file";
			this._finished = false;
			this._pack = pack;
			this._openCallback = null;
			if (this._pack._stream === null) this._pack._stream = this;
			else this._pack._pending.push(this);
		}
		_open(cb) {
			this._openCallback = cb;
			if (this._pack._stream === this) this._continueOpen();
		}
		_continuePack(err) {
			if (this._callback === null) return;
			const callback = this._callback;
			this._callback = null;
			callback(err);
		}
		_continueOpen() {
			if (this._pack._stream === null) this._pack._stream = this;
			const cb = this._openCallback;
			this._openCallback = null;
			if (cb === null) return;
			if (this._pack.destroying) return cb(/* @__PURE__ */ new Error("pack stream destroyed"));
			if (this._pack._finalized) return cb(/* @__PURE__ */ new Error("pack stream is already finalized"));
			this._pack._stream = this;
			if (!this._isLinkname) this._pack._encode(this.header);
			if (this._isVoid) {
				this._finish();
				this._continuePack(null);
			}
			cb(null);
		}
		_write(data, cb) {
			if (this._isLinkname) {
				this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data;
				return cb(null);
			}
			if (this._isVoid) {
				if (data.byteLength > 0) return cb(/* @__PURE__ */ new Error("No body allowed for this entry"));
				return cb();
			}
			this.written += data.byteLength;
			if (this._pack.push(data)) return cb();
			this._pack._drain = cb;
		}
		_finish() {
			if (this._finished) return;
			this._finished = true;
			if (this._isLinkname) {
				this.header.linkname = this._linkname ? b4a.toString(this._linkname, "utf-8") : "";
				this._pack._encode(this.header);
			}
			overflow(this._pack, this.header.size);
			this._pack._done(this);
		}
		_final(cb) {
			if (this.written !== this.header.size) return cb(/* @__PURE__ */ new Error("Size mismatch"));
			this._finish();
			cb(null);
		}
		_getError() {
			return getStreamError(this) || /* @__PURE__ */ new Error("tar entry destroyed");
		}
		_predestroy() {
			this._pack.destroy(this._getError());
		}
		_destroy(cb) {
			this._pack._done(this);
			this._continuePack(this._finished ? null : this._getError());
			cb();
		}
	};
	var Pack = class extends Readable {
		constructor(opts) {
			super(opts);
			this._drain = noop;
			this._finalized = false;
			this._finalizing = false;
			this._pending = [];
			this._stream = null;
		}
		entry(header, buffer, callback) {
			if (this._finalized || this.destroying) throw new Error("already finalized or destroyed");
			if (typeof buffer === "function") {
				callback = buffer;
				buffer = null;
			}
			if (!callback) callback = noop;
			if (!header.size || header.type === "symlink") header.size = 0;
			if (!header.type) header.type = modeToType(header.mode);
			if (!header.mode) header.mode = header.type === "directory" ? DMODE : FMODE;
			if (!header.uid) header.uid = 0;
			if (!header.gid) header.gid = 0;
			if (!header.mtime) header.mtime = /* @__PURE__ */ new Date();
			if (typeof buffer === "string") buffer = b4a.from(buffer);
			const sink = new Sink(this, header, callback);
			if (b4a.isBuffer(buffer)) {
				header.size = buffer.byteLength;
				sink.write(buffer);
				sink.end();
				return sink;
			}
			if (sink._isVoid) return sink;
			return sink;
		}
		finalize() {
			if (this._stream || this._pending.length > 0) {
				this._finalizing = true;
				return;
			}
			if (this._finalized) return;
			this._finalized = true;
			this.push(END_OF_TAR);
			this.push(null);
		}
		_done(stream) {
			if (stream !== this._stream) return;
			this._stream = null;
			if (this._finalizing) this.finalize();
			if (this._pending.length) this._pending.shift()._continueOpen();
		}
		_encode(header) {
			if (!header.pax) {
				const buf = headers.encode(header);
				if (buf) {
					this.push(buf);
					return;
				}
			}
			this._encodePax(header);
		}
		_encodePax(header) {
			const paxHeader = headers.encodePax({
				name: header.name,
				linkname: header.linkname,
				pax: header.pax
			});
			const newHeader = {
				name: "PaxHeader",
				mode: header.mode,
				uid: header.uid,
				gid: header.gid,
				size: paxHeader.byteLength,
				mtime: header.mtime,
				type: "pax-header",
				linkname: header.linkname && "PaxHeader",
				uname: header.uname,
				gname: header.gname,
				devmajor: header.devmajor,
				devminor: header.devminor
			};
			this.push(headers.encode(newHeader));
			this.push(paxHeader);
			overflow(this, paxHeader.byteLength);
			newHeader.size = header.size;
			newHeader.type = header.type;
			this.push(headers.encode(newHeader));
		}
		_doDrain() {
			const drain = this._drain;
			this._drain = noop;
			drain();
		}
		_predestroy() {
			const err = getStreamError(this);
			if (this._stream) this._stream.destroy(err);
			while (this._pending.length) {
				const stream = this._pending.shift();
				stream.destroy(err);
				stream._continueOpen();
			}
			this._doDrain();
		}
		_read(cb) {
			this._doDrain();
			cb();
		}
	};
	module.exports = function pack(opts) {
		return new Pack(opts);
	};
	function modeToType(mode) {
		switch (mode & constants.S_IFMT) {
			case constants.S_IFBLK: return "block-device";
			case constants.S_IFCHR: return "character-device";
			case constants.S_IFDIR: return "directory";
			case constants.S_IFIFO: return "fifo";
			case constants.S_IFLNK: return "symlink";
		}
		return "file";
	}
	function noop() {}
	function overflow(self, size) {
		size &= 511;
		if (size) self.push(END_OF_TAR.subarray(0, 512 - size));
	}
	function mapWritable(buf) {
		return b4a.isBuffer(buf) ? buf : b4a.from(buf);
	}
}));
// node_modules/tar-stream/index.js
var require_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	exports.extract = require_extract();
	exports.pack = require_pack();
}));
// actions/src/submission/outcome-archive.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream(), 1);
/** The members of `submission.tar.gz`, as the platform takes them. */
const OUTCOME_MEMBERS = ["full_rankings.csv", "subset_rankings.csv"];
/** 25 rows for each of 100,000 queries stay below 100 MB; more is not one of our files. */
const MEMBER_BYTES = 512 * 2 ** 20;
/**
* Reads both rankings out of a `submission.tar.gz`. Its members are bounded while they are unpacked,
* whatever their headers claim.
*
* @throws UserError for a file that is missing or is no such archive, and where a member is missing,
*   unknown, repeated, not a plain file or too large.
*/
async function readOutcome(file) {
	const members = /* @__PURE__ */ new Map();
	try {
		const extract = import_tar_stream.extract();
		await Promise.all([(0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(file), (0, node_zlib.createGunzip)(), extract), collect(extract, members)]);
	} catch (error) {
		if (error instanceof require_errors$1.UserError) throw new require_errors$1.UserError(`${file}: ${error.message}`, { cause: error });
		throw new require_errors$1.UserError(`${file} cannot be read as a submission.tar.gz: ${require_errors$1.messageOf(error)}`, { cause: error });
	}
	const take = (name) => {
		const found = members.get(name);
		if (found === void 0) throw new require_errors$1.UserError(`${file} holds no ${name}`);
		return found;
	};
	return {
		"full_rankings.csv": take("full_rankings.csv"),
		"subset_rankings.csv": take("subset_rankings.csv")
	};
}
async function collect(extract, members) {
	for await (const entry of extract) {
		const { name, type } = entry.header;
		if (!OUTCOME_MEMBERS.includes(name) || type !== "file") throw new require_errors$1.UserError(`the member ${JSON.stringify(name)} does not belong there`);
		if (members.has(name)) throw new require_errors$1.UserError(`the member ${name} comes twice`);
		const chunks = [];
		let bytes = 0;
		for await (const chunk of entry) {
			bytes += chunk.length;
			if (bytes > MEMBER_BYTES) throw new require_errors$1.UserError(`the member ${name} is too large`);
			chunks.push(chunk);
		}
		members.set(name, Buffer.concat(chunks));
	}
}
// actions/src/submission/rankings.ts
/** Ids end in tables, pages and terminals: no spaces, no control characters, nothing endless. */
const ID = /^[!-~]{1,64}$/;
/** The columns that the runtime writes, in this order (docs/ranking.md). */
const RANKINGS_HEADER = "query_id,ref_id,score";
/**
* Reads a rankings CSV. The format is the runtime's own, three plain columns without quotes, so
* cutting lines at commas is all it takes. Windows line ends are tolerated.
*
* @throws UserError naming file and line for another header, a row that is not three cells, an id
*   that is not plain text, a score that is not a finite number, and a pair that comes twice.
*/
function parseRankings(name, bytes) {
	const [header, ...lines] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1").replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
	const fault = (row, what) => new require_errors$1.UserError(`${name}, line ${row + 2}: ${what}`);
	if (header !== "query_id,ref_id,score") throw fault(-1, `the header is not ${RANKINGS_HEADER}`);
	const queries = new IdNumbers();
	const refs = new IdNumbers();
	const query = new Uint32Array(lines.length);
	const ref = new Uint32Array(lines.length);
	const scores = new Float64Array(lines.length);
	for (const [row, line] of lines.entries()) {
		const first = line.indexOf(",");
		const second = line.indexOf(",", first + 1);
		if (second < 0 || line.includes(",", second + 1)) throw fault(row, "a row needs a query id, a reference id and a score");
		query[row] = queries.number(line.slice(0, first));
		ref[row] = refs.number(line.slice(first + 1, second));
		const cell = line.slice(second + 1);
		const score = cell.trim() === "" ? NaN : Number(cell);
		if (!Number.isFinite(score)) throw fault(row, `the score "${require_releases.printable(cell, 40)}" is not a finite number`);
		scores[row] = score;
	}
	for (const [column, numbers] of [[query, queries], [ref, refs]]) {
		const wrong = numbers.distinct.findIndex((id) => !ID.test(id));
		if (wrong >= 0) throw fault(column.indexOf(wrong), "an id is 1 to 64 printable characters");
	}
	const twice = repeatedRow(query, ref);
	if (twice !== void 0) throw fault(twice, `the pair ${`${queries.distinct[query[twice]]}, ${refs.distinct[ref[twice]]}`} comes twice`);
	return {
		name,
		queryIds: {
			distinct: queries.distinct,
			rows: query
		},
		refIds: {
			distinct: refs.distinct,
			rows: ref
		},
		scores
	};
}
var IdNumbers = class {
	distinct = [];
	#numbers = /* @__PURE__ */ new Map();
	number(id) {
		const known = this.#numbers.get(id);
		if (known !== void 0) return known;
		this.#numbers.set(id, this.distinct.length);
		return this.distinct.push(id) - 1;
	}
};
/** The first row whose pair was there before. Sorting numbers is faster than filling a set. */
function repeatedRow(query, ref) {
	const key = (row) => query[row] * 2 ** 26 + ref[row];
	const sorted = Float64Array.from(query.keys(), key).toSorted();
	if (!sorted.some((value, index) => index > 0 && value === sorted[index - 1])) return void 0;
	const seen = /* @__PURE__ */ new Set();
	for (const row of query.keys()) {
		if (seen.has(key(row))) return row;
		seen.add(key(row));
	}
}
/**
* What is wrong with a submission.tar.gz, in one line, or null: it holds both rankings and nothing
* else, each with the right columns, ids of the metadata, finite scores that never rise, no pair
* twice, no more rows than allowed, and as many as the runtime says that it wrote.
*/
async function outcomeProblem(file, rules, rows) {
	try {
		const outcome = await readOutcome(file);
		for (const name of OUTCOME_MEMBERS) {
			const rankings = parseRankings(name, outcome[name]);
			const problem = rankingProblem(rankings, rules[name]) ?? countProblem(rankings, rows[name]);
			if (problem !== null) return `${name}, ${problem}`;
		}
		return null;
	} catch (error) {
		return require_releases.printable(require_errors$1.messageOf(error));
	}
}
/** What is wrong with the rows of one ranking, or null; the line counts from 1, header included. */
function rankingProblem({ queryIds, refIds, scores }, rules) {
	const limit = 25 * rules.queryIds.size;
	if (scores.length > limit) return `${scores.length} rows; at most ${limit} (25 for each query video)`;
	const unknown = unknownId("query_id", queryIds, rules.queryIds) ?? unknownId("ref_id", refIds, rules.refIds);
	if (unknown !== null) return unknown;
	const rise = scores.findIndex((score, row) => score > (scores[row - 1] ?? Infinity));
	if (rise < 0) return null;
	return `line ${rise + 2}: the score ${scores[rise]} is above the one before, ${scores[rise - 1]}`;
}
function unknownId(column, ids, known) {
	const wrong = ids.distinct.findIndex((id) => !known.has(id));
	if (wrong < 0) return null;
	return `line ${ids.rows.indexOf(wrong) + 2}: unknown ${column} "${ids.distinct[wrong]}"`;
}
function countProblem({ scores }, rows) {
	return rows === scores.length ? null : `${scores.length} rows, but the runtime wrote ${rows}`;
}
// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};
// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};
// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};
// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};
// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};
// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};
// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};
// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};
// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};
// node_modules/csv-parse/lib/sync.js
const parse$1 = function(data, opts = {}) {
	if (typeof data === "string") data = Buffer.from(data);
	const records = opts && opts.objname ? Object.create(null) : [];
	const parser = transform(opts);
	const push = (record) => {
		if (parser.options.objname === void 0) records.push(record);
		else records[record[0]] = record[1];
	};
	const close = () => {};
	const error = parser.parse(data, true, push, close);
	if (error !== void 0) throw error;
	return records;
};
// actions/src/submission/file-errors.ts
const REASONS = {
	ENOENT: "there is no such file",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EISDIR: "it is a folder",
	ENOTDIR: "part of the path is a file",
	ENOSPC: "the disk is full",
	EDQUOT: "the quota is used up",
	EROFS: "it is on a read-only file system"
};
/** Turns an error of the file system into the user's; anything else is returned as it is. */
function fileError(doing, error) {
	if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
	const reason = REASONS[String(error.code)] ?? require_errors$1.messageOf(error);
	return new require_errors$1.UserError(`can't ${doing}: ${reason}`, { cause: error });
}
// actions/src/submission/table.ts
/**
* Reads a CSV file. A byte order mark and Windows line ends are tolerated.
* @throws {UserError} for a missing file, a malformed line or a missing column.
*/
async function readTable(file, required) {
	const text = await (0, node_fs_promises.readFile)(file, "utf8").catch((error) => {
		throw fileError(`read ${shown(file)}`, error);
	});
	let columns = [];
	let records;
	try {
		records = parse$1(text, {
			bom: true,
			trim: true,
			skip_empty_lines: true,
			info: true,
			columns: (header) => columns = header
		});
	} catch (error) {
		throw new require_errors$1.UserError(`${shown(file)}: ${require_errors$1.messageOf(error)}`, { cause: error });
	}
	for (const column of required) if (!columns.includes(column)) throw new require_errors$1.UserError(`${shown(file)}: no column "${column}"; it has: ${columns.join(", ") || "nothing"}`, { next: "download the file again, or restore its header" });
	return {
		file,
		columns,
		rows: records.map(({ record }) => record),
		lines: records.map(({ info }) => info.lines)
	};
}
// actions/src/submission/video-metadata.ts
/**
* Reads `video_id` and `duration_sec` of a query or reference metadata file.
* @throws {UserError} for a missing column, an id that is no plain name or appears twice, a
* duration that is no number, and a file without rows.
*/
async function readVideoMetadata(file) {
	const table = await readTable(file, ["video_id", "duration_sec"]);
	const lineOf = /* @__PURE__ */ new Map();
	const videos = table.rows.map((row, index) => {
		const id = row["video_id"] ?? "";
		const duration = Number(row["duration_sec"] || NaN);
		const line = table.lines[index] ?? 0;
		const at = `${shown(file)}, line ${line}`;
		if (!/^\w[\w-]*$/.test(id)) throw new require_errors$1.UserError(`${at}: "${id}" is no video id`);
		const first = lineOf.get(id);
		if (first !== void 0) throw new require_errors$1.UserError(`${at}: ${id} appears twice (first in line ${first})`);
		if (!(duration >= 0 && Number.isFinite(duration))) throw new require_errors$1.UserError(`${at}: duration_sec of ${id} is "${row["duration_sec"]}"`, { next: "give its length in seconds" });
		lineOf.set(id, line);
		return {
			id,
			duration
		};
	});
	if (videos.length === 0) throw new require_errors$1.UserError(`${shown(file)} lists no videos`);
	return {
		...table,
		videos
	};
}
// actions/src/submission/prepared-data.ts
/**
* Reads the ids of a prepared data folder and makes sure that its subset's videos are there.
*
* @throws UserError that names the file, where something is missing or does not fit together.
*/
async function readPreparedData(root, dataset, folder) {
	const paths = preparedPaths(root, dataset, folder);
	const next = `make data-subset DATASET=${dataset}`;
	if (!(0, node_fs.existsSync)(paths.queryMetadata)) throw new require_errors$1.UserError(`there is no data set in ${shown(paths.folder)}`, { next });
	const queryIds = idsOf((await readVideoMetadata(paths.queryMetadata)).videos);
	const refIds = idsOf((await readVideoMetadata(paths.referenceMetadata)).videos);
	const subset = await readTable(paths.querySubset, ["video_id"]);
	const subsetIds = new Set(subset.rows.map((row) => row["video_id"] ?? ""));
	const strange = [...subsetIds].find((id) => !queryIds.has(id));
	if (strange !== void 0) {
		const where = `${shown(paths.querySubset)} names ${JSON.stringify(strange)}`;
		throw new require_errors$1.UserError(`${where}, which is not in ${node_path.default.basename(paths.queryMetadata)}`, { next });
	}
	const present = new Set(await (0, node_fs_promises.readdir)(paths.queryVideos).catch(() => []));
	const absent = [...subsetIds].filter((id) => !present.has(`${id}.mp4`));
	if (absent.length > 0) {
		const others = absent.length > 1 ? ` and ${absent.length - 1} more` : "";
		throw new require_errors$1.UserError(`${shown(paths.queryVideos)} has no ${absent[0]}.mp4${others}`, { next });
	}
	return {
		folder: await (0, node_fs_promises.realpath)(paths.folder),
		queryVideos: queryIds.size,
		rules: {
			"full_rankings.csv": {
				queryIds,
				refIds
			},
			"subset_rankings.csv": {
				queryIds: subsetIds,
				refIds
			}
		}
	};
}
function idsOf(videos) {
	return new Set(videos.map(({ id }) => id));
}
// actions/src/submission/receipt.ts
/** What of an ending goes into the receipt as it is. */
function endingPart(ending) {
	const { verdict, exitCode, message, next, warnings } = ending;
	return {
		verdict,
		exitCode,
		message,
		next,
		warnings
	};
}
/** The version of this repository's package. */
async function ownVersion(root) {
	const text = await (0, node_fs_promises.readFile)(node_path.default.join(root, "package.json"), "utf8");
	const { version } = JSON.parse(text);
	return version;
}
// actions/src/submission/run-folder.ts
/** What a run leaves in the submission folder; an earlier run's are removed before it starts. */
const RESULTS = [
	"submission.tar.gz",
	"receipt.json",
	"log.txt"
];
const PREFIX = ".run-";
/**
* Removes the results of an earlier run, so that nobody takes them for this one's.
*
* @throws UserError where a file can't be removed.
*/
async function removeResults(submission) {
	for (const name of RESULTS) {
		const file = node_path.default.join(submission, name);
		await (0, node_fs_promises.rm)(file, {
			force: true,
			recursive: true
		}).catch((error) => {
			throw fileError(`remove ${shown(file)} of an earlier run`, error);
		});
	}
}
/**
* Makes the private folder of a run in `submission`, with the zip (a hard link where the file system
* has them) and an empty log.txt, of which `submission/log.txt` is the live copy.
*
* @throws UserError where another run is under way in the same folder, or it can't be written.
*/
async function makeRunFolder(submission, zip) {
	const other = (await runFolders(submission)).find(({ stale }) => !stale);
	if (other !== void 0) throw new require_errors$1.UserError(`another run is under way in ${shown(submission)}`, { next: `wait for it or stop it; if there is none: rm -r ${shown(node_path.default.join(submission, other.name))}` });
	const owner = ownOwner().replaceAll("/", "_");
	const folder = await (0, node_fs_promises.mkdtemp)(node_path.default.join(submission, `${PREFIX}${owner}-`)).catch((error) => {
		throw fileError(`write to ${shown(submission)}`, error);
	});
	const inner = node_path.default.join(folder, "log.txt");
	const outer = node_path.default.join(submission, "log.txt");
	const tar = "submission.tar.gz";
	try {
		await linkOrCopy(zip, node_path.default.join(folder, "submission.zip"));
		await (0, node_fs_promises.writeFile)(inner, "", { mode: 420 });
		await (0, node_fs_promises.link)(inner, outer).catch(() => void 0);
	} catch (error) {
		await (0, node_fs_promises.rm)(folder, {
			recursive: true,
			force: true
		});
		throw fileError(`write to ${shown(submission)}`, error);
	}
	return {
		folder,
		id: node_path.default.basename(folder).slice(5),
		publish: () => (0, node_fs_promises.rename)(node_path.default.join(folder, tar), node_path.default.join(submission, tar)),
		async [Symbol.asyncDispose]() {
			if (!(0, node_fs.existsSync)(outer)) await (0, node_fs_promises.copyFile)(inner, outer).catch(() => void 0);
			await (0, node_fs_promises.rm)(folder, {
				recursive: true,
				force: true
			});
		}
	};
}
/** Removes the run folders whose process has ended without doing so; returns their names. */
async function removeStaleRunFolders(submission) {
	const stale = (await runFolders(submission)).filter((found) => found.stale);
	for (const { name } of stale) await (0, node_fs_promises.rm)(node_path.default.join(submission, name), {
		recursive: true,
		force: true
	});
	return stale.map(({ name }) => name);
}
async function runFolders(submission) {
	return (await (0, node_fs_promises.readdir)(submission).catch(() => [])).filter((name) => name.startsWith(PREFIX)).map((name) => {
		return {
			name,
			stale: ownerIsGone(name.slice(5, name.lastIndexOf("-")).replaceAll("_", "/"))
		};
	});
}
async function linkOrCopy(from, to) {
	await (0, node_fs_promises.link)(from, to).catch(() => (0, node_fs_promises.copyFile)(from, to));
}
// actions/src/submission/run-limits.ts
const GIB = 2 ** 30;
const MIB = 2 ** 20;
/** A short time limit would only punish small data sets for the time it takes to load a model. */
const SHORTEST_DEFAULT_SECONDS = 600;
/**
* Fills in what the user left open: the platform's time for this data set (at least 10 minutes), its
* 6 processors or as many as there are, 80 % of the engine's memory, and half of that, at most
* 16 GiB, for files.
*
* @throws UserError for a limit that the engine cannot give.
*/
function runLimits(wish, engine, queryVideos) {
	const memoryBytes = wish.memoryBytes ?? Math.floor(engine.memoryBytes * .8);
	const limits = {
		timeSeconds: wish.timeSeconds ?? defaultSeconds(queryVideos),
		memoryBytes,
		scratchBytes: wish.scratchBytes ?? Math.floor(Math.min(memoryBytes / 2, 16 * GIB)),
		cpus: wish.cpus ?? Math.min(PLATFORM.cpus, engine.cpus)
	};
	if (limits.cpus > engine.cpus) throw new require_errors$1.UserError(`CPUS=${limits.cpus}, but the engine has ${engine.cpus}`, { next: `set CPUS to at most ${engine.cpus}, or leave it out` });
	const gib = (bytes) => `${(bytes / GIB).toFixed(1)} GiB`;
	if (limits.memoryBytes > engine.memoryBytes) {
		const message = `MEMORY_LIMIT is ${gib(limits.memoryBytes)}, but the engine has ${gib(engine.memoryBytes)}`;
		throw new require_errors$1.UserError(message, { next: "set a smaller MEMORY_LIMIT, or leave it out" });
	}
	if (limits.memoryBytes < 64 * MIB || limits.scratchBytes < MIB) throw new require_errors$1.UserError("MEMORY_LIMIT must be at least 64m, and SCRATCH_LIMIT at least 1m", { next: "for example: make test-submission MEMORY_LIMIT=8g SCRATCH_LIMIT=4g" });
	return limits;
}
function defaultSeconds(queryVideos) {
	const platform = Math.ceil(queryVideos * PLATFORM.subsetShare) * PLATFORM.secondsPerVideo;
	return Math.max(platform, SHORTEST_DEFAULT_SECONDS);
}
// actions/src/submission/run-result.schema.json
var run_result_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "result.json: what the container's entrypoint says of a run",
	type: "object",
	required: [
		"schema",
		"verdict",
		"exitCode",
		"message",
		"next",
		"warnings",
		"measures"
	],
	properties: {
		"schema": { "const": 1 },
		"verdict": { "enum": [
			"ok",
			"invalid-submission",
			"submission-failed",
			"out-of-memory",
			"time-limit",
			"network-attempted",
			"disk-limit",
			"process-limit",
			"left-processes",
			"write-refused",
			"fault"
		] },
		"exitCode": {
			"type": "integer",
			"minimum": 0,
			"maximum": 255
		},
		"message": { "type": "string" },
		"next": { "type": ["string", "null"] },
		"warnings": {
			"type": "array",
			"items": { "type": "string" }
		},
		"measures": {
			"type": "object",
			"required": [
				"mainSeconds",
				"mainCpuSeconds",
				"rankSeconds",
				"peakMemoryBytes",
				"scratchPeakBytes",
				"subsetVideos",
				"queryVideos",
				"fullRows",
				"subsetRows"
			],
			"additionalProperties": {
				"type": ["number", "null"],
				"minimum": 0
			}
		}
	}
};
// actions/src/submission/run-result.ts
var import_ajv = require_inputs.require_ajv();
/** The first exit code of each verdict; the container ends with it. */
const EXIT_CODES = {
	ok: [require_errors$1.ExitCode.ok],
	"invalid-submission": [require_errors$1.ExitCode.invalidSubmission],
	"submission-failed": [require_errors$1.ExitCode.submissionFailed],
	"out-of-memory": [require_errors$1.ExitCode.outOfMemory],
	"time-limit": [require_errors$1.ExitCode.timeLimit],
	"network-attempted": [require_errors$1.ExitCode.networkAttempted],
	"disk-limit": [require_errors$1.ExitCode.diskLimit],
	"process-limit": [require_errors$1.ExitCode.processLimit],
	"left-processes": [require_errors$1.ExitCode.leftProcesses],
	"write-refused": [require_errors$1.ExitCode.writeRefused],
	fault: [require_errors$1.ExitCode.fault, require_errors$1.ExitCode.usage]
};
/** Exit codes after SIGINT, SIGKILL and SIGTERM. */
const STOPPED = /* @__PURE__ */ new Set([
	130,
	137,
	143
]);
const NOTHING_MEASURED = {
	mainSeconds: null,
	mainCpuSeconds: null,
	rankSeconds: null,
	peakMemoryBytes: null,
	scratchPeakBytes: null,
	subsetVideos: null,
	queryVideos: null,
	fullRows: null,
	subsetRows: null
};
const valid = new import_ajv.Ajv({ allowUnionTypes: true }).compile(run_result_schema_default);
/**
* How the run ended, from the entrypoint's result.json and what the engine says. Where the two
* don't agree, or the entrypoint could not write one, it is not the submission's success.
*/
async function readEnding(file, run) {
	const written = await parse(file);
	if (run.timedOut) return ending("time-limit", require_errors$1.ExitCode.timeLimit, "the container did not end in time", { next: "make main.py end sooner, or raise TIME_LIMIT (seconds)" });
	if (written !== void 0) {
		if (written.exitCode === run.exitCode && EXIT_CODES[written.verdict].includes(run.exitCode)) return cleaned(written);
	}
	if (run.oomKilled) return ending("out-of-memory", require_errors$1.ExitCode.outOfMemory, "the container ran out of memory", { next: "use less memory at a time, or raise MEMORY_LIMIT if this machine has more" });
	if (written === void 0 && STOPPED.has(run.exitCode)) return ending("fault", require_errors$1.ExitCode.fault, "somebody else stopped the container", { next: "run it again, and leave the container alone" });
	const what = written === void 0 ? "wrote no result" : `says ${written.verdict}`;
	return ending("fault", require_errors$1.ExitCode.fault, `the container ended with ${run.exitCode} and ${what}`, { next: "see submission/log.txt; is SUBMISSION_IMAGE an image of this runtime?" });
}
/** An ending that the host concludes by itself. */
function ending(verdict, exitCode, message, { next = null, from } = {}) {
	const { warnings = [], measures = NOTHING_MEASURED } = from ?? {};
	return {
		verdict,
		exitCode,
		message,
		next,
		warnings,
		measures
	};
}
/** Messages quote names and ids of the submission, which may hold anything. */
function cleaned(written) {
	return {
		verdict: written.verdict,
		exitCode: written.exitCode,
		message: require_releases.printable(written.message, 1e3),
		next: written.next === null ? null : require_releases.printable(written.next),
		warnings: written.warnings.slice(0, 20).map((warning) => require_releases.printable(warning)),
		measures: {
			...NOTHING_MEASURED,
			...written.measures
		}
	};
}
async function parse(file) {
	try {
		const value = JSON.parse(await (0, node_fs_promises.readFile)(file, "utf8"));
		return valid(value) ? value : void 0;
	} catch {
		return;
	}
}
// actions/src/submission/run-spec.ts
/** The platform gives `--shm-size 8g`. */
const SHARED_MEMORY = 8 * 2 ** 30;
const PROCESSES = 512;
/** For each process. More would need an engine that is started with a higher limit of its own. */
const OPEN_FILES = 16384;
/** What is unpacked must leave the submission room to work in. */
const UNPACK_SHARE = .75;
/**
* The rights that the entrypoint needs to hand files to the submission's user, to become that user
* and to end its processes; main.py has none.
*/
const CAPABILITIES = [
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"SETUID",
	"SETGID",
	"KILL"
];
/** The container of `test-submission`. */
function submissionSpec(run) {
	return {
		...restricted(run.limits),
		image: run.image,
		runId: run.runId,
		network: !run.blockInternet,
		gpu: run.gpu,
		mounts: mounts(run.dataFolder, run.runFolder),
		env: {
			PHASE2: String(run.phase2),
			BLOCK_INTERNET: String(run.blockInternet),
			VSC_TIME_LIMIT: String(run.limits.timeSeconds),
			VSC_UNPACK_LIMIT: String(Math.floor(run.limits.scratchBytes * UNPACK_SHARE)),
			...run.skipGpu && { VSC_SKIP_GPU: "true" }
		}
	};
}
"conda run --no-capture-output -n condaenv python -m pytest /opt/vsc/tests -p no:cacheprovider -q".split(" ");
/** Limits and rights that all runs share: submissions, embed, and the tests of the image. */
function restricted(limits, sharedMemoryBytes = SHARED_MEMORY) {
	return {
		readOnlyRoot: true,
		capabilities: CAPABILITIES,
		limits: {
			memoryBytes: limits.memoryBytes,
			cpus: limits.cpus,
			processes: PROCESSES,
			sharedMemoryBytes,
			openFiles: OPEN_FILES
		},
		tmpfs: {
			"/code_execution": `rw,exec,nosuid,nodev,size=${limits.scratchBytes},mode=1777`,
			"/tmp": "rw,exec,nosuid,nodev,size=1g,mode=1777",
			"/run": "rw,noexec,nosuid,nodev,size=64m,mode=755"
		}
	};
}
/** Where data and the submission's folder are in every container of ours. */
function mounts(dataFolder, submissionFolder) {
	return [{
		source: dataFolder,
		target: "/data",
		readOnly: true
	}, {
		source: submissionFolder,
		target: "/code_execution/submission"
	}];
}
// actions/src/image/variant.ts
/** `lite`: Debian's Python, no conda; `cpu` and `gpu`: the official conda environments. */
const VARIANTS = [
	"lite",
	"cpu",
	"gpu"
];
/** The label by which an image says which variant it is. */
const VARIANT_LABEL = "org.drivendata.vsc.variant";
/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
function localTag(variant) {
	return `${require_local_images.IMAGE_NAME}:${variant}-local`;
}
// actions/src/image/choose-image.ts
/**
* The image to run: SUBMISSION_IMAGE, else the local build of the variant, else the pulled official
* one. The variant is CPU_OR_GPU, else what the machine has, else `lite`.
*
* @throws UserError that says what to run, where the engine has none of them.
*/
async function chooseImage(engine, wish) {
	if (wish.image !== void 0) return pickGiven(engine, wish.image, wish.variant);
	const detected = wish.hasGpu ? "gpu" : "cpu";
	const variants = wish.variant === void 0 ? [detected, "lite"] : [wish.variant];
	const present = (await require_local_images.localImages(engine)).map(({ reference }) => reference);
	for (const variant of variants) for (const reference of candidates(variant, present, wish.official)) {
		const chosen = await inspect(engine, reference, variant);
		if (chosen) return chosen;
	}
	throw nothingToRun(wish);
}
function candidates(variant, present, official) {
	const pulled = present.filter((reference) => reference.endsWith(`/${require_local_images.IMAGE_NAME}:${variant}-latest`));
	return [
		localTag(variant),
		...official ? [official(variant)] : [],
		...pulled
	];
}
async function pickGiven(engine, reference, variant) {
	const chosen = await inspect(engine, reference, variant ?? null);
	if (chosen) return chosen;
	throw new require_errors$1.UserError(`the engine has no image ${reference} (SUBMISSION_IMAGE)`, { next: `docker pull ${reference}, or unset SUBMISSION_IMAGE` });
}
async function inspect(engine, reference, variant) {
	const image = await require_local_images.inspectImage(engine, reference);
	if (image === void 0) return void 0;
	const labels = image.Config.Labels ?? {};
	const labelled = VARIANTS.find((name) => name === labels[VARIANT_LABEL]);
	return {
		reference,
		id: image.Id,
		digest: image.RepoDigests[0] ?? null,
		architecture: image.Architecture,
		variant: variant ?? labelled ?? null,
		revision: labels["org.opencontainers.image.revision"] ?? null
	};
}
function nothingToRun({ variant }) {
	if (variant === "cpu" || variant === "gpu") return new require_errors$1.UserError(`there is no ${variant} image, built or pulled`, { next: `make pull CPU_OR_GPU=${variant}, or make build CPU_OR_GPU=${variant}` });
	return new require_errors$1.UserError("there is no image to run, built or pulled", { next: "make build (about a minute), or make pull for the official image" });
}
// actions/src/machine/gpus.ts
/** Names of this machine's NVIDIA GPUs, as nvidia-smi lists them; none where it is missing. */
async function gpus(exec) {
	try {
		const { exitCode, stdout } = await exec("nvidia-smi", ["--query-gpu=name", "--format=csv,noheader"]);
		return exitCode === 0 ? stdout.split("\n").map((line) => line.trim()).filter(Boolean) : [];
	} catch {
		return [];
	}
}
// actions/src/registry/newer-release.ts
/**
* The newest release, if a local image of `variant` is another than its image. Undefined as well
* where nothing is released, or the image was never pulled from this repository.
*
* @param pulled what the engine says of the image: `host/repository@sha256:…`.
*/
async function newerRelease(registry, variant, pulled) {
	const prefix = `${registry.host}/${registry.repository}@`;
	if (!pulled.startsWith(prefix)) return void 0;
	const release = (await require_releases.readHead(registry))?.value;
	const digest = release?.digests[variant];
	return digest === void 0 || pulled === prefix + digest ? void 0 : release;
}
// actions/src/commands/newer-image.ts
/** Nobody should wait for a notice, least of all without a network. */
const PATIENCE_MS = 2e3;
/**
* One line on what has changed since, where the image is an official one and older than the newest
* release; undefined where it is not, and where the registry does not say in time.
*/
async function newerImageNotice({ reference, digest, variant }, settings, ports) {
	if (settings.registry === "" || variant === null || digest === null) return void 0;
	if (reference !== require_releases.imageName(settings, require_releases.latestTag(variant))) return void 0;
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const silent = {
			...ports,
			signal,
			log: {
				...ports.log,
				info: () => {}
			}
		};
		const release = await newerRelease(await require_releases.openRegistry(settings, silent), variant, digest);
		return release === void 0 ? void 0 : require_releases.newerReleaseLine(reference, release);
	} catch {
		return;
	}
}
// actions/src/commands/image-for.ts
/**
* The image that the commands run, chosen by the settings, this machine's GPUs and the registry that
* environment/registry.yml names. Warns where the engine's processor is of another kind.
*/
async function imageFor(engine, { image, variant }, { root, env, exec, log }) {
	const settings = await require_releases.readRegistrySettings(root, env);
	const chosen = await chooseImage(engine, {
		image,
		variant,
		hasGpu: image === void 0 && variant === void 0 && (await gpus(exec)).length > 0,
		official: settings.registry === "" ? void 0 : (name) => require_releases.imageName(settings, require_releases.latestTag(name))
	});
	if (chosen.architecture !== architectureOf(engine)) log.warn(`${chosen.reference} is for ${chosen.architecture}, this engine runs on ${architectureOf(engine)}: it is emulated and slow, if it starts at all`);
	const notice = await newerImageNotice(chosen, settings, {
		env,
		exec,
		log
	});
	if (notice !== void 0) log.info(notice);
	return chosen;
}
/** The engine names the kernel's architecture, images name Go's. */
function architectureOf({ architecture }) {
	return {
		x86_64: "amd64",
		aarch64: "arm64"
	}[architecture] ?? architecture;
}
// actions/src/commands/test-submission.ts
/** Unpacking, checking and ranking the full test set take minutes; the entrypoint bounds main.py. */
const BESIDE_MAIN_SECONDS = 1800;
/** The entrypoint gets that long to write the end of the log before it is killed. */
const GRACE_SECONDS = 2;
/**
* Runs submission.zip as the platform does, checks what came out, and writes the log, the receipt
* and, where all is well, submission.tar.gz into the submission folder.
*
* @returns the receipt, whatever the verdict on the submission is.
* @throws UserError where it could not be run: no zip, data, engine or image, or interrupted.
*/
async function run(inputs, ports) {
	const { root, log, signal } = ports;
	const submission = inputs.submissionFolder ?? node_path.default.join(root, "submission");
	await removeResults(submission);
	const zip = await findZip(submission);
	const data = await readPreparedData(root, inputs.dataset, inputs.dataFolder);
	const engine = await require_local_images.connect(ports.env);
	const image = await imageFor(engine, inputs, ports);
	const limits = runLimits(inputs.limits, engine, data.queryVideos);
	await removeStaleContainers(engine);
	await removeStaleRunFolders(submission);
	const settings = {
		phase2: inputs.phase2,
		blockInternet: inputs.blockInternet,
		gpu: image.variant === "gpu" && !inputs.skipGpu
	};
	const hashes = {
		submission: await fingerprint(zip, signal),
		data: await dataFingerprint(data.folder, signal)
	};
	await using folder = await makeRunFolder(await (0, node_fs_promises.realpath)(submission), zip);
	log.info(`${shown(zip)} runs in ${image.reference} (${image.id.slice(7, 19)})`);
	const startedAt = /* @__PURE__ */ new Date();
	const result = await runContainer(engine, submissionSpec({
		...settings,
		skipGpu: inputs.skipGpu,
		limits,
		image: image.id,
		runId: folder.id,
		dataFolder: data.folder,
		runFolder: folder.folder
	}), {
		signal,
		deadlineSeconds: limits.timeSeconds + BESIDE_MAIN_SECONDS,
		graceSeconds: GRACE_SECONDS,
		onOutput: (chunk) => log.raw(chunk)
	});
	const ended = await judge(await readEnding(node_path.default.join(folder.folder, "result.json"), result), {
		folder,
		data
	});
	const ok = ended.verdict === "ok";
	const receipt = {
		schema: 1,
		...endingPart(ended),
		startedAt: startedAt.toISOString(),
		finishedAt: (/* @__PURE__ */ new Date()).toISOString(),
		image,
		...hashes,
		outcome: ok ? await fingerprint(outcomeOf(folder), signal) : null,
		settings,
		limits,
		measures: {
			wallSeconds: result.seconds,
			...ended.measures
		},
		forecast: ok ? forecastOf(ended, data, limits, settings.gpu) : null,
		versions: {
			runtime: await ownVersion(root),
			node: process.version,
			engine: engine.version,
			architecture: engine.architecture
		}
	};
	signal.throwIfAborted();
	await (0, node_fs_promises.writeFile)(node_path.default.join(submission, "receipt.json"), `${JSON.stringify(receipt, null, 2)}\n`);
	if (ok) await folder.publish();
	return receipt;
}
async function findZip(submission) {
	const zip = node_path.default.join(submission, "submission.zip");
	if ((0, node_fs.existsSync)(zip)) return zip;
	throw new require_errors$1.UserError(`there is no ${shown(zip)}`, { next: "make pack-submission for your own code, or make pack-quickstart for the example" });
}
function outcomeOf({ folder }) {
	return node_path.default.join(folder, "submission.tar.gz");
}
/** A run is only a success when its outcome says so as well. */
async function judge(ended, { folder, data }) {
	if (ended.verdict !== "ok") return ended;
	const { fullRows, subsetRows } = ended.measures;
	const problem = await outcomeProblem(outcomeOf(folder), data.rules, {
		"full_rankings.csv": fullRows,
		"subset_rankings.csv": subsetRows
	});
	if (problem === null) return ended;
	return ending("fault", require_errors$1.ExitCode.fault, `submission.tar.gz is wrong: ${problem}`, {
		next: "report it as a bug of the runtime, with submission/log.txt",
		from: ended
	});
}
function forecastOf(ended, data, limits, gpu) {
	const { mainSeconds, mainCpuSeconds, subsetVideos } = ended.measures;
	if (mainSeconds === null || subsetVideos === null) return null;
	const { queryVideos } = data;
	return forecast({
		mainSeconds,
		mainCpuSeconds,
		subsetVideos,
		queryVideos,
		cpus: limits.cpus,
		gpu
	});
}
// actions/src/report/receipt.ts
/** A run for the summary of a job; messages quote the submission, so all of it is escaped. */
function receiptMarkdown({ verdict, message, next, warnings, rows }) {
	return [
		`### Submission: ${require_inputs.markdownText(verdict)}`,
		"",
		require_inputs.markdownText(message),
		...next === null ? [] : ["", `Next: ${require_inputs.markdownText(next)}`],
		...warnings.map((warning) => `\n> Warning: ${require_inputs.markdownText(warning)}`),
		"",
		"| | |",
		"| --- | --- |",
		...rows.map(([label, text]) => `| ${require_inputs.markdownText(label)} | ${require_inputs.markdownText(text)} |`),
		""
	].join("\n");
}
// actions/src/submission/summary.ts
/** What was measured: label and text, a row without a label goes on with the one before. */
function summaryRows({ measures, limits, forecast, outcome }) {
	const { mainSeconds, mainCpuSeconds, subsetVideos, peakMemoryBytes, scratchPeakBytes } = measures;
	const rows = [];
	if (mainSeconds !== null) {
		const cpu = mainCpuSeconds === null ? "" : `, ${require_inputs.formatSeconds(mainCpuSeconds)} of processor`;
		const videos = subsetVideos === null ? "" : ` for ${count(subsetVideos, "query video")}`;
		rows.push(["main.py", `${require_inputs.formatSeconds(mainSeconds)}${videos}${cpu}`]);
	}
	if (peakMemoryBytes !== null) rows.push(["memory", `${peak(peakMemoryBytes)} of ${require_inputs.formatBytes(limits.memoryBytes)}`]);
	if (scratchPeakBytes !== null) rows.push(["files", `${peak(scratchPeakBytes)} of ${require_inputs.formatBytes(limits.scratchBytes)}`]);
	if (forecast) rows.push(["forecast", forecastText(forecast)]);
	for (const caveat of forecast?.caveats ?? []) rows.push(["", `(${caveat})`]);
	if (outcome) rows.push(["rankings", `${rowCount(measures.fullRows)} full, ${rowCount(measures.subsetRows)} subset`]);
	rows.push(["total", `${require_inputs.formatSeconds(measures.wallSeconds)} in the container`]);
	return rows;
}
function forecastText(forecast) {
	const words = {
		within: "within",
		close: "close to",
		over: "OVER"
	};
	const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformVideos } = forecast;
	return `${words[forecast.verdict]} the limit: ${secondsPerVideo.toFixed(2)} of ${limitSecondsPerVideo} s a video; ${require_inputs.formatSeconds(platformSeconds)} for its ${platformVideos}`;
}
function peak(bytes) {
	return `at most ${require_inputs.formatBytes(bytes)}`;
}
function rowCount(rows) {
	return rows === null ? "no rows" : count(rows, "row");
}
function count(number, noun) {
	return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
// actions/src/hosts/action/test-submission.ts
require_inputs.runAction(testSubmission);
async function testSubmission(ports) {
	const under = (folder) => folder === void 0 ? void 0 : node_path.default.resolve(ports.root, folder);
	const submission = under(require_inputs.textInput("submission-folder")) ?? node_path.default.join(ports.root, "submission");
	const receipt = await run({
		dataset: parseDataset(require_inputs.textInput("dataset")),
		submissionFolder: submission,
		dataFolder: under(require_inputs.textInput("data-folder")),
		image: require_inputs.textInput("image"),
		variant: require_inputs.choiceInput("variant", VARIANTS),
		skipGpu: require_inputs.switchInput("skip-gpu", false),
		phase2: require_inputs.switchInput("phase2", false),
		blockInternet: require_inputs.switchInput("block-internet", true),
		limits: {
			timeSeconds: require_inputs.numberInput("time-limit"),
			memoryBytes: require_inputs.sizeInput("memory-limit"),
			scratchBytes: require_inputs.sizeInput("scratch-limit"),
			cpus: require_inputs.numberInput("cpus")
		}
	}, ports);
	const { verdict, exitCode, message, next, warnings } = receipt;
	return {
		outputs: {
			verdict,
			"exit-code": String(exitCode),
			receipt: node_path.default.join(submission, "receipt.json"),
			outcome: receipt.outcome ? node_path.default.join(submission, receipt.outcome.name) : ""
		},
		summary: receiptMarkdown({
			verdict,
			message,
			next,
			warnings,
			rows: summaryRows(receipt)
		}),
		...verdict !== "ok" && { failure: {
			message: `${verdict}: ${message}`,
			next
		} }
	};
}
