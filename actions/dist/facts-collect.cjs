const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_repodata = require("./channel-repodata.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_location = require("./channel-location.cjs");
const require_tar_stream$1 = require("./npm-tar-stream.cjs");
const require_yauzl$1 = require("./npm-yauzl.cjs");
const require_errors = require("./errors.cjs");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_stream_consumers = require("node:stream/consumers");
// actions/src/environment/pypi/index/remote-archive.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
var import_yauzl = require_yauzl$1.require_yauzl();
/** What yauzl reads first: the end of a zip, with the list of its members if that is short. */
const TAIL = 66e3;
/** More than any request for one header; fewer requests for neighbours. */
const BLOCK = 16384;
/** Metadata have a few kB; what is larger is not read. */
const LARGEST_TEXT = 2 ** 21;
/** The most of a wheel that is taken whole, of an index that gives no parts. */
const LARGEST_WHOLE = 2 ** 28;
/** Archives of sources that are larger aren't read. */
const LARGEST_ARCHIVE = 2 ** 28;
/** What callers take whole of a server that serves no parts, if nothing is decided by it: a small package. */
const SMALL_FILE = 2 ** 23;
/**
* Reads the members of a zip on a server whose names match, by requests for parts of it where the
* server serves parts, else from the whole file. @returns texts by name
* @throws Unavailable
*/
async function remoteZipTexts(fetcher, url, wanted) {
	const { members } = await remoteZip(fetcher, url, wanted);
	return new Map([...members].map(([name, bytes]) => [name, bytes.toString("utf8")]));
}
/**
* The same as bytes, with what all members have together when they are unpacked.
* @param limit the most bytes to take of a server that serves no parts
* @throws Unavailable
*/
async function remoteZip(fetcher, url, wanted, limit = LARGEST_WHOLE) {
	return readRemote(fetcher, url, await fetcher.part(url, `bytes=-${TAIL}`, limit), (zip) => readZip(zip, wanted));
}
/** Lists of members that are longer aren't read: 40,000 members have about 4 MB. */
const LARGEST_LIST = 2 ** 23;
/**
* The names of the members of a zip on a server, from the list at its end: two requests at most, and
* never the whole of a large file.
* @throws Unavailable, also if the list is too long or the server gives no parts of a large file
*/
async function remoteZipNames(fetcher, url) {
	const tail = await fetcher.part(url, `bytes=-${TAIL}`, LARGEST_LIST);
	const length = listLength({
		bytes: Buffer.from(tail.bytes),
		size: tail.size
	});
	if (length === void 0 || length > LARGEST_LIST) throw new require_repodata.Unavailable(url, "it has no list of its members that can be read", 1);
	return readRemote(fetcher, url, length <= tail.bytes.length ? tail : await fetcher.part(url, `bytes=-${length}`, LARGEST_LIST), async (zip) => {
		const names = [];
		for await (const { fileName } of zip.eachEntry()) names.push(fileName);
		return names;
	});
}
/** Bytes from the start of a zip's list of members to the end of the file (APPNOTE, 4.3.16). */
function listLength({ bytes, size }) {
	const at = bytes.lastIndexOf(Buffer.from("PK", "latin1"));
	if (at < 0 || at + 20 > bytes.length) return void 0;
	const offset = bytes.readUInt32LE(at + 16);
	return offset < size ? size - offset : void 0;
}
/**
* Reads the members of a source archive whose names match. @returns texts by name
* @throws Unavailable
*/
async function remoteArchiveTexts(fetcher, url, wanted) {
	if (new URL(url).pathname.endsWith(".zip")) return remoteZipTexts(fetcher, url, wanted);
	const whole = await fetcher.part(url, `bytes=0-${LARGEST_ARCHIVE}`, LARGEST_ARCHIVE);
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
/** Reads a zip of which the end is here, by requests for what else is read. @throws Unavailable */
async function readRemote(fetcher, url, { bytes, size }, read) {
	const reader = new RemoteReader(fetcher, url, {
		bytes: Buffer.from(bytes),
		size
	});
	try {
		return await read(await openZip(reader, size));
	} catch (error) {
		throw reader.failure ?? damaged(url, error);
	}
}
function damaged(url, error) {
	return new require_repodata.Unavailable(url, `the file is damaged (${require_errors.messageOf(error)})`, 1);
}
function openZip(reader, size) {
	return (0, import_yauzl.fromRandomAccessReaderPromise)(reader, size, {
		lazyEntries: true,
		autoClose: false
	});
}
async function readZip(zip, wanted) {
	const members = /* @__PURE__ */ new Map();
	let unpackedBytes = 0;
	for await (const entry of zip.eachEntry()) {
		unpackedBytes += entry.uncompressedSize;
		if (!wanted.test(entry.fileName) || entry.uncompressedSize > LARGEST_TEXT) continue;
		members.set(entry.fileName, await (0, node_stream_consumers.buffer)(await zip.openReadStreamPromise(entry)));
	}
	return {
		members,
		unpackedBytes
	};
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
		if (part.bytes.length !== last - start) throw new require_repodata.Unavailable(this.#url, "the server gave another part of the file", 1);
		const bytes = Buffer.from(part.bytes);
		this.#blocks.push({
			start,
			bytes
		});
		return bytes.subarray(0, end - start);
	}
};
// actions/src/environment/facts/model.ts
/** Why nobody is asked about a package that PyPI has not. */
const NO_RELEASE = "PyPI has no release that is known to be the same";
/** From the worst down, in the words of CVSS; `not rated` if the record has no score. */
const severities = [
	"critical",
	"high",
	"medium",
	"low",
	"not rated"
];
// actions/src/environment/facts/osv-record.ts
/** What is taken of a record at most: a database of strangers' texts. */
const MOST = {
	ids: 10,
	fixed: 10,
	summary: 200
};
/** Ids of records, as the OSV schema has them: a prefix of the database, then anything of its own. */
const ID = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9._:-]{1,80}$/;
/** Whether a text can be asked for as an id. */
function isAdvisoryId(text) {
	return typeof text === "string" && ID.test(text);
}
/**
* Reads a record of the OSV schema (ossf.github.io/osv-schema), as far as it says something of a PyPI
* project; undefined for one that was withdrawn, or that isn't a record.
*/
function readOsvRecord(value, project, score) {
	const record = fieldsOf(value);
	const { id, withdrawn, summary, details } = record;
	if (!isAdvisoryId(id) || typeof withdrawn === "string") return void 0;
	const affected = listOf(record["affected"]).map(fieldsOf).filter((each) => {
		const { ecosystem, name } = fieldsOf(each["package"]);
		return ecosystem === "PyPI" && require_pep440.normalizeName(textOf(name)) === project;
	});
	const fixed = affected.flatMap((each) => listOf(each["ranges"]).map(fieldsOf)).filter(({ type }) => type === "ECOSYSTEM").flatMap((range) => listOf(range["events"]).map(fieldsOf)).flatMap((event) => textOf(event["fixed"]) || []).filter(isVersion);
	return {
		ids: [id, ...listOf(record["aliases"]).filter(isAdvisoryId)].slice(0, MOST.ids),
		summary: oneLine(textOf(summary) || textOf(details)),
		severity: id.startsWith("MAL-") ? "critical" : severityOf([record, ...affected], score),
		fixed: [...new Set(fixed)].slice(0, MOST.fixed)
	};
}
/** One for all records that are aliases of each other: the worst rating, and all that is said. */
function mergeAliases(advisories) {
	const merged = [];
	for (const each of advisories) {
		const same = merged.findIndex(({ ids }) => ids.some((id) => each.ids.includes(id)));
		const other = merged[same];
		if (other === void 0) merged.push(each);
		else merged[same] = together(other, each);
	}
	return merged.toSorted((a, b) => rank(a.severity) - rank(b.severity));
}
function together(a, b) {
	return {
		ids: [.../* @__PURE__ */ new Set([...a.ids, ...b.ids])].slice(0, MOST.ids),
		summary: a.summary || b.summary,
		severity: rank(a.severity) <= rank(b.severity) ? a.severity : b.severity,
		fixed: [.../* @__PURE__ */ new Set([...a.fixed, ...b.fixed])].slice(0, MOST.fixed)
	};
}
function rank(severity) {
	return severities.indexOf(severity);
}
/** GitHub's records have a word beside the vector; others have the vector alone. */
function severityOf(places, score) {
	const words = places.map((each) => textOf(fieldsOf(each["database_specific"])["severity"]));
	const scores = places.flatMap((each) => listOf(each["severity"]).map(fieldsOf)).map((each) => score(textOf(each["score"]).slice(0, 300)) ?? 0);
	return [...words.map(ofWord), ...scores.map(ofScore)].toSorted((a, b) => rank(a) - rank(b))[0] ?? "not rated";
}
function ofWord(word) {
	const lower = word.toLowerCase();
	if (lower === "moderate") return "medium";
	return severities.find((each) => each === lower) ?? "not rated";
}
/** The ranges of CVSS 3 and 4. */
function ofScore(score) {
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	if (score >= 4) return "medium";
	return score > 0 ? "low" : "not rated";
}
function isVersion(text) {
	return /^[A-Za-z0-9.!+_-]{1,60}$/.test(text);
}
/** Without anything that isn't to be seen. */
function oneLine(text) {
	const plain = text.slice(0, 4 * MOST.summary).replace(/[\p{C}\p{Z}]+/gu, " ").trim();
	return plain.length > MOST.summary ? `${plain.slice(0, MOST.summary - 1)}…` : plain;
}
/** What is a table; an empty one otherwise. */
function fieldsOf(value) {
	return typeof value === "object" && value !== null ? value : {};
}
/** What is a list; an empty one otherwise. */
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
function textOf(value) {
	return typeof value === "string" ? value : "";
}
// actions/src/environment/facts/conda-package.ts
/** The part with the metadata, unpacked. */
const LARGEST_INFO = 2 ** 27;
/**
* Reads `info/paths.json` of a `.conda` file on a server, by requests for parts of it. A `.tar.bz2` would
* have to be read whole: undefined, as for one without the list.
* @throws Unavailable
*/
async function condaContents(fetcher, url, name) {
	if (!url.endsWith(".conda")) return void 0;
	const { members } = await remoteZip(fetcher, url, /^info-.*\.tar\.zst$/, SMALL_FILE);
	const [packed] = members.values();
	if (packed === void 0) return void 0;
	try {
		const list = await memberOf((0, node_zlib.zstdDecompressSync)(packed, { maxOutputLength: LARGEST_INFO }), "info/paths.json");
		return list === void 0 ? void 0 : readPaths(list, name);
	} catch {
		return;
	}
}
/** Scripts are `bin/.NAME-post-link.sh` and its like, as conda has them. */
function readPaths(text, name) {
	const paths = listOf(fieldsOf(JSON.parse(text))["paths"]).map(fieldsOf);
	const sizes = paths.map(({ size_in_bytes: size }) => typeof size === "number" ? size : 0);
	const scripts = new Set(["pre-link", "post-link"].map((when) => `bin/.${name}-${when}.sh`));
	return {
		unpackedBytes: sizes.reduce((all, size) => all + size, 0),
		script: paths.some(({ _path: path }) => typeof path === "string" && scripts.has(path))
	};
}
async function memberOf(tar, wanted) {
	const unpack = (0, import_tar_stream.extract)();
	node_stream.Readable.from([tar]).pipe(unpack);
	for await (const entry of unpack) {
		if (entry.header.name === wanted) return (await (0, node_stream_consumers.buffer)(entry)).toString("utf8");
		entry.resume();
	}
}
// actions/src/environment/facts/licences.ts
/**
* Whether a stated licence is on a list of those that aren't free for all uses: SPDX ids, or words that
* such licences have in their names. Case doesn't count, and a word counts as a whole.
*/
function isNotFree(licence, listed) {
	if (licence === void 0) return false;
	const words = spaced(licence);
	return listed.some((each) => words.includes(spaced(each)));
}
/** `CC-BY-NC-4.0` and `cc by nc 4.0` are one. */
function spaced(text) {
	return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim()} `;
}
/** How long servers of package files may take: nothing is decided by it. */
const LONGEST_MS = 3e4;
/** Gets parts of package files, with little patience. */
function fileFetcher(options) {
	const deadlineMs = Math.min(options.deadlineMs, LONGEST_MS);
	const patience = {
		attempts: 2,
		firstDelayMs: 300,
		maxDelayMs: 600,
		idleMs: deadlineMs / 4
	};
	return new require_repodata.Fetcher({
		patience,
		...options,
		deadlineMs,
		atOnce: 8
	});
}
/**
* What is known of the packages that a change brings or moves, the new ones first. It never fails:
* what a server doesn't say is not known.
*/
async function collectFacts({ added, upgraded, downgraded, rebuilt }, sources) {
	const incoming = [
		...added,
		...upgraded,
		...downgraded,
		...rebuilt
	].slice(0, 40);
	const urls = incoming.flatMap(({ name, after }) => after?.url === void 0 ? [] : [{
		name,
		url: after.url
	}]);
	const records = await orNothing(sources.records(urls), /* @__PURE__ */ new Map());
	const files = fileFetcher(sources.fetching);
	const known = await Promise.all(incoming.map((change) => change.section === "conda" ? condaFacts(change, records.get(change.after?.url ?? ""), files) : pipFacts(change, sources.index, files)));
	const releases = await pypiReleases(incoming, sources.index);
	const answers = await sources.osv.advisories(releases.filter((each) => each !== void 0));
	return known.map((facts, at) => {
		const advisories = releases[at] === void 0 ? { notAsked: NO_RELEASE } : answers.shift();
		return {
			...facts,
			advisories,
			notFree: isNotFree(facts.licence, sources.notFree)
		};
	});
}
/**
* The release of PyPI that each package is, in their order: a pip package itself; a conda package that
* needs Python, if PyPI has a project of its name with this very version.
*/
function pypiReleases(packages, index) {
	return Promise.all(packages.map(async ({ section, name, after }) => {
		if (after === void 0) return void 0;
		const { version, depends = [] } = after;
		if (section === "pip") return {
			name: require_pep440.normalizeName(name),
			version
		};
		if (!depends.some((spec) => /^python(_abi)?\b/.test(spec))) return void 0;
		const project = require_pep440.pypiNameOf(name);
		return (await orNothing(index.project(project), void 0))?.some((file) => require_location.sameVersion(file.version, version)) === true ? {
			name: project,
			version
		} : void 0;
	}));
}
async function condaFacts({ name, after }, record, files) {
	const contents = record && await orNothing(condaContents(files, record.source, name), void 0);
	const licence = record?.fields["license"];
	return {
		section: "conda",
		name,
		version: after?.version ?? "",
		licence: typeof licence === "string" && licence.trim() !== "" ? short(licence) : void 0,
		downloadBytes: after?.size,
		unpackedBytes: contents?.unpackedBytes,
		...condaDates(record),
		script: contents?.script
	};
}
async function pipFacts({ name, after }, index, files) {
	const version = after?.version ?? "";
	const project = await orNothing(index.project(name), void 0) ?? [];
	const release = project.filter((file) => require_location.sameVersion(file.version, version));
	const hashes = after?.sha256?.split(",") ?? [];
	const file = release.find(({ sha256 }) => hashes.includes(sha256));
	return {
		section: "pip",
		name,
		version,
		licence: (file && await orNothing(index.metadata(file), void 0))?.licence,
		downloadBytes: after?.size,
		unpackedBytes: file && await unpackedWheel(file, files),
		...pipDates(project, version, file),
		script: file && file.kind === "sdist"
	};
}
/** From the list of its members; a source archive is another thing when it is built. */
async function unpackedWheel(file, files) {
	if (file.kind === "sdist") return void 0;
	return (await orNothing(remoteZip(files, file.url, /^(?!)/, SMALL_FILE), void 0))?.unpackedBytes;
}
/** When a conda package was built, and the last one of its name. */
function condaDates(record) {
	const dated = (record?.all ?? []).flatMap(({ version, fields }) => {
		const released = dateOf(fields["timestamp"]);
		return released === void 0 ? [] : [{
			version,
			released
		}];
	});
	return {
		released: dateOf(record?.fields["timestamp"]),
		newest: latest(dated)
	};
}
/** When a release was published, by one of its files, and the last one of its project. */
function pipDates(project, version, file = project.find((each) => require_location.sameVersion(each.version, version))) {
	const dated = project.flatMap(({ version: each, uploaded }) => uploaded === void 0 ? [] : [{
		version: each,
		released: uploaded
	}]);
	return {
		released: file?.uploaded,
		newest: latest(dated)
	};
}
function latest(dated) {
	return dated.toSorted((a, b) => Date.parse(b.released) - Date.parse(a.released))[0];
}
/** conda's timestamps are milliseconds, and in old records seconds. */
function dateOf(timestamp) {
	const time = Number(typeof timestamp === "bigint" ? timestamp : timestamp ?? NaN);
	const ms = time < 1e11 ? time * 1e3 : time;
	return ms > 0 && ms < 8e15 ? new Date(ms).toISOString() : void 0;
}
/** What a package says of itself may be a whole page. */
function short(text) {
	return text.trim().slice(0, 200);
}
/** What a server doesn't say is not known. */
async function orNothing(work, nothing) {
	try {
		return await work;
	} catch (error) {
		if (error instanceof require_repodata.Unavailable || error instanceof require_repodata.ChannelDown) return nothing;
		throw error;
	}
}
Object.defineProperty(exports, "NO_RELEASE", {
	enumerable: true,
	get: function() {
		return NO_RELEASE;
	}
});
Object.defineProperty(exports, "collectFacts", {
	enumerable: true,
	get: function() {
		return collectFacts;
	}
});
Object.defineProperty(exports, "condaDates", {
	enumerable: true,
	get: function() {
		return condaDates;
	}
});
Object.defineProperty(exports, "fieldsOf", {
	enumerable: true,
	get: function() {
		return fieldsOf;
	}
});
Object.defineProperty(exports, "isAdvisoryId", {
	enumerable: true,
	get: function() {
		return isAdvisoryId;
	}
});
Object.defineProperty(exports, "listOf", {
	enumerable: true,
	get: function() {
		return listOf;
	}
});
Object.defineProperty(exports, "mergeAliases", {
	enumerable: true,
	get: function() {
		return mergeAliases;
	}
});
Object.defineProperty(exports, "orNothing", {
	enumerable: true,
	get: function() {
		return orNothing;
	}
});
Object.defineProperty(exports, "pipDates", {
	enumerable: true,
	get: function() {
		return pipDates;
	}
});
Object.defineProperty(exports, "pypiReleases", {
	enumerable: true,
	get: function() {
		return pypiReleases;
	}
});
Object.defineProperty(exports, "readOsvRecord", {
	enumerable: true,
	get: function() {
		return readOsvRecord;
	}
});
Object.defineProperty(exports, "remoteArchiveTexts", {
	enumerable: true,
	get: function() {
		return remoteArchiveTexts;
	}
});
Object.defineProperty(exports, "remoteZipNames", {
	enumerable: true,
	get: function() {
		return remoteZipNames;
	}
});
Object.defineProperty(exports, "remoteZipTexts", {
	enumerable: true,
	get: function() {
		return remoteZipTexts;
	}
});
