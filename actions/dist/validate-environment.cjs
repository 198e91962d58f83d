const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_policy = require("./policy.cjs");
const require_channel_cache = require("./channel-cache.cjs");
const require_git_base = require("./git-base.cjs");
const require_radius_view = require("./radius-view.cjs");
const require_check = require("./check.cjs");
const require_validate_view = require("./validate-view.cjs");
const require_annotations = require("./annotations.cjs");
const require_view = require("./view.cjs");
const require_inputs = require("./inputs.cjs");
const require_write_report = require("./write-report.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/environment/rules/allowed-channel.ts
/** Every channel is a place that code comes from, and their order decides which one wins. */
const allowedChannel = require_channel_cache.eachFile((file, { policy }) => {
	const known = policy.channels.join(", ");
	const refuse = (place, name) => require_policy.finding("allowed-channel", "error", place, `The channel \`${name}\` is not one that the policy allows.`, `use one of ${known}; maintainers may add a channel to environment/policy.yml`);
	const findings = file.channels.filter(({ name }) => !policy.channels.includes(name)).map(({ name, place }) => refuse(place, name));
	for (const { channel, place } of file.conda) if (channel !== void 0 && !policy.channels.includes(channel)) findings.push(refuse(place, channel));
	const ranks = file.channels.map(({ name }) => policy.channels.indexOf(name));
	const at = ranks.findIndex((rank, index) => rank >= 0 && rank <= (ranks[index - 1] ?? -1));
	const moved = file.channels[at];
	if (moved !== void 0) {
		const message = `The channel \`${moved.name}\` is out of order; the first channel that has a package wins.`;
		findings.push(require_policy.finding("allowed-channel", "error", moved.place, message, `keep the order ${known}`));
	}
	return findings;
});
// actions/src/environment/rules/conda-and-pip.ts
/** pip would overwrite what conda installed, and conda's dependents break at run time. */
const condaAndPip = require_channel_cache.eachFile((file) => {
	const conda = new Map(file.conda.map((spec) => [require_policy.moduleFamily(require_policy.pypiNameOf(spec.name)), spec]));
	return file.pip.flatMap((requirement) => {
		const spec = conda.get(require_policy.moduleFamily(requirement.name));
		if (spec === void 0) return [];
		const message = `\`${requirement.name}\` comes from conda already, as \`${spec.raw}\` in line ${spec.place.line}.`;
		return [require_policy.finding("conda-and-pip", "error", requirement.place, message, "delete this line, or change the version of the conda entry")];
	});
});
// actions/src/environment/rules/fixed-package.ts
/** Everything else is built for this Python: to change it is a decision of the maintainers. */
const fixedPackage = require_channel_cache.eachFile((file, { policy }, base) => policy.fixed.flatMap((name) => {
	if (file.unread.some((unread) => unread.toLowerCase() === name)) return [];
	const spec = file.conda.find((entry) => entry.name === name);
	const before = base?.conda.find((entry) => entry.name === name);
	if (spec === void 0) {
		const message = `\`${name}\` is missing; the policy asks for it.`;
		const suggestion = before?.raw ?? `${name}=<version>`;
		return [require_policy.finding("fixed-package", "error", file.dependenciesPlace, message, suggestion)];
	}
	if (before === void 0 || before.raw === spec.raw) return [];
	const message = `\`${name}\` changes from \`${before.raw}\`; the policy fixes its version.`;
	return [require_policy.finding("fixed-package", "error", spec.place, message, before.raw)];
}));
// actions/src/environment/rules/marker-applies.ts
/** A marker that does not hold in the image makes pip skip the line without a word. */
const markerApplies = require_channel_cache.eachFile((file) => file.pip.flatMap(({ name, marker, place }) => {
	const tree = marker === void 0 ? void 0 : require_policy.parseMarker(marker);
	if (tree === void 0 || require_policy.markerHolds(tree, require_channel_cache.imageMarkers(pythonOf(file)))) return [];
	const message = `pip would skip \`${name}\`: its marker \`${marker}\` does not hold in the image.`;
	return [require_policy.finding("marker-applies", "error", place, message, "remove the marker, or the line")];
}));
function pythonOf(file) {
	return file.conda.find(({ name }) => name === "python")?.version ?? "3.9.13";
}
// actions/src/environment/rules/no-duplicate.ts
/** Of two entries for one package a solver takes both or the last one; readers see the first. */
const noDuplicate = require_channel_cache.eachFile((file) => [...repeated(file.conda, ({ name }) => require_policy.normalizeName(name)), ...repeated(file.pip, ({ name }) => require_policy.moduleFamily(name))]);
function repeated(entries, keyOf) {
	const first = /* @__PURE__ */ new Map();
	return entries.flatMap((entry) => {
		const earlier = first.get(keyOf(entry));
		if (earlier === void 0) {
			first.set(keyOf(entry), entry);
			return [];
		}
		const where = `line ${earlier.place.line}`;
		const message = require_policy.normalizeName(earlier.name) === require_policy.normalizeName(entry.name) ? `\`${entry.name}\` is listed already, in ${where}.` : `\`${entry.name}\` installs the same modules as \`${earlier.name}\` in ${where}.`;
		return [require_policy.finding("no-duplicate", "error", entry.place, message, "keep one of the two lines")];
	});
}
// actions/src/environment/rules/no-wildcard.ts
/** A wildcard pins nothing: the newest version that fits is taken on the day of the build. */
const noWildcard = require_channel_cache.eachFile((file) => [...file.conda.filter(({ constraint, build }) => `${constraint} ${build}`.includes("*")).map(({ name, raw, place }) => require_policy.finding("no-wildcard", "error", place, `\`${raw}\` holds a wildcard.`, `${name}=<version>`)), ...file.pip.filter(({ specifier }) => specifier.includes("*")).map(({ name, raw, place }) => require_policy.finding("no-wildcard", "error", place, `\`${raw}\` holds a wildcard.`, `${name}==<version>`))]);
// actions/src/environment/rules/pinned-version.ts
/** An entry without a version changes the image on the day of its build, whoever builds it. */
const pinnedVersion = require_channel_cache.eachFile((file, _context, base) => [...file.conda.filter((spec) => spec.version === void 0 && !spec.constraint?.includes("*")).map((spec) => {
	const before = base?.conda.find(({ name }) => name === spec.name)?.version;
	const suggestion = `${spec.channel === void 0 ? "" : `${spec.channel}::`}${spec.name}=${before ?? "<version>"}`;
	return require_policy.finding("pinned-version", "error", spec.place, what(spec.name, spec.constraint), suggestion);
}), ...file.pip.filter(({ version, specifier }) => version === void 0 && !specifier.includes("*")).map((requirement) => {
	const before = base?.pip.find(({ name }) => name === requirement.name)?.version;
	const extras = requirement.extras.length === 0 ? "" : `[${requirement.extras.join(",")}]`;
	const suggestion = `${requirement.name}${extras}==${before ?? "<version>"}`;
	const message = what(requirement.name, requirement.specifier);
	return require_policy.finding("pinned-version", "error", requirement.place, message, suggestion);
})]);
function what(name, constraint) {
	return constraint === void 0 || constraint === "" ? `\`${name}\` names no version.` : `\`${name}\` allows more than one version: \`${constraint}\`.`;
}
// actions/src/environment/rules/sorted-lines.ts
/** In sorted lists two requests conflict in git less often, and a repeated name is seen at once. */
const sortedLines = require_channel_cache.eachFile((file) => [...misplaced(file.conda), ...misplaced(file.pip)]);
function misplaced(entries) {
	const names = entries.map(({ name }) => require_policy.normalizeName(name));
	const inOrder = longestSorted(names);
	return entries.flatMap(({ name, place }, index) => {
		if (inOrder.has(index)) return [];
		const own = names[index] ?? "";
		const next = entries.find((_, at) => inOrder.has(at) && (names[at] ?? "") > own);
		const message = `\`${name}\` is out of order.`;
		const suggestion = next === void 0 ? "move it to the end of the list" : `move it before \`${next.name}\` in line ${next.place.line}`;
		return [require_policy.finding("sorted-lines", "warning", place, message, suggestion)];
	});
}
/** Positions of a longest sorted subsequence: what can stay, so that the fewest lines move. */
function longestSorted(names) {
	const chains = [];
	for (const [index, name] of names.entries()) {
		let best = [];
		for (const chain of chains) if ((names[chain.at(-1) ?? -1] ?? "") <= name && chain.length > best.length) best = chain;
		chains.push([...best, index]);
	}
	return new Set(chains.reduce((long, chain) => chain.length > long.length ? chain : long, []));
}
// actions/src/environment/rules/variant-parity.ts
/** Whoever develops on the CPU image finds the same packages on the GPU image. */
const variantParity = (context) => {
	const { cpu, gpu } = context.head;
	if (cpu === void 0 || gpu === void 0) return [];
	return [
		...missing(context, "cpu", cpu, gpu),
		...missing(context, "gpu", gpu, cpu),
		...different(context, cpu, gpu)
	];
};
function entriesOf(file) {
	return new Map([...file.conda, ...file.pip].map((entry) => [require_policy.normalizeName(entry.name), entry]));
}
/** Entries of one file that have no counterpart in the other. */
function missing({ policy, base }, own, file, other) {
	const there = entriesOf(other);
	const unread = new Set(other.unread.map(require_policy.normalizeName));
	return [...entriesOf(file)].flatMap(([name, entry]) => {
		const counterpart = counterpartOf(policy, own, name);
		if (policy.exceptions.some((item) => item.only === own && item.name === name) || there.has(counterpart) || unread.has(counterpart)) return [];
		const removed = entriesIn(base[own === "cpu" ? "gpu" : "cpu"]).get(counterpart);
		const message = `\`${entry.name}\` is here, but \`${counterpart}\` is not in ${other.file}.`;
		const suggestion = removed === void 0 ? `add \`${name === counterpart ? entry.raw : `the same version of ${counterpart}`}\` to ${other.file}, or declare an exception with its reason in environment/policy.yml` : `put \`${removed.raw}\` back into ${other.file}, or remove this line too`;
		return [require_policy.finding("variant-parity", "error", entry.place, message, suggestion)];
	});
}
function entriesIn(file) {
	return file === void 0 ? /* @__PURE__ */ new Map() : entriesOf(file);
}
function counterpartOf(policy, own, name) {
	return policy.pairs.find((item) => item[own] === name)?.[own === "cpu" ? "gpu" : "cpu"] ?? name;
}
/** Entries that both files have, but not alike. */
function different({ policy, base }, cpu, gpu) {
	const onGpu = entriesOf(gpu);
	return [...entriesOf(cpu)].flatMap(([name, left]) => {
		const right = onGpu.get(counterpartOf(policy, "cpu", name));
		if (right === void 0) return [];
		const paired = policy.pairs.some((pair) => pair.cpu === name);
		const [mine, theirs] = [essence(left, paired), essence(right, paired)];
		if (mine === theirs) return [];
		const before = entriesIn(base.gpu).get(require_policy.normalizeName(right.name));
		const [here, there] = before !== void 0 && before.raw !== right.raw ? [right, left] : [left, right];
		const message = `\`${here.raw}\` here, but \`${there.raw}\` in ${there.place.file}, line ${there.place.line}.`;
		return [require_policy.finding("variant-parity", "error", here.place, message, "write the same in both files")];
	});
}
/** What has to be equal: for a declared pair the version only. */
function essence(entry, paired) {
	if ("specifier" in entry) {
		const { specifier, extras, marker } = entry;
		return paired ? specifier : JSON.stringify([
			specifier,
			extras.toSorted(),
			marker
		]);
	}
	const { constraint, build, channel } = entry;
	const version = constraint?.replace(/^==?/, "=");
	return paired ? `${version}` : JSON.stringify([
		version,
		build,
		channel
	]);
}
// actions/src/environment/check.ts
const rules = [
	allowedChannel,
	pinnedVersion,
	noWildcard,
	noDuplicate,
	condaAndPip,
	fixedPackage,
	markerApplies,
	variantParity,
	require_channel_cache.knownName,
	sortedLines
];
/** Everything that the rules have to say about the files, in the order of the lines. */
function checkFiles(context) {
	return rules.flatMap((rule) => rule(context));
}
// actions/src/environment/compare.ts
/** What differs between two states of a file, entry by entry; order and comments do not count. */
function compareFiles(base, head) {
	return ["conda", "pip"].flatMap((section) => {
		const before = byName(base[section]);
		const after = byName(head[section]);
		return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((name) => {
			const [old, now] = [before.get(name), after.get(name)];
			if (old === now) return [];
			let kind = "changed";
			if (old === void 0) kind = "added";
			else if (now === void 0) kind = "removed";
			return [{
				section,
				kind,
				name,
				before: old,
				after: now
			}];
		});
	});
}
function byName(entries) {
	return new Map(entries.map(({ name, raw }) => [require_policy.normalizeName(name), raw]));
}
// actions/src/environment/echoes.ts
const unknown = /* @__PURE__ */ new Set(["unknown-package", "pip-unknown-package"]);
/**
* Settles what the guess at a slip (`known-name`) is worth, once servers have been asked. Where there
* is no package of this name, the guess is the suggestion of that finding; where a channel has one,
* it is a question, for channels are curated. On PyPI anybody can register a slip.
* @param served places of lines whose packages a channel has
*/
function withoutEchoes(findings, served) {
	const missing = findings.filter(({ rule }) => unknown.has(rule));
	const guesses = findings.filter(({ rule }) => rule === "known-name");
	const echoes = guesses.filter(({ place }) => missing.some((each) => samePlace(each.place, place)));
	return findings.filter((finding) => !echoes.includes(finding)).map((finding) => {
		if (guesses.includes(finding) && served.some((place) => samePlace(place, finding.place))) return {
			...finding,
			severity: "warning"
		};
		const guess = echoes.find(({ place }) => samePlace(place, finding.place))?.suggestion;
		return missing.includes(finding) && finding.suggestion === void 0 && guess !== void 0 ? {
			...finding,
			suggestion: guess
		} : finding;
	});
}
function samePlace(a, b) {
	return a.file === b.file && a.line === b.line && a.column === b.column;
}
// actions/src/environment/solve/change.ts
/**
* Solves a file as it was and as it will be. The second solution keeps what it can of the first, as
* locking does: what differs is what the change forces.
*/
async function solveChange(solver, request) {
	const { virtualPackages, base: was, head: willBe, locked = [] } = request;
	const solve = (file, preferred) => solver.solve({
		file,
		virtualPackages,
		locked: preferred
	});
	if (was === void 0) return {
		base: void 0,
		head: await solve(willBe, locked),
		radius: void 0
	};
	const base = await solve(was, locked);
	if (base.verdict !== "solved") return {
		base,
		head: await solve(willBe, locked),
		radius: void 0
	};
	const head = sameConda(was, willBe) ? base : await solve(willBe, base.packages);
	if (head.verdict !== "solved") return {
		base,
		head,
		radius: void 0
	};
	const order = await solver.versionOrder([...base.packages, ...head.packages]);
	return {
		base,
		head,
		radius: require_channel_cache.compareSolutions(base.packages, head.packages, order)
	};
}
function sameConda(a, b) {
	return condaPart(a) === condaPart(b);
}
function condaPart({ channels, conda }) {
	return JSON.stringify([channels.map(({ name }) => name), conda.map(({ raw }) => raw)]);
}
// actions/src/environment/solve-files.ts
/**
* Solves both variants side by side, and checks their pip sections against the solutions. Call it
* only with channels that the policy allows: it asks their servers.
* @param locked packages of a lock, which are kept as long as they fit
*/
async function solveFiles({ policy, head, base }, locked, options) {
	const solver = new require_channel_cache.Solver(options);
	const index = new require_channel_cache.PypiIndex(options);
	const solveOne = async (variant, file) => {
		const virtualPackages = policy.variants[variant].virtual_packages;
		const before = base[variant];
		const request = {
			virtualPackages,
			base: before,
			head: file,
			locked: locked[variant] ?? []
		};
		const change = await solveChange(solver, request);
		if (change.head.verdict !== "solved") return {
			change,
			pypi: void 0
		};
		const section = {
			file,
			solved: change.head.packages
		};
		const old = change.base?.verdict === "solved" ? change.base.packages : void 0;
		return {
			change,
			pypi: await require_channel_cache.checkPypi(section, {
				index,
				glibc: virtualPackages["__glibc"] ?? "2.17",
				before: before && old && {
					file: before,
					solved: old
				}
			})
		};
	};
	try {
		const solved = require_radius_view.variants.map(async (variant) => {
			const file = head[variant];
			return file === void 0 ? [] : [[variant, await solveOne(variant, file)]];
		});
		return Object.fromEntries((await Promise.all(solved)).flat());
	} finally {
		await solver.close();
	}
}
/** What the solver and PyPI have to say at the lines. */
function findingsOf({ change, pypi }) {
	return [..."findings" in change.head ? change.head.findings : [], ...pypi?.verdict === "checked" ? pypi.findings : []];
}
/**
* Why nobody can tell about a variant, in a sentence; undefined where it is decided. A server that
* does not answer says nothing about the environment.
*/
function undecidedReason({ change, pypi }) {
	const { head } = change;
	if (head.verdict === "channel-unavailable") return `The channel \`${head.channel}\` could not be read: ${head.reason} (${times(head.attempts)}, \`${head.url}\`).`;
	if (head.verdict === "timed-out" || head.verdict === "crashed") return `The conda part was not solved: ${head.message}.`;
	if (pypi?.verdict !== "pypi-unavailable") return void 0;
	return `PyPI could not be read: ${pypi.reason} (${times(pypi.attempts)}, \`${pypi.url}\`).`;
}
function times(attempts) {
	return attempts === 1 ? "tried once" : `tried ${attempts} times`;
}
// actions/src/environment/solve-checked.ts
/**
* Solves the files that the checks leave fit for it, starting from their locks: no line that cannot
* be read, and no channel beyond the policy's, whose server would be somebody else's choice.
*/
async function solveChecked(context, checked, root, options) {
	const head = {};
	const locked = {};
	const findings = [];
	const notes = [];
	for (const variant of require_radius_view.variants) {
		const file = context.head[variant];
		if (file === void 0) continue;
		if (!fitToSolve(file, checked)) {
			notes.push(`\`${file.file}\` is not solved as long as it has lines that cannot be taken.`);
			continue;
		}
		head[variant] = file;
		const texts = await require_channel_cache.readLockTexts(root, variant);
		const machine = context.policy.variants[variant].virtual_packages;
		findings.push(...require_check.checkLock(variant, texts, file, machine));
		locked[variant] = (["fits", "stale"].includes(require_check.lockState(texts, file, machine)) && texts.details !== void 0 ? require_policy.readLockDetails(texts.details) : void 0)?.packages ?? [];
	}
	const base = withAllowedChannels(context);
	const solutions = await solveFiles({
		policy: context.policy,
		head,
		base
	}, locked, options);
	for (const solution of Object.values(solutions)) findings.push(...findingsOf(solution));
	return {
		solutions,
		findings,
		notes
	};
}
function fitToSolve(file, findings) {
	return !findings.some(({ rule, place }) => rule === "allowed-channel" && place.file === file.file) && file.unread.length === 0 && file.conda.length > 0;
}
/** The policy may have grown stricter than it was when the base was merged. */
function withAllowedChannels({ base, policy }) {
	const allowed = (name) => policy.channels.includes(name);
	const entries = Object.entries(base).filter(([, file]) => [...file.channels.map(({ name }) => name), ...file.conda.map(({ channel }) => channel)].every((name) => name === void 0 || allowed(name)));
	return Object.fromEntries(entries);
}
// actions/src/environment/state.ts
/** Reads both files with whatever brings their bytes. */
async function readState(paths, load) {
	const files = {};
	const findings = [];
	const sources = /* @__PURE__ */ new Map();
	const loaded = require_radius_view.variants.map((variant) => load(paths[variant], variant));
	for (const [at, bytes] of (await Promise.all(loaded)).entries()) {
		const variant = require_radius_view.variants[at];
		const path = paths[variant];
		if (bytes === void 0) continue;
		if (!Buffer.isBuffer(bytes)) {
			findings.push(bytes);
			continue;
		}
		sources.set(path, bytes.toString("utf8"));
		const reading = require_policy.readEnvironment(path, bytes);
		findings.push(...reading.findings);
		if (reading.file !== void 0) files[variant] = reading.file;
	}
	return {
		files,
		findings,
		sources
	};
}
// actions/src/commands/validate.ts
const policyFile = "environment/policy.yml";
/**
* Checks both environment files against the policy and against the state that they change.
* @throws UserError where the base ref does not exist
*/
async function run(inputs, ports) {
	const git = new require_git_base.GitFiles(ports.exec, ports.root);
	const [{ policyBytes, policy, paths, head }, base] = await Promise.all([readHead(inputs, ports.root), git.base(inputs.base)]);
	const commit = "commit" in base ? base.commit : void 0;
	const [before, oldPolicy] = await Promise.all(commit === void 0 ? [] : [baseState(git, commit, paths), git.read(commit, policyFile)]);
	const findings = [...head.findings];
	let solutions = {};
	const notes = base.note === void 0 ? [] : [base.note];
	notes.push(...notesOn(paths, before));
	if ("channels" in policy) {
		const context = {
			policy,
			head: head.files,
			base: before?.files ?? {}
		};
		findings.push(...checkFiles(context));
		if (inputs.solve !== void 0) {
			const solved = await solveChecked(context, findings, ports.root, {
				...inputs.solve,
				signal: ports.signal
			});
			solutions = solved.solutions;
			findings.push(...solved.findings);
			notes.push(...solved.notes);
		}
	} else findings.push(...policy);
	if (oldPolicy !== void 0 && Buffer.isBuffer(policyBytes) && !oldPolicy.equals(policyBytes)) findings.push(policyChanges());
	const sources = new Map(head.sources);
	if (Buffer.isBuffer(policyBytes)) sources.set(policyFile, policyBytes.toString("utf8"));
	const told = withoutEchoes(findings, require_radius_view.variants.flatMap((variant) => solutions[variant]?.change.head.verdict === "solved" ? head.files[variant]?.conda ?? [] : []).map(({ place }) => place));
	return {
		verdict: verdictOf(told, Object.values(solutions)),
		findings: told,
		base: "commit" in base ? base : void 0,
		notes,
		variants: {
			cpu: {
				...variantResult("cpu", paths.head, before, head),
				solution: solutions.cpu
			},
			gpu: {
				...variantResult("gpu", paths.head, before, head),
				solution: solutions.gpu
			}
		},
		sources
	};
}
/** The policy and both files as they are now. */
async function readHead(inputs, root) {
	const policyBytes = await require_channel_cache.loadFile(root, policyFile);
	const policy = Buffer.isBuffer(policyBytes) ? require_policy.readPolicy(policyFile, policyBytes) : [policyBytes];
	const paths = pathsOf("channels" in policy ? policy : void 0, inputs);
	return {
		policyBytes,
		policy,
		paths,
		head: await readState(paths.head, (file) => require_channel_cache.loadFile(root, file))
	};
}
function verdictOf(findings, solutions) {
	if (findings.some(({ severity }) => severity === "error")) return "blocked";
	if (solutions.some(({ change }) => change.head.verdict === "crashed")) return "fault";
	return solutions.some((solution) => undecidedReason(solution) !== void 0) ? "undecided" : "mergeable";
}
function pathsOf(policy, { files }) {
	const official = (variant) => `environment/${policy?.variants[variant].file ?? `environment-${variant}.yml`}`;
	const base = {
		cpu: official("cpu"),
		gpu: official("gpu")
	};
	return {
		base,
		head: {
			cpu: files.cpu ?? base.cpu,
			gpu: files.gpu ?? base.gpu
		}
	};
}
function baseState(git, commit, paths) {
	return readState(paths.base, (file) => git.read(commit, file));
}
/** What the base has not, or has in a state that nobody can compare with. */
function notesOn(paths, before) {
	if (before === void 0) return [];
	return require_radius_view.variants.flatMap((variant) => {
		const file = paths.base[variant];
		if (before.files[variant] !== void 0) return [];
		return before.sources.has(file) ? [`\`${file}\` could not be read as it was before, so it is not compared.`] : [`\`${file}\` is new: there is nothing to compare it with.`];
	});
}
function variantResult(variant, paths, before, head) {
	const [old, now] = [before?.files[variant], head.files[variant]];
	const changes = old === void 0 || now === void 0 ? void 0 : compareFiles(old, now);
	return {
		file: paths[variant],
		changes
	};
}
/** The rules are read as the change leaves them: whoever merges it has to see that. */
function policyChanges() {
	return require_policy.finding("policy", "warning", {
		file: policyFile,
		line: 1,
		column: 1,
		endColumn: 2
	}, "The policy itself changes: what it now allows is a decision of the maintainers.", "read the difference of this file with care");
}
// actions/src/commands/validate-report.ts
/**
* The result for programs. Texts are as they are: whoever shows them has to escape them.
*/
function reportOf(result) {
	const { verdict, findings, base, notes, variants } = result;
	return {
		version: 1,
		verdict,
		findings: findings.map(({ place: { file, line, column, endColumn }, ...rest }) => ({
			file,
			line,
			column,
			endColumn,
			...rest
		})),
		base: base === void 0 ? null : {
			ref: base.ref,
			commit: base.commit
		},
		notes,
		variants: {
			cpu: variantReport(variants.cpu),
			gpu: variantReport(variants.gpu)
		}
	};
}
function variantReport({ file, changes, solution }) {
	return {
		file,
		changed: changes === void 0 || changes.length > 0,
		changes: changes?.map(({ before, after, ...rest }) => ({
			...rest,
			before: before ?? null,
			after: after ?? null
		})) ?? null,
		solution: solution === void 0 ? null : solutionReport(solution)
	};
}
function solutionReport(solution) {
	const { head, base, radius } = solution.change;
	return {
		verdict: head.verdict,
		baseVerdict: base?.verdict ?? null,
		pip: solution.pypi?.verdict ?? null,
		undecided: undecidedReason(solution) ?? null,
		packages: head.verdict === "solved" ? head.packages.length : null,
		difference: radius === void 0 ? null : differenceReport(radius)
	};
}
function differenceReport(radius) {
	const { additiveOnly, added, upgraded, downgraded, rebuilt, removed, download } = radius;
	return {
		additiveOnly,
		added: added.map(changeReport),
		upgraded: upgraded.map(changeReport),
		downgraded: downgraded.map(changeReport),
		rebuilt: rebuilt.map(changeReport),
		removed: removed.map(changeReport),
		download
	};
}
function changeReport({ name, before, after }) {
	return {
		name,
		before: sideReport(before),
		after: sideReport(after)
	};
}
function sideReport(each) {
	return each === void 0 ? null : {
		version: each.version,
		build: each.build,
		url: each.url
	};
}
// actions/src/hosts/action/validate-environment.ts
require_inputs.runAction(validateEnvironment).then(() => process.exit());
async function validateEnvironment(ports) {
	const temporary = ports.env["RUNNER_TEMP"] ?? node_path.default.join(ports.root, ".cache");
	const cacheFolder = node_path.default.join(temporary, "environment-channels");
	const solve = {
		channelBase: require_inputs.urlInput("channel-base"),
		pypiBase: require_inputs.urlInput("pypi-base"),
		cacheFolder,
		deadlineMs: (require_inputs.numberInput("time-limit") ?? 120) * 1e3
	};
	const inputs = {
		base: require_inputs.textInput("base"),
		files: {
			cpu: require_inputs.textInput("cpu-file"),
			gpu: require_inputs.textInput("gpu-file")
		},
		solve: require_inputs.switchInput("solve", true) ? solve : void 0
	};
	const result = inputs.solve === void 0 ? await run(inputs, ports) : await require_channel_cache.withChannelCache(cacheFolder, ports, () => run(inputs, ports));
	const report = reportOf(result);
	const file = require_inputs.textInput("report") ?? node_path.default.join(temporary, "environment-report.json");
	const reportFile = node_path.default.resolve(ports.root, file);
	await require_write_report.writeReport(reportFile, report);
	const view = require_validate_view.viewOf(report, result.sources);
	ports.log.info(require_channel_cache.renderTerminal(view, {
		width: 100,
		color: true
	}));
	const affected = require_radius_view.variants.filter((variant) => report.variants[variant].changed);
	const counts = require_view.countsOf(result.findings);
	const message = counts === void 0 ? view.verdict : `${view.verdict} (${counts})`;
	return {
		outputs: {
			verdict: result.verdict,
			changed: String(affected.length > 0),
			variants: JSON.stringify(affected),
			report: reportFile
		},
		summary: require_radius_view.renderMarkdown(view),
		annotations: require_annotations.annotationsOf(result.findings),
		...result.verdict !== "mergeable" && { failure: {
			message,
			next: null
		} }
	};
}
