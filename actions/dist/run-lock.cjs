const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./environment-competition.cjs");
const require_errors = require("./errors.cjs");
const require_solver = require("./solve-solver.cjs");
const require_install_order = require("./lock-install-order.cjs");
const require_model = require("./lock-model.cjs");
const require_texts = require("./lock-texts.cjs");
const require_read = require("./environment-read.cjs");
const require_replace_file = require("./files-replace-file.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/environment/lock/make.ts
/**
* Solves one environment file for its lock.
* @param sources.kept the lock as it was: what still fits stays
* @returns the lock, and what its pip section leaves to be desired
* @throws UserError if there is no solution, SurroundingsError if a server can't tell
*/
async function makeLock(variant, file, virtualPackages, sources) {
	const { solver, index, kept } = sources;
	const locked = kept?.packages ?? [];
	const outcome = await solver.solve({
		file,
		virtualPackages,
		locked
	});
	if (outcome.verdict !== "solved") throw refusal(file, outcome);
	const unhashed = outcome.packages.filter(({ sha256 }) => sha256 === void 0);
	if (unhashed.length > 0) throw blocked(`a channel gives no SHA-256 for ${unhashed.map(({ name }) => name).join(", ")}: they can't be locked`);
	const section = {
		file,
		solved: outcome.packages
	};
	const preferred = new Map(kept?.pip.map(({ name, version }) => [name, version]));
	const glibc = virtualPackages["__glibc"] ?? "2.17";
	const pypi = await require_solver.checkPypi(section, {
		index,
		glibc,
		preferred
	});
	if (pypi.verdict !== "checked") throw unavailable("PyPI", pypi);
	const wrong = pypi.findings.find(({ severity }) => severity === "error");
	if (wrong !== void 0) throw atLine(wrong);
	const inputs = require_model.inputsHash(file, virtualPackages);
	const pip = pypi.packages.map(lockedPackage);
	return {
		lock: {
			schema: 1,
			variant,
			inputs,
			packages: require_install_order.installOrder(outcome.packages),
			pip
		},
		findings: pypi.findings
	};
}
function lockedPackage({ name, version, release, files }) {
	return {
		name,
		version,
		requires: release.requires,
		files: files.map(({ filename, url, sha256, size }) => ({
			filename,
			url,
			sha256,
			size
		}))
	};
}
function refusal(file, outcome) {
	if (outcome.verdict === "crashed") return new Error(outcome.message);
	if ("message" in outcome) return new require_errors.UserError(`${file.file} was not solved: ${outcome.message}`, {
		exitCode: require_errors.ExitCode.undecided,
		next: "try again with a longer --time-limit"
	});
	if (outcome.verdict === "channel-unavailable") return unavailable(`channel ${outcome.channel}`, outcome);
	const [first] = outcome.findings;
	return first === void 0 ? blocked(`${file.file} has no solution`) : atLine(first);
}
function atLine({ place, message }) {
	return blocked(`${place.file}:${place.line}: ${message}`);
}
/** The files can't be locked as they are; the check says more. */
function blocked(message) {
	return new require_errors.UserError(message, {
		exitCode: require_errors.ExitCode.blocked,
		next: "npx vsc validate"
	});
}
function unavailable(what, { url, reason }) {
	return new require_errors.SurroundingsError(`${what} could not be read: ${reason} (${url})`, { next: "try again later; nothing is wrong with the environment files as far as is known" });
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
	const solver = new require_solver.Solver(options);
	const index = new require_solver.PypiIndex(options);
	try {
		const made = await Promise.all(environments.map(async ({ variant, file: name, machine }) => {
			const file = await loadEnvironment(ports.root, name);
			const texts = await require_texts.readLockTexts(ports.root, variant);
			const old = texts.details === void 0 ? void 0 : require_install_order.readLockDetails(texts.details);
			const kept = inputs.fresh ? void 0 : old;
			const { lock, findings } = await makeLock(variant, file, machine, {
				solver,
				index,
				kept
			});
			return {
				variant,
				lock,
				findings,
				changes: old && await difference(old, lock, solver),
				before: [
					texts.explicit,
					texts.details,
					texts.pip
				]
			};
		}));
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
function wantedOf(competition, wanted) {
	const environments = require_competition.environmentsOf(competition);
	if (wanted === void 0) return environments;
	const { name } = require_competition.variantOf(competition, wanted);
	const found = environments.filter(({ variant }) => variant === name);
	if (found.length > 0) return found;
	throw new require_errors.UserError(`${name} has no environment file to lock`, { next: `use one of ${environments.map(({ variant }) => variant).join(", ")}` });
}
async function difference(old, now, solver) {
	const order = await solver.versionOrder([...old.packages, ...now.packages]);
	return require_solver.compareSolutions(old.packages, now.packages, order);
}
/** A lock of a file that is only partly understood would lack what isn't. */
async function loadEnvironment(root, name) {
	const bytes = await require_competition.loadFile(root, name);
	const reading = Buffer.isBuffer(bytes) ? require_read.readEnvironment(name, bytes) : {
		file: void 0,
		findings: [bytes]
	};
	if (reading.file === void 0 || reading.findings.length > 0) throw blocked(require_competition.firstProblem(name, reading.findings));
	return reading.file;
}
/** Each file is whole at any moment, and the one that names the inputs comes last. */
async function writeFiles(root, lock, before) {
	const rendered = require_install_order.renderLock(lock);
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
