const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
const require_why_moved = require("./change-why-moved.cjs");
const require_collect = require("./facts-collect.cjs");
const require_make = require("./lock-make.cjs");
const require_model = require("./lock-model.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_texts = require("./lock-texts.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_policy = require("./settings-policy.cjs");
const require_read = require("./files-read.cjs");
const require_solver = require("./solve-solver.cjs");
const require_errors = require("./errors.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_location = require("./channel-location.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/environment/facts/freshness.ts
/**
* The lines that name a version which isn't the last release of its package, the oldest first. What a
* server does not state is left out.
*/
async function linesBehind(file, lock, { records, index }) {
	const conda = new Set(file.conda.map(({ name }) => name));
	const named = lock.packages.filter(({ name }) => conda.has(name));
	const known = await require_collect.orNothing(records(named), void 0);
	const lines = new Set(file.pip.map(({ name }) => name));
	const pip = lock.pip.filter(({ name }) => lines.has(name));
	return [...named.map(({ name, version, url }) => ({
		section: "conda",
		name,
		version,
		...require_collect.condaDates(known?.get(url))
	})), ...await Promise.all(pip.map(async ({ name, version }) => {
		const project = await require_collect.orNothing(index.project(name), void 0) ?? [];
		return {
			section: "pip",
			name,
			version,
			...require_collect.pipDates(project, version)
		};
	}))].flatMap(({ released, newest, ...each }) => released === void 0 || newest === void 0 || newest.version === each.version ? [] : [{
		...each,
		released,
		newest
	}]).toSorted((a, b) => Date.parse(a.released) - Date.parse(b.released));
}
// actions/src/commands/request/lock/edit-affected.ts
/** Each is solved by itself; more wait for the next week. */
const MOST_EDITS = 5;
/**
* Gives lines that name a version with known advisories the nearest version without them, in all files alike:
* one line after the other, as far as the locks have a solution with it and fewer advisories then.
* @param make makes the locks of these files; throws UserError if they have none
* @param spared names, normalized, of which a person decides
*/
async function editAffected(start, make, spared) {
	let best = start;
	const edits = editsFor(start.made).filter(({ name }) => !spared.has(require_pep440.normalizeName(name)));
	for (const edit of edits.slice(0, MOST_EDITS)) {
		const files = new Map([...best.files].map(([variant, file]) => [variant, withEdit(file, edit)]));
		const made = await make(files).catch((error) => {
			if (error instanceof require_errors.UserError) return void 0;
			throw error;
		});
		if (made !== void 0 && advisoriesIn(made) < advisoriesIn(best.made)) best = {
			files,
			made
		};
	}
	return best;
}
function affectedIn(made) {
	return made.flatMap(({ watched }) => watched !== void 0 && "affected" in watched ? watched.affected : []);
}
function advisoriesIn(made) {
	return affectedIn(made).reduce((sum, { has }) => sum + has.length, 0);
}
function editsFor(made) {
	const edits = affectedIn(made).flatMap((each) => {
		const { section, name, before, namedAt } = each;
		const after = namedAt === void 0 ? void 0 : nearestWithout(each);
		if (after === void 0) return [];
		return [[`${section} ${name} ${before}`, {
			section,
			name,
			before,
			after
		}]];
	});
	return [...new Map(edits).values()];
}
/** The oldest version above this one that has none of its advisories; undefined if one is not fixed. */
function nearestWithout({ before, has }) {
	const fixes = has.map(({ fixed }) => fixed.filter((version) => require_location.byAge(before, version) < 0).toSorted(require_location.byAge)[0]);
	return fixes.every((fix) => fix !== void 0) ? fixes.toSorted(require_location.byAge).at(-1) : void 0;
}
/** A line that names a build as well is left alone: another version has other builds. */
function withEdit(file, { section, name, before, after }) {
	const lines = file.text.split("\n");
	for (const line of file[section]) {
		const built = "build" in line && line.build !== void 0;
		if (line.name !== name || line.version !== before || built) continue;
		const { place } = line;
		const text = lines[place.line - 1] ?? "";
		const edited = text.slice(place.column - 1, place.endColumn - 1).replace(`=${before}`, `=${after}`);
		lines[place.line - 1] = text.slice(0, place.column - 1) + edited + text.slice(place.endColumn - 1);
	}
	return require_read.readEnvironment(file.file, Buffer.from(lines.join("\n"))).file ?? file;
}
// actions/src/commands/request/lock/upgrade-affected.ts
/**
* Makes a lock with the smallest upgrade for its advisories: what has one may move, all else moves only
* if it must. If an upgrade rids the lock of none, the package stays as it was. If the database
* can't be asked, nothing is upgraded.
*/
async function upgradeAffected(old, file, watch) {
	const before = await advisoriesOf(old, watch);
	if ("notAsked" in before) return {
		...await watch.make(/* @__PURE__ */ new Set()),
		watched: before
	};
	const lines = namedLines(file);
	const movable = before.known.filter(({ name }) => !lines.has(require_pep440.normalizeName(name)));
	const first = await watch.make(free(movable));
	const better = movable.length === 0 ? [] : await improved(movable, first.lock, watch);
	const made = better.length === movable.length ? first : await watch.make(free(better));
	const after = before.known.some(({ section, name, version }) => versionIn(made.lock, section, name) !== version) ? await advisoriesOf(made.lock, watch) : before;
	const now = new Map("known" in after ? after.known.map((each) => [keyOf(each), each]) : []);
	const affected = before.known.map(({ section, name, version, advisories }) => ({
		section,
		name,
		before: version,
		after: versionIn(made.lock, section, name),
		had: advisories,
		has: now.get(keyOf({
			section,
			name
		}))?.advisories ?? [],
		namedAt: lines.get(require_pep440.normalizeName(name))
	}));
	return {
		...made,
		watched: { affected }
	};
}
function free(some) {
	return new Set(some.map(({ name }) => require_pep440.normalizeName(name)));
}
/** Those of which the new lock has fewer advisories. */
async function improved(movable, lock, watch) {
	const after = await advisoriesOf(lock, watch);
	if ("notAsked" in after) return [];
	const now = new Map(after.known.map((each) => [keyOf(each), each.advisories.length]));
	return movable.filter((each) => (now.get(keyOf(each)) ?? 0) < each.advisories.length);
}
async function advisoriesOf(lock, { osv, index }) {
	const packages = [...lock.packages.map((each) => ({
		section: "conda",
		name: each.name,
		after: each
	})), ...lock.pip.map(({ name, version }) => {
		return {
			section: "pip",
			name,
			after: {
				name,
				version,
				size: void 0
			}
		};
	})];
	const releases = await require_collect.pypiReleases(packages, index);
	const asked = packages.flatMap(({ section, name, after }, at) => {
		const release = releases[at];
		return release === void 0 ? [] : [{
			section,
			name,
			version: after.version,
			release
		}];
	});
	const answers = await osv.advisories(asked.map(({ release }) => release));
	const unasked = answers.find((answer) => "notAsked" in answer);
	if (unasked !== void 0) return unasked;
	return { known: asked.flatMap(({ section, name, version }, at) => {
		const answer = answers[at];
		const advisories = answer !== void 0 && "known" in answer ? answer.known : [];
		return advisories.length === 0 ? [] : [{
			section,
			name,
			version,
			advisories
		}];
	}) };
}
function namedLines({ file, conda, pip }) {
	const lines = [...conda, ...pip];
	return new Map(lines.map(({ name, place }) => [require_pep440.normalizeName(name), `${file}:${place.line}`]));
}
function versionIn(lock, section, name) {
	return (section === "conda" ? lock.packages : lock.pip).find((each) => each.name === name)?.version;
}
function keyOf({ section, name }) {
	return `${section} ${name}`;
}
// actions/src/commands/request/lock/lock.ts
var lock_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ lockEnvironments: () => lockEnvironments });
/**
* Locks environment files: exact packages with their hashes, beside the files. All variants are
* solved before anything is written.
* @throws UserError if a file can't be read or solved
*/
async function lockEnvironments(inputs, ports) {
	const environments = wantedOf(await require_competition.competitionOf(ports.root), inputs.variant);
	const options = {
		...inputs.solve,
		signal: ports.signal
	};
	const upgraded = new Set(inputs.upgrade.map(require_pep440.normalizeName).filter((name) => name !== ""));
	const solver = new require_solver.Solver(options);
	const pip = require_why_moved.pipSources(options);
	const osv = new require_why_moved.Osv({
		...options,
		osvUrl: options.osvUrl
	});
	try {
		const loaded = await Promise.all(environments.map(async (environment) => {
			const file = await loadEnvironment(ports.root, environment.file);
			const texts = await require_texts.readLockTexts(ports.root, environment.variant);
			const old = texts.details === void 0 ? void 0 : require_simple_page.readLockDetails(texts.details);
			return {
				...environment,
				loaded: file,
				old,
				texts
			};
		}));
		const makeAll = (files) => Promise.all(loaded.map(async ({ variant, machine, loaded: there, old, texts }) => {
			const file = files.get(variant) ?? there;
			const make = (more = /* @__PURE__ */ new Set()) => {
				const kept = inputs.upgradeAll ? void 0 : old && without(old, /* @__PURE__ */ new Set([...upgraded, ...more]));
				return require_make.makeLock(variant, file, machine, {
					solver,
					pip,
					kept
				});
			};
			const { lock, findings, watched } = inputs.upgradeAffected && old ? await upgradeAffected(old, file, {
				make,
				osv,
				index: pip.index
			}) : {
				...await make(),
				watched: void 0
			};
			return {
				variant,
				file,
				lock,
				findings,
				watched,
				old,
				before: [
					texts.explicit,
					texts.details,
					texts.pip
				]
			};
		}));
		const files = new Map(loaded.map((each) => [each.variant, each.loaded]));
		const first = {
			files,
			made: await makeAll(files)
		};
		const { made } = inputs.editAffected ? await editAffected(first, makeAll, await sparedBy(ports.root)) : first;
		refuseUnknown(upgraded, made);
		const locked = [];
		for (const { before, old, file, ...each } of made) {
			const changes = old && await difference(old, each.lock, solver, upgraded);
			const records = (packages) => solver.records(file, packages);
			const behind = inputs.upgradeAffected ? await linesBehind(file, each.lock, {
				records,
				index: pip.index
			}) : void 0;
			const edited = file !== files.get(each.variant);
			if (edited) await writeText(ports.root, file.file, file.text);
			const written = await writeFiles(ports.root, each.lock, before);
			locked.push({
				...each,
				file: file.file,
				changes,
				behind,
				written: [...edited ? [file.file] : [], ...written]
			});
		}
		return locked;
	} finally {
		await solver.close();
	}
}
/** What of a lock is kept. */
function without(lock, upgraded) {
	const stays = ({ name }) => !upgraded.has(require_pep440.normalizeName(name));
	return {
		...lock,
		packages: lock.packages.filter(stays),
		pip: lock.pip.filter(stays)
	};
}
/** A name that no lock has was meant otherwise. */
function refuseUnknown(upgraded, made) {
	const packages = made.flatMap(({ lock }) => [...lock.packages, ...lock.pip]);
	const known = new Set(packages.map(({ name }) => require_pep440.normalizeName(name)));
	const unknown = [...upgraded].filter((name) => !known.has(name));
	if (unknown.length === 0) return;
	throw new require_errors.UserError(`no lock has ${unknown.join(", ")}: there is nothing to upgrade`, { next: "take names of environment/*.lock or *.pip.lock" });
}
function wantedOf(competition, wanted) {
	const environments = require_competition.environmentsOf(competition);
	if (wanted === void 0) return environments;
	const { name } = require_competition.variantOf(competition, wanted);
	const found = environments.filter(({ variant }) => variant === name);
	if (found.length > 0) return found;
	throw new require_errors.UserError(`${name} has no environment file to lock`, { next: `use one of ${environments.map(({ variant }) => variant).join(", ")}` });
}
async function difference(old, now, solver, upgraded) {
	const order = await solver.versionOrder([...old.packages, ...now.packages]);
	const conda = require_why_moved.compareSolutions(old.packages, now.packages, order);
	const radius = require_why_moved.bothRadii(conda, require_why_moved.pipRadius(old.pip, now.pip, old.packages));
	return require_why_moved.whyMoved(radius, {
		conda: now.packages,
		pip: now.pip,
		asked: new Map(Array.from(upgraded, (name) => [name, `\`--upgrade ${name}\``])),
		allows: (constraint, version) => solver.allows(constraint, version)
	});
}
/** A lock of a file that is only partly understood would lack what isn't. */
async function loadEnvironment(root, name) {
	const bytes = await require_competition.loadFile(root, name);
	const reading = Buffer.isBuffer(bytes) ? require_read.readEnvironment(name, bytes) : {
		file: void 0,
		findings: [bytes]
	};
	const errors = reading.findings.filter(({ severity }) => severity === "error");
	if (reading.file === void 0 || errors.length > 0) throw require_make.blocked(require_competition.firstProblem(name, errors));
	return reading.file;
}
/** Each file is whole at any moment, and the one that names the inputs comes last. */
async function writeFiles(root, lock, before) {
	const rendered = require_simple_page.renderLock(lock);
	const { explicit, details, pip } = require_model.lockFiles(lock.variant);
	const written = [];
	for (const file of [
		pip,
		details,
		explicit
	]) {
		const text = rendered.get(file);
		if (text === void 0 || before.includes(text)) continue;
		await writeText(root, file, text);
		written.push(file);
	}
	return written;
}
async function writeText(root, file, text) {
	await require_replace_file.replaceFile(node_path.default.join(root, file), (partial) => (0, node_fs_promises.writeFile)(partial, text));
}
/** Packages whose version the policy fixes, and those that have another name in each file. */
async function sparedBy(root) {
	const { settings } = await require_policy.loadPolicy(root);
	if (!("fixed" in settings)) return /* @__PURE__ */ new Set();
	const paired = settings.pairs.flatMap((pair) => Object.values(pair));
	return new Set([...settings.fixed, ...paired].map(require_pep440.normalizeName));
}
Object.defineProperty(exports, "lockEnvironments", {
	enumerable: true,
	get: function() {
		return lockEnvironments;
	}
});
Object.defineProperty(exports, "lock_exports", {
	enumerable: true,
	get: function() {
		return lock_exports;
	}
});
