const require_check = require("./lock-check.cjs");
const require_solver = require("./solve-solver.cjs");
const require_blast_radius = require("./solve-blast-radius.cjs");
// actions/src/environment/solve/change.ts
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
	if (was === void 0 || base?.verdict !== "solved") return {
		base,
		head: await settle(willBe, known.head, locked),
		radius: void 0
	};
	const head = known.head === void 0 && sameConda(was, willBe) ? base : await settle(willBe, known.head, base.packages);
	if (head.verdict !== "solved") return {
		base,
		head,
		radius: void 0
	};
	const order = await solver.versionOrder([...base.packages, ...head.packages]);
	return {
		base,
		head,
		radius: require_blast_radius.compareSolutions(base.packages, head.packages, order)
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
* Solves the variants side by side, and checks their pip sections against the solutions. Call it
* only with channels that the policy allows: it asks their servers.
*/
async function solveFiles({ environments, head, base }, locks, options) {
	const solver = new require_solver.Solver(options);
	const index = new require_blast_radius.PypiIndex(options);
	const solveOne = async ({ variant, machine: virtualPackages }, file) => {
		const before = base[variant];
		const { head: own, base: old, preferred } = locks[variant] ?? {};
		const lock = own && await verifyLock(own, {
			file,
			virtualPackages
		}, solver);
		const holds = lock?.verification.verdict === "verified" && lock.findings.length === 0;
		const request = {
			virtualPackages,
			base: before,
			head: file,
			known: {
				base: old?.packages,
				head: holds ? own?.packages : void 0
			},
			locked: preferred
		};
		const change = await solveChange(solver, request);
		if (change.head.verdict !== "solved") return {
			change,
			pypi: void 0,
			lock
		};
		const section = {
			file,
			solved: change.head.packages
		};
		const below = change.base?.verdict === "solved" ? change.base.packages : void 0;
		return {
			change,
			pypi: await require_solver.checkPypi(section, {
				index,
				glibc: virtualPackages["__glibc"] ?? "2.17",
				before: before && below && {
					file: before,
					solved: below
				}
			}),
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
async function verifyLock(lock, request, solver) {
	const verification = await solver.verify(request, lock.packages);
	const faults = verification.verdict === "verified" ? verification.faults : [];
	return {
		verification,
		findings: require_check.faultsAt(lock, faults)
	};
}
/** What the solver and PyPI have to say at the lines. */
function findingsOf({ change, pypi, lock }) {
	const rejected = "findings" in change.head ? change.head.findings : [];
	return [
		...lock?.findings ?? [],
		...rejected,
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
