const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_solver = require("./solve-solver.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_pip_requirement = require("./requirement-pip-requirement.cjs");
const require_competition = require("./settings-competition.cjs");
const require_git_base = require("./files-git-base.cjs");
const require_policy = require("./settings-policy.cjs");
const require_check = require("./lock-check.cjs");
const require_model = require("./lock-model.cjs");
const require_texts = require("./lock-texts.cjs");
const require_solve_files = require("./environment-solve-files.cjs");
const require_read = require("./files-read.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/environment/rules/allowed-channel.ts
/** Every channel is a place that code comes from, and their order decides which one wins. */
const allowedChannel = require_solver.eachFile((file, { policy }) => {
	const known = policy.channels.join(", ");
	const refuse = (place, name) => require_schema.finding("allowed-channel", "error", place, `The channel \`${name}\` is not one that the policy allows.`, spelledOut(name, policy.channels) ?? `use one of ${known}; maintainers may add a channel to environment/policy.yml`);
	const findings = file.channels.filter(({ name }) => !policy.channels.includes(name)).map(({ name, place }) => refuse(place, name));
	for (const { channel, place } of file.conda) if (channel !== void 0 && !policy.channels.includes(channel)) findings.push(refuse(place, channel));
	const ranks = file.channels.map(({ name }) => policy.channels.indexOf(name));
	const at = ranks.findIndex((rank, index) => rank >= 0 && rank <= (ranks[index - 1] ?? -1));
	const moved = file.channels[at];
	if (moved !== void 0) {
		const message = `The channel \`${moved.name}\` is out of order; the first channel that has a package wins.`;
		findings.push(require_schema.finding("allowed-channel", "error", moved.place, message, `keep the order ${known}`));
	}
	return findings;
});
/** How to write an allowed channel that is given by its address. */
function spelledOut(name, channels) {
	const short = /^https:\/\/conda\.anaconda\.org\/([^/]+)\/?$/.exec(name)?.[1];
	return short !== void 0 && channels.includes(short) ? `write \`${short}\`` : void 0;
}
// actions/src/environment/rules/conda-and-pip.ts
/** pip would overwrite what conda installed, and conda's dependents break at run time. */
const condaAndPip = require_solver.eachFile((file) => {
	const conda = new Map(file.conda.map((spec) => [require_pep440.moduleFamily(require_pep440.pypiNameOf(spec.name)), spec]));
	return file.pip.flatMap((requirement) => {
		const spec = conda.get(require_pep440.moduleFamily(requirement.name));
		if (spec === void 0) return [];
		const message = `\`${requirement.name}\` comes from conda already, as \`${spec.raw}\` on line ${spec.place.line}.`;
		return [require_schema.finding("conda-and-pip", "error", requirement.place, message, "delete this line, or change the version of the conda entry")];
	});
});
// actions/src/environment/rules/fixed-package.ts
/** Everything else is built for this Python: to change it is a decision of the maintainers. */
const fixedPackage = require_solver.eachFile((file, { policy }, base) => policy.fixed.flatMap((name) => {
	if (file.unread.some((unread) => unread.toLowerCase() === name)) return [];
	const spec = file.conda.find((entry) => entry.name === name);
	const before = base?.conda.find((entry) => entry.name === name);
	if (spec === void 0) {
		const message = `\`${name}\` is missing; the policy asks for it.`;
		const suggestion = `add \`${before?.raw ?? `${name}=<version>`}\` to the list`;
		return [require_schema.finding("fixed-package", "error", file.dependenciesPlace, message, suggestion)];
	}
	if (before === void 0 || before.raw === spec.raw) return [];
	const message = `\`${name}\` changes from \`${before.raw}\`; the policy fixes its version.`;
	return [require_schema.finding("fixed-package", "error", spec.place, message, before.raw)];
}));
// actions/src/environment/rules/marker-applies.ts
/** A marker that does not hold in the image makes pip skip the line without a word. */
const markerApplies = require_solver.eachFile((file) => file.pip.flatMap(({ name, marker, place }) => {
	const tree = marker === void 0 ? void 0 : require_pip_requirement.parseMarker(marker);
	if (tree === void 0 || require_pip_requirement.markerHolds(tree, require_simple_page.imageMarkers(pythonOf(file)))) return [];
	const message = `pip would skip \`${name}\`: its marker \`${marker}\` does not hold in the image.`;
	return [require_schema.finding("marker-applies", "error", place, message, "remove the marker, or the line")];
}));
function pythonOf(file) {
	return file.conda.find(({ name }) => name === "python")?.version ?? "3.9.13";
}
// actions/src/environment/rules/no-duplicate.ts
/** Of two entries for one package a solver takes both or the last one; readers see the first. */
const noDuplicate = require_solver.eachFile((file) => [...repeated(file.conda, ({ name }) => require_pep440.normalizeName(name)), ...repeated(file.pip, ({ name }) => require_pep440.moduleFamily(name))]);
function repeated(entries, keyOf) {
	const first = /* @__PURE__ */ new Map();
	return entries.flatMap((entry) => {
		const earlier = first.get(keyOf(entry));
		if (earlier === void 0) {
			first.set(keyOf(entry), entry);
			return [];
		}
		const where = `line ${earlier.place.line}`;
		const message = require_pep440.normalizeName(earlier.name) === require_pep440.normalizeName(entry.name) ? `\`${entry.name}\` is listed already, on ${where}.` : `\`${entry.name}\` installs the same modules as \`${earlier.name}\` on ${where}.`;
		return [require_schema.finding("no-duplicate", "error", entry.place, message, "keep one of the two lines")];
	});
}
// actions/src/environment/rules/no-wildcard.ts
/** A wildcard pins nothing: the newest version that fits is taken on the day of the build. */
const noWildcard = require_solver.eachFile((file) => [...file.conda.filter(({ constraint, build }) => `${constraint} ${build}`.includes("*")).map((spec) => holdsWildcard(spec, require_pip_requirement.entryOf(spec))), ...file.pip.filter(({ specifier }) => specifier.includes("*")).map((requirement) => holdsWildcard(requirement, require_pip_requirement.requirementOf(requirement)))]);
function holdsWildcard({ raw, place }, suggestion) {
	return require_schema.finding("no-wildcard", "error", place, `\`${raw}\` holds a wildcard.`, suggestion);
}
// actions/src/environment/rules/pinned-version.ts
/** An entry without a version changes the image on the day of its build, whoever builds it. */
const pinnedVersion = require_solver.eachFile((file, { head }, base) => [...file.conda.filter((spec) => spec.version === void 0 && !spec.constraint?.includes("*")).map((spec) => {
	const before = versionIn([base, ...Object.values(head)], "conda", spec.name);
	const message = what(spec.name, spec.constraint);
	return require_schema.finding("pinned-version", "error", spec.place, message, require_pip_requirement.entryOf(spec, before));
}), ...file.pip.filter(({ version, specifier }) => version === void 0 && !specifier.includes("*")).map((requirement) => {
	const { name, specifier, place } = requirement;
	const literal = /^===([^=,]+)$/.exec(specifier)?.[1];
	const before = literal ?? versionIn([base, ...Object.values(head)], "pip", name);
	const message = literal === void 0 ? what(name, specifier) : `\`${specifier}\` compares texts, not versions; \`==\` names one.`;
	const suggestion = require_pip_requirement.requirementOf(requirement, before);
	return require_schema.finding("pinned-version", "error", place, message, suggestion);
})]);
/** The version of a package in the first of some files that names one. */
function versionIn(files, section, name) {
	return files.map((file) => file?.[section].find((each) => each.name === name)?.version).find((version) => version !== void 0);
}
function what(name, constraint) {
	return constraint === void 0 || constraint === "" ? `\`${name}\` names no version.` : `\`${name}\` allows more than one version: \`${constraint}\`.`;
}
// actions/src/environment/rules/sorted-lines.ts
/** In sorted lists two requests conflict in git less often, and a repeated name is seen at once. */
const sortedLines = require_solver.eachFile((file) => [...misplaced(file.conda), ...misplaced(file.pip)]);
function misplaced(entries) {
	const names = entries.map(({ name }) => require_pep440.normalizeName(name));
	const inOrder = longestSorted(names);
	return entries.flatMap(({ name, place }, index) => {
		if (inOrder.has(index)) return [];
		const own = names[index] ?? "";
		const next = entries.find((_, at) => inOrder.has(at) && (names[at] ?? "") > own);
		const message = `\`${name}\` is out of order.`;
		const suggestion = next === void 0 ? "move it to the end of the list" : `move it before \`${next.name}\` on line ${next.place.line}`;
		return [require_schema.finding("sorted-lines", "warning", place, message, suggestion)];
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
/** Whoever develops on one image finds the same packages on the others. */
const variantParity = (context) => {
	const variants = Object.entries(context.head).map(([name, file]) => ({
		name,
		file
	}));
	const excepted = variants.flatMap((one) => exceptionsOf(context, one));
	const compared = variants.flatMap((one, index) => variants.slice(index + 1).flatMap((other) => [
		...missing(context, one, other),
		...missing(context, other, one),
		...different(context, one, other)
	]));
	const told = new Set(excepted.map(({ place }) => place));
	return [...excepted, ...compared.filter(({ place }) => !told.has(place))];
};
/** What exceptions forbid, and what they no longer let in. */
function exceptionsOf({ policy, base, today = "" }, { name, file }) {
	const entries = entriesOf(file);
	const before = entriesIn(base[name]);
	return policy.exceptions.flatMap(({ only, reason, by, until, ...exception }) => {
		const own = require_pep440.normalizeName(exception.name);
		const entry = entries.get(own);
		if (entry === void 0) return [];
		const refuse = (severity, message, suggestion) => [require_schema.finding("variant-parity", severity, entry.place, message, suggestion)];
		if (only !== name) return refuse("error", `\`${entry.name}\` is for the ${only} file only (environment/policy.yml: ${reason}).`, "delete this line");
		if (today <= until) return [];
		const message = `The exception for \`${entry.name}\` in environment/policy.yml ended on ${until} (${by}: ${reason}).`;
		if (before.has(own)) return refuse("warning", message, "a maintainer renews or ends it");
		return refuse("error", message, "delete this line, or ask the maintainers to renew it");
	});
}
function entriesOf(file) {
	return new Map([...file.conda, ...file.pip].map((entry) => [require_pep440.normalizeName(entry.name), entry]));
}
/** Entries of one file that have no counterpart in the other. */
function missing({ policy, base }, own, { name: otherName, file: other }) {
	const there = entriesOf(other);
	const unread = new Set(other.unread.map(require_pep440.normalizeName));
	return [...entriesOf(own.file)].flatMap(([name, entry]) => {
		const counterpart = counterpartOf(policy, own.name, name, otherName);
		if (policy.exceptions.some((item) => item.only === own.name && require_pep440.normalizeName(item.name) === name) || there.has(counterpart) || unread.has(counterpart)) return [];
		const removed = entriesIn(base[otherName]).get(counterpart);
		const message = `\`${entry.name}\` is here, but \`${counterpart}\` is not in ${other.file}.`;
		const suggestion = removed === void 0 ? `add \`${name === counterpart ? entry.raw : `the same version of ${counterpart}`}\` to ${other.file}, or declare an exception with its reason in environment/policy.yml` : `put \`${removed.raw}\` back into ${other.file}, or remove this line too`;
		return [require_schema.finding("variant-parity", "error", entry.place, message, suggestion)];
	});
}
function entriesIn(file) {
	return file === void 0 ? /* @__PURE__ */ new Map() : entriesOf(file);
}
/** What stands in the file of another variant for a package of the own one. */
function counterpartOf(policy, own, name, other) {
	return policy.pairs.find((item) => item[own] === name)?.[other] ?? name;
}
/** Entries that both files have, but not alike. */
function different({ policy, base }, one, other) {
	const onOther = entriesOf(other.file);
	return [...entriesOf(one.file)].flatMap(([name, left]) => {
		const right = onOther.get(counterpartOf(policy, one.name, name, other.name));
		if (right === void 0) return [];
		const paired = policy.pairs.some((pair) => pair[one.name] === name && other.name in pair);
		const [mine, theirs] = [essence(left, paired), essence(right, paired)];
		if (mine === theirs) return [];
		const before = entriesIn(base[other.name]).get(require_pep440.normalizeName(right.name));
		const [here, there] = before !== void 0 && before.raw !== right.raw ? [right, left] : [left, right];
		const message = `\`${here.raw}\` here, but \`${there.raw}\` in ${there.place.file}, line ${there.place.line}.`;
		return [require_schema.finding("variant-parity", "error", here.place, message, "write the same in both files")];
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
	require_solver.knownName,
	sortedLines
];
/** Everything that the rules have to say about the files, in the order of the lines. */
function checkFiles(context) {
	return rules.flatMap((rule) => rule(context));
}
// actions/src/environment/files/compare.ts
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
	return new Map(entries.map(({ name, raw }) => [require_pep440.normalizeName(name), raw]));
}
// actions/src/environment/echoes.ts
const unknown = /* @__PURE__ */ new Set(["unknown-package", "pip-unknown-package"]);
/**
* Settles what the guess at a slip (`known-name`) is worth, once servers have been asked. If there
* is no package of this name, the guess is the suggestion of that finding; if there is one, it is a
* question, for whoever merges it: anybody can register a slip on PyPI, and few names are slips.
* @param served lines whose packages a channel or the index was asked for
*/
function withoutEchoes(findings, served) {
	const missing = findings.filter(({ rule }) => unknown.has(rule));
	const guesses = findings.filter(({ rule }) => rule === "known-name");
	const echoes = guesses.filter(({ place }) => missing.some((each) => samePlace(each.place, place)));
	return findings.filter((finding) => !echoes.includes(finding)).map((finding) => {
		const there = served.find(({ place }) => samePlace(place, finding.place));
		if (guesses.includes(finding) && there !== void 0) {
			const message = [finding.message, there.age].filter(Boolean).join(" ");
			return {
				...finding,
				severity: "warning",
				message
			};
		}
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
// actions/src/environment/solve-checked.ts
/**
* Verifies the locks of the files that the checks leave fit for it, and solves what has none that
* holds: no line that cannot be read, and no channel beyond the policy's, whose server would be
* somebody else's choice.
*/
async function solveChecked(context, environments, checked, { root, readBase }, options) {
	const head = {};
	const locks = {};
	const findings = [];
	const notes = [];
	const base = withAllowedChannels(context);
	for (const environment of environments) {
		const { variant } = environment;
		const file = context.head[variant];
		if (file === void 0) continue;
		if (!fitToSolve(file, checked)) {
			notes.push(`\`${file.file}\` is not solved as long as it has lines that cannot be taken.`);
			continue;
		}
		head[variant] = file;
		const policy = lockPolicy(context, environment);
		const own = require_check.checkLock(variant, await require_texts.readLockTexts(root, variant), file, policy);
		findings.push(...findingsOfLock(own, file, environment));
		const before = base[variant];
		const old = before && readBase && require_check.checkLock(variant, await baseTexts(variant, readBase), before, policy);
		locks[variant] = {
			head: own.state === "fits" ? own.lock : void 0,
			base: old?.state === "fits" ? old.lock : void 0,
			preferred: old?.lock ?? (own.state === "stale" ? own.lock : void 0)
		};
	}
	const notFree = context.policy.licences?.not_free ?? [];
	const solutions = await require_solve_files.solveFiles({
		environments,
		head,
		base
	}, locks, {
		...options,
		notFree
	});
	for (const solution of Object.values(solutions)) findings.push(...require_solve_files.findingsOf(solution));
	return {
		solutions,
		findings,
		notes
	};
}
/** What the texts of the locks tell, without a network. */
async function checkLocks(context, environments, root) {
	const told = environments.map(async (environment) => {
		const { variant } = environment;
		const file = context.head[variant];
		if (file === void 0) return [];
		const texts = await require_texts.readLockTexts(root, variant);
		return findingsOfLock(require_check.checkLock(variant, texts, file, lockPolicy(context, environment)), file, environment);
	});
	return (await Promise.all(told)).flat();
}
/** A file from elsewhere is a proposal: the lock of the official file says nothing against it. */
function findingsOfLock({ findings }, { file }, official) {
	return file === official.file ? findings : [];
}
/** What a lock is held against. */
function lockPolicy({ policy }, { machine }) {
	return {
		channels: policy.channels,
		virtualPackages: machine
	};
}
async function baseTexts(variant, readBase) {
	const { explicit, details, pip } = require_model.lockFiles(variant);
	const text = async (file) => (await readBase(file))?.toString("utf8");
	return {
		explicit: await text(explicit),
		details: await text(details),
		pip: await text(pip)
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
// actions/src/environment/files/state.ts
/** Reads the files at `paths`, which has them by variant, with whatever brings their bytes. */
async function readState(paths, load) {
	const files = {};
	const findings = [];
	const sources = /* @__PURE__ */ new Map();
	const loaded = [...paths].map(async ([variant, path]) => ({
		variant,
		path,
		bytes: await load(path)
	}));
	for (const { variant, path, bytes } of await Promise.all(loaded)) {
		if (bytes === void 0) continue;
		if (!Buffer.isBuffer(bytes)) {
			findings.push(bytes);
			continue;
		}
		sources.set(path, bytes.toString("utf8"));
		const reading = require_read.readEnvironment(path, bytes);
		findings.push(...reading.findings);
		if (reading.file !== void 0) files[variant] = reading.file;
	}
	return {
		files,
		findings,
		sources
	};
}
// actions/src/environment/settings/rule-changes.ts
/** Schemas that say what the files may hold. */
const SCHEMA_FILES = [
	"competition",
	"environment",
	"lock",
	"policy"
].map((name) => `environment/${name}.schema.json`);
const CHANGES = {
	policy: "The policy itself changes",
	competition: "What belongs to the competition changes",
	schema: "A schema of the files changes"
};
/** A warning that a file of rules changes: whoever merges it has to see that. */
function rulesChange(kind, file, keys) {
	const what = keys.length === 0 ? "" : ` (${require_action.listed(keys.map((key) => `\`${key}\``))})`;
	const message = `${CHANGES[kind]}${what}: a maintainer decides about that; this check alone is not enough.`;
	return require_schema.finding(kind === "competition" ? "competition" : "policy", "warning", startOf(file), message, "review the changes of this file with care");
}
/** The keys whose values differ, such as `registry.host`: lists are compared as a whole. */
function changedKeys(before, after) {
	if (!isMapping(before) || !isMapping(after)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [""];
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => changedKeys(before[key], after[key]).map((rest) => rest === "" ? key : `${key}.${rest}`));
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What passes only because the policy changes: errors by the policy of main, as warnings. */
function newlyAllowed(byMain, now) {
	const known = new Set(now.map(saidAt));
	return byMain.filter((each) => each.severity === "error" && !known.has(saidAt(each))).map((each) => {
		const message = `By the policy of main this is an error (${each.rule}): ${each.message}`;
		return require_schema.finding("policy", "warning", each.place, message, each.suggestion);
	});
}
function saidAt({ rule, place, message }) {
	return `${rule} ${place.file}:${place.line} ${message}`;
}
/** Files that a variant was read from and that nobody reads any more, although they are there. */
function decoys(before, after) {
	const read = new Set(require_competition.environmentsOf(after).map(({ file }) => file));
	return require_competition.environmentsOf(before).map(({ file }) => file).filter((file) => !read.has(file));
}
/** People go on editing a file that is still there. */
function readByNobody(file) {
	const message = `environment/competition.yml no longer names ${file}, which is still there: what people edit has to be what is checked and built.`;
	return require_schema.finding("competition", "error", startOf(file), message, "delete it, or name it in environment/competition.yml");
}
function startOf(file) {
	return {
		file,
		line: 1,
		column: 1,
		endColumn: 2
	};
}
// actions/src/commands/request/validate/changes-of-rules.ts
/**
* What a change does to the rules that it is checked by: which they are, what passes only by them as
* the change leaves them, and which environment file nobody reads any more. Empty if it leaves them alone.
*/
async function changesOfRules(now, { root, read }) {
	const { policy, competition, rules, files, base, findings } = now;
	const told = [];
	const oldPolicy = await changed(require_policy.POLICY_FILE);
	if (oldPolicy !== void 0) {
		const before = require_policy.readPolicy(oldPolicy);
		told.push(rulesChange("policy", require_policy.POLICY_FILE, "channels" in before ? changedKeys(before, policy) : []));
		if ("channels" in before) {
			const byMain = checkFiles({
				policy: before,
				head: files,
				base
			});
			told.push(...newlyAllowed(byMain, findings));
		}
	}
	const oldCompetition = await changed(require_competition.COMPETITION_FILE);
	if (oldCompetition !== void 0) {
		const before = require_competition.readCompetition(oldCompetition);
		told.push(rulesChange("competition", require_competition.COMPETITION_FILE, "variants" in before ? changedKeys(before, competition) : []));
		if ("variants" in before && "variants" in competition) {
			for (const file of decoys(before, competition)) if (Buffer.isBuffer(await require_competition.loadFile(root, file))) told.push(readByNobody(file));
		}
	}
	for (const file of SCHEMA_FILES) {
		const [old, here] = await Promise.all([read(file), require_competition.loadFile(root, file)]);
		if (!(Buffer.isBuffer(here) ? old?.equals(here) === true : old === void 0)) told.push(rulesChange("schema", file, []));
	}
	return told;
	async function changed(file) {
		const [old, here] = [await read(file), rules.get(file)];
		return old !== void 0 && here !== void 0 && !here.equals(old) ? old : void 0;
	}
}
// actions/src/commands/request/validate/validate.ts
var validate_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ validateEnvironment: () => validateEnvironment });
/**
* Checks the environment files against the policy and against the state that they change.
* @throws UserError if the base ref does not exist
*/
async function validateEnvironment(inputs, ports) {
	const git = new require_git_base.GitFiles(ports.exec, ports.root);
	const [{ rules, policy, competition, paths, head }, base] = await Promise.all([readHead(inputs, ports.root), git.base(inputs.base)]);
	const old = "commit" in base && base.itself !== true ? base : void 0;
	const commit = old?.commit;
	const before = commit === void 0 ? void 0 : await baseState(git, commit, paths);
	const findings = [...head.findings];
	let solutions = {};
	const notes = base.note === void 0 ? [] : [base.note];
	notes.push(...notesOn(paths, before));
	if ("channels" in policy && "variants" in competition) {
		const environments = require_competition.environmentsOf(competition);
		const today = (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
		const context = {
			policy,
			head: head.files,
			base: before?.files ?? {},
			today
		};
		findings.push(...checkFiles(context));
		if (inputs.solve !== void 0) {
			const readBase = commit === void 0 ? void 0 : (file) => git.read(commit, file);
			const solved = await solveChecked(context, environments, findings, {
				root: ports.root,
				readBase
			}, {
				...inputs.solve,
				signal: ports.signal
			});
			solutions = solved.solutions;
			findings.push(...solved.findings);
			notes.push(...solved.notes);
		} else findings.push(...await checkLocks(context, environments, ports.root));
	}
	for (const read of [policy, competition]) if (Array.isArray(read)) findings.push(...read);
	const sources = new Map(head.sources);
	for (const [file, bytes] of rules) if (bytes !== void 0) sources.set(file, bytes.toString("utf8"));
	const changed = commit === void 0 ? [] : await changesOfRules({
		policy,
		competition,
		rules,
		files: head.files,
		base: before?.files ?? {},
		findings
	}, {
		root: ports.root,
		read: (file) => git.read(commit, file)
	});
	findings.push(...changed);
	const told = withoutEchoes(settle(findings, head.files, solutions), servedPlaces(head.files, solutions));
	return {
		verdict: verdictOf(told, Object.values(solutions), changed.length > 0),
		findings: told,
		base: old,
		notes,
		variants: Object.fromEntries([...paths.head].map(([variant, file]) => {
			return [variant, {
				file,
				changes: changesOf(variant, before, head),
				solution: solutions[variant]
			}];
		})),
		sources
	};
}
/** What the files are held against, and the files, as they are now. */
async function readHead(inputs, root) {
	const [{ settings: policy, bytes: policyBytes }, { settings: competition, bytes }] = await Promise.all([require_policy.loadPolicy(root), require_competition.loadCompetition(root)]);
	const paths = pathsOf("variants" in competition ? competition : { variants: {} }, inputs);
	const head = await readState(paths.head, (file) => require_competition.loadFile(root, file));
	return {
		rules: /* @__PURE__ */ new Map([[require_policy.POLICY_FILE, policyBytes], [require_competition.COMPETITION_FILE, bytes]]),
		policy,
		competition,
		paths,
		head
	};
}
/** Findings whose suggestions name the versions that were chosen. */
function settle(findings, files, solutions) {
	return Object.entries(solutions).reduce((settled, [variant, { change, pypi }]) => {
		const file = files[variant];
		if (file === void 0 || change.head.verdict !== "solved") return settled;
		const pip = (pypi?.verdict === "checked" ? pypi.packages : void 0) ?? [];
		return require_simple_page.withExactPins(settled, file, {
			conda: change.head.packages,
			pip
		});
	}, findings);
}
/** Where lines stand that a channel or the index has been asked for: who has none of them says so. */
function servedPlaces(files, solutions) {
	return Object.entries(solutions).flatMap(([variant, { change, pypi, ages }]) => {
		const { conda = [], pip = [] } = files[variant] ?? {};
		return [...change.head.verdict === "solved" || "findings" in change.head ? conda : [], ...pypi?.verdict === "checked" ? pip : []].map(({ place }) => ({
			place,
			age: ages?.get(place)
		}));
	});
}
function verdictOf(findings, solutions, rulesChange) {
	if (findings.some(({ severity }) => severity === "error")) return "blocked";
	if (solutions.flatMap(({ change, lock }) => [change.head, lock?.verification]).some((outcome) => outcome?.verdict === "crashed")) return "fault";
	if (solutions.some((solution) => require_solve_files.undecidedReason(solution) !== void 0)) return "undecided";
	return rulesChange ? "decision" : "mergeable";
}
function pathsOf(competition, { files }) {
	const environments = require_competition.environmentsOf(competition);
	const base = new Map(environments.map(({ variant, file }) => [variant, file]));
	return {
		base,
		head: new Map([...base].map(([variant, file]) => [variant, files[variant] ?? file]))
	};
}
function baseState(git, commit, paths) {
	return readState(paths.base, (file) => git.read(commit, file));
}
/** What the base has not, or has in a state that nobody can compare with. */
function notesOn(paths, before) {
	if (before === void 0) return [];
	return [...paths.base].flatMap(([variant, file]) => {
		if (before.files[variant] !== void 0) return [];
		return before.sources.has(file) ? [`\`${file}\` could not be read as it was before, so it is not compared.`] : [`\`${file}\` is new: there is nothing to compare it with.`];
	});
}
function changesOf(variant, before, head) {
	const [old, now] = [before?.files[variant], head.files[variant]];
	return old === void 0 || now === void 0 ? void 0 : compareFiles(old, now);
}
Object.defineProperty(exports, "validateEnvironment", {
	enumerable: true,
	get: function() {
		return validateEnvironment;
	}
});
Object.defineProperty(exports, "validate_exports", {
	enumerable: true,
	get: function() {
		return validate_exports;
	}
});
