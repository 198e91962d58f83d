const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./environment-competition.cjs");
const require_why_moved = require("./solve-why-moved.cjs");
const require_make = require("./lock-make.cjs");
const require_model = require("./lock-model.cjs");
const require_simple_page = require("./pypi-simple-page.cjs");
const require_texts = require("./lock-texts.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_read = require("./environment-read.cjs");
const require_solver = require("./solve-solver.cjs");
const require_errors = require("./errors.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_collect = require("./facts-collect.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
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
	const after = movable.length === 0 ? before : await advisoriesOf(made.lock, watch);
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
		const made = await Promise.all(environments.map(async ({ variant, file: name, machine }) => {
			const file = await loadEnvironment(ports.root, name);
			const texts = await require_texts.readLockTexts(ports.root, variant);
			const old = texts.details === void 0 ? void 0 : require_simple_page.readLockDetails(texts.details);
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
				lock,
				findings,
				changes: old && await difference(old, lock, solver, upgraded),
				watched,
				before: [
					texts.explicit,
					texts.details,
					texts.pip
				]
			};
		}));
		refuseUnknown(upgraded, made);
		const locked = [];
		for (const { before, ...each } of made) locked.push({
			...each,
			written: await writeFiles(ports.root, each.lock, before)
		});
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
		const target = node_path.default.join(root, file);
		await require_replace_file.replaceFile(target, (partial) => (0, node_fs_promises.writeFile)(partial, text));
		written.push(file);
	}
	return written;
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
