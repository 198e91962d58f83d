const require_schema = require("./yaml-schema.cjs");
const require_model = require("./lock-model.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_location = require("./channel-location.cjs");
// actions/src/environment/lock/pip-closure.ts
/** Each need of a line or a package is met, by the lock or by conda, and nothing is there without one. */
function pipClosureFaults(packages, { file, lines, python, given, extrasKnown }) {
	const known = require_simple_page.followed(packages, given);
	const demands = require_simple_page.collectDemands(lines, known, require_simple_page.imageMarkers(python));
	const unmet = [...demands].flatMap(([name, asked]) => {
		const found = known.get(name);
		if (found === void 0) return [[asked[0]?.by?.split(" ")[0], `${whoAsks(name, asked[0])}, which is not in the lock.`]];
		const wrong = asked.find((each) => !each.allows(found.version));
		if (wrong === void 0) return [];
		const where = found.byConda ? "conda has" : "the lock has";
		return [[name, `${whoAsks(name, wrong)}, and ${where} ${found.version}.`]];
	});
	if ([...demands].some(([name, asked]) => given.has(name) && asked.some(hasExtras)) && !extrasKnown) return unmet;
	const stray = packages.filter(({ name }) => !demands.has(name));
	return [...unmet, ...stray.map(({ name }) => [name, `No entry of ${file} needs ${name}.`])];
}
function hasExtras({ extras }) {
	return extras.length > 0;
}
function whoAsks(name, { by, line, specifier }) {
	return by === void 0 ? `\`${line.raw}\` asks for ${name}` : `${by} needs ${name}${specifier}`;
}
// actions/src/environment/lock/sound.ts
/**
* What can't be in a lock of this file under this policy: judged by the texts alone, so that a build
* refuses it too, without a network. Whether constraints hold is the solver's to say.
*/
function unsoundLock(lock, file, policy) {
	const conda = [
		...lock.packages.flatMap((each) => addressFaults(each, file, policy)),
		...closureFaults(lock.packages, file, policy),
		...file.conda.flatMap((line) => lineFaults(line, lock.packages))
	].map(([name, message]) => ({
		section: "conda",
		name,
		message
	}));
	const pip = pipFaults(lock, file).map(([name, message]) => ({
		section: "pip",
		name,
		message
	}));
	return [...conda, ...pip];
}
/** A package lies in a channel that the file names and the policy allows, under its own file name. */
function addressFaults(each, file, policy) {
	const named = [...file.channels.map(({ name }) => name), ...file.conda.flatMap(({ channel }) => channel ?? [])].filter((name) => policy.channels.includes(name));
	const { name, version, build, subdir, url } = each;
	const stem = `${subdir}/${name}-${version}-${build}`;
	if (require_location.locateChannels(named).some((channel) => [`${channel.url}/${stem}.conda`, `${channel.url}/${stem}.tar.bz2`].includes(url))) return [];
	return [[name, `${name} comes from ${url}, which is not its address in a channel of ${file.file}.`]];
}
/** Everything is there once, in order, and nothing that no line leads to. */
function closureFaults(packages, file, { virtualPackages }) {
	const byName = new Map(packages.map((each) => [each.name, each]));
	const known = (name) => byName.has(name) || name in virtualPackages;
	const told = packages.flatMap((each) => {
		if (byName.get(each.name) !== each) return [[each.name, `${each.name} is listed twice.`]];
		return needsOf(each).filter((need) => !known(need)).map((need) => [each.name, `${each.name} needs ${need}, which is not in the lock.`]);
	});
	const reached = /* @__PURE__ */ new Set();
	const waiting = file.conda.map(({ name }) => name);
	for (let name = waiting.pop(); name !== void 0; name = waiting.pop()) {
		if (reached.has(name)) continue;
		reached.add(name);
		const found = byName.get(name);
		if (found !== void 0) waiting.push(...needsOf(found));
	}
	const stray = packages.filter(({ name }) => !reached.has(name));
	told.push(...stray.map(({ name }) => [name, `No entry of ${file.file} needs ${name}.`]));
	if (told.length > 0) return told;
	const late = require_simple_page.installOrder(packages).findIndex((each, index) => each !== packages[index]);
	const name = packages[late]?.name;
	return late < 0 ? [] : [[name, `${name} stands before what it needs, or out of order.`]];
}
function needsOf({ depends }) {
	return depends.map(require_simple_page.nameOfSpec);
}
/** `=1.9` allows 1.9.3 to conda; `==1.9` doesn't. Other constraints are left to the solver. */
function lineFaults(line, packages) {
	const found = packages.find(({ name }) => name === line.name);
	if (found === void 0) return [[void 0, `\`${line.raw}\` is not in the lock.`]];
	const { version, build, url } = found;
	const exact = line.version === void 0 || isVersion(version, line);
	const channel = line.channel === void 0 ? [] : require_location.locateChannels([line.channel]);
	const elsewhere = channel.length > 0 && !channel.some((each) => url.startsWith(`${each.url}/`));
	const built = line.build === void 0 || require_simple_page.fitsBuild(build, line.build);
	if (exact && built && !elsewhere) return [];
	return [[found.name, `${found.name} ${version} ${build} is not what \`${line.raw}\` asks for.`]];
}
function isVersion(version, { constraint = "", version: asked = "" }) {
	return !constraint.startsWith("==") && version.startsWith(`${asked}.`) || require_simple_page.sameCondaVersion(version, asked);
}
/** The pip half by itself: each file is one of its package, all needs are met, and nothing is there without. */
function pipFaults(lock, file) {
	const byName = new Map(lock.pip.map((each) => [each.name, each]));
	const wrong = lock.pip.flatMap((each) => {
		if (byName.get(each.name) !== each) return [[each.name, `${each.name} is listed twice.`]];
		const alien = each.files.find(({ filename }) => !isFileOf(filename, each));
		if (alien !== void 0) return [[each.name, `${alien.filename} is not a file of ${each.name} ${each.version}.`]];
		return each.files.length > 0 ? [] : [[each.name, `${each.name} has no file in the lock.`]];
	});
	if (wrong.length > 0) return wrong;
	const given = require_simple_page.givenBelow(lock.packages, file);
	const twice = lock.pip.filter(({ name }) => given.has(name));
	if (twice.length > 0) return twice.map(({ name }) => [name, `${name} is listed twice: conda has it.`]);
	const python = lock.packages.find(({ name }) => name === "python")?.version ?? "";
	const half = {
		file: file.file,
		lines: file.pip,
		python,
		given,
		extrasKnown: false
	};
	return pipClosureFaults(lock.pip, half);
}
/** The file's name says of what release it is. */
function isFileOf(filename, { name, version }) {
	const parsed = require_simple_page.parseFilename(name, filename);
	return parsed !== void 0 && require_location.sameVersion(parsed.version, version);
}
// actions/src/environment/lock/check.ts
/**
* How a lock stands to its environment file, as far as the texts tell. That its conda packages are the
* channels' is verified where those are at hand (`Solver.verify`).
*/
function checkLock(variant, texts, file, policy) {
	const { explicit, details, pip } = texts;
	const files = require_model.lockFiles(variant);
	if (explicit === void 0 && details === void 0 && pip === void 0) return {
		state: "absent",
		lock: void 0,
		findings: []
	};
	const problem = details === void 0 ? "it is missing" : require_simple_page.lockProblem(details);
	if (details === void 0 || problem !== void 0) {
		const message = `${files.details} is not a lock: ${problem}.`;
		return {
			state: "damaged",
			lock: void 0,
			findings: [refuse(files.details, 1, message)]
		};
	}
	const lock = require_simple_page.readLockDetails(details);
	const rendered = lock && require_simple_page.renderLock(lock);
	if (!(lock?.variant === variant && rendered?.get(files.explicit) === explicit && rendered?.get(files.pip) === pip && require_simple_page.lockedInputs(explicit ?? "") === lock.inputs) || lock === void 0) {
		const message = `${files.explicit} and the files beside it don't belong together: they were edited, or merged.`;
		return {
			state: "damaged",
			lock: void 0,
			findings: [refuse(files.explicit, 1, message)]
		};
	}
	if (lock.inputs !== require_model.inputsHash(file, policy.virtualPackages)) {
		const message = `${files.explicit} was made from another state of ${file.file}.`;
		return {
			state: "stale",
			lock,
			findings: [refuse(files.explicit, 1, message)]
		};
	}
	const faults = unsoundLock(lock, file, policy);
	return {
		state: faults.length === 0 ? "fits" : "unsound",
		lock,
		findings: faultsAt(lock, faults)
	};
}
/** More faults of one lock than this say nothing new: it is forged, or of another repository. */
const mostFaults = 20;
/** The faults of a lock, as findings at the packages' lines. */
function faultsAt(lock, faults) {
	const files = require_model.lockFiles(lock.variant);
	const rendered = require_simple_page.renderLock(lock);
	return faults.slice(0, mostFaults).map(({ section, name, message }) => {
		const file = section === "conda" ? files.explicit : files.pip;
		const at = lock.packages.findIndex((each) => each.name === name);
		const lines = (rendered.get(file) ?? "").split("\n");
		const line = section === "conda" ? lines.indexOf("@EXPLICIT") + 1 + at : lines.findIndex((text) => text.startsWith(`${name}==`));
		return refuse(file, name === void 0 || line < 0 ? 1 : line + 1, message);
	});
}
function refuse(file, line, message) {
	return require_schema.finding("lock", "error", {
		file,
		line,
		column: 1,
		endColumn: 2
	}, message, "run `npx vsc lock`, and commit what it writes");
}
Object.defineProperty(exports, "checkLock", {
	enumerable: true,
	get: function() {
		return checkLock;
	}
});
Object.defineProperty(exports, "faultsAt", {
	enumerable: true,
	get: function() {
		return faultsAt;
	}
});
Object.defineProperty(exports, "pipClosureFaults", {
	enumerable: true,
	get: function() {
		return pipClosureFaults;
	}
});
