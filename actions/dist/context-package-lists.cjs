const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
const require_check = require("./lock-check.cjs");
const require_simple_page = require("./index-simple-page.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_model = require("./lock-model.cjs");
const require_pip_requirement = require("./requirement-pip-requirement.cjs");
const require_policy = require("./settings-policy.cjs");
const require_read = require("./files-read.cjs");
const require_errors = require("./errors.cjs");
const require_tar_stream$1 = require("./npm-tar-stream.cjs");
let node_stream = require("node:stream");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");
// actions/src/image/context/layer-plan.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
/** Bytes to download from which a package counts as big. Python's own packages are all below. */
const TOOLKIT_BYTES = 256 * 2 ** 20;
const FRAMEWORK_BYTES = 16 * 2 ** 20;
const BIG_WHEEL_BYTES = 64 * 2 ** 20;
/**
* Divides a lock's packages into layers so that a typical package request leaves the big ones alone.
*
* A layer is pushed again when one of its packages changes, and only then: the layers above it come
* out the same. So packages that weigh much and change seldom stand apart from the many small ones,
* where requests and their dependencies land. Python comes first: whatever is linked later may
* need it. The rule looks at each package by itself, so that a new one moves no other.
*/
function planLayers(packages, wheels) {
	const first = closureOf("python", packages);
	const rest = packages.filter(({ name }) => !first.has(name));
	return {
		conda: [
			packages.filter(({ name }) => first.has(name)),
			rest.filter((each) => bytesOf(each) >= TOOLKIT_BYTES),
			rest.filter((each) => bytesOf(each) >= FRAMEWORK_BYTES && bytesOf(each) < TOOLKIT_BYTES),
			rest.filter((each) => bytesOf(each) < FRAMEWORK_BYTES)
		],
		pip: [wheels.filter((each) => wheelBytes(each) >= BIG_WHEEL_BYTES), wheels.filter((each) => wheelBytes(each) < BIG_WHEEL_BYTES)]
	};
}
function bytesOf({ size }) {
	return size ?? 0;
}
/** Bytes of what pip downloads: a release has one file for each kind of machine, of about a size. */
function wheelBytes({ files }) {
	return Math.max(0, ...files.map(({ size }) => size));
}
/** Names of a package and all that it needs. */
function closureOf(root, packages) {
	const byName = new Map(packages.map((each) => [each.name, each]));
	const names = /* @__PURE__ */ new Set();
	const visit = (name) => {
		const found = byName.get(name);
		if (found === void 0 || names.has(name)) return;
		names.add(name);
		for (const need of found.depends) visit(require_simple_page.nameOfSpec(need));
	};
	visit(root);
	return names;
}
// actions/src/image/context/conda-plan.ts
/** The Dockerfile has that many steps that install conda packages; a plan may be empty. */
const CONDA_STEPS = 4;
/**
* The files that runtime/installer/install.py reads, `plan/conda-<n>.json`: exact packages, one group
* for each layer.
*
* @throws UserError if a package has no SHA-256: nothing is installed unchecked.
*/
function condaPlans(groups) {
	return Array.from({ length: CONDA_STEPS }, (_, index) => planFile(index + 1, { packages: (groups[index] ?? []).map(entryOf) }));
}
/** A file of the plan; JSON, so that nothing in a name can be taken for anything else. */
function planFile(step, content) {
	const bytes = Buffer.from(`${JSON.stringify(content, void 0, 1)}\n`);
	return {
		path: `plan/conda-${step}.json`,
		executable: false,
		bytes
	};
}
function entryOf(solved) {
	const { name, version, build, subdir, url, md5, sha256, size, depends } = solved;
	if (sha256 === void 0) throw new require_errors.UserError(`${url} has no SHA-256 in its channel: it can't be installed`, { next: `ask for another build of ${name}, and lock again: npx vsc lock` });
	return {
		name,
		version,
		build,
		subdir,
		url,
		sha256,
		md5: md5 ?? null,
		size: size ?? null,
		depends
	};
}
/** The packages that plans among the files of a context name, with what they need. */
function plannedPackages(files) {
	return files.filter(({ path }) => path.startsWith("plan/conda-")).flatMap(({ bytes }) => JSON.parse(bytes.toString()).packages);
}
// actions/src/environment/lock/installed-by-conda.ts
/**
* The conda packages of a lock that an image gets: all but those whose place pip's take, if they are
* noarch. To install and remove one would leave marks in pip's layer that have the time of the build.
* One that is made for a machine may have libraries that others are linked to; pip leaves these.
*/
function installedByConda({ packages, pip }) {
	const names = new Set(pip.map(({ name }) => require_pep440.normalizeName(name)));
	return packages.filter((each) => {
		const given = each.subdir === "noarch" ? [...require_simple_page.givenByConda([each]).keys()] : [];
		return given.length === 0 || !given.every((name) => names.has(name));
	});
}
// actions/src/image/context/context-file.ts
/**
* Reads a file as it is now; undefined for a tracked file that was deleted.
*
* @throws UserError for anything but a regular file: a link would bring what it leads to into the image.
*/
async function readContextFile(root, name) {
	const absolute = (0, node_path.join)(root, name);
	const found = await (0, node_fs_promises.lstat)(absolute).catch(() => void 0);
	if (found === void 0) return void 0;
	if (!found.isFile()) {
		const kind = found.isSymbolicLink() ? "a symbolic link" : "no regular file";
		throw new require_errors.UserError(`${name} is ${kind}: an image is made of regular files only`, { next: `put the file itself in its place, or remove it: rm ${name}` });
	}
	return {
		path: name,
		executable: (found.mode & 73) !== 0,
		bytes: await (0, node_fs_promises.readFile)(absolute)
	};
}
/**
* The file at `path` among those that something is made of.
*
* @throws UserError if it is missing.
*/
function sourceAt(path, sources) {
	const found = sources.find((source) => source.path === path);
	if (found !== void 0) return found;
	throw new require_errors.UserError(`${path} is missing`, { next: `restore it: git checkout -- ${path}` });
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
// actions/src/image/context/package-lists.ts
/** The Dockerfile has that many steps of pip; a list may be empty. */
const PIP_STEPS = 2;
/** What lite alone has of pip. */
const LITE_PIP = "runtime/pip-lite.txt";
/** Wheels of every variant that has Debian's packages, beside those. */
const WHEELS_OF_DEBIAN = "runtime/wheels-lite.txt";
/** The files of the repository, beside runtime/, that an image comes from, or its tests. */
function listSources(name, settings) {
	if (settings?.file === void 0) return [];
	const { file } = settings;
	return [
		`environment/${file}`,
		require_competition.COMPETITION_FILE,
		require_policy.POLICY_FILE,
		...Object.values(require_model.lockFiles(name))
	];
}
/**
* Makes the package lists of a variant: from its lock, exact and in layers; from the environment
* file, which is to be solved then, only if there is no lock at all. With Debian's packages there is no
* conda; the pip list is the environment file's, or runtime/pip-lite.txt if there is none.
*
* @throws UserError if a source is missing or cannot be read, and for a lock that is not this
* file's: stale, damaged, or with what it can't hold.
*/
function packageLists({ name, file, machine = {}, packages }, sources) {
	const text = (path) => sources.find((source) => source.path === path)?.bytes.toString();
	const unlocked = {
		lock: void 0,
		notice: void 0,
		unsolved: void 0,
		packages
	};
	if (file === void 0) {
		const pip = sourceAt(LITE_PIP, sources).bytes.toString();
		return {
			...unlocked,
			files: pipLists([pip]),
			environment: void 0
		};
	}
	const environment = readEnvironmentSource(`environment/${file}`, sources);
	const pipSection = environment.pip.map((each) => `${require_pip_requirement.requirementText(each)}\n`).join("");
	if (packages === "debian") return {
		...unlocked,
		files: pipLists([pipSection]),
		environment
	};
	const files = require_model.lockFiles(name);
	const texts = {
		explicit: text(files.explicit),
		details: text(files.details),
		pip: text(files.pip)
	};
	const checked = require_check.checkLock(name, texts, environment, {
		channels: readSourcePolicy(sources).channels,
		virtualPackages: machine
	});
	const [fault] = checked.findings;
	if (fault !== void 0) throw new require_errors.UserError(`${fault.place.file}:${fault.place.line}: ${fault.message}`, {
		exitCode: require_errors.ExitCode.blocked,
		next: "npx vsc lock",
		findings: checked.findings
	});
	const { lock } = checked;
	if (lock !== void 0) return {
		...unlocked,
		files: lockedLists(lock),
		lock,
		environment
	};
	return {
		...unlocked,
		files: [planFile(1, inputsOf(environment, machine)), ...pipLists([pipSection])],
		environment,
		unsolved: {
			environment,
			machine
		},
		notice: `${files.explicit} does not exist: the environment is solved for this build alone`
	};
}
/** Each layer as a plan of its own, and as a list in pip's hash-checked format. */
function lockedLists(lock) {
	const { conda, pip } = planLayers(installedByConda(lock), lock.pip);
	const { pip: hashed } = require_model.lockFiles(lock.variant);
	const lists = pip.map((wheels) => require_simple_page.renderLock({
		...lock,
		pip: wheels
	}).get(hashed) ?? "");
	return [...condaPlans(conda), ...pipLists(lists)];
}
function pipLists(texts) {
	return Array.from({ length: PIP_STEPS }, (_, index) => ({
		path: `plan/pip-${index + 1}.txt`,
		executable: false,
		bytes: Buffer.from(texts[index] ?? "")
	}));
}
/** What the solution depends on, as far as the repository has it. */
function inputsOf({ channels, conda }, machine) {
	return {
		channels: channels.map(({ name }) => name),
		dependencies: conda.map(({ raw }) => raw),
		machine
	};
}
function readEnvironmentSource(path, sources) {
	const { file, findings } = require_read.readEnvironment(path, sourceAt(path, sources).bytes);
	const errors = findings.filter(({ severity }) => severity === "error");
	if (file !== void 0 && errors.length === 0) return file;
	throw new require_errors.UserError(require_competition.firstProblem(path, errors), { next: "npx vsc validate lists all problems of the environment files" });
}
function readSourcePolicy(sources) {
	return require_policy.requirePolicy(require_policy.readPolicy(sourceAt(require_policy.POLICY_FILE, sources).bytes));
}
Object.defineProperty(exports, "LITE_PIP", {
	enumerable: true,
	get: function() {
		return LITE_PIP;
	}
});
Object.defineProperty(exports, "WHEELS_OF_DEBIAN", {
	enumerable: true,
	get: function() {
		return WHEELS_OF_DEBIAN;
	}
});
Object.defineProperty(exports, "closureOf", {
	enumerable: true,
	get: function() {
		return closureOf;
	}
});
Object.defineProperty(exports, "condaPlans", {
	enumerable: true,
	get: function() {
		return condaPlans;
	}
});
Object.defineProperty(exports, "hashInputs", {
	enumerable: true,
	get: function() {
		return hashInputs;
	}
});
Object.defineProperty(exports, "installedByConda", {
	enumerable: true,
	get: function() {
		return installedByConda;
	}
});
Object.defineProperty(exports, "listSources", {
	enumerable: true,
	get: function() {
		return listSources;
	}
});
Object.defineProperty(exports, "packContext", {
	enumerable: true,
	get: function() {
		return packContext;
	}
});
Object.defineProperty(exports, "packageLists", {
	enumerable: true,
	get: function() {
		return packageLists;
	}
});
Object.defineProperty(exports, "planLayers", {
	enumerable: true,
	get: function() {
		return planLayers;
	}
});
Object.defineProperty(exports, "plannedPackages", {
	enumerable: true,
	get: function() {
		return plannedPackages;
	}
});
Object.defineProperty(exports, "readContextFile", {
	enumerable: true,
	get: function() {
		return readContextFile;
	}
});
Object.defineProperty(exports, "sourceAt", {
	enumerable: true,
	get: function() {
		return sourceAt;
	}
});
Object.defineProperty(exports, "wheelBytes", {
	enumerable: true,
	get: function() {
		return wheelBytes;
	}
});
