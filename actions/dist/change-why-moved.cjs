const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_repodata = require("./channel-repodata.cjs");
const require_solver = require("./solve-solver.cjs");
const require_location = require("./channel-location.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_yauzl$1 = require("./npm-yauzl.cjs");
const require_collect = require("./facts-collect.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_stream_consumers = require("node:stream/consumers");
// actions/src/environment/facts/osv.ts
/** How long everything may take: the answer decides nothing. */
const LONGEST_MS = 2e4;
/** Releases in a question, and records that are read for one release. */
const MOST = {
	queries: 500,
	pages: 5,
	records: 50
};
/** Bytes of an answer. Records have a few kB, those of long lists of versions some hundred. */
const LARGEST = 2 ** 23;
/**
* The OSV database (google.github.io/osv.dev/api): which known faults versions of PyPI projects have. It
* never fails: what it doesn't answer was not asked. Records are kept between runs.
*/
var Osv = class {
	#url;
	#options;
	constructor({ osvUrl, ...options }) {
		this.#url = osvUrl?.replace(/\/+$/, "");
		const deadlineMs = Math.min(options.deadlineMs, LONGEST_MS);
		const patience = {
			attempts: 2,
			firstDelayMs: 300,
			maxDelayMs: 5e3,
			idleMs: deadlineMs / 4
		};
		this.#options = {
			patience,
			...options,
			deadlineMs,
			atOnce: 8
		};
	}
	/** What is known of each release, in their order. */
	async advisories(releases) {
		if (this.#url === void 0) return releases.map(() => ({ notAsked: "the setting says none" }));
		if (releases.length === 0) return [];
		const fetcher = new require_repodata.Fetcher(this.#options);
		try {
			const found = await this.#query(releases, fetcher);
			const score = found.some(({ size }) => size > 0) ? await cvss() : () => void 0;
			const records = /* @__PURE__ */ new Map();
			return await Promise.all(releases.map(async ({ name }, at) => {
				const listed = [...found[at] ?? []].slice(0, MOST.records);
				const known = await Promise.all(listed.map(async ([id, modified]) => {
					const record = records.get(id) ?? this.#record(id, modified, fetcher);
					records.set(id, record);
					return require_collect.readOsvRecord(await record, name, score);
				}));
				return { known: require_collect.mergeAliases(known.filter((each) => each !== void 0)) };
			}));
		} catch (error) {
			if (!(error instanceof require_repodata.Unavailable)) throw error;
			return releases.map(() => ({ notAsked: `${new URL(error.url).host}: ${error.reason}` }));
		}
	}
	/** The ids of the records of each release, with the time of their last change. */
	async #query(releases, fetcher) {
		const found = releases.map(() => /* @__PURE__ */ new Map());
		let open = releases.map((_, at) => ({
			at,
			token: void 0
		}));
		for (let page = 0; open.length > 0 && page < MOST.pages; page += 1) {
			const next = [];
			for (let from = 0; from < open.length; from += MOST.queries) {
				const part = open.slice(from, from + MOST.queries);
				const queries = part.map(({ at, token }) => ({
					package: {
						ecosystem: "PyPI",
						name: releases[at].name
					},
					version: releases[at].version,
					...token === void 0 ? {} : { page_token: token }
				}));
				const results = await this.#ask(queries, fetcher);
				for (const [index, result] of results.entries()) {
					const { at } = part[index];
					for (const { id, modified } of require_collect.listOf(result["vulns"]).map(require_collect.fieldsOf)) if (require_collect.isAdvisoryId(id)) found[at].set(id, String(modified));
					const token = result["next_page_token"];
					if (typeof token === "string" && token !== "") next.push({
						at,
						token
					});
				}
			}
			open = next;
		}
		return found;
	}
	#ask(queries, fetcher) {
		const read = (bytes) => {
			const results = require_collect.listOf(require_collect.fieldsOf(jsonOf(bytes))["results"]);
			if (results.length !== queries.length) throw new Error("it does not answer each question");
			return results.map(require_collect.fieldsOf);
		};
		const url = `${this.#url}/v1/querybatch`;
		return fetcher.ask(url, JSON.stringify({ queries }), read, LARGEST);
	}
	/** A record; kept under the time of its last change. */
	async #record(id, modified, fetcher) {
		return jsonOf(await fetcher.derived(`advisory ${id} of ${modified}`, async () => {
			const url = `${this.#url}/v1/vulns/${encodeURIComponent(id)}`;
			const record = await fetcher.get(url, intact, { limit: LARGEST });
			if (record === void 0) throw new require_repodata.Unavailable(url, "HTTP 404", 1);
			return record;
		}));
	}
};
/** @throws if they are no JSON */
function intact(bytes) {
	jsonOf(bytes);
	return bytes;
}
function jsonOf(bytes) {
	return JSON.parse(Buffer.from(bytes).toString("utf8"));
}
/** Loaded only if there is something to rate. */
async function cvss() {
	const { fromVector } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./npm-ae-cvss-calculator.cjs").default, 1));
	return (vector) => fromVector(vector)?.calculateScores().overall;
}
// actions/src/environment/solve/change/blast-radius.ts
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
// actions/src/environment/pypi/resolve/radius.ts
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
	return compareSolutions([...before.map(installedByPip), ...replaced], now, require_location.byAge, "pip");
}
// actions/src/environment/pypi/index/simple-index.ts
const PYPI = "https://pypi.org/simple/";
/** How long pages stay as they are: PyPI says so itself, and pip and uv take its word. */
const FRESH_MS = 6e5;
/** Of what is kept between runs: one of another form counts as absent. */
const KEPT_FORM = 2;
/** The longest pages of PyPI have a third of it. */
const LARGEST_PAGE = 2 ** 24;
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
	#modules = /* @__PURE__ */ new Map();
	constructor(options) {
		const patience = {
			...require_repodata.patienceWithin(options.deadlineMs),
			maxDelayMs: options.deadlineMs / 8
		};
		const cacheFolder = options.whole ? void 0 : options.cacheFolder;
		this.#fetcher = new require_repodata.Fetcher({
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
				const kept = this.#whole ? files : require_simple_page.essentialFiles(files);
				return Buffer.from(JSON.stringify({
					form: KEPT_FORM,
					files: kept
				}));
			};
			const keeping = {
				freshMs: FRESH_MS,
				accept: require_simple_page.SIMPLE_TYPES,
				distil,
				limit: 2 * LARGEST_PAGE
			};
			return this.#fetcher.get(url, listOf, keeping);
		});
	}
	/** What a file says of its release. @throws Unavailable */
	metadata(file) {
		return once(this.#metadata, file.sha256, async () => {
			const name = `metadata ${KEPT_FORM} of sha256:${file.sha256}`;
			const kept = await this.#fetcher.derived(name, async () => Buffer.from(JSON.stringify(await this.#read(file))));
			return JSON.parse(textOf(kept));
		});
	}
	/**
	* The files of a wheel that Python imports; undefined for a source archive, and if the server doesn't
	* say. Kept by the wheel's hash.
	*/
	modules(file) {
		if (file.kind !== "wheel") return Promise.resolve(void 0);
		return once(this.#modules, file.sha256, async () => {
			try {
				const kept = await this.#fetcher.derived(`modules of sha256:${file.sha256}`, async () => Buffer.from(JSON.stringify(require_solver.moduleFiles(await require_collect.remoteZipNames(this.#fetcher, file.url)))));
				return JSON.parse(textOf(kept));
			} catch (error) {
				if (error instanceof require_repodata.Unavailable) return void 0;
				throw error;
			}
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
	/** The file with its size, which pages in HTML don't give. @throws Unavailable, also if it is gone */
	async sized(file) {
		const { size = (await this.#fetcher.part(file.url, "bytes=0-0")).size } = file;
		return {
			...file,
			size
		};
	}
	async #read(file) {
		if (file.kind === "sdist") return this.#readSdist(file);
		if (file.metadata) {
			const read = (bytes) => require_simple_page.readMetadata(textOf(bytes));
			const beside = await this.#fetcher.get(`${file.url}.metadata`, read, { immutable: true });
			if (beside !== void 0) return beside;
		}
		const [text = ""] = (await require_collect.remoteZipTexts(this.#fetcher, file.url, /^[^/]+\.dist-info\/METADATA$/)).values();
		return require_simple_page.readMetadata(text);
	}
	/** PKG-INFO has the requirements since metadata 2.2, unless it says that a build decides. */
	async #readSdist(file) {
		const texts = await require_collect.remoteArchiveTexts(this.#fetcher, file.url, /^[^/]+\/(?:PKG-INFO|(?:[^/]+\/)?[^/]+\.egg-info\/requires\.txt)$/);
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
	const { form, files } = JSON.parse(textOf(bytes));
	if (form !== KEPT_FORM) throw new Error("it was kept by another version");
	return files;
}
function textOf(bytes) {
	return Buffer.from(bytes).toString("utf8");
}
// actions/src/environment/pypi/resolve/uv-program.ts
var import_yauzl = require_yauzl$1.require_yauzl();
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
	throw new require_repodata.Unavailable(file.url, "there is no uv in it", 1);
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
// actions/src/environment/pypi/resolve/sources.ts
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
// actions/src/environment/solve/change/why-moved.ts
/** Longer ways say nothing more. */
const MOST_STEPS = 3;
/**
* Says of each package that a change moves, removes or rebuilds beyond what it asks for which constraint
* made it move, and what of the request leads to that constraint.
*/
async function whyMoved(radius, after) {
	const moved = [
		radius.upgraded,
		radius.downgraded,
		radius.rebuilt,
		radius.removed
	];
	if (moved.every(({ length }) => length === 0)) return radius;
	const needs = needsAfter(after);
	const explain = (changes) => Promise.all(changes.map(async (change) => ({
		...change,
		why: await reasonFor(change, needs, after)
	})));
	const [upgraded, downgraded, rebuilt, removed] = await Promise.all(moved.map(explain));
	return {
		...radius,
		upgraded: upgraded ?? [],
		downgraded: downgraded ?? [],
		rebuilt: rebuilt ?? [],
		removed: removed ?? []
	};
}
function needsAfter({ conda, pip, allows }) {
	const python = conda.find(({ name }) => name === "python")?.version ?? "3.9.13";
	const ofConda = conda.flatMap((by) => by.depends.map((text) => {
		const [, constraint = "*", build] = text.split(" ");
		const fits = async ({ version, build: had = "" }) => (build === void 0 || require_simple_page.fitsBuild(had, build)) && await allows(constraint, version);
		return {
			by,
			name: require_pep440.normalizeName(require_simple_page.nameOfSpec(text)),
			text,
			allows: fits
		};
	}));
	const ofPip = pip.flatMap((by) => require_simple_page.needsOf(by.requires, [], require_simple_page.imageMarkers(python)).map(({ name, specifier }) => {
		const fits = ({ version }) => require_simple_page.allowsVersion(specifier, version);
		return {
			by,
			name,
			text: `${name}${specifier}`,
			allows: fits
		};
	}));
	return [...ofConda, ...ofPip];
}
async function reasonFor(change, needs, installation) {
	const { name, before, after } = change;
	const { asked } = installation;
	const own = asked.get(require_pep440.normalizeName(name));
	if (own !== void 0) return own;
	const heir = after === void 0 ? heirOf(change, installation) : void 0;
	if (heir !== void 0) return `${heir.words} takes its place${wayTo(heir.name, needs, asked)}`;
	const wanting = needs.filter((need) => need.name === require_pep440.normalizeName(name));
	if (after === void 0 || before === void 0) return "nothing needs it any more";
	for (const need of wanting) {
		if (await need.allows(before)) continue;
		const { by, text } = need;
		return `${by.name} ${by.version} needs ${text}${wayTo(by.name, needs, asked)}`;
	}
	return "no constraint: it is the newest that fits, or the old one is no longer served";
}
/** What the other section brings in place of a package that is gone: it may be an older one. */
function heirOf({ section, name }, { conda, pip }) {
	const heir = section === "pip" ? conda.find((each) => require_pep440.distributionsOf(each.name).includes(name)) : pip.find((each) => require_pep440.distributionsOf(name).includes(each.name));
	const owner = section === "pip" ? "conda's" : "pip's";
	return heir && {
		name: heir.name,
		words: `${owner} ${heir.name} ${heir.version}`
	};
}
/** How the request leads to a package: `, for jinja2 3.1.2`. Empty if it was there before. */
function wayTo(name, needs, asked) {
	const seen = /* @__PURE__ */ new Set([require_pep440.normalizeName(name)]);
	let ways = [{
		name,
		text: ""
	}];
	for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
		const found = ways.find((way) => asked.has(require_pep440.normalizeName(way.name)));
		if (found !== void 0) return `${found.text} (${asked.get(require_pep440.normalizeName(found.name))})`;
		ways = ways.flatMap((way) => needs.filter((need) => need.name === require_pep440.normalizeName(way.name) && !seen.has(need.by.name)).map(({ by }) => {
			seen.add(by.name);
			return {
				name: by.name,
				text: `${way.text}, for ${by.name} ${by.version}`
			};
		}));
	}
	return "";
}
/** The entries that one file has and the other has not, in these words. */
function askedAnew(file, base) {
	const old = new Set([...base?.conda ?? [], ...base?.pip ?? []].map(({ raw }) => raw));
	return new Map([...file.conda, ...file.pip].filter(({ raw }) => !old.has(raw)).map(({ name, raw }) => [require_pep440.normalizeName(name), `this change asks for \`${raw}\``]));
}
Object.defineProperty(exports, "Osv", {
	enumerable: true,
	get: function() {
		return Osv;
	}
});
Object.defineProperty(exports, "askedAnew", {
	enumerable: true,
	get: function() {
		return askedAnew;
	}
});
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
Object.defineProperty(exports, "whyMoved", {
	enumerable: true,
	get: function() {
		return whyMoved;
	}
});
