const require_errors = require("./errors.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_solver = require("./solve-solver.cjs");
const require_model = require("./lock-model.cjs");
// actions/src/environment/lock/make.ts
/**
* Solves one environment file for its lock.
* @param sources.kept the lock as it was: what still fits stays
* @returns the lock, and what its pip section leaves to be desired
* @throws UserError if there is no solution, SurroundingsError if a server does not answer
*/
async function makeLock(variant, file, virtualPackages, sources) {
	const { solver, pip: pipFrom, kept } = sources;
	const locked = kept?.packages ?? [];
	const outcome = await solver.solve({
		file,
		virtualPackages,
		locked
	});
	if (outcome.verdict !== "solved") throw refusal(file, outcome);
	const [short] = require_simple_page.shortPins(file.conda, outcome.packages);
	if (short !== void 0) throw atLine(short);
	const unhashed = outcome.packages.filter(({ sha256 }) => sha256 === void 0);
	if (unhashed.length > 0) throw blocked(`a channel gives no SHA-256 for ${unhashed.map(({ name }) => name).join(", ")}: they can't be locked`);
	const section = {
		file,
		solved: outcome.packages
	};
	const preferred = new Map(kept?.pip.map(({ name, version }) => [name, version]));
	const glibc = virtualPackages["__glibc"] ?? "2.17";
	const standing = new Set(kept?.pip.map(({ name, version }) => `${name}==${version}`));
	const pypi = await require_solver.checkPypi(section, {
		...pipFrom,
		glibc,
		preferred,
		standing
	});
	if (pypi.verdict !== "checked") throw notTold(`the pip section was not checked: ${pypi.reason}`);
	const wrong = pypi.findings.find(({ severity }) => severity === "error");
	if (wrong !== void 0) throw atLine(wrong);
	const inputs = require_model.inputsHash(file, virtualPackages);
	const pip = (pypi.packages ?? []).map(lockedPackage);
	return {
		lock: {
			schema: 1,
			variant,
			inputs,
			packages: require_simple_page.installOrder(outcome.packages),
			pip
		},
		findings: pypi.findings
	};
}
function lockedPackage({ name, version, requires, files }) {
	return {
		name,
		version,
		requires,
		files: files.map(({ filename, sha256, size }) => ({
			filename,
			sha256,
			size
		}))
	};
}
/** Why there is no solution, as the error of a command. */
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
function atLine({ place, message, suggestion }) {
	const instead = suggestion === void 0 ? "" : ` Instead: ${suggestion}`;
	return blocked(`${place.file}:${place.line}: ${message}${instead}`);
}
/** The files can't be locked as they are; the check says more. */
function blocked(message) {
	return new require_errors.UserError(message, {
		exitCode: require_errors.ExitCode.blocked,
		next: "npx vsc validate"
	});
}
function unavailable(what, { url, reason }) {
	return notTold(`${what} could not be read: ${reason} (${url})`);
}
function notTold(message) {
	return new require_errors.SurroundingsError(message, { next: "try again later; nothing is wrong with the environment files as far as is known" });
}
Object.defineProperty(exports, "blocked", {
	enumerable: true,
	get: function() {
		return blocked;
	}
});
Object.defineProperty(exports, "makeLock", {
	enumerable: true,
	get: function() {
		return makeLock;
	}
});
Object.defineProperty(exports, "refusal", {
	enumerable: true,
	get: function() {
		return refusal;
	}
});
