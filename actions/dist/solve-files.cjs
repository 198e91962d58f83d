const require_model = require("./model.cjs");
const require_solver = require("./solver.cjs");
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
		radius: require_solver.compareSolutions(base.packages, head.packages, order)
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
* Solves both condaVariants side by side, and checks their pip sections against the solutions. Call it
* only with channels that the policy allows: it asks their servers.
* @param locked packages of a lock, which are kept as long as they fit
*/
async function solveFiles({ policy, head, base }, locked, options) {
	const solver = new require_solver.Solver(options);
	const index = new require_solver.PypiIndex(options);
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
			pypi: await require_solver.checkPypi(section, {
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
		const solved = require_model.condaVariants.map(async (variant) => {
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
