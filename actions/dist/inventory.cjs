const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./action.cjs");
const require_errors = require("./errors.cjs");
const require_closure = require("./closure.cjs");
const require_tar_stream$1 = require("./tar-stream.cjs");
const require_package_lists = require("./package-lists.cjs");
const require_run = require("./run.cjs");
let node_stream = require("node:stream");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/image/blame.ts
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
* and in it the package. Wordings of apt and pip as Debian 12 has them; conda's are from memory.
*/
const BLAMES = {
	apt: [
		/^E: Unable to locate package (\S+)/,
		/^E: Package '([^']+)' has no installation candidate/,
		/^E: Version '[^']*' for '([^']+)' was not found/,
		/^ (\S+) : (?:Depends|Conflicts|Breaks): /
	],
	conda: [
		/^\s*-\s+(?:\S+::)?([\w.-]+)(?:[=<>!~ ].*)?$/,
		/[├└]─ ([\w.-]+) .*(?:does not exist|not (?:be )?installable|is uninstallable|conflicts)/,
		/nothing provides .* needed by ([\w.-]+?)-\d/,
		/package ([\w.-]+?)-\d\S* (?:requires|is excluded|conflicts)/
	],
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
* lines blame; none where they blame nothing, or what nobody asked for by name.
*/
function installFindings(variant, { command, lines }, listed) {
	const kind = [
		"apt",
		"conda",
		"pip"
	].find((each) => command.includes(`/${each}.sh`));
	if (kind === void 0) return [];
	return BLAMES[kind].flatMap((pattern) => lines.flatMap((line) => {
		const name = require_closure.normalizeName(pattern.exec(line)?.[1] ?? "");
		return listed.filter((each) => each.kind === kind && require_closure.normalizeName(each.name) === name).map((each) => ({
			each,
			line
		}));
	})).slice(0, 1).map(({ each, line }) => {
		return finding("package-install", each, `${each.name} cannot be installed in the ${variant} image: ${require_action.shortLine(line.trim())}`);
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
// actions/src/image/context.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
/**
* Reads the build context from the working tree: of runtime/ and the sources of the package lists,
* the files that git tracks, with edits that are not committed, and new files that git does not
* ignore. Sorted by path; the sources give way to the lists made of them.
*
* @throws UserError where `root` is no git work tree or holds no Dockerfile.
*/
async function readContext(root, variant, exec) {
	const { exitCode, stdout, stderr } = await exec("git", [
		"-C",
		root,
		...[
			"ls-files",
			"-z",
			"--cached",
			"--others",
			"--exclude-standard",
			"--deduplicate"
		],
		"--",
		"runtime",
		...require_package_lists.listSources(variant)
	], {});
	if (exitCode !== 0) throw new require_errors.UserError(`git cannot list the files of the image: ${stderr.trim()}`, { next: "build in a clone of the repository (git clone), not in an unpacked archive" });
	const paths = stdout.split("\0").filter(Boolean).toSorted();
	const present = (await Promise.all(paths.map((name) => readContextFile(root, name)))).filter((file) => file !== void 0);
	if (!present.some((file) => file.path === "runtime/Dockerfile")) throw new require_errors.UserError("runtime/Dockerfile is missing", { next: "restore it: git checkout -- runtime" });
	const copied = present.filter((file) => file.path.startsWith("runtime/"));
	const { files: lists, ...rest } = require_package_lists.packageLists(variant, present);
	return {
		...rest,
		files: [...lists, ...copied],
		sources: present
	};
}
/** Undefined for a tracked file that was deleted, and for what is no regular file. */
async function readContextFile(root, name) {
	const absolute = node_path.default.join(root, name);
	const found = await (0, node_fs_promises.stat)(absolute).catch(() => void 0);
	if (!found?.isFile()) return void 0;
	return {
		path: name,
		executable: (found.mode & 73) !== 0,
		bytes: await (0, node_fs_promises.readFile)(absolute)
	};
}
/** Hash of everything that decides what is built: the files, and the build arguments. */
function hashInputs(files, args) {
	const hash = (0, node_crypto.createHash)("sha256");
	for (const [name, value] of Object.entries(args)) hash.update(`${name}=${value}\0`);
	for (const file of files) {
		hash.update(`${file.path}\0${file.executable ? "x" : "-"}\0${file.bytes.length}\0`);
		hash.update(file.bytes);
	}
	return `sha256:${hash.digest("hex")}`;
}
/** The context as a tar stream; the same files give the same bytes. */
function packContext(files) {
	const archive = (0, import_tar_stream.pack)();
	for (const { path: name, executable, bytes } of files) archive.entry({
		name,
		mode: executable ? 493 : 420,
		mtime: /* @__PURE__ */ new Date(0)
	}, bytes);
	archive.finalize();
	return node_stream.Readable.from(archive);
}
// actions/src/image/requested.ts
/** The packages that the tests of an image import, with the policy's exceptions on their modules. */
function requestedPackages(variant, context, { images }) {
	const exceptions = new Map(images?.imports.map((each) => [each.package, each.modules]));
	const absent = context.stage === "lite" ? "conda" : "apt";
	return listedPackages(variant, context).filter(({ kind }) => kind !== absent).map(({ kind, name }) => {
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
function listedPackages(variant, { sources, stage }) {
	return [...entriesOf(stage === "lite" ? "runtime/apt-lite.txt" : "runtime/apt.txt", sources).map(({ text, place }) => ({
		kind: "apt",
		name: text,
		place
	})), ...variant === "lite" ? litePip(sources) : environmentPackages(variant, sources)];
}
function environmentPackages(variant, sources) {
	const { conda, pip } = require_package_lists.readEnvironmentSource(variant, sources);
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
function litePip(sources) {
	return entriesOf("runtime/pip-lite.txt", sources).map(({ text, place }) => ({
		kind: "pip",
		name: /^[A-Za-z0-9][\w.-]*/.exec(text)?.[0] ?? text,
		place
	}));
}
/** The entries of a list: one a line, `#` starts a comment. */
function entriesOf(file, sources) {
	const found = sources.find((source) => source.path === file);
	if (found === void 0) throw new require_errors.UserError(`${file} is missing`, { next: `restore it: git checkout -- ${file}` });
	return found.bytes.toString().split("\n").flatMap((line, index) => {
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
// actions/src/image/inside.ts
/** What is imported in there may print without end. */
const MAX_OUTPUT = 64 * 2 ** 20;
const DEADLINE_SECONDS = 3600;
const PYTHON = [
	"/opt/vsc/python",
	"-I",
	"/opt/vsc/run.py"
];
const UID = "64000:64000";
/**
* Runs a command of the runtime in an image, as the submission's user, without network, on a file
* system that is read-only but for /tmp.
*
* @throws UserError with the last lines of its errors where it fails.
*/
async function runInside(engine, { image, command, gpu = false, signal, onObject }) {
	let errors = "";
	let rest = "";
	let received = 0;
	const { exitCode, timedOut } = await require_run.runContainer(engine, {
		image,
		command: [...PYTHON, ...command],
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
			const text = Buffer.from(chunk).toString();
			if (stream === "stderr") errors = (errors + text).slice(-4e3);
			if (stream === "stderr" || received > MAX_OUTPUT) return;
			const lines = (rest + text).split("\n");
			rest = lines.pop() ?? "";
			for (const value of lines.map(parse)) if (value !== void 0) onObject(value);
		}
	});
	if (exitCode === 0) return;
	const why = timedOut ? `no end in ${DEADLINE_SECONDS} s` : `exit code ${exitCode}`;
	const last = errors.trim().split("\n").slice(-3).join("\n  ");
	throw new require_errors.UserError(`${command[0]} failed in ${image} (${why}):\n  ${last}`, {
		exitCode: require_errors.ExitCode.checkFailed,
		next: "check that it is an image of this runtime, built from this tree: make build"
	});
}
/** Undefined for a line that is none of ours: a package that is imported can write there as well. */
function parse(line) {
	try {
		const value = JSON.parse(line);
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}
// actions/src/image/inventory.ts
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
/** How what is installed differs from the lock, a line each; none where it is what was locked. */
function lockDifferences(lock, installed) {
	return ["conda", "pip"].flatMap((kind) => {
		const wanted = versions(kind === "conda" ? lock.packages : lock.pip);
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
Object.defineProperty(exports, "hashInputs", {
	enumerable: true,
	get: function() {
		return hashInputs;
	}
});
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
Object.defineProperty(exports, "packContext", {
	enumerable: true,
	get: function() {
		return packContext;
	}
});
Object.defineProperty(exports, "readContext", {
	enumerable: true,
	get: function() {
		return readContext;
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
