const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./environment-competition.cjs");
const require_check = require("./lock-check.cjs");
const require_model = require("./lock-model.cjs");
const require_install_order = require("./lock-install-order.cjs");
const require_policy = require("./environment-policy.cjs");
const require_read = require("./environment-read.cjs");
const require_errors = require("./errors.cjs");
const require_tar_stream$1 = require("./npm-tar-stream.cjs");
let node_stream = require("node:stream");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");
// actions/src/image/context-file.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
/** Undefined for a tracked file that was deleted, and for what is not a regular file. */
async function readContextFile(root, name) {
	const absolute = (0, node_path.join)(root, name);
	const found = await (0, node_fs_promises.stat)(absolute).catch(() => void 0);
	if (!found?.isFile()) return void 0;
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
// actions/src/image/layer-plan.ts
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
		for (const need of found.depends) visit(require_install_order.nameOfSpec(need));
	};
	visit(root);
	return names;
}
// actions/src/image/package-lists.ts
/** The Dockerfile has that many steps of each kind; a list may be empty. */
const STEPS = {
	conda: 4,
	pip: 2
};
const LITE_PIP = "runtime/pip-lite.txt";
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
* file, solved while building, only if there is no lock at all. With Debian's packages there is no
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
		packages
	};
	if (file === void 0) {
		const pip = sourceAt(LITE_PIP, sources).bytes.toString();
		return {
			...unlocked,
			files: listFiles([], [pip]),
			environment: void 0
		};
	}
	const environment = readEnvironmentSource(`environment/${file}`, sources);
	const pipSection = environment.pip.map(({ raw }) => `${raw}\n`).join("");
	if (packages === "debian") return {
		...unlocked,
		files: listFiles([], [pipSection]),
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
		files: listFiles([unsolved(environment)], [pipSection]),
		environment,
		notice: `${files.explicit} does not exist: the packages are solved while building`
	};
}
/** Each layer as a lock of its own: conda's explicit format, pip's hash-checked one. */
function lockedLists(lock) {
	const { conda, pip } = planLayers(lock.packages, lock.pip);
	const { explicit, pip: hashed } = require_model.lockFiles(lock.variant);
	const render = (part, path) => require_install_order.renderLock({
		...lock,
		...part
	}).get(path) ?? "";
	return listFiles(conda.map((packages) => render({ packages }, explicit)), pip.map((wheels) => render({ pip: wheels }, hashed)));
}
function listFiles(conda, pip) {
	const lists = {
		conda,
		pip
	};
	return ["conda", "pip"].flatMap((kind) => Array.from({ length: STEPS[kind] }, (_, index) => ({
		path: `plan/${kind}-${index + 1}.txt`,
		executable: false,
		bytes: Buffer.from(lists[kind][index] ?? "")
	})));
}
/** The environment file without its pip section, which has steps of its own. JSON is YAML. */
function unsolved({ channels, conda }) {
	const names = channels.map(({ name }) => name);
	return JSON.stringify({
		channels: names,
		dependencies: conda.map(({ raw }) => raw)
	});
}
function readEnvironmentSource(path, sources) {
	const { file, findings } = require_read.readEnvironment(path, sourceAt(path, sources).bytes);
	if (file !== void 0 && findings.length === 0) return file;
	throw new require_errors.UserError(require_competition.firstProblem(path, findings), { next: "npx vsc validate lists all problems of the environment files" });
}
function readSourcePolicy(sources) {
	return require_policy.requirePolicy(require_policy.readPolicy(sourceAt(require_policy.POLICY_FILE, sources).bytes));
}
Object.defineProperty(exports, "hashInputs", {
	enumerable: true,
	get: function() {
		return hashInputs;
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
