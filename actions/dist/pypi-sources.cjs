const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_simple_page = require("./pypi-simple-page.cjs");
const require_solver = require("./solve-solver.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_tar_stream$1 = require("./npm-tar-stream.cjs");
const require_yauzl$1 = require("./npm-yauzl.cjs");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_stream_consumers = require("node:stream/consumers");
// actions/src/environment/solve/blast-radius.ts
/** pip takes one of the files that fit; none is larger than the size given here. */
function installedByPip({ name, version, files }) {
	const size = Math.max(0, ...files.map((file) => file.size ?? 0));
	return {
		name,
		version,
		sha256: files.map((file) => file.sha256).join(),
		size: size === 0 ? void 0 : size
	};
}
/** What both sections of a file change. */
function bothRadii(conda, pip) {
	return {
		additiveOnly: conda.additiveOnly && pip.additiveOnly,
		added: [...conda.added, ...pip.added],
		upgraded: [...conda.upgraded, ...pip.upgraded],
		downgraded: [...conda.downgraded, ...pip.downgraded],
		rebuilt: [...conda.rebuilt, ...pip.rebuilt],
		removed: [...conda.removed, ...pip.removed],
		download: {
			changedBytes: conda.download.changedBytes + pip.download.changedBytes,
			growthBytes: conda.download.growthBytes + pip.download.growthBytes,
			unknownSizes: [...conda.download.unknownSizes, ...pip.download.unknownSizes]
		}
	};
}
/**
* Compares two solutions of one section of one variant.
* @param order compares versions as the section's installer does: negative where the first is older
*/
function compareSolutions(before, after, order, section = "conda") {
	const old = new Map(before.map((each) => [each.name, each]));
	const now = new Map(after.map((each) => [each.name, each]));
	const changes = [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].toSorted().map((name) => ({
		section,
		name,
		before: old.get(name),
		after: now.get(name)
	})).filter((change) => identity(change.before) !== identity(change.after));
	const { added = [], upgraded = [], downgraded = [], rebuilt = [], removed = [] } = Object.groupBy(changes, (change) => kindOf(change, order));
	return {
		additiveOnly: changes.length === added.length,
		added,
		upgraded,
		downgraded,
		rebuilt,
		removed,
		download: downloadOf(changes)
	};
}
function identity(each) {
	return each && (each.url ?? `${each.version} ${each.sha256}`);
}
function kindOf({ before, after }, order) {
	if (before === void 0) return "added";
	if (after === void 0) return "removed";
	const sign = order(before.version, after.version);
	if (sign === 0) return "rebuilt";
	return sign < 0 ? "upgraded" : "downgraded";
}
function downloadOf(changes) {
	let changedBytes = 0;
	let growthBytes = 0;
	const unknownSizes = [];
	for (const { name, before, after } of changes) if ([before, after].filter((side) => side !== void 0).some(({ size }) => size === void 0)) unknownSizes.push(name);
	else {
		changedBytes += after?.size ?? 0;
		growthBytes += (after?.size ?? 0) - (before?.size ?? 0);
	}
	return {
		changedBytes,
		growthBytes,
		unknownSizes
	};
}
// actions/src/environment/pypi/radius.ts
/**
* What changes of what pip installs.
* @param conda the packages of conda before the change: what pip replaces of them was there already
*/
function pipRadius(before, after, conda) {
	const now = after.map(installedByPip);
	const names = new Set(before.map(({ name }) => name));
	const given = require_simple_page.givenByConda(conda);
	const replaced = now.flatMap(({ name }) => {
		const there = names.has(name) ? void 0 : given.get(name);
		return there === void 0 ? [] : [{
			name,
			version: there.version,
			size: 0
		}];
	});
	return compareSolutions([...before.map(installedByPip), ...replaced], now, require_simple_page.byAge, "pip");
}
// actions/src/environment/pypi/remote-archive.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
var import_yauzl = require_yauzl$1.require_yauzl();
/** What yauzl reads first: the end of a zip, with the list of its members if that is short. */
const TAIL = 66e3;
/** More than any request for one header; fewer requests for neighbours. */
const BLOCK = 16384;
/** Metadata have a few kB; what is larger is not read. */
const LARGEST_TEXT = 2 ** 21;
/** Archives of sources that are larger aren't read. */
const LARGEST_ARCHIVE = 2 ** 28;
/**
* Reads the members of a zip on a server whose names match, by requests for parts of it where the
* server serves parts, else from the whole file. @returns texts by name
* @throws Unavailable
*/
async function remoteZipTexts(fetcher, url, wanted) {
	const tail = await fetcher.part(url, `bytes=-${TAIL}`);
	if (tail === void 0) throw new require_solver.Unavailable(url, "HTTP 404", 1);
	const reader = new RemoteReader(fetcher, url, {
		...tail,
		bytes: Buffer.from(tail.bytes)
	});
	try {
		return await zipTexts(await openZip(reader, tail.size), wanted);
	} catch (error) {
		throw reader.failure ?? damaged(url, error);
	}
}
/**
* Reads the members of a source archive whose names match. @returns texts by name
* @throws Unavailable
*/
async function remoteArchiveTexts(fetcher, url, wanted) {
	if (new URL(url).pathname.endsWith(".zip")) return remoteZipTexts(fetcher, url, wanted);
	const whole = await fetcher.part(url, `bytes=0-${LARGEST_ARCHIVE}`);
	if (whole === void 0) throw new require_solver.Unavailable(url, "HTTP 404", 1);
	const found = /* @__PURE__ */ new Map();
	const unpack = (0, import_tar_stream.extract)();
	node_stream.Readable.from([whole.bytes]).pipe((0, node_zlib.createGunzip)()).on("error", (error) => {
		unpack.destroy(error);
	}).pipe(unpack);
	try {
		for await (const entry of unpack) {
			const { name, size, type } = entry.header;
			if (type === "file" && size <= LARGEST_TEXT && wanted.test(name)) found.set(name, (await (0, node_stream_consumers.buffer)(entry)).toString("utf8"));
			else entry.resume();
		}
		return found;
	} catch (error) {
		throw damaged(url, error);
	}
}
function damaged(url, error) {
	return new require_solver.Unavailable(url, `the file is damaged (${require_errors.messageOf(error)})`, 1);
}
function openZip(reader, size) {
	return (0, import_yauzl.fromRandomAccessReaderPromise)(reader, size, {
		lazyEntries: true,
		autoClose: false
	});
}
async function zipTexts(zip, wanted) {
	const found = /* @__PURE__ */ new Map();
	for await (const entry of zip.eachEntry()) {
		if (!wanted.test(entry.fileName) || entry.uncompressedSize > LARGEST_TEXT) continue;
		const content = await (0, node_stream_consumers.buffer)(await zip.openReadStreamPromise(entry));
		found.set(entry.fileName, content.toString("utf8"));
	}
	return found;
}
/** Gives yauzl parts of a file on a server. */
var RemoteReader = class extends import_yauzl.RandomAccessReader {
	#fetcher;
	#url;
	#blocks;
	#size;
	/** Why a part was not to be had. */
	failure;
	constructor(fetcher, url, tail) {
		super();
		this.#fetcher = fetcher;
		this.#url = url;
		this.#size = tail.size;
		this.#blocks = [{
			start: tail.size - tail.bytes.length,
			bytes: tail.bytes
		}];
	}
	_readStreamForRange(start, end) {
		const stream = new node_stream.PassThrough();
		this.#bytes(start, end).then((bytes) => stream.end(bytes), (error) => {
			this.failure = error;
			stream.destroy(error instanceof Error ? error : new Error(String(error)));
		});
		return stream;
	}
	async #bytes(start, end) {
		const known = this.#blocks.find((block) => block.start <= start && end <= block.start + block.bytes.length);
		if (known !== void 0) return known.bytes.subarray(start - known.start, end - known.start);
		const last = Math.min(this.#size, Math.max(end, start + BLOCK));
		const part = await this.#fetcher.part(this.#url, `bytes=${start}-${last - 1}`);
		if (part?.bytes.length !== last - start) throw new require_solver.Unavailable(this.#url, "the server gave another part of the file", 1);
		const bytes = Buffer.from(part.bytes);
		this.#blocks.push({
			start,
			bytes
		});
		return bytes.subarray(0, end - start);
	}
};
// actions/src/environment/pypi/simple-index.ts
const PYPI = "https://pypi.org/simple/";
/** How long pages stay as they are: PyPI says so itself, and pip and uv take its word. */
const FRESH_MS = 6e5;
/** What PyPI asks of programs. */
const AT_ONCE = 8;
/**
* A package index by the Simple API alone (PEP 503, 691), as pip and uv read it. What a release needs
* comes from the metadata beside a wheel (PEP 658), else from the wheel itself, by requests for parts
* of it. A source archive has what setuptools noted when it was made: nothing is built. Each answer is
* asked for once.
*/
var SimpleIndex = class {
	#fetcher;
	#base;
	#whole;
	#projects = /* @__PURE__ */ new Map();
	#metadata = /* @__PURE__ */ new Map();
	constructor(options) {
		const patience = {
			...require_solver.patienceWithin(options.deadlineMs),
			maxDelayMs: options.deadlineMs / 8
		};
		const cacheFolder = options.whole ? void 0 : options.cacheFolder;
		this.#fetcher = new require_solver.Fetcher({
			patience,
			atOnce: AT_ONCE,
			...options,
			cacheFolder
		});
		this.#whole = options.whole ?? false;
		this.#base = (options.indexUrl ?? "https://pypi.org/simple/").replace(/\/*$/, "/");
	}
	/** All files of a project; undefined if the index has none of this name. @throws Unavailable */
	project(name) {
		return once(this.#projects, name, () => {
			const url = `${this.#base}${encodeURIComponent(name)}/`;
			const distil = (bytes) => {
				const files = require_simple_page.readSimplePage(name, url, textOf(bytes));
				return Buffer.from(JSON.stringify(this.#whole ? files : require_simple_page.essentialFiles(files)));
			};
			const keeping = {
				freshMs: FRESH_MS,
				accept: require_simple_page.SIMPLE_TYPES,
				distil
			};
			return this.#fetcher.get(url, listOf, keeping);
		});
	}
	/** What a file says of its release. @throws Unavailable */
	metadata(file) {
		return once(this.#metadata, file.sha256, async () => {
			const kept = await this.#fetcher.derived(`metadata of sha256:${file.sha256}`, async () => Buffer.from(JSON.stringify(await this.#read(file))));
			return JSON.parse(textOf(kept));
		});
	}
	/** A file with the hash that the index gives for it. @throws Unavailable */
	async download({ url }, check) {
		const read = (bytes) => {
			check(bytes);
			return Buffer.from(bytes);
		};
		return await this.#fetcher.get(url, read, { immutable: true }) ?? Buffer.alloc(0);
	}
	/** The file with its size, which pages in HTML don't tell. @throws Unavailable */
	async sized(file) {
		if (file.size !== void 0) return file;
		const part = await this.#fetcher.part(file.url, "bytes=0-0");
		return {
			...file,
			size: part?.size
		};
	}
	async #read(file) {
		if (file.kind === "sdist") return this.#readSdist(file);
		if (file.metadata) {
			const read = (bytes) => require_simple_page.readMetadata(textOf(bytes));
			const beside = await this.#fetcher.get(`${file.url}.metadata`, read, { immutable: true });
			if (beside !== void 0) return beside;
		}
		const [text = ""] = (await remoteZipTexts(this.#fetcher, file.url, /^[^/]+\.dist-info\/METADATA$/)).values();
		return require_simple_page.readMetadata(text);
	}
	/** PKG-INFO has the requirements since metadata 2.2, unless it says that a build decides. */
	async #readSdist(file) {
		const texts = await remoteArchiveTexts(this.#fetcher, file.url, /^[^/]+\/(?:PKG-INFO|(?:[^/]+\/)?[^/]+\.egg-info\/requires\.txt)$/);
		const named = (end) => [...texts].find(([name]) => name.endsWith(end))?.[1];
		const own = require_simple_page.readMetadata(named("/PKG-INFO") ?? `Version: ${file.version}`);
		const noted = named("/requires.txt");
		return own.requires.length > 0 || noted === void 0 ? own : {
			...own,
			...require_simple_page.readEggRequires(noted)
		};
	}
};
function once(known, key, ask) {
	const found = known.get(key) ?? ask();
	known.set(key, found);
	return found;
}
function listOf(bytes) {
	return JSON.parse(textOf(bytes));
}
function textOf(bytes) {
	return Buffer.from(bytes).toString("utf8");
}
// actions/src/environment/pypi/uv-program.ts
/** The resolver: Astral's uv, MIT or Apache 2.0, one program without needs of its own. */
const UV_VERSION = "0.13.9";
/** SHA-256 of uv's wheels on PyPI, and of the program inside, by system as Node names it. */
const builds = {
	"linux-x64": {
		wheel: "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
		program: "b73acdf73b96c3ac9e56d2fa933427b3ee6a901e3cce6ba1e3ecb3f91ca0d86a"
	},
	"linux-arm64": {
		wheel: "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
		program: "bbecb5ac518030bb5e84f1999c577228460192832ac24a92bd772735682979f4"
	},
	"darwin-x64": {
		wheel: "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
		program: "9d275208c058354f9b300ea46a499c7a29de3249ae839503cadff2c01c159d69"
	},
	"darwin-arm64": {
		wheel: "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
		program: "0e17c316d23b33b4e840669f516f5cb7f5c1faa816ebd3824052ab50082ecefb"
	}
};
/**
* The pinned uv: the one that was named, the one of an earlier run, or from the package index. What
* doesn't have the pinned hash is never run.
* @returns its path
* @throws SurroundingsError if it can't be had
*/
async function uvProgram({ uv, cacheFolder, index }) {
	const system = `${process.platform}-${process.arch}`;
	const build = builds[system];
	if (build === void 0) throw outOfReach(`there is none for ${system}`);
	if (uv !== void 0) {
		if (await hasHash(uv, build.program)) return uv;
		throw outOfReach(`${uv} is not uv ${UV_VERSION} as PyPI has it for ${system}`);
	}
	const folder = cacheFolder ?? node_path.default.join((0, node_os.tmpdir)(), `vsc-${process.getuid?.() ?? "user"}`);
	const kept = node_path.default.join(folder, `uv-${UV_VERSION}-${system}`);
	if (await hasHash(kept, build.program)) return kept;
	try {
		const program = await unpacked(build.wheel, index);
		if (sha256(program) !== build.program) throw new Error("its program has another hash");
		await (0, node_fs_promises.mkdir)(folder, {
			recursive: true,
			mode: 448
		});
		await require_replace_file.replaceFile(kept, async (partial) => {
			await (0, node_fs_promises.writeFile)(partial, program);
			await (0, node_fs_promises.chmod)(partial, 493);
		});
		return kept;
	} catch (error) {
		throw error instanceof require_errors.SurroundingsError ? error : outOfReach(require_errors.messageOf(error));
	}
}
async function unpacked(wheel, index) {
	const file = (await index.project("uv"))?.find(({ sha256: hash }) => hash === wheel);
	if (file === void 0) throw outOfReach("the package index has no file with the pinned hash");
	const bytes = await index.download(file, (found) => {
		if (sha256(found) !== wheel) throw new Error(`its SHA-256 is not ${wheel}`);
	});
	const zip = await (0, import_yauzl.fromBufferPromise)(bytes, { lazyEntries: true });
	for await (const entry of zip.eachEntry()) if (entry.fileName.endsWith(".data/scripts/uv")) return (0, node_stream_consumers.buffer)(await zip.openReadStreamPromise(entry));
	throw new require_solver.Unavailable(file.url, "there is no uv in it", 1);
}
async function hasHash(file, hash) {
	const bytes = await (0, node_fs_promises.readFile)(file).catch(() => void 0);
	return bytes !== void 0 && sha256(bytes) === hash;
}
function sha256(bytes) {
	return (0, node_crypto.createHash)("sha256").update(bytes).digest("hex");
}
function outOfReach(reason) {
	return new require_errors.SurroundingsError(`uv ${UV_VERSION}, which resolves the pip section, is out of reach: ${reason}`, { next: "check that the package index (PIP_INDEX_URL, else pypi.org) can be reached, or name the program in VSC_UV" });
}
// actions/src/environment/pypi/sources.ts
function pipSources(options) {
	const { uv, cacheFolder, signal, toolsUrl = PYPI } = options;
	const index = new SimpleIndex(options);
	let program;
	const bring = () => {
		const from = (indexUrl) => {
			const tools = new SimpleIndex({
				...options,
				indexUrl,
				whole: true
			});
			return uvProgram({
				uv,
				cacheFolder,
				index: tools
			});
		};
		const other = options.indexUrl;
		return from(toolsUrl).catch((error) => {
			if (uv !== void 0 || other === void 0 || other === toolsUrl) throw error;
			return from(other).catch(() => {
				throw error;
			});
		});
	};
	return {
		index,
		signal,
		late: AbortSignal.timeout(options.deadlineMs),
		uv: () => program ??= bring()
	};
}
Object.defineProperty(exports, "bothRadii", {
	enumerable: true,
	get: function() {
		return bothRadii;
	}
});
Object.defineProperty(exports, "compareSolutions", {
	enumerable: true,
	get: function() {
		return compareSolutions;
	}
});
Object.defineProperty(exports, "pipRadius", {
	enumerable: true,
	get: function() {
		return pipRadius;
	}
});
Object.defineProperty(exports, "pipSources", {
	enumerable: true,
	get: function() {
		return pipSources;
	}
});
