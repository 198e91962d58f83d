const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_subdir = require("./settings-subdir.cjs");
const require_ucs2length$1 = require("./npm-ajv.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_model = require("./lock-model.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_pip_requirement = require("./requirement-pip-requirement.cjs");
const require_location = require("./channel-location.cjs");
let node_http = require("node:http");
let node_events = require("node:events");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_child_process = require("node:child_process");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
// actions/src/environment/channel/closure.ts
/**
* Collects every name that the roots can lead to, in all channels. Only a name's records of the
* channels that may serve it are followed, so the rest of a big channel stays where it is.
* @throws Unavailable
*/
async function collectCandidates(options) {
	const found = new Map(options.channels.map((channel) => [channel, /* @__PURE__ */ new Map()]));
	const seen = /* @__PURE__ */ new Set();
	const visit = async (name) => {
		if (seen.has(name) || name.startsWith("__")) return;
		seen.add(name);
		const pinned = options.only.get(name);
		const sources = options.channels.filter(({ location }) => pinned === void 0 || pinned === location.name);
		const shards = await Promise.all(sources.map((channel) => channel.shards(name)));
		const next = /* @__PURE__ */ new Set();
		let hidden = false;
		for (const [index, channel] of sources.entries()) {
			const here = shards[index] ?? [];
			if (here.length === 0) continue;
			found.get(channel)?.set(name, here);
			if (!hidden) for (const need of needsOf$1(here, options.follow)) next.add(need);
			hidden = options.strict;
		}
		await Promise.all(Array.from(next, visit));
	};
	await Promise.all(Array.from(options.roots, visit));
	return found;
}
function* needsOf$1(shards, follow) {
	for (const { shard } of shards) for (const record of shard.records.values()) if (follow(record)) for (const spec of record.depends) yield nameOfSpec(spec);
}
/** The package that a match spec of repodata is about: `python` of `python >=3.9,<3.10.0a0`. */
function nameOfSpec(spec) {
	return /^[^\s=<>!~[]+/.exec(spec)?.[0].toLowerCase() ?? spec;
}
// actions/src/environment/requirement/exact-pins.ts
/**
* The lines that name one version and mean more: to conda `=1.9` is 1.9.0, 1.9.3 and 1.9.99. Only
* the solver knows which of them that is today.
*/
function shortPins(conda, chosen) {
	return conda.flatMap((spec) => {
		const { constraint = "", version } = spec;
		const found = chosen.find(({ name }) => name === spec.name);
		if (version === void 0 || found === void 0 || constraint.startsWith("==")) return [];
		if (sameCondaVersion(version, found.version)) return [];
		const message = `\`${spec.raw}\` means every ${version}.* to conda, today ${found.version}.`;
		return [require_schema.finding("pinned-version", "error", spec.place, message, exact(spec, found))];
	});
}
/** Whether conda has two versions for one: `1.2` is `1.2.0`. */
function sameCondaVersion(a, b) {
	return bare(a) === bare(b);
}
function bare(version) {
	return version.toLowerCase().replace(/(\.0+)+$/, "");
}
const open = /* @__PURE__ */ new Set(["no-wildcard", "pinned-version"]);
/** Puts what was chosen into what is suggested for lines without an exact version. */
function withExactPins(findings, file, { conda, pip }) {
	const suggestions = /* @__PURE__ */ new Map();
	for (const spec of file.conda) {
		const found = conda.find(({ name }) => name === spec.name);
		if (found !== void 0) suggestions.set(spec.place, exact(spec, found));
	}
	for (const line of file.pip) {
		const found = pip.find(({ name }) => name === line.name);
		const { marker } = line;
		if (found === void 0) continue;
		const entry = require_pip_requirement.requirementOf(line, found.version);
		suggestions.set(line.place, marker === void 0 ? entry : `${entry}; ${marker}`);
	}
	return findings.map((each) => {
		const suggestion = open.has(each.rule) ? suggestions.get(each.place) : void 0;
		return suggestion === void 0 ? each : {
			...each,
			suggestion
		};
	});
}
function exact(spec, { version, build }) {
	const entry = require_pip_requirement.entryOf(spec, version);
	return spec.build === void 0 || build === void 0 ? entry : `${entry}=${build}`;
}
// actions/src/environment/requirement/image-markers.ts
/**
* The values of PEP 508's marker variables in the image: CPython on linux-64.
* @param python the full version, such as `3.9.13`
*/
function imageMarkers(python) {
	return {
		python_version: python.split(".").slice(0, 2).join("."),
		python_full_version: python,
		implementation_name: "cpython",
		implementation_version: python,
		platform_python_implementation: "CPython",
		os_name: "posix",
		sys_platform: "linux",
		platform_system: "Linux",
		platform_machine: "x86_64"
	};
}
// actions/src/environment/pypi/resolve/requirement.ts
/**
* The requirements of a release that apply on this machine with these extras asked for.
* A requirement that can't be read, or points outside the index, is left out, as it can't be followed.
*/
function needsOf(requires, extras, markers) {
	const settings = ["", ...extras].map((extra) => ({
		...markers,
		extra
	}));
	return requires.flatMap((text) => {
		const requirement = require_pip_requirement.parseRequirement(text.replace(/\s+/g, " "));
		if ("problem" in requirement) return [];
		const marker = requirement.marker === void 0 ? void 0 : require_pip_requirement.parseMarker(requirement.marker);
		return marker === void 0 || settings.some((setting) => require_pip_requirement.markerHolds(marker, setting)) ? [requirement] : [];
	});
}
// actions/src/environment/pypi/resolve/demands.ts
/** Follows lines through the packages known so far. @returns the demands on each name */
function collectDemands(lines, known, markers) {
	const demands = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	const ask = (name, demand) => {
		demands.set(name, [...demands.get(name) ?? [], demand]);
		const followed = known.get(name);
		const step = `${name}[${demand.extras.toSorted().join()}]`;
		if (followed === void 0 || seen.has(step)) return;
		seen.add(step);
		const { version, requires, byConda } = followed;
		const done = byConda ? needsOf(requires, [], markers).map(({ raw }) => raw) : [];
		for (const need of needsOf(requires, demand.extras, markers)) {
			const by = `${name} ${version}`;
			if (!done.includes(need.raw)) ask(need.name, demandOf(need, by, demand.line));
		}
	};
	for (const line of lines) {
		const marker = line.marker === void 0 ? void 0 : require_pip_requirement.parseMarker(line.marker);
		if (marker !== void 0 && !require_pip_requirement.markerHolds(marker, markers)) continue;
		ask(line.name, demandOf(line, void 0, line));
	}
	return demands;
}
function demandOf({ specifier, extras }, by, line) {
	return {
		specifier,
		extras,
		by,
		line,
		allows: (version) => allowsVersion(specifier, version)
	};
}
/** Whether a specifier allows a version; one that can't be read allows everything, as in old pips. */
function allowsVersion(specifier, version) {
	try {
		return specifier === "" || require_pep440.satisfies(version, specifier, { prereleases: true });
	} catch {
		return true;
	}
}
/** Whether a version is what all of them ask for. */
function meets(version, demands) {
	return version !== void 0 && demands.every((demand) => demand.allows(version));
}
// actions/src/environment/pypi/resolve/given.ts
/**
* What pip finds installed by conda, by PyPI name. A package that doesn't need Python is a library
* that only shares its name with a project on PyPI, such as zstd. Conda brings what its packages need;
* to pip they need nothing.
*/
function givenByConda(conda) {
	const own = conda.filter(({ depends, version }) => depends.some((spec) => /^python(_abi)?\b/.test(spec)) && require_pep440.valid(version) !== null);
	return new Map(own.flatMap((each) => require_pep440.distributionsOf(each.name).map((name) => [name, {
		conda: each,
		version: each.version,
		requires: [],
		extras: []
	}])));
}
/**
* What of it stays: all that the lines don't replace. A pip entry may ask for another version of what
* conda only brought along, but not of what the conda section names.
*/
function givenBelow(conda, file) {
	const given = givenByConda(conda);
	for (const { name } of replacedBy(file, given)) given.delete(name);
	return given;
}
/** The pip entries that replace what conda only brought along. */
function replacedBy({ conda, pip }, given) {
	const named = new Set(conda.flatMap(({ name }) => require_pep440.distributionsOf(name)));
	return pip.filter(({ name, version }) => {
		const there = given.get(name);
		return there !== void 0 && version !== void 0 && !require_location.sameVersion(there.version, version) && !named.has(name);
	});
}
/**
* What the extras of a distribution of conda's need beside it, as PyPI's release of the same version
* says; nothing if PyPI has none.
* @throws Unavailable
*/
async function withExtras(name, given, extras, { index, target }) {
	const [file] = require_location.releaseFiles(await index.project(name) ?? [], given.version, target);
	if (file === void 0) return given;
	const { requires } = await index.metadata(file);
	const ofExtras = requires.filter((text) => {
		const need = require_pip_requirement.parseRequirement(text);
		return !("problem" in need) && need.marker !== void 0 && namesExtra(need.marker);
	});
	return {
		...given,
		requires: ofExtras,
		extras: [...extras]
	};
}
function namesExtra(text) {
	return require_pip_requirement.parseMarker(text) !== void 0 && /\bextra\b/.test(text);
}
// actions/src/environment/pypi/index/metadata.ts
/** Reads core metadata: headers as in mail, up to the first empty line. */
function readMetadata(text) {
	const lines = (text.split(/\r?\n\r?\n/, 1)[0] ?? "").replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
	const all = (key) => lines.flatMap((line) => {
		const at = line.indexOf(":");
		return line.slice(0, at).toLowerCase() === key ? [line.slice(at + 1).trim()] : [];
	});
	const [version] = all("version");
	if (version === void 0) throw new Error("it has no core metadata of a release");
	const licence = licenceOf({
		expression: all("license-expression")[0],
		free: all("license")[0],
		classifiers: all("classifier")
	});
	return {
		version,
		requires: all("requires-dist"),
		extras: all("provides-extra"),
		licence
	};
}
/** The longest text that is a name of a licence: many put the whole licence into the old field. */
const LONGEST_NAME = 100;
/**
* The expression (PEP 639), else a name in the old field, else the classifiers, else how the text of the
* licence begins. A classifier of a licence that isn't OSI's is always told.
*/
function licenceOf(told) {
	const { expression, free = "", classifiers } = told;
	const classes = classifiers.flatMap((each) => /^License :: (.+)$/.exec(each)?.[1] ?? []);
	const approved = /^OSI Approved(?: :: )?/;
	const names = classes.map((each) => each.replace(approved, "")).join(", ");
	const stated = [
		expression,
		free.length <= LONGEST_NAME ? free : "",
		names,
		free
	].find((each) => each !== void 0 && !/^(?:unknown|none)?$/i.test(each));
	const others = classes.filter((each) => !approved.test(each) && stated?.includes(each) !== true);
	return stated && [stated.slice(0, 200), ...others].join("; ").slice(0, 300);
}
/** The same as core metadata of a wheel that a resolver can read. */
function writeMetadata(name, { version, requires, extras }) {
	return [
		"Metadata-Version: 2.1",
		`Name: ${name}`,
		`Version: ${version}`,
		...extras.map((extra) => `Provides-Extra: ${extra}`),
		...requires.map((need) => `Requires-Dist: ${need}`),
		""
	].join("\n");
}
/**
* The requirements that setuptools noted in a source archive (`*.egg-info/requires.txt`): sections
* `[extra]`, `[:marker]` or `[extra:marker]` of plain lines.
*/
function readEggRequires(text) {
	const requires = [];
	const extras = [];
	let condition = "";
	for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
		const section = /^\[([^\]:]*)(?::(.*))?\]$/.exec(line);
		if (section !== null) {
			const [, extra = "", marker] = section;
			if (extra !== "" && !extras.includes(extra)) extras.push(extra);
			condition = [...marker === void 0 || marker === "" ? [] : [`(${marker})`], ...extra === "" ? [] : [`extra == "${extra}"`]].join(" and ");
		} else if (line !== "") requires.push(condition === "" ? line : `${line} ; ${condition}`);
	}
	return {
		requires,
		extras
	};
}
// actions/src/environment/pypi/resolve/loopback-index.ts
/**
* Serves a package index as the image would see it, by the Simple API, to a resolver on this machine:
* files that can't be installed in the image are not there, what conda has is the only release of its
* name, and metadata lie beside every file. A source archive without a wheel beside it is shown as a
* wheel with the archive's requirements, so that nothing has to be built.
* @param failed called with what the real index failed with: the resolver's answer is worth nothing then
*/
async function serveIndex(shown, failed) {
	const files = /* @__PURE__ */ new Map();
	const extras = /* @__PURE__ */ new Map();
	const answer = async (path, response) => {
		const [, folder, name = "", file = ""] = path.split("/").map(decoded);
		if (folder === "simple") {
			const page = await projectPage(shown, name, files);
			if (page === void 0) return void response.writeHead(404).end();
			response.setHeader("content-type", "application/vnd.pypi.simple.v1+json");
			response.end(JSON.stringify(page));
			return;
		}
		const of = file.endsWith(".metadata") ? file.slice(0, -9) : "";
		const found = files.get(`${name}/${of}`);
		const metadata = shown.given.get(name) ?? (found && await shown.index.metadata(found));
		if (metadata === void 0) return void response.writeHead(404).end();
		noteExtras(metadata, shown.given, extras);
		const version = found?.version ?? metadata.version;
		response.end(writeMetadata(name, {
			...metadata,
			version
		}));
	};
	const server = (0, node_http.createServer)((request, response) => {
		answer(request.url ?? "/", response).catch((error) => {
			failed(error);
			response.destroy();
		});
	});
	server.listen(0, "127.0.0.1");
	await (0, node_events.once)(server, "listening");
	return {
		url: `http://127.0.0.1:${server.address().port}/simple/`,
		extras,
		async close() {
			server.closeAllConnections();
			server.close();
			await (0, node_events.once)(server, "close");
		}
	};
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return "";
	}
}
/** A page in JSON (PEP 691); each file of it is noted by project and name. */
async function projectPage({ index, target, given }, name, files) {
	const meta = { "api-version": "1.1" };
	const own = given.get(name);
	if (own !== void 0) {
		const filename = stubName(name, own.version);
		return {
			meta,
			name,
			versions: [own.version],
			files: [entry(name, filename, "", void 0)]
		};
	}
	const all = await index.project(name);
	if (all === void 0) return void 0;
	const fitting = all.filter((file) => require_location.isInstallable(file, target));
	const built = new Set(fitting.flatMap(({ kind, version }) => kind === "wheel" ? version : []));
	const listed = fitting.flatMap((file) => {
		if (file.kind === "sdist" && built.has(file.version)) return [];
		const filename = file.kind === "wheel" ? file.filename : stubName(name, file.version);
		files.set(`${name}/${filename}`, file);
		return [entry(name, filename, file.requiresPython, file.yanked)];
	});
	return {
		meta,
		name,
		versions: [...new Set(fitting.map(({ version }) => version))],
		files: listed
	};
}
function entry(name, filename, requiresPython, yanked) {
	return {
		filename,
		url: `/files/${encodeURIComponent(name)}/${encodeURIComponent(filename)}`,
		hashes: {},
		"core-metadata": true,
		"requires-python": requiresPython === "" ? null : requiresPython,
		yanked: yanked === "" ? true : yanked ?? false
	};
}
/** A name of a wheel for every machine, as the wheel format escapes it. */
function stubName(name, version) {
	return `${name.replaceAll("-", "_")}-${version.replaceAll("-", "_")}-py3-none-any.whl`;
}
function noteExtras({ requires }, given, extras) {
	for (const text of requires) {
		if (!text.includes("[")) continue;
		const need = require_pip_requirement.parseRequirement(text);
		if ("problem" in need || !given.has(need.name)) continue;
		const asked = extras.get(need.name) ?? /* @__PURE__ */ new Set();
		extras.set(need.name, asked);
		for (const extra of need.extras) asked.add(extra);
	}
}
// actions/src/environment/pypi/resolve/uv-compile.ts
/**
* Resolves requirements by `uv pip compile`, for the image's Python and C library whatever this
* machine has: it builds nothing, downloads no Python, reads no settings and no other index.
* @throws the signal's reason, or SurroundingsError with what else uv may say
*/
async function uvCompile(program, given) {
	const folder = await (0, node_fs_promises.mkdtemp)(node_path.default.join((0, node_os.tmpdir)(), "vsc-uv-"));
	const cache = await (0, node_fs_promises.mkdtemp)(node_path.default.join(await roomForCache(), "vsc-uv-cache-"));
	const at = (name) => node_path.default.join(folder, name);
	try {
		await (0, node_fs_promises.writeFile)(at("requirements.in"), given.requirements.map((each) => `${each}\n`).join(""));
		await (0, node_fs_promises.writeFile)(at("resolved.txt"), [...given.preferred].map(([name, version]) => `${name}==${version}\n`).join(""));
		await (0, node_fs_promises.writeFile)(at("python.json"), JSON.stringify(interpreterOf(given.target)));
		await (0, node_fs_promises.writeFile)(at("python"), "#!/bin/sh\nexec cat \"${0%/*}/python.json\"\n");
		await (0, node_fs_promises.chmod)(at("python"), 493);
		const options = [
			["--python", at("python")],
			["--default-index", given.indexUrl],
			["--output-file", at("resolved.txt")],
			["--cache-dir", cache],
			[
				"--no-build",
				"--no-python-downloads",
				"--no-config",
				"--no-progress"
			],
			[
				"--no-header",
				"--no-annotate",
				"--color",
				"never",
				"--quiet"
			]
		];
		const { code, stderr } = await run(program, [
			"pip",
			"compile",
			at("requirements.in"),
			...options.flat()
		], folder, given.signal);
		if (code === 0) return {
			ok: true,
			versions: readPins(await (0, node_fs_promises.readFile)(at("resolved.txt"), "utf8"))
		};
		const account = /No solution found when resolving dependencies:?\s*([^]*)$/.exec(stderr)?.[1];
		if (account === void 0) throw new require_errors.SurroundingsError(`uv ended with ${code}: ${oneLine(stderr.slice(0, 1e3))}`, { next: "read what it says, and run this again" });
		return {
			ok: false,
			account: oneLine(account)
		};
	} finally {
		await Promise.all([folder, cache].map((each) => (0, node_fs_promises.rm)(each, {
			recursive: true,
			force: true,
			maxRetries: 2
		})));
	}
}
/** uv writes some hundred small files, of a few MB, that nobody reads again: to memory, if there is room. */
async function roomForCache() {
	const { bavail, bsize } = await (0, node_fs_promises.statfs)("/dev/shm").catch(() => ({
		bavail: 0,
		bsize: 0
	}));
	return bavail * bsize > 2 ** 27 ? "/dev/shm" : (0, node_os.tmpdir)();
}
/** What uv's script for interpreters prints, as far as uv asks for it. */
function interpreterOf({ python, glibc }) {
	const prefix = "/opt/conda/envs/condaenv";
	const [major, minor] = glibc.split(".").map(Number);
	const folders = {
		platlib: prefix,
		purelib: prefix,
		include: prefix,
		scripts: prefix,
		data: prefix
	};
	return {
		result: "success",
		markers: {
			...imageMarkers(python),
			platform_release: "",
			platform_version: ""
		},
		sys_base_prefix: prefix,
		sys_base_exec_prefix: prefix,
		sys_prefix: prefix,
		sys_base_executable: `${prefix}/bin/python`,
		sys_executable: `${prefix}/bin/python`,
		sys_path: [],
		site_packages: [],
		stdlib: prefix,
		extension_suffixes: [],
		standalone: false,
		scheme: folders,
		virtualenv: folders,
		os: {
			name: "manylinux",
			major,
			minor
		},
		arch: "x86_64",
		cpu_info: { detected: {
			kind: "flags",
			flags: ""
		} },
		manylinux_compatible: true,
		gil_disabled: false,
		debug_enabled: false,
		pointer_size: "64"
	};
}
function run(program, args, folder, signal) {
	const env = {
		HOME: folder,
		PATH: "/usr/bin:/bin",
		UV_HTTP_RETRIES: "0"
	};
	return new Promise((resolve, reject) => {
		(0, node_child_process.execFile)(program, args, {
			cwd: folder,
			env,
			signal,
			maxBuffer: 2 ** 24
		}, (error, _stdout, stderr) => {
			if (signal.aborted) reject(signal.reason);
			else resolve({
				code: error === null ? 0 : error.code ?? String(error.signal),
				stderr
			});
		});
	});
}
function readPins(text) {
	const pins = [...text.matchAll(/^([a-z0-9-]+)==(\S+)/gm)];
	return new Map(pins.map(([, name = "", version = ""]) => [name, version]));
}
/** uv draws its account with lines and a word before it. */
function oneLine(text) {
	return text.replace(/^\s*(?:cause:|[╰├]─▶|[│×])/gm, " ").replace(/\s+/g, " ").trim();
}
// actions/src/environment/pypi/resolve/resolve.ts
/**
* What the lines need, by the metadata of the very releases that they pin.
* @param lines each of which has a file
* @throws Unavailable
*/
async function askedBy(lines, setting) {
	const releases = await Promise.all(lines.map(async ({ name, version = "" }) => {
		if (setting.given.has(name)) return [];
		const found = await packageOf(name, version, setting);
		return found === void 0 ? [] : [[name, found]];
	}));
	const pinned = new Map(releases.flat());
	return {
		...await demandsOf(lines, [...pinned.values()], setting),
		pinned
	};
}
/** What lines and packages need, with what the extras of conda's distributions do. @throws Unavailable */
async function demandsOf(lines, packages, setting) {
	const markers = imageMarkers(setting.target.python);
	let { given } = setting;
	for (;;) {
		const demands = collectDemands(lines, followed(packages, given), markers);
		const richer = await enriched(given, demands, setting);
		if (richer === given) return {
			demands,
			given
		};
		given = richer;
	}
}
/** Releases as demands are followed through them. */
function followed(packages, given) {
	const known = /* @__PURE__ */ new Map();
	for (const [name, { version, requires }] of given) known.set(name, {
		version,
		requires,
		byConda: true
	});
	for (const each of packages) known.set(each.name, {
		...each,
		byConda: false
	});
	return known;
}
/**
* What `pip install` would choose on top of conda's packages, which stay as they are. uv is asked if
* anything is left to choose.
* @throws Unavailable, SurroundingsError without uv
*/
async function resolvePip(lines, { demands, pinned, given }, setting) {
	if (![...demands.keys()].some((name) => !pinned.has(name) && !given.has(name)) && lines.every(({ version }) => version !== void 0)) return {
		ok: true,
		packages: sorted([...pinned.values()].filter(({ name }) => demands.has(name)))
	};
	const requirements = lines.map(require_pip_requirement.requirementText);
	const program = await setting.uv();
	const kept = {
		...setting,
		preferred: await withoutYanked(setting.preferred, setting)
	};
	for (let known = given;;) {
		const { compiled, extras } = await compile(program, requirements, known, kept);
		const richer = await enrichedBy(known, extras, setting);
		if (richer !== known) {
			known = richer;
			continue;
		}
		if (!compiled.ok) return compiled;
		const chosen = [...compiled.versions].filter(([name]) => !known.has(name));
		return {
			ok: true,
			packages: sorted(await Promise.all(chosen.map(async ([name, version]) => {
				const found = await packageOf(name, version, setting);
				if (found === void 0) throw new Error(`uv chose ${name} ${version}, which has no file`);
				return found;
			})))
		};
	}
}
async function compile(program, requirements, given, { index, target, preferred, signal, late }) {
	const stop = new AbortController();
	const loopback = await serveIndex({
		index,
		target,
		given
	}, (error) => stop.abort(error));
	try {
		const any = AbortSignal.any([
			signal,
			stop.signal,
			late
		]);
		return {
			compiled: await uvCompile(program, {
				indexUrl: loopback.url,
				requirements,
				preferred,
				target,
				signal: any
			}),
			extras: loopback.extras
		};
	} catch (error) {
		if (signal.aborted || stop.signal.aborted || !late.aborted) throw error;
		throw new require_errors.SurroundingsError("the resolver found no answer before the time limit", {
			next: "try again with a longer --time-limit",
			cause: error
		});
	} finally {
		await loopback.close();
	}
}
/** The release of a version, with the files that fit; undefined if none does. @throws Unavailable */
async function packageOf(name, version, { index, target }) {
	const files = require_location.releaseFiles(await index.project(name) ?? [], version, target);
	const [file] = files;
	if (file === void 0) return void 0;
	const { requires } = await index.metadata(file);
	const sized = await Promise.all(files.map((each) => index.sized(each)));
	return {
		name,
		version: file.version,
		requires,
		files: sized,
		yanked: isYanked(files)
	};
}
function isYanked(files) {
	return files.length > 0 && files.every(({ yanked }) => yanked !== void 0);
}
/** Installers choose no withdrawn release by themselves (PEP 592): it isn't kept either. @throws Unavailable */
async function withoutYanked(preferred, { index, target }) {
	const kept = await Promise.all([...preferred].map(async ([name, version]) => {
		return isYanked(require_location.releaseFiles(await index.project(name) ?? [], version, target)) ? [] : [[name, version]];
	}));
	return new Map(kept.flat());
}
function enriched(given, demands, setting) {
	return enrichedBy(given, new Map([...demands].map(([name, asked]) => [name, new Set(asked.flatMap((each) => each.extras))])), setting);
}
/** The same map, if the extras asked for are known already. */
async function enrichedBy(given, extras, setting) {
	const missing = [...extras].filter(([name, asked]) => given.has(name) && [...asked].some((each) => !given.get(name).extras.includes(each)));
	if (missing.length === 0) return given;
	const found = await Promise.all(missing.map(async ([name, asked]) => {
		const old = given.get(name);
		const all = /* @__PURE__ */ new Set([...old.extras, ...asked]);
		return [name, {
			...await withExtras(name, old, all, setting),
			extras: [...all]
		}];
	}));
	return new Map([...given, ...found]);
}
function sorted(packages) {
	return packages.toSorted((a, b) => a.name < b.name ? -1 : 1);
}
// actions/src/environment/lock/install-order.ts
/**
* Sorts packages so that each comes after what it depends on, and by name if nothing else
* decides: installers take an explicit list in its order. Python counts as independent of pip,
* which needs Python itself.
*/
function installOrder(packages) {
	const byName = new Map(packages.map((each) => [each.name, each]));
	const done = /* @__PURE__ */ new Set();
	const ordered = [];
	const visit = (name) => {
		const found = byName.get(name);
		if (found === void 0 || done.has(name)) return;
		done.add(name);
		const needs = found.depends.map(nameOfSpec).filter((need) => name !== "python" || need !== "pip");
		for (const need of needs.toSorted()) visit(need);
		ordered.push(found);
	};
	for (const name of [...byName.keys()].toSorted()) visit(name);
	return ordered;
}
// actions/src/environment/solve/build-pattern.ts
/**
* Whether a build string fits a pattern with `*` for any run of characters. Walks both once, unlike
* a regular expression: a pattern of many stars comes from whoever opens a pull request.
*/
function fitsBuild(build, pattern) {
	const [start = "", ...rest] = pattern.split("*");
	const end = rest.pop();
	if (end === void 0) return build === start;
	if (!build.startsWith(start) || !build.endsWith(end)) return false;
	let at = start.length;
	for (const part of rest) {
		const found = build.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at <= build.length - end.length;
}
// environment/lock.schema.json
var require_lock_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const schema0 = {
		"$schema": "http://json-schema.org/draft-07/schema#",
		"title": "Details of a lock, written by `vsc lock` beside it",
		"type": "object",
		"required": [
			"schema",
			"variant",
			"inputs",
			"packages",
			"pip"
		],
		"properties": {
			"schema": { "const": 1 },
			"variant": {
				"type": "string",
				"pattern": "^[a-z][a-z0-9]{0,15}$"
			},
			"inputs": {
				"description": "SHA-256 of what the lock was made from; the lock's head has the same.",
				"type": "string",
				"pattern": "^[0-9a-f]{64}$"
			},
			"packages": {
				"description": "Conda packages in the order of their installation.",
				"type": "array",
				"maxItems": 5e3,
				"items": {
					"type": "object",
					"required": [
						"name",
						"version",
						"build",
						"buildNumber",
						"subdir",
						"url",
						"sha256",
						"depends"
					],
					"properties": {
						"name": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[a-z0-9_][a-z0-9_.-]*$"
						},
						"version": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[A-Za-z0-9_.+!]+$"
						},
						"build": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[A-Za-z0-9_.+]+$"
						},
						"buildNumber": {
							"type": "integer",
							"minimum": 0
						},
						"subdir": { "enum": ["linux-64", "noarch"] },
						"url": {
							"type": "string",
							"maxLength": 500,
							"pattern": "^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$"
						},
						"md5": {
							"type": "string",
							"pattern": "^[0-9a-f]{32}$"
						},
						"sha256": {
							"description": "What an installer checks; a package without one can't be locked.",
							"type": "string",
							"pattern": "^[0-9a-f]{64}$"
						},
						"size": {
							"description": "Bytes to download.",
							"type": "integer",
							"minimum": 0
						},
						"depends": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 500
							}
						}
					},
					"additionalProperties": false
				}
			},
			"pip": {
				"description": "What pip installs on top, with the files that fit the image.",
				"type": "array",
				"maxItems": 5e3,
				"items": {
					"type": "object",
					"required": [
						"name",
						"version",
						"files"
					],
					"properties": {
						"name": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
						},
						"version": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[A-Za-z0-9_.+!-]+$"
						},
						"requires": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 2e3
							}
						},
						"files": {
							"type": "array",
							"items": {
								"type": "object",
								"required": [
									"filename",
									"sha256",
									"size"
								],
								"properties": {
									"filename": {
										"type": "string",
										"maxLength": 300,
										"pattern": "^[A-Za-z0-9_.+!-]+$"
									},
									"sha256": {
										"type": "string",
										"pattern": "^[0-9a-f]{64}$"
									},
									"size": {
										"type": "integer",
										"minimum": 0
									}
								},
								"additionalProperties": false
							}
						}
					},
					"additionalProperties": false
				}
			}
		},
		"additionalProperties": false
	};
	const pattern0 = /* @__PURE__ */ new RegExp("^[a-z][a-z0-9]{0,15}$", "u");
	const pattern1 = /* @__PURE__ */ new RegExp("^[0-9a-f]{64}$", "u");
	const pattern2 = /* @__PURE__ */ new RegExp("^[a-z0-9_][a-z0-9_.-]*$", "u");
	const pattern3 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.+!]+$", "u");
	const pattern4 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.+]+$", "u");
	const pattern5 = /* @__PURE__ */ new RegExp("^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$", "u");
	const pattern6 = /* @__PURE__ */ new RegExp("^[0-9a-f]{32}$", "u");
	const pattern8 = /* @__PURE__ */ new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
	const pattern9 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.+!-]+$", "u");
	const func0 = Object.prototype.hasOwnProperty;
	const func1 = require_ucs2length$1.require_ucs2length().default;
	function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
		let vErrors = null;
		let errors = 0;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.schema === void 0) {
				const err0 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "schema" },
					message: "must have required property 'schema'"
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
			if (data.variant === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "variant" },
					message: "must have required property 'variant'"
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (data.inputs === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "inputs" },
					message: "must have required property 'inputs'"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.packages === void 0) {
				const err3 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "packages" },
					message: "must have required property 'packages'"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (data.pip === void 0) {
				const err4 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "pip" },
					message: "must have required property 'pip'"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "schema" || key0 === "variant" || key0 === "inputs" || key0 === "packages" || key0 === "pip")) {
				const err5 = {
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (data.schema !== void 0) {
				if (1 !== data.schema) {
					const err6 = {
						instancePath: instancePath + "/schema",
						schemaPath: "#/properties/schema/const",
						keyword: "const",
						params: { allowedValue: 1 },
						message: "must be equal to constant"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
			if (data.variant !== void 0) {
				let data1 = data.variant;
				if (typeof data1 === "string") {
					if (!pattern0.test(data1)) {
						const err7 = {
							instancePath: instancePath + "/variant",
							schemaPath: "#/properties/variant/pattern",
							keyword: "pattern",
							params: { pattern: "^[a-z][a-z0-9]{0,15}$" },
							message: "must match pattern \"^[a-z][a-z0-9]{0,15}$\""
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				} else {
					const err8 = {
						instancePath: instancePath + "/variant",
						schemaPath: "#/properties/variant/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			}
			if (data.inputs !== void 0) {
				let data2 = data.inputs;
				if (typeof data2 === "string") {
					if (!pattern1.test(data2)) {
						const err9 = {
							instancePath: instancePath + "/inputs",
							schemaPath: "#/properties/inputs/pattern",
							keyword: "pattern",
							params: { pattern: "^[0-9a-f]{64}$" },
							message: "must match pattern \"^[0-9a-f]{64}$\""
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				} else {
					const err10 = {
						instancePath: instancePath + "/inputs",
						schemaPath: "#/properties/inputs/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			}
			if (data.packages !== void 0) {
				let data3 = data.packages;
				if (Array.isArray(data3)) {
					if (data3.length > 5e3) {
						const err11 = {
							instancePath: instancePath + "/packages",
							schemaPath: "#/properties/packages/maxItems",
							keyword: "maxItems",
							params: { limit: 5e3 },
							message: "must NOT have more than 5000 items"
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					const len0 = data3.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data4 = data3[i0];
						const _errs9 = errors;
						if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
							if (data4.name === void 0) {
								const err12 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err12];
								else vErrors.push(err12);
								errors++;
							}
							if (data4.version === void 0) {
								const err13 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
							if (data4.build === void 0) {
								const err14 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "build" },
									message: "must have required property 'build'"
								};
								if (vErrors === null) vErrors = [err14];
								else vErrors.push(err14);
								errors++;
							}
							if (data4.buildNumber === void 0) {
								const err15 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "buildNumber" },
									message: "must have required property 'buildNumber'"
								};
								if (vErrors === null) vErrors = [err15];
								else vErrors.push(err15);
								errors++;
							}
							if (data4.subdir === void 0) {
								const err16 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "subdir" },
									message: "must have required property 'subdir'"
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
							if (data4.url === void 0) {
								const err17 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "url" },
									message: "must have required property 'url'"
								};
								if (vErrors === null) vErrors = [err17];
								else vErrors.push(err17);
								errors++;
							}
							if (data4.sha256 === void 0) {
								const err18 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "sha256" },
									message: "must have required property 'sha256'"
								};
								if (vErrors === null) vErrors = [err18];
								else vErrors.push(err18);
								errors++;
							}
							if (data4.depends === void 0) {
								const err19 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "depends" },
									message: "must have required property 'depends'"
								};
								if (vErrors === null) vErrors = [err19];
								else vErrors.push(err19);
								errors++;
							}
							for (const key1 in data4) if (!func0.call(schema0.properties.packages.items.properties, key1)) {
								const err20 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err20];
								else vErrors.push(err20);
								errors++;
							}
							if (data4.name !== void 0) {
								let data5 = data4.name;
								if (typeof data5 === "string") {
									if (func1(data5) > 100) {
										const err21 = {
											instancePath: instancePath + "/packages/" + i0 + "/name",
											schemaPath: "#/properties/packages/items/properties/name/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err21];
										else vErrors.push(err21);
										errors++;
									}
									if (!pattern2.test(data5)) {
										const err22 = {
											instancePath: instancePath + "/packages/" + i0 + "/name",
											schemaPath: "#/properties/packages/items/properties/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9_.-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9_.-]*$\""
										};
										if (vErrors === null) vErrors = [err22];
										else vErrors.push(err22);
										errors++;
									}
								} else {
									const err23 = {
										instancePath: instancePath + "/packages/" + i0 + "/name",
										schemaPath: "#/properties/packages/items/properties/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err23];
									else vErrors.push(err23);
									errors++;
								}
							}
							if (data4.version !== void 0) {
								let data6 = data4.version;
								if (typeof data6 === "string") {
									if (func1(data6) > 100) {
										const err24 = {
											instancePath: instancePath + "/packages/" + i0 + "/version",
											schemaPath: "#/properties/packages/items/properties/version/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err24];
										else vErrors.push(err24);
										errors++;
									}
									if (!pattern3.test(data6)) {
										const err25 = {
											instancePath: instancePath + "/packages/" + i0 + "/version",
											schemaPath: "#/properties/packages/items/properties/version/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9_.+!]+$" },
											message: "must match pattern \"^[A-Za-z0-9_.+!]+$\""
										};
										if (vErrors === null) vErrors = [err25];
										else vErrors.push(err25);
										errors++;
									}
								} else {
									const err26 = {
										instancePath: instancePath + "/packages/" + i0 + "/version",
										schemaPath: "#/properties/packages/items/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							}
							if (data4.build !== void 0) {
								let data7 = data4.build;
								if (typeof data7 === "string") {
									if (func1(data7) > 100) {
										const err27 = {
											instancePath: instancePath + "/packages/" + i0 + "/build",
											schemaPath: "#/properties/packages/items/properties/build/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err27];
										else vErrors.push(err27);
										errors++;
									}
									if (!pattern4.test(data7)) {
										const err28 = {
											instancePath: instancePath + "/packages/" + i0 + "/build",
											schemaPath: "#/properties/packages/items/properties/build/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9_.+]+$" },
											message: "must match pattern \"^[A-Za-z0-9_.+]+$\""
										};
										if (vErrors === null) vErrors = [err28];
										else vErrors.push(err28);
										errors++;
									}
								} else {
									const err29 = {
										instancePath: instancePath + "/packages/" + i0 + "/build",
										schemaPath: "#/properties/packages/items/properties/build/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
							}
							if (data4.buildNumber !== void 0) {
								let data8 = data4.buildNumber;
								if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
									const err30 = {
										instancePath: instancePath + "/packages/" + i0 + "/buildNumber",
										schemaPath: "#/properties/packages/items/properties/buildNumber/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									};
									if (vErrors === null) vErrors = [err30];
									else vErrors.push(err30);
									errors++;
								}
								if (typeof data8 == "number" && isFinite(data8)) {
									if (data8 < 0 || isNaN(data8)) {
										const err31 = {
											instancePath: instancePath + "/packages/" + i0 + "/buildNumber",
											schemaPath: "#/properties/packages/items/properties/buildNumber/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0"
										};
										if (vErrors === null) vErrors = [err31];
										else vErrors.push(err31);
										errors++;
									}
								}
							}
							if (data4.subdir !== void 0) {
								let data9 = data4.subdir;
								schema0.properties.packages.items.properties.subdir.enum;
								if (!(data9 === "linux-64" || data9 === "noarch")) {
									const err32 = {
										instancePath: instancePath + "/packages/" + i0 + "/subdir",
										schemaPath: "#/properties/packages/items/properties/subdir/enum",
										keyword: "enum",
										params: { allowedValues: schema0.properties.packages.items.properties.subdir.enum },
										message: "must be equal to one of the allowed values"
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
							}
							if (data4.url !== void 0) {
								let data10 = data4.url;
								if (typeof data10 === "string") {
									if (func1(data10) > 500) {
										const err33 = {
											instancePath: instancePath + "/packages/" + i0 + "/url",
											schemaPath: "#/properties/packages/items/properties/url/maxLength",
											keyword: "maxLength",
											params: { limit: 500 },
											message: "must NOT have more than 500 characters"
										};
										if (vErrors === null) vErrors = [err33];
										else vErrors.push(err33);
										errors++;
									}
									if (!pattern5.test(data10)) {
										const err34 = {
											instancePath: instancePath + "/packages/" + i0 + "/url",
											schemaPath: "#/properties/packages/items/properties/url/pattern",
											keyword: "pattern",
											params: { pattern: "^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$" },
											message: "must match pattern \"^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$\""
										};
										if (vErrors === null) vErrors = [err34];
										else vErrors.push(err34);
										errors++;
									}
								} else {
									const err35 = {
										instancePath: instancePath + "/packages/" + i0 + "/url",
										schemaPath: "#/properties/packages/items/properties/url/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err35];
									else vErrors.push(err35);
									errors++;
								}
							}
							if (data4.md5 !== void 0) {
								let data11 = data4.md5;
								if (typeof data11 === "string") {
									if (!pattern6.test(data11)) {
										const err36 = {
											instancePath: instancePath + "/packages/" + i0 + "/md5",
											schemaPath: "#/properties/packages/items/properties/md5/pattern",
											keyword: "pattern",
											params: { pattern: "^[0-9a-f]{32}$" },
											message: "must match pattern \"^[0-9a-f]{32}$\""
										};
										if (vErrors === null) vErrors = [err36];
										else vErrors.push(err36);
										errors++;
									}
								} else {
									const err37 = {
										instancePath: instancePath + "/packages/" + i0 + "/md5",
										schemaPath: "#/properties/packages/items/properties/md5/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
							}
							if (data4.sha256 !== void 0) {
								let data12 = data4.sha256;
								if (typeof data12 === "string") {
									if (!pattern1.test(data12)) {
										const err38 = {
											instancePath: instancePath + "/packages/" + i0 + "/sha256",
											schemaPath: "#/properties/packages/items/properties/sha256/pattern",
											keyword: "pattern",
											params: { pattern: "^[0-9a-f]{64}$" },
											message: "must match pattern \"^[0-9a-f]{64}$\""
										};
										if (vErrors === null) vErrors = [err38];
										else vErrors.push(err38);
										errors++;
									}
								} else {
									const err39 = {
										instancePath: instancePath + "/packages/" + i0 + "/sha256",
										schemaPath: "#/properties/packages/items/properties/sha256/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err39];
									else vErrors.push(err39);
									errors++;
								}
							}
							if (data4.size !== void 0) {
								let data13 = data4.size;
								if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
									const err40 = {
										instancePath: instancePath + "/packages/" + i0 + "/size",
										schemaPath: "#/properties/packages/items/properties/size/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									};
									if (vErrors === null) vErrors = [err40];
									else vErrors.push(err40);
									errors++;
								}
								if (typeof data13 == "number" && isFinite(data13)) {
									if (data13 < 0 || isNaN(data13)) {
										const err41 = {
											instancePath: instancePath + "/packages/" + i0 + "/size",
											schemaPath: "#/properties/packages/items/properties/size/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0"
										};
										if (vErrors === null) vErrors = [err41];
										else vErrors.push(err41);
										errors++;
									}
								}
							}
							if (data4.depends !== void 0) {
								let data14 = data4.depends;
								if (Array.isArray(data14)) {
									const len1 = data14.length;
									for (let i1 = 0; i1 < len1; i1++) {
										let data15 = data14[i1];
										const _errs31 = errors;
										if (typeof data15 === "string") {
											if (func1(data15) > 500) {
												const err42 = {
													instancePath: instancePath + "/packages/" + i0 + "/depends/" + i1,
													schemaPath: "#/properties/packages/items/properties/depends/items/maxLength",
													keyword: "maxLength",
													params: { limit: 500 },
													message: "must NOT have more than 500 characters"
												};
												if (vErrors === null) vErrors = [err42];
												else vErrors.push(err42);
												errors++;
											}
										} else {
											const err43 = {
												instancePath: instancePath + "/packages/" + i0 + "/depends/" + i1,
												schemaPath: "#/properties/packages/items/properties/depends/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err43];
											else vErrors.push(err43);
											errors++;
										}
										if (!(_errs31 === errors)) {}
									}
								} else {
									const err44 = {
										instancePath: instancePath + "/packages/" + i0 + "/depends",
										schemaPath: "#/properties/packages/items/properties/depends/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err44];
									else vErrors.push(err44);
									errors++;
								}
							}
						} else {
							const err45 = {
								instancePath: instancePath + "/packages/" + i0,
								schemaPath: "#/properties/packages/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err45];
							else vErrors.push(err45);
							errors++;
						}
						if (!(_errs9 === errors)) {}
					}
				} else {
					const err46 = {
						instancePath: instancePath + "/packages",
						schemaPath: "#/properties/packages/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err46];
					else vErrors.push(err46);
					errors++;
				}
			}
			if (data.pip !== void 0) {
				let data16 = data.pip;
				if (Array.isArray(data16)) {
					if (data16.length > 5e3) {
						const err47 = {
							instancePath: instancePath + "/pip",
							schemaPath: "#/properties/pip/maxItems",
							keyword: "maxItems",
							params: { limit: 5e3 },
							message: "must NOT have more than 5000 items"
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
					const len2 = data16.length;
					for (let i2 = 0; i2 < len2; i2++) {
						let data17 = data16[i2];
						const _errs35 = errors;
						if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
							if (data17.name === void 0) {
								const err48 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err48];
								else vErrors.push(err48);
								errors++;
							}
							if (data17.version === void 0) {
								const err49 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err49];
								else vErrors.push(err49);
								errors++;
							}
							if (data17.files === void 0) {
								const err50 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "files" },
									message: "must have required property 'files'"
								};
								if (vErrors === null) vErrors = [err50];
								else vErrors.push(err50);
								errors++;
							}
							for (const key2 in data17) if (!(key2 === "name" || key2 === "version" || key2 === "requires" || key2 === "files")) {
								const err51 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key2 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err51];
								else vErrors.push(err51);
								errors++;
							}
							if (data17.name !== void 0) {
								let data18 = data17.name;
								if (typeof data18 === "string") {
									if (func1(data18) > 100) {
										const err52 = {
											instancePath: instancePath + "/pip/" + i2 + "/name",
											schemaPath: "#/properties/pip/items/properties/name/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err52];
										else vErrors.push(err52);
										errors++;
									}
									if (!pattern8.test(data18)) {
										const err53 = {
											instancePath: instancePath + "/pip/" + i2 + "/name",
											schemaPath: "#/properties/pip/items/properties/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" },
											message: "must match pattern \"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$\""
										};
										if (vErrors === null) vErrors = [err53];
										else vErrors.push(err53);
										errors++;
									}
								} else {
									const err54 = {
										instancePath: instancePath + "/pip/" + i2 + "/name",
										schemaPath: "#/properties/pip/items/properties/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err54];
									else vErrors.push(err54);
									errors++;
								}
							}
							if (data17.version !== void 0) {
								let data19 = data17.version;
								if (typeof data19 === "string") {
									if (func1(data19) > 100) {
										const err55 = {
											instancePath: instancePath + "/pip/" + i2 + "/version",
											schemaPath: "#/properties/pip/items/properties/version/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err55];
										else vErrors.push(err55);
										errors++;
									}
									if (!pattern9.test(data19)) {
										const err56 = {
											instancePath: instancePath + "/pip/" + i2 + "/version",
											schemaPath: "#/properties/pip/items/properties/version/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9_.+!-]+$" },
											message: "must match pattern \"^[A-Za-z0-9_.+!-]+$\""
										};
										if (vErrors === null) vErrors = [err56];
										else vErrors.push(err56);
										errors++;
									}
								} else {
									const err57 = {
										instancePath: instancePath + "/pip/" + i2 + "/version",
										schemaPath: "#/properties/pip/items/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err57];
									else vErrors.push(err57);
									errors++;
								}
							}
							if (data17.requires !== void 0) {
								let data20 = data17.requires;
								if (Array.isArray(data20)) {
									const len3 = data20.length;
									for (let i3 = 0; i3 < len3; i3++) {
										let data21 = data20[i3];
										const _errs44 = errors;
										if (typeof data21 === "string") {
											if (func1(data21) > 2e3) {
												const err58 = {
													instancePath: instancePath + "/pip/" + i2 + "/requires/" + i3,
													schemaPath: "#/properties/pip/items/properties/requires/items/maxLength",
													keyword: "maxLength",
													params: { limit: 2e3 },
													message: "must NOT have more than 2000 characters"
												};
												if (vErrors === null) vErrors = [err58];
												else vErrors.push(err58);
												errors++;
											}
										} else {
											const err59 = {
												instancePath: instancePath + "/pip/" + i2 + "/requires/" + i3,
												schemaPath: "#/properties/pip/items/properties/requires/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err59];
											else vErrors.push(err59);
											errors++;
										}
										if (!(_errs44 === errors)) {}
									}
								} else {
									const err60 = {
										instancePath: instancePath + "/pip/" + i2 + "/requires",
										schemaPath: "#/properties/pip/items/properties/requires/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err60];
									else vErrors.push(err60);
									errors++;
								}
							}
							if (data17.files !== void 0) {
								let data22 = data17.files;
								if (Array.isArray(data22)) {
									const len4 = data22.length;
									for (let i4 = 0; i4 < len4; i4++) {
										let data23 = data22[i4];
										const _errs48 = errors;
										if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
											if (data23.filename === void 0) {
												const err61 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "filename" },
													message: "must have required property 'filename'"
												};
												if (vErrors === null) vErrors = [err61];
												else vErrors.push(err61);
												errors++;
											}
											if (data23.sha256 === void 0) {
												const err62 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "sha256" },
													message: "must have required property 'sha256'"
												};
												if (vErrors === null) vErrors = [err62];
												else vErrors.push(err62);
												errors++;
											}
											if (data23.size === void 0) {
												const err63 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "size" },
													message: "must have required property 'size'"
												};
												if (vErrors === null) vErrors = [err63];
												else vErrors.push(err63);
												errors++;
											}
											for (const key3 in data23) if (!(key3 === "filename" || key3 === "sha256" || key3 === "size")) {
												const err64 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key3 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err64];
												else vErrors.push(err64);
												errors++;
											}
											if (data23.filename !== void 0) {
												let data24 = data23.filename;
												if (typeof data24 === "string") {
													if (func1(data24) > 300) {
														const err65 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/maxLength",
															keyword: "maxLength",
															params: { limit: 300 },
															message: "must NOT have more than 300 characters"
														};
														if (vErrors === null) vErrors = [err65];
														else vErrors.push(err65);
														errors++;
													}
													if (!pattern9.test(data24)) {
														const err66 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/pattern",
															keyword: "pattern",
															params: { pattern: "^[A-Za-z0-9_.+!-]+$" },
															message: "must match pattern \"^[A-Za-z0-9_.+!-]+$\""
														};
														if (vErrors === null) vErrors = [err66];
														else vErrors.push(err66);
														errors++;
													}
												} else {
													const err67 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err67];
													else vErrors.push(err67);
													errors++;
												}
											}
											if (data23.sha256 !== void 0) {
												let data25 = data23.sha256;
												if (typeof data25 === "string") {
													if (!pattern1.test(data25)) {
														const err68 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/sha256",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/sha256/pattern",
															keyword: "pattern",
															params: { pattern: "^[0-9a-f]{64}$" },
															message: "must match pattern \"^[0-9a-f]{64}$\""
														};
														if (vErrors === null) vErrors = [err68];
														else vErrors.push(err68);
														errors++;
													}
												} else {
													const err69 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/sha256",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/sha256/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err69];
													else vErrors.push(err69);
													errors++;
												}
											}
											if (data23.size !== void 0) {
												let data26 = data23.size;
												if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
													const err70 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/size",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/size/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													};
													if (vErrors === null) vErrors = [err70];
													else vErrors.push(err70);
													errors++;
												}
												if (typeof data26 == "number" && isFinite(data26)) {
													if (data26 < 0 || isNaN(data26)) {
														const err71 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/size",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/size/minimum",
															keyword: "minimum",
															params: {
																comparison: ">=",
																limit: 0
															},
															message: "must be >= 0"
														};
														if (vErrors === null) vErrors = [err71];
														else vErrors.push(err71);
														errors++;
													}
												}
											}
										} else {
											const err72 = {
												instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
												schemaPath: "#/properties/pip/items/properties/files/items/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err72];
											else vErrors.push(err72);
											errors++;
										}
										if (!(_errs48 === errors)) {}
									}
								} else {
									const err73 = {
										instancePath: instancePath + "/pip/" + i2 + "/files",
										schemaPath: "#/properties/pip/items/properties/files/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err73];
									else vErrors.push(err73);
									errors++;
								}
							}
						} else {
							const err74 = {
								instancePath: instancePath + "/pip/" + i2,
								schemaPath: "#/properties/pip/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err74];
							else vErrors.push(err74);
							errors++;
						}
						if (!(_errs35 === errors)) {}
					}
				} else {
					const err75 = {
						instancePath: instancePath + "/pip",
						schemaPath: "#/properties/pip/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err75];
					else vErrors.push(err75);
					errors++;
				}
			}
		} else {
			const err76 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err76];
			else vErrors.push(err76);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/environment/lock/read.ts
var import_lock_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_lock_schema(), 1);
const lockSchema = require_schema.lazySchema(import_lock_schema.default);
/** Reads the details of a lock; undefined if the text is damaged or of another make. */
function readLockDetails(text) {
	try {
		const value = JSON.parse(text);
		return lockSchema()(value) ? value : void 0;
	} catch {
		return;
	}
}
/** Why a text is not a lock, in a few words; undefined if it is one. */
function lockProblem(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return "it is not JSON";
	}
	const validate = lockSchema();
	if (validate(value)) return void 0;
	const [error] = validate.errors ?? [];
	return `${error?.instancePath === "" ? "" : `${error?.instancePath} `}${error?.message ?? "does not fit its schema"}`;
}
/** The hash in the head of an explicit lock or a pip lock; undefined if there is none. */
function lockedInputs(text) {
	return /^# inputs: ([0-9a-f]{64})$/m.exec(text.slice(0, 2e3))?.[1];
}
// actions/src/environment/lock/render.ts
/** The texts of a lock's files, by path from the repository's root. */
function renderLock(lock) {
	const files = require_model.lockFiles(lock.variant);
	return /* @__PURE__ */ new Map([
		[files.explicit, explicit(lock, files.explicit)],
		[files.details, `${JSON.stringify(lock, void 0, 1)}\n`],
		[files.pip, pip(lock, files.pip)]
	]);
}
/** The explicit format of conda: `conda create`, mamba and micromamba install it without solving. */
function explicit(lock, file) {
	return `${[...[
		`# The exact conda packages of the ${lock.variant} image. Written by \`vsc lock\`; don't edit.`,
		`# To install: micromamba create --name condaenv --file ${file}`,
		`# platform: ${require_subdir.SUBDIR}`,
		`# inputs: ${lock.inputs}`,
		"@EXPLICIT"
	], ...lock.packages.map(address)].join("\n")}\n`;
}
/** conda since 23.11 and micromamba check the SHA-256; an MD5 can be forged, so it isn't written. */
function address({ url, sha256 }) {
	return `${url}#sha256:${sha256}`;
}
/** pip's own format, in its mode that refuses anything without a known hash. */
function pip(lock, file) {
	const head = [
		`# What pip installs on top of ${require_model.lockFiles(lock.variant).explicit}. Written by \`vsc lock\`; don't edit.`,
		`# To install: pip install --no-deps --require-hashes --requirement ${file}`,
		`# inputs: ${lock.inputs}`,
		...byOtherNames(lock.packages).map((name) => `# conda has ${name}`)
	];
	const lines = lock.pip.map(({ name, version, files }) => {
		const hashes = files.map(({ sha256 }) => `    --hash=sha256:${sha256}`);
		return [`${name}==${version}`, ...hashes].join(" \\\n");
	});
	return `${[...head, ...lines].join("\n")}\n`;
}
/**
* What conda's packages count as beside their own name, though some have no metadata of it: conda-forge's
* OpenCV has had those of opencv-python-headless since 2024. `pip check` doesn't know.
*/
function byOtherNames(packages) {
	return [...new Set(packages.flatMap(({ name }) => require_pep440.distributionsOf(name).slice(1)))].toSorted();
}
// actions/src/environment/pypi/index/simple-page.ts
/** The media types of the Simple API, as PEP 691 has them asked for. */
const SIMPLE_TYPES = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";
/**
* Reads a project's page of the Simple API, in JSON (PEP 691) or HTML (PEP 503). A file without a
* SHA-256, or of a kind that pip doesn't install, is left out.
* @param address of the page: links may be relative
* @throws if it is a page of something else
*/
function readSimplePage(name, address, text) {
	return (text.trimStart().startsWith("{") ? fromJson(text) : fromHtml(text)).flatMap(({ filename, url, sha256, ...rest }) => {
		const parsed = parseFilename(name, filename);
		if (parsed === void 0 || !/^[0-9a-f]{64}$/.test(sha256)) return [];
		return [{
			filename,
			sha256,
			...parsed,
			...rest,
			url: new URL(url, address).href
		}];
	});
}
const fitting = /-any\.whl$|[-.](?:many)?linux[^-.]*_x86_64[^-]*\.whl$/;
const alien = /-(?:cp2|pp)[^-]*-[^-]*-[^-]*\.whl$/;
/**
* The files that may fit linux-64 and CPython 3, by a quick look at their names, and one of each release
* that has none of them.
*/
function essentialFiles(files) {
	const some = files.filter(mayFit);
	const known = new Set(some.map(({ version }) => version));
	const others = new Map(files.map((file) => [file.version, file]));
	return [...some, ...[...others.values()].filter(({ version }) => !known.has(version))];
}
function mayFit({ filename }) {
	return !filename.endsWith(".whl") || fitting.test(filename) && !alien.test(filename);
}
function fromJson(text) {
	const { files } = JSON.parse(text);
	if (!Array.isArray(files)) throw new Error("it is not a page of a package index");
	return files.map((value) => {
		const file = fieldsOf(value);
		const { yanked, size } = file;
		return {
			filename: textOf(file["filename"]),
			url: textOf(file["url"]),
			sha256: textOf(fieldsOf(file["hashes"])["sha256"]),
			size: Number.isSafeInteger(size) && Number(size) >= 0 ? Number(size) : void 0,
			requiresPython: textOf(file["requires-python"]),
			yanked: yanked === true ? "" : typeof yanked === "string" ? yanked : void 0,
			metadata: Boolean(file["core-metadata"] ?? file["dist-info-metadata"] ?? false),
			uploaded: dateOf(file["upload-time"])
		};
	});
}
function dateOf(value) {
	const text = textOf(value);
	return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? text : void 0;
}
/** Where a link begins, and all of it up to the next tag. */
const opening = /<a\b/gi;
const anchor = /((?:[^>"']|"[^"]*"|'[^']*')*)>([^<]*)/y;
const attribute = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gi;
/** An index may have no file of a project; what has links but none to a file is some other page. */
function fromHtml(text) {
	const found = anchorsOf(text).map(([attributes, label]) => {
		const given = new Map([...attributes.matchAll(attribute)].map(([, key = "", one, other]) => [key.toLowerCase(), unescape(one ?? other ?? "")]));
		const [url = "", hash = ""] = (given.get("href") ?? "").split("#");
		const metadata = given.get("data-core-metadata") ?? given.get("data-dist-info-metadata");
		return {
			filename: unescape(label).trim(),
			url,
			sha256: /^sha256=([0-9a-f]{64})$/.exec(hash)?.[1] ?? "",
			size: void 0,
			requiresPython: given.get("data-requires-python") ?? "",
			yanked: given.get("data-yanked"),
			metadata: metadata !== void 0 && metadata !== "false"
		};
	}).filter(({ sha256 }) => sha256 !== "");
	if (!(found.length > 0 || /<title>\s*Links for |pypi:repository-version/i.test(text))) throw new Error("it is not a page of a package index");
	return found;
}
/**
* Attributes and label of each link. It goes on behind each one, and ends at one that never closes, so
* that the longest page takes no more than one look at each character.
*/
function anchorsOf(text) {
	const found = [];
	for (let at = 0;; at = anchor.lastIndex) {
		opening.lastIndex = at;
		if (opening.exec(text) === null) return found;
		anchor.lastIndex = opening.lastIndex;
		const match = anchor.exec(text);
		if (match === null) return found;
		found.push([match[1] ?? "", match[2] ?? ""]);
	}
}
const entities = {
	"&lt;": "<",
	"&gt;": ">",
	"&quot;": "\"",
	"&#39;": "'",
	"&#x27;": "'",
	"&amp;": "&"
};
function unescape(text) {
	return text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/gi, (each) => entities[each.toLowerCase()]);
}
function fieldsOf(value) {
	return typeof value === "object" && value !== null ? value : {};
}
function textOf(value) {
	return typeof value === "string" ? value : "";
}
/**
* Kind and version from a file's name (PEP 427, PEP 625). Names of old source archives have any of
* `-_.` in the project's name; their versions begin with a digit, or a `v` before one.
*/
function parseFilename(name, filename) {
	if (!/^[A-Za-z0-9_.+!-]{1,300}$/.test(filename)) return void 0;
	if (filename.endsWith(".whl")) {
		const [project = "", version, ...tags] = filename.slice(0, -4).split("-");
		return require_pep440.normalizeName(project) === name && (tags.length === 3 || tags.length === 4) && version !== void 0 ? {
			kind: "wheel",
			version
		} : void 0;
	}
	const stem = /^(.*)\.(?:tar\.gz|zip|tgz|tar\.bz2)$/.exec(filename)?.[1];
	if (stem === void 0) return void 0;
	for (let end = stem.indexOf("-"); end > 0; end = stem.indexOf("-", end + 1)) {
		const version = stem.slice(end + 1);
		if (require_pep440.normalizeName(stem.slice(0, end)) === name && /^v?\d/i.test(version)) return {
			kind: "sdist",
			version
		};
	}
}
Object.defineProperty(exports, "SIMPLE_TYPES", {
	enumerable: true,
	get: function() {
		return SIMPLE_TYPES;
	}
});
Object.defineProperty(exports, "allowsVersion", {
	enumerable: true,
	get: function() {
		return allowsVersion;
	}
});
Object.defineProperty(exports, "askedBy", {
	enumerable: true,
	get: function() {
		return askedBy;
	}
});
Object.defineProperty(exports, "collectCandidates", {
	enumerable: true,
	get: function() {
		return collectCandidates;
	}
});
Object.defineProperty(exports, "collectDemands", {
	enumerable: true,
	get: function() {
		return collectDemands;
	}
});
Object.defineProperty(exports, "demandsOf", {
	enumerable: true,
	get: function() {
		return demandsOf;
	}
});
Object.defineProperty(exports, "essentialFiles", {
	enumerable: true,
	get: function() {
		return essentialFiles;
	}
});
Object.defineProperty(exports, "fitsBuild", {
	enumerable: true,
	get: function() {
		return fitsBuild;
	}
});
Object.defineProperty(exports, "followed", {
	enumerable: true,
	get: function() {
		return followed;
	}
});
Object.defineProperty(exports, "givenBelow", {
	enumerable: true,
	get: function() {
		return givenBelow;
	}
});
Object.defineProperty(exports, "givenByConda", {
	enumerable: true,
	get: function() {
		return givenByConda;
	}
});
Object.defineProperty(exports, "imageMarkers", {
	enumerable: true,
	get: function() {
		return imageMarkers;
	}
});
Object.defineProperty(exports, "installOrder", {
	enumerable: true,
	get: function() {
		return installOrder;
	}
});
Object.defineProperty(exports, "lockProblem", {
	enumerable: true,
	get: function() {
		return lockProblem;
	}
});
Object.defineProperty(exports, "lockedInputs", {
	enumerable: true,
	get: function() {
		return lockedInputs;
	}
});
Object.defineProperty(exports, "meets", {
	enumerable: true,
	get: function() {
		return meets;
	}
});
Object.defineProperty(exports, "nameOfSpec", {
	enumerable: true,
	get: function() {
		return nameOfSpec;
	}
});
Object.defineProperty(exports, "needsOf", {
	enumerable: true,
	get: function() {
		return needsOf;
	}
});
Object.defineProperty(exports, "packageOf", {
	enumerable: true,
	get: function() {
		return packageOf;
	}
});
Object.defineProperty(exports, "parseFilename", {
	enumerable: true,
	get: function() {
		return parseFilename;
	}
});
Object.defineProperty(exports, "readEggRequires", {
	enumerable: true,
	get: function() {
		return readEggRequires;
	}
});
Object.defineProperty(exports, "readLockDetails", {
	enumerable: true,
	get: function() {
		return readLockDetails;
	}
});
Object.defineProperty(exports, "readMetadata", {
	enumerable: true,
	get: function() {
		return readMetadata;
	}
});
Object.defineProperty(exports, "readSimplePage", {
	enumerable: true,
	get: function() {
		return readSimplePage;
	}
});
Object.defineProperty(exports, "renderLock", {
	enumerable: true,
	get: function() {
		return renderLock;
	}
});
Object.defineProperty(exports, "replacedBy", {
	enumerable: true,
	get: function() {
		return replacedBy;
	}
});
Object.defineProperty(exports, "resolvePip", {
	enumerable: true,
	get: function() {
		return resolvePip;
	}
});
Object.defineProperty(exports, "sameCondaVersion", {
	enumerable: true,
	get: function() {
		return sameCondaVersion;
	}
});
Object.defineProperty(exports, "shortPins", {
	enumerable: true,
	get: function() {
		return shortPins;
	}
});
Object.defineProperty(exports, "withExactPins", {
	enumerable: true,
	get: function() {
		return withExactPins;
	}
});
