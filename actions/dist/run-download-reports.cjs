const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_artifacts = require("./run-artifacts.cjs");
const require_event = require("./github-event.cjs");
const require_yauzl$1 = require("./npm-yauzl.cjs");
const require_action = require("./entrypoints-action.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// actions/src/github/artifacts/unpack.ts
var import_yauzl = require_yauzl$1.require_yauzl();
/** Of the mode that a zip keeps; zero where its maker has no modes. */
const KIND = 61440;
const PLAIN_FILE = 32768;
const BAD_PATH = "with a path that is not allowed";
/**
* Unpacks the zip of an artifact into a new folder, or returns why not, as `is not a zip`. Anybody may have
* made it: nothing in it is followed or made executable, the whole list is checked before the first byte
* is written, and nothing stays of one that is refused. Entries are named by their number, for a name may
* be hostile.
*
* @throws UserError if the folder exists.
*/
async function unpackArtifact(zip, folder) {
	try {
		const { size } = await (0, node_fs_promises.stat)(zip);
		if (size > require_artifacts.ARTIFACT_LIMITS.zipBytes) throw new Refusal(`has more than ${require_action.formatBytes(require_artifacts.ARTIFACT_LIMITS.zipBytes)}`);
		const opened = await reading(() => (0, import_yauzl.openPromise)(zip, {
			lazyEntries: true,
			autoClose: false
		}));
		try {
			await writeFiles(opened, await plainFiles(opened), folder);
		} finally {
			opened.close();
		}
		return;
	} catch (error) {
		if (error instanceof Refusal) return error.message;
		throw error;
	}
}
var Refusal = class extends Error {};
/** The files that the zip lists, if all of them can be taken. */
async function plainFiles(zip) {
	const files = [];
	let [count, bytes] = [0, 0];
	await reading(async () => {
		for await (const entry of zip.eachEntry()) {
			if (++count > require_artifacts.ARTIFACT_LIMITS.files) throw new Refusal(`has more than ${require_artifacts.ARTIFACT_LIMITS.files} entries`);
			const fault = faultOf(entry);
			if (fault !== void 0) throw new Refusal(`has an entry, number ${count}, ${fault}`);
			bytes += entry.uncompressedSize;
			if (bytes > require_artifacts.ARTIFACT_LIMITS.bytes) throw new Refusal(`unpacks to more than ${require_action.formatBytes(require_artifacts.ARTIFACT_LIMITS.bytes)}`);
			if (!entry.fileName.endsWith("/")) files.push(entry);
		}
	});
	const names = new Set(files.map(({ fileName }) => fileName));
	if (files.some(({ fileName }) => foldersAbove(fileName).some((one) => names.has(one))) || names.size < files.length) throw new Refusal("has two entries with the same path");
	return files;
}
function faultOf(entry) {
	const kind = entry.externalFileAttributes >>> 16 & KIND;
	const isFolder = entry.fileName.endsWith("/");
	const name = isFolder ? entry.fileName.slice(0, -1) : entry.fileName;
	if (!require_artifacts.isArtifactPath(name)) return BAD_PATH;
	if (isFolder) return entry.uncompressedSize === 0 ? void 0 : "that is a folder with content";
	if (kind !== 0 && kind !== PLAIN_FILE) return "that is a link or something else than a file";
	return entry.canDecodeFileData() ? void 0 : "that is encrypted or packed in an unusual way";
}
/** `a/b` and `a` of `a/b/c`. */
function foldersAbove(file) {
	const parts = file.split("/");
	return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}
async function writeFiles(zip, files, folder) {
	await (0, node_fs_promises.mkdir)(node_path.default.dirname(folder), { recursive: true });
	await (0, node_fs_promises.mkdir)(folder).catch((error) => {
		if (error.code !== "EEXIST") throw error;
		throw new require_errors.UserError(`${folder} exists already`, { next: "download into a new folder" });
	});
	try {
		for (const entry of files) await reading(() => writeFile(zip, entry, folder));
	} catch (error) {
		await (0, node_fs_promises.rm)(folder, { recursive: true });
		throw error;
	}
}
/** The library ends the stream with an error if there are more bytes, or fewer, than the list says. */
async function writeFile(zip, entry, folder) {
	const target = node_path.default.join(folder, entry.fileName);
	await (0, node_fs_promises.mkdir)(node_path.default.dirname(target), { recursive: true });
	const content = await zip.openReadStreamPromise(entry);
	await (0, node_stream_promises.pipeline)(content, (0, node_fs.createWriteStream)(target, {
		flags: "wx",
		mode: 420
	}));
}
/** Turns what the library says of a zip into a refusal; what the file system says stays as it is. */
async function reading(work) {
	try {
		return await work();
	} catch (error) {
		const ofFiles = error.syscall !== void 0;
		if (error instanceof Refusal || ofFiles) throw error;
		throw new Refusal(/path|fileName/.test(require_errors.messageOf(error)) ? `has an entry ${BAD_PATH}` : "is not a zip that can be read");
	}
}
// actions/src/commands/request/download-reports/download-reports.ts
/**
* Downloads artifacts of a run, each into a folder of its name, whether one has a name that is wanted or
* many have. The run may be a stranger's: an artifact beyond the limits, or with anything else in it than
* plain files, is refused, and the others are taken.
*
* @throws UserError if GitHub refuses or does not answer, and if there are more artifacts than the limit.
*/
async function downloadReports(inputs, ports) {
	const { names, folder } = inputs;
	const run = await runOf(inputs.runId, ports.env);
	const listed = await require_artifacts.listArtifacts(run, ports);
	const patterns = names.map(patternOf);
	const wanted = listed.filter(({ name }) => patterns.some((pattern) => pattern.test(name)));
	if (wanted.length > require_artifacts.ARTIFACT_LIMITS.artifacts) throw new require_errors.UserError(`${wanted.length} artifacts are more than ${require_artifacts.ARTIFACT_LIMITS.artifacts}`, { next: "give fewer names" });
	const taken = [];
	const refused = names.filter((name) => !name.includes("*") && !listed.some((one) => one.name === name)).map((name) => `the run has no artifact ${JSON.stringify(name)}`);
	for (const artifact of wanted.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
		const why = await take(artifact, {
			run,
			folder
		}, ports);
		if (why === void 0) taken.push(artifact.name);
		else refused.push(why);
	}
	return {
		taken,
		refused
	};
}
/** The run to ask GitHub's API for; undefined for the own one, which takes no token. */
async function runOf(given, env) {
	const run = given ?? await require_event.startingRun(env);
	if (run !== void 0 && !/^[0-9]{1,15}$/.test(run)) throw new require_errors.UserError(`${JSON.stringify(run)} is not the id of a run`, { next: "give the number in the address of the run" });
	return run === env["GITHUB_RUN_ID"] ? void 0 : run;
}
function patternOf(name) {
	if (!require_artifacts.isArtifactName(name.replaceAll("*", "_"))) throw new require_errors.UserError(`no artifact can be named ${JSON.stringify(name)}`, { next: "write the name that upload-reports has, or * for a part of it" });
	return new RegExp(`^${name.replaceAll(/[.+]/g, "\\$&").replaceAll("*", ".*")}$`);
}
/** Downloads and unpacks one artifact, or says why not. */
async function take(artifact, { run, folder }, ports) {
	const { name, size } = artifact;
	if (!require_artifacts.isArtifactName(name)) return "an artifact has a name that is not allowed";
	if (size > require_artifacts.ARTIFACT_LIMITS.zipBytes) return `the artifact ${name} has more than ${require_action.formatBytes(require_artifacts.ARTIFACT_LIMITS.zipBytes)}`;
	const temporary = await (0, node_fs_promises.mkdtemp)(node_path.default.join(ports.env["RUNNER_TEMP"] ?? (0, node_os.tmpdir)(), "artifact-"));
	try {
		const why = await unpackArtifact(await require_artifacts.downloadArtifact(artifact, {
			run,
			folder: temporary
		}, ports), node_path.default.join(folder, name));
		return why === void 0 ? void 0 : `the artifact ${name} ${why}`;
	} finally {
		await (0, node_fs_promises.rm)(temporary, {
			recursive: true,
			force: true
		});
	}
}
exports.downloadReports = downloadReports;
