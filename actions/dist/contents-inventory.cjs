const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_run = require("./container-run.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_package_lists = require("./context-package-lists.cjs");
const require_runtime_command = require("./container-runtime-command.cjs");
// actions/src/image/build/blame.ts
/** The errors of imports at the lines that ask for the packages. */
function importFindings(variant, checks, listed) {
	const details = new Map(checks.filter(({ group, status }) => group === "import" && status === "failed").map(({ name, detail }) => [name, detail]));
	return listed.flatMap((each) => {
		const detail = details.get(`${each.kind} ${each.name}`);
		if (detail === void 0) return [];
		return [finding("package-import", each, `${each.name} does not work in the ${variant} image: ${require_action.shortLine(detail)}`)];
	});
}
/**
* What a package manager says of a package that it cannot install: the line that is worth reading,
* and in it the package. Wordings of apt and pip as Debian 12 has them; conda's packages have an
* installer of our own wording (runtime/installer/trouble.py).
*/
const BLAMES = {
	apt: [
		/^E: Unable to locate package (\S+)/,
		/^E: Package '([^']+)' has no installation candidate/,
		/^E: Version '[^']*' for '([^']+)' was not found/,
		/^ (\S+) : (?:Depends|Conflicts|Breaks): /
	],
	conda: [/^conda: ([\w.-]+): /],
	pip: [
		/^ERROR: No matching distribution found for ([\w.-]+)/,
		/^ERROR: Could not find a version that satisfies the requirement ([\w.-]+)/,
		/^ERROR: Cannot install ([\w.-]+)/,
		/^\s*ERROR: Failed (?:building wheel|to build .*) for ([\w.-]+)/,
		/^ERROR: Could not build wheels for ([\w.-]+)/,
		/^\s+([\w.-]+)(?:\[[^\]]*\])?==\S+ from \S+:\s*$/,
		/^([\w.-]+) \S+ (?:requires .*, which is not installed|has requirement .*, but you have )/
	]
};
/**
* The error of a step that installs packages, at the line that asks for the package that its last
* lines blame, or for one that needs it; none if they blame nothing that somebody asked for.
* @param planned conda's packages of the image, with what they need
*/
function installFindings(variant, { command, lines }, listed, planned = []) {
	const kind = [
		"apt",
		"conda",
		"pip"
	].find((each) => command.includes(`/${each}.sh`));
	if (kind === void 0) return [];
	const own = listed.filter((each) => each.kind === kind);
	return BLAMES[kind].flatMap((pattern) => lines.flatMap((line) => {
		const name = require_pep440.normalizeName(pattern.exec(line)?.[1] ?? "");
		if (name === "") return [];
		const first = own.find((each) => require_pep440.normalizeName(each.name) === name) ?? own.find((each) => require_package_lists.closureOf(each.name, planned).has(name));
		return first === void 0 ? [] : [{
			asked: first,
			name,
			line
		}];
	})).slice(0, 1).map(({ asked, name, line }) => {
		return finding("package-install", asked, `${require_pep440.normalizeName(asked.name) === name ? asked.name : `${name}, for ${asked.name},`} cannot be installed in the ${variant} image: ${require_action.shortLine(line.trim())}`);
	});
}
function finding(rule, { place }, message) {
	return {
		place,
		rule,
		severity: "error",
		message
	};
}
// actions/src/image/requested.ts
/** The packages that the tests of an image import, with the policy's exceptions on their modules. */
function requestedPackages(context, { images }) {
	const exceptions = new Map(images?.imports.map((each) => [each.package, each.modules]));
	const absent = context.packages === "debian" ? "conda" : "apt";
	return listedPackages(context).filter(({ kind }) => kind !== absent).map(({ kind, name }) => {
		const modules = exceptions.get(name);
		return modules === void 0 ? {
			kind,
			name
		} : {
			kind,
			name,
			modules
		};
	});
}
/** The packages that somebody asked for by name, for a variant, and where. */
function listedPackages({ sources, packages, environment }) {
	return [
		...entriesOf(packages === "debian" ? "runtime/apt-lite.txt" : "runtime/apt.txt", sources).map(({ text, place }) => ({
			kind: "apt",
			name: text,
			place
		})),
		...packages === "debian" ? pipEntries(require_package_lists.WHEELS_OF_DEBIAN, sources) : [],
		...environment === void 0 ? pipEntries(require_package_lists.LITE_PIP, sources) : environmentPackages(environment)
	];
}
function environmentPackages({ conda, pip }) {
	return [...conda.map(({ name, place }) => ({
		kind: "conda",
		name,
		place
	})), ...pip.map(({ name, place }) => ({
		kind: "pip",
		name,
		place
	}))];
}
function pipEntries(list, sources) {
	return entriesOf(list, sources).map(({ text, place }) => ({
		kind: "pip",
		name: /^[A-Za-z0-9][\w.-]*/.exec(text)?.[0] ?? text,
		place
	}));
}
/** The entries of a list: one a line, `#` starts a comment. */
function entriesOf(file, sources) {
	return require_package_lists.sourceAt(file, sources).bytes.toString().split("\n").flatMap((line, index) => {
		const text = line.replace(/#.*/, "").trim();
		if (text === "") return [];
		const column = line.indexOf(text) + 1;
		return [{
			text,
			place: {
				file,
				line: index + 1,
				column,
				endColumn: column + text.length
			}
		}];
	});
}
// actions/src/image/contents/inside.ts
/** What is imported in there may print without end. */
const MAX_OUTPUT = 64 * 2 ** 20;
/** Hundreds of imports take minutes, or many if emulated; a hang must not last a job's six hours. */
const DEADLINE_SECONDS = 3600;
const UID = "64000:64000";
/**
* Runs a command of the runtime in an image, as the submission's user, without network, on a file
* system that is read-only but for /tmp.
*
* @throws UserError with the last lines of its errors if it fails.
*/
async function runInside(engine, { image, command, gpu = false, signal, onObject }) {
	const errors = new require_runtime_command.OutputTail();
	const decoder = new TextDecoder();
	let rest = "";
	let received = 0;
	const { exitCode, timedOut } = await require_run.runContainer(engine, {
		image,
		command: require_runtime_command.runtimeCommand(...command),
		user: UID,
		readOnlyRoot: true,
		tmpfs: { "/tmp": "rw,exec,nosuid,nodev,size=1g,mode=1777" },
		env: {
			HOME: "/tmp",
			MPLCONFIGDIR: "/tmp",
			NUMBA_CACHE_DIR: "/tmp"
		},
		limits: {
			processes: 512,
			sharedMemoryBytes: 2 ** 30
		},
		gpu,
		runId: `inside-${command[0]}`
	}, {
		signal,
		deadlineSeconds: DEADLINE_SECONDS,
		onOutput(chunk, stream) {
			received += chunk.length;
			if (stream === "stderr") errors.push(chunk);
			if (stream === "stderr" || received > MAX_OUTPUT) return;
			const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
			rest = lines.pop() ?? "";
			for (const value of lines.map(parse)) if (value !== void 0) onObject(value);
		}
	});
	if (exitCode === 0) return;
	const why = timedOut ? `it did not end within ${DEADLINE_SECONDS} s` : `exit code ${exitCode}`;
	throw new require_errors.UserError(`${command[0]} failed in ${image} (${why}):\n  ${require_action.lastLines(errors.text, 3)}`, {
		exitCode: require_errors.ExitCode.checkFailed,
		next: "check that it is an image of this runtime, built from this tree: make build"
	});
}
/** Undefined for a line that is not ours: a package that is imported can write there as well. */
function parse(line) {
	try {
		const value = JSON.parse(line);
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}
// actions/src/image/contents/inventory.ts
/** Every package that Debian, conda and pip have installed in an image. */
async function installedPackages(engine, image, signal) {
	const found = [];
	const onObject = (value) => void found.push(value);
	await runInside(engine, {
		image,
		command: ["inventory"],
		signal,
		onObject
	});
	return found;
}
/** How what is installed differs from the lock, a line each; none if it is what was locked. */
function lockDifferences(lock, installed) {
	return ["conda", "pip"].flatMap((kind) => {
		const wanted = versions(kind === "conda" ? require_package_lists.installedByConda(lock) : lock.pip);
		const present = versions(installed.filter((each) => each.kind === kind));
		return [.../* @__PURE__ */ new Set([...wanted.keys(), ...present.keys()])].toSorted().filter((name) => wanted.get(name) !== present.get(name)).map((name) => {
			const [locked = "nothing", found = "nothing"] = [wanted.get(name), present.get(name)];
			return `${kind} ${name}: locked ${locked}, installed ${found}`;
		});
	});
}
/** pip's names are compared as PEP 503 says. */
function versions(packages) {
	return new Map(packages.map(({ name, version }) => [name.toLowerCase().replaceAll(/[-_.]+/g, "-"), version]));
}
/**
* How an image differs from the machine that the solver assumed (the competition's `machine`);
* undefined if it doesn't. Of that the image brings Debian's C library, the architecture, and the CUDA
* that NVIDIA's container runtime asks the driver for; the kernel is the host's.
*/
function machineDifference(machine, installed, { Architecture, Config }) {
	const libc = installed.find(({ kind, name }) => kind === "apt" && name === "libc6")?.version;
	const cuda = /^NVIDIA_REQUIRE_CUDA=(.*)$/m.exec(Config.Env?.join("\n") ?? "")?.[1];
	const { __glibc: glibc, __archspec: archspec, __cuda: driver } = machine;
	const wanted = require_run.goArchitecture(archspec ?? "");
	const differences = [
		glibc !== void 0 && libc?.startsWith(`${glibc}-`) !== true && `__glibc ${glibc}, the image has libc6 ${libc ?? "(none)"}`,
		require_run.isArchitecture(wanted) && wanted !== Architecture && `__archspec ${archspec}, the image is for ${Architecture}`,
		driver !== void 0 && cuda !== `cuda>=${driver}` && `__cuda ${driver}, the image asks the driver for ${cuda ?? "none"}`
	].filter((each) => each !== false);
	if (differences.length === 0) return void 0;
	return `environment/competition.yml says ${differences.join("; and ")}`;
}
Object.defineProperty(exports, "importFindings", {
	enumerable: true,
	get: function() {
		return importFindings;
	}
});
Object.defineProperty(exports, "installFindings", {
	enumerable: true,
	get: function() {
		return installFindings;
	}
});
Object.defineProperty(exports, "installedPackages", {
	enumerable: true,
	get: function() {
		return installedPackages;
	}
});
Object.defineProperty(exports, "listedPackages", {
	enumerable: true,
	get: function() {
		return listedPackages;
	}
});
Object.defineProperty(exports, "lockDifferences", {
	enumerable: true,
	get: function() {
		return lockDifferences;
	}
});
Object.defineProperty(exports, "machineDifference", {
	enumerable: true,
	get: function() {
		return machineDifference;
	}
});
Object.defineProperty(exports, "requestedPackages", {
	enumerable: true,
	get: function() {
		return requestedPackages;
	}
});
Object.defineProperty(exports, "runInside", {
	enumerable: true,
	get: function() {
		return runInside;
	}
});
