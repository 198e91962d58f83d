const require_collect = require("./facts-collect.cjs");
const require_why_moved = require("./change-why-moved.cjs");
const require_check = require("./lock-check.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_solver = require("./solve-solver.cjs");
const require_repodata = require("./channel-repodata.cjs");
const require_pip_requirement = require("./requirement-pip-requirement.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_location = require("./channel-location.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/environment/lock/verify-pip.ts
/** One version alone: who asks for it may have a release that was withdrawn (PEP 592). */
const isExact = /^===?[^*,]+$/;
/**
* Verifies the pip half of a lock against the package index: the files of each release that fit the
* image, their hashes and sizes, and what the release needs; and with that, that all needs are met and
* nothing is there without one, and that nothing was withdrawn.
* @returns the faults, and the packages as the index has them
* @throws Unavailable
*/
async function verifyPip(lock, file, glibc, { index, standing }) {
	const python = lock.packages.find(({ name }) => name === "python")?.version;
	if (python === void 0 || file.pip.length === 0) return {
		faults: [],
		packages: [],
		withdrawn: []
	};
	const setting = {
		index,
		target: {
			python,
			glibc
		},
		given: require_simple_page.givenBelow(lock.packages, file)
	};
	const same = new Set(standing.map((each) => JSON.stringify(each)));
	const withdrawn = [];
	const found = await Promise.all(lock.pip.map(async (each) => {
		const served = await require_simple_page.packageOf(each.name, each.version, setting);
		if (served !== void 0 || !same.has(JSON.stringify(each))) return served;
		withdrawn.push(each.name);
		return each;
	}));
	const wrong = lock.pip.flatMap((each, at) => differences(each, found[at]));
	return {
		faults: (wrong.length > 0 ? wrong : await closure()).map(([name, message]) => ({
			section: "pip",
			name,
			message
		})),
		packages: found.filter((each) => each !== void 0),
		withdrawn
	};
	async function closure() {
		const { demands, given } = await require_simple_page.demandsOf(file.pip, lock.pip, setting);
		const half = {
			file: file.file,
			lines: file.pip,
			python,
			given,
			extrasKnown: true
		};
		const yanked = lock.pip.filter((each, at) => {
			const asked = demands.get(each.name)?.some(({ specifier }) => isExact.test(specifier));
			return found[at]?.yanked === true && asked !== true && !same.has(JSON.stringify(each));
		});
		return [...require_check.pipClosureFaults(lock.pip, half), ...yanked.map(({ name, version }) => {
			return [name, `${name} ${version} was withdrawn from PyPI (yanked).`];
		})];
	}
}
function differences(locked, found) {
	const { name, version, requires, files } = locked;
	const what = `${name} ${version}`;
	if (found === void 0) return [[name, `The package index has no file of ${what} for this image.`]];
	if (found.version !== version) return [[name, `The package index writes ${what} as ${found.version}.`]];
	if (requires.join("\n") !== found.requires.join("\n")) return [[name, `The needs of ${what} are not what the package index has.`]];
	const listed = new Map(found.files.map((file) => [file.filename, file]));
	for (const { filename, sha256, size } of files) {
		const file = listed.get(filename);
		if (file === void 0) return [[name, `The package index has no ${filename} that fits this image.`]];
		if (file.sha256 !== sha256) return [[name, `The SHA-256 of ${filename} is not the index's.`]];
		if (file.size !== size) return [[name, `The size of ${filename} is not the index's.`]];
	}
	return found.files.length > files.length ? [[name, `The lock lacks files of ${what} that fit this image.`]] : [];
}
// actions/src/environment/pypi/findings/age.ts
/**
* How long the index has had the packages of lines that the change brings: the first thing to ask of a name
* that looks like a slip of another. An index doesn't say how often a package is downloaded.
* @throws Unavailable
*/
async function agesOf(file, base, index) {
	const there = new Set(base?.pip.map(({ name }) => name));
	const told = file.pip.filter(({ name }) => !there.has(name)).map(async ({ name, place }) => {
		const age = ageOf(name, await index.project(name) ?? []);
		return age === void 0 ? [] : [[place, age]];
	});
	return new Map((await Promise.all(told)).flat());
}
function ageOf(name, files) {
	const dates = files.flatMap(({ uploaded }) => uploaded?.slice(0, 10) ?? []).toSorted();
	const [first, last] = [dates[0], dates.at(-1)];
	if (first === void 0 || last === void 0) return void 0;
	const releases = new Set(files.map(({ version }) => version)).size;
	return `PyPI has ${name} since ${first}${releases === 1 ? `, in one release` : `: ${releases} releases, the last of ${last}`}; whether it asks the network when it is imported, the image's tests say.`;
}
// actions/src/environment/pypi/findings/or-from-conda.ts
/**
* Says of pip entries that the change brings if a channel has the very version: conda's solver sees
* what a package needs of conda's others, pip's doesn't. A channel that doesn't answer changes nothing.
*/
async function orFromConda(file, base, solver) {
	if (base === void 0) return [];
	const there = new Set(base.pip.map(({ raw }) => raw));
	const told = file.pip.filter(({ raw, extras }) => !there.has(raw) && extras.length === 0).map(async ({ name, version = "", place }) => {
		const found = [...await solver.versionsOf(file, name).catch((error) => {
			if (error instanceof require_repodata.ChannelDown) return /* @__PURE__ */ new Map();
			throw error;
		})].find(([each]) => require_location.sameVersion(each, version));
		if (found === void 0) return [];
		const [same, channel] = found;
		const message = `The channel ${channel} has ${name} ${same} as well: conda respects what its packages need, pip does not.`;
		const suggestion = `write \`${require_pip_requirement.entryOf({
			channel: void 0,
			name
		}, same)}\` in the list of conda, unless pip's is meant`;
		return [require_schema.finding("prefer-conda", "notice", place, message, suggestion)];
	});
	return (await Promise.all(told)).flat();
}
// actions/src/environment/pypi/findings/or-from-pip.ts
/**
* Says of conda entries that no channel has, and nothing like them, if the package index has them. An
* index that doesn't answer changes nothing.
*/
function orFromPip(findings, { conda }, index) {
	return Promise.all(findings.map(async (finding) => {
		const { rule, suggestion, place } = finding;
		if (rule !== "unknown-package" || suggestion !== void 0) return finding;
		const line = conda.find((each) => each.place.line === place.line);
		if (line?.version === void 0) return finding;
		const { version } = line;
		const name = require_pep440.normalizeName(line.name);
		return (await index.project(name).catch(() => void 0) ?? []).some((file) => require_location.sameVersion(file.version, version)) ? {
			...finding,
			suggestion: `PyPI has it: write \`${name}==${version}\` under \`pip:\``
		} : finding;
	}));
}
// actions/src/environment/upstream.ts
/**
* What main has and its channels or the index no longer do: a warning at the line, or at the
* `dependencies` if no line names it. The change is judged with what main's lock has.
*/
function upstreamFindings({ change, lock }, file) {
	const { broken, head } = change;
	const solved = head.verdict === "solved" ? head.withdrawn ?? [] : [];
	const verified = lock?.verification.verdict === "verified" ? lock.verification.withdrawn : [];
	const conda = [.../* @__PURE__ */ new Set([...solved, ...verified])].map((name) => ({
		place: file.conda.find((line) => line.name === name)?.place,
		what: `a channel no longer lists ${name}`
	}));
	const pip = (lock !== void 0 && "withdrawn" in lock.pip ? lock.pip.withdrawn : []).map((name) => ({
		place: file.pip.find((line) => line.name === name)?.place,
		what: `the package index no longer has ${name}`
	}));
	const lost = [...conda, ...pip].map(({ place = file.dependenciesPlace, what }) => {
		const message = `Main is broken upstream: ${what} as main's lock has it. This change is judged with that lock.`;
		return require_schema.finding("upstream", "warning", place, message, FIX);
	});
	const lines = (broken?.findings ?? []).map(({ place, message }) => {
		const at = file.conda.find(({ raw }) => message.startsWith(`\`${raw}\``))?.place ?? file.conda.find((line) => line.place.line === place.line)?.place;
		const told = `Main is broken upstream, not by this change: ${message}`;
		return require_schema.finding("upstream", "warning", at ?? file.dependenciesPlace, told, FIX);
	});
	return [...lost, ...lines];
}
const FIX = "a maintainer changes the line by a request of its own";
/** Why nothing can be said of the whole, if main's own file has no solution. */
function brokenMain({ broken }) {
	if (broken === void 0) return void 0;
	return `Main is broken upstream, not by this change: ${require_action.listed([...new Set(broken.findings.map(({ message }) => message))], 8, " ")} The change was judged without these lines.`;
}
// actions/src/environment/solve/change/change.ts
/**
* A file as it was and as it will be: by their locks, else solved. What is solved keeps what it can of
* the other, as locking does: what differs is what the change forces.
*/
async function solveChange(solver, request) {
	const { virtualPackages, base: was, head: willBe, known = {}, locked = [] } = request;
	const settle = (file, packages, preferred) => packages === void 0 ? solver.solve({
		file,
		virtualPackages,
		locked: preferred
	}) : {
		verdict: "solved",
		packages
	};
	const base = was && await settle(was, known.base, known.head ?? locked);
	if (was === void 0 || base?.verdict !== "solved") {
		const head = await settle(willBe, known.head, locked);
		const rest = was && base && "findings" in base ? withoutBroken(base, was, willBe) : void 0;
		if (rest === void 0 || !("findings" in head)) return {
			base,
			head,
			radius: void 0
		};
		const sides = {
			base: rest.was,
			head: rest.willBe
		};
		const judged = await solveChange(solver, {
			...request,
			...sides
		});
		const { findings } = base;
		const all = [...findings, ...judged.broken?.findings ?? []];
		return {
			...judged,
			broken: {
				...base,
				findings: all
			}
		};
	}
	const head = known.head === void 0 && sameConda$1(was, willBe) ? base : await settle(willBe, known.head, base.packages);
	if (head.verdict !== "solved") return {
		base,
		head,
		radius: void 0
	};
	const order = await solver.versionOrder([...missingFrom(head.packages, base.packages), ...missingFrom(base.packages, head.packages)]);
	return {
		base,
		head,
		radius: require_why_moved.compareSolutions(base.packages, head.packages, order)
	};
}
/** Both files without the lines that clash in the first one; undefined if nothing would be left out. */
function withoutBroken({ findings }, was, willBe) {
	const lines = new Set(findings.map(({ place }) => place));
	const broken = new Set(was.conda.flatMap(({ place, raw }) => lines.has(place) ? raw : []));
	const without = (file) => ({
		...file,
		conda: file.conda.filter(({ raw }) => !broken.has(raw))
	});
	if (without(willBe).conda.length === willBe.conda.length) return void 0;
	return {
		was: without(was),
		willBe: without(willBe)
	};
}
/** Packages of one side that the other has not. */
function missingFrom(others, these) {
	const known = new Set(others.map(({ url }) => url));
	return these.filter(({ url }) => !known.has(url));
}
function sameConda$1(a, b) {
	return condaPart(a) === condaPart(b);
}
function condaPart({ channels, conda }) {
	return JSON.stringify([channels.map(({ name }) => name), conda.map(({ raw }) => raw)]);
}
// actions/src/environment/solve-files.ts
/**
* Solves the variants side by side, and checks their pip sections against the solutions. Call it
* only with channels that the policy allows: it asks their servers.
*/
async function solveFiles({ environments, head, base }, locks, { notFree, ...options }) {
	const solver = new require_solver.Solver(options);
	const sources = require_why_moved.pipSources(options);
	const osv = new require_why_moved.Osv({
		...options,
		osvUrl: options.osvUrl
	});
	const solveOne = async ({ variant, machine: virtualPackages }, file) => {
		const before = base[variant];
		const { head: own, base: old, preferred } = locks[variant] ?? {};
		const lock = own && await verifyLock(own, {
			file,
			virtualPackages,
			main: old
		}, {
			solver,
			pip: sources
		});
		const holds = lock !== void 0 && lockHolds(lock);
		const request = {
			virtualPackages,
			base: before,
			head: file,
			known: {
				base: old?.packages,
				head: holds ? own?.packages : void 0
			},
			locked: preferred?.packages
		};
		const change = await solveChange(solver, request);
		if (change.head.verdict !== "solved") {
			const lines = upstreamFindings({
				change,
				lock
			}, file);
			if (!("findings" in change.head)) return {
				change,
				lines,
				pypi: void 0,
				lock
			};
			const findings = await orFromPip(change.head.findings, file, sources.index);
			return {
				change: {
					...change,
					head: {
						...change.head,
						findings
					}
				},
				lines,
				pypi: void 0,
				lock
			};
		}
		const locked = holds && "packages" in lock.pip ? lock.pip.packages : void 0;
		const section = {
			file,
			solved: change.head.packages,
			locked
		};
		const below = change.base?.verdict === "solved" ? change.base.packages : void 0;
		const pypi = await require_solver.checkPypi(section, {
			...sources,
			glibc: glibcOf(virtualPackages),
			before: before && below && {
				file: before,
				solved: below,
				locked: old?.pip
			},
			preferred: new Map(preferred?.pip.map(({ name, version }) => [name, version]))
		});
		const lines = [
			...upstreamFindings({
				change,
				lock
			}, file),
			...require_simple_page.shortPins(file.conda, change.head.packages),
			...await orFromConda(file, before, solver)
		];
		const ages = pypi.verdict === "checked" ? await agesOf(file, before, sources.index) : void 0;
		const bare = wholeRadius(change, pypi);
		const installed = {
			conda: change.head.packages,
			pip: (pypi.verdict === "checked" ? pypi.packages ?? pypi.refused : void 0) ?? [],
			asked: require_why_moved.askedAnew(file, before),
			allows: (constraint, version) => solver.allows(constraint, version)
		};
		const radius = bare && await require_why_moved.whyMoved(bare, installed);
		const records = (packages) => solver.records(file, packages);
		const from = {
			records,
			index: sources.index,
			osv,
			fetching: options,
			notFree
		};
		const facts = radius && await require_collect.collectFacts(radius, from);
		options.signal.throwIfAborted();
		return {
			change: {
				...change,
				radius
			},
			lines,
			pypi,
			ages,
			facts,
			lock
		};
	};
	try {
		const solved = environments.map(async (each) => {
			const file = head[each.variant];
			return file === void 0 ? [] : [[each.variant, await solveOne(each, file)]];
		});
		return Object.fromEntries((await Promise.all(solved)).flat());
	} finally {
		await solver.close();
	}
}
/** With the pip section; undefined if nobody can tell what that changes. */
function wholeRadius({ base, radius: conda }, pypi) {
	if (conda === void 0 || pypi.verdict !== "checked") return void 0;
	const { before, packages = pypi.refused } = pypi;
	if (before === void 0 || packages === void 0) return void 0;
	const below = base?.verdict === "solved" ? base.packages : [];
	return require_why_moved.bothRadii(conda, require_why_moved.pipRadius(before, packages, below));
}
async function verifyLock(lock, { file, virtualPackages, main }, { solver, pip: sources }) {
	const glibc = glibcOf(virtualPackages);
	const [verification, pip] = await Promise.all([solver.verify({
		file,
		virtualPackages
	}, lock.packages, {
		packages: main?.packages ?? [],
		settled: main !== void 0 && sameConda(lock, main)
	}), verifyPip(lock, file, glibc, {
		...sources,
		standing: main?.pip ?? []
	}).catch((error) => {
		const undecided = require_solver.whyUnavailable(error);
		if (undecided === void 0) throw error;
		return { undecided };
	})]);
	const faults = [...verification.verdict === "verified" ? verification.faults : [], ..."faults" in pip ? pip.faults : []];
	return {
		verification,
		pip,
		findings: require_check.faultsAt(lock, faults)
	};
}
/** The same packages for the same lines on the same machine. */
function sameConda(a, b) {
	return a.inputs === b.inputs && JSON.stringify(a.packages) === JSON.stringify(b.packages);
}
function lockHolds({ verification, pip, findings }) {
	return verification.verdict === "verified" && "packages" in pip && findings.length === 0;
}
function glibcOf(machine) {
	return machine["__glibc"] ?? "2.17";
}
/** What the solver and PyPI have to say at the lines. */
function findingsOf({ change, lines = [], pypi, lock }) {
	const rejected = "findings" in change.head ? change.head.findings : [];
	return [
		...lock?.findings ?? [],
		...rejected,
		...lines,
		...pypi?.verdict === "checked" ? pypi.findings : []
	];
}
/**
* Why nobody can tell about a variant, in a sentence; undefined if it is decided. A server that
* does not answer says nothing about the environment.
*/
function undecidedReason({ change, pypi, lock }) {
	const head = lock !== void 0 && lock.verification.verdict !== "verified" ? lock.verification : change.head;
	if (head.verdict === "channel-unavailable") return `The channel \`${head.channel}\` could not be read: ${head.reason} (${times(head.attempts)}, \`${head.url}\`).`;
	if (head.verdict === "timed-out" || head.verdict === "crashed") return `The conda part was not solved: ${head.message}.`;
	if (lock !== void 0 && "undecided" in lock.pip) return `The pip half of the lock was not verified: ${lock.pip.undecided}.`;
	if (pypi?.verdict === "pypi-unavailable") return `The pip section was not checked: ${pypi.reason}.`;
	return brokenMain(change);
}
function times(attempts) {
	return ["not tried", "tried once"][attempts] ?? `tried ${attempts} times`;
}
Object.defineProperty(exports, "findingsOf", {
	enumerable: true,
	get: function() {
		return findingsOf;
	}
});
Object.defineProperty(exports, "solveFiles", {
	enumerable: true,
	get: function() {
		return solveFiles;
	}
});
Object.defineProperty(exports, "undecidedReason", {
	enumerable: true,
	get: function() {
		return undecidedReason;
	}
});
