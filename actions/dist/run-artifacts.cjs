const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/github/artifacts/limits.ts
/**
* What an artifact of a run may be. Our own are far below it; a stranger's could be anything, so more is
* refused, by the side that uploads as well.
*/
const ARTIFACT_LIMITS = {
	/** Artifacts that one step downloads. */
	artifacts: 20,
	/** Bytes of one zip. */
	zipBytes: 50 * 2 ** 20,
	/** Files in one artifact. */
	files: 1e3,
	/** Bytes of all files of one artifact, unpacked. */
	bytes: 100 * 2 ** 20,
	/** Characters of a path in an artifact. */
	path: 200
};
/** A name that is a folder of its own wherever it is unpacked: no dot at its start, nothing odd. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}$/;
/** Whether an artifact can have this name. */
function isArtifactName(name) {
	return PLAIN.test(name);
}
/** Whether a file in an artifact can have this path, with `/` between its parts. */
function isArtifactPath(file) {
	return file.length <= ARTIFACT_LIMITS.path && file.split("/").every((part) => PLAIN.test(part));
}
// actions/src/github/artifacts/artifacts.ts
/**
* Lists the artifacts of a run, only the newest of each name: a run that is started again keeps those
* of its earlier attempts.
*
* @param run another run's id, which takes a GITHUB_TOKEN with `actions: read`; the own run if undefined
* @throws UserError if GitHub refuses or does not answer, and outside of a job.
*/
async function listArtifacts(run, ports) {
	const { artifacts } = await withClient("list the artifacts", run, ports, (client) => client.listArtifacts({
		latest: true,
		...findBy(run, ports.env)
	}));
	return artifacts.map(({ digest, ...rest }) => ({
		...rest,
		...digest && { digest }
	}));
}
/**
* Downloads the zip of an artifact into an empty folder, and returns its path. The client's own unpacking
* has no limits, so it is not used.
*
* @throws UserError if GitHub refuses or does not answer, and if the bytes are not those of the digest.
*/
async function downloadArtifact({ id, name, digest }, { run, folder }, ports) {
	const { digestMismatch } = await withClient(`download the artifact ${name}`, run, ports, (client) => client.downloadArtifact(id, {
		path: folder,
		skipDecompress: true,
		...digest !== void 0 && { expectedHash: digest },
		...findBy(run, ports.env)
	}));
	if (digestMismatch === true) throw new require_errors.UserError(`the artifact ${name} is not what its digest says`, { next: AGAIN });
	const [zip = ""] = await (0, node_fs_promises.readdir)(folder);
	return node_path.default.join(folder, zip);
}
/**
* Uploads files as one artifact of the own run, and returns its id.
*
* @throws UserError if GitHub refuses, as it does for a name that the attempt has already, or does not answer.
*/
async function uploadArtifact(upload, ports) {
	const { name, files, folder, retentionDays } = upload;
	const { id } = await withClient(`upload the artifact ${name}`, void 0, ports, (client) => client.uploadArtifact(name, [...files], folder, { ...retentionDays !== void 0 && { retentionDays } }));
	return id;
}
const AGAIN = "run the job again";
function findBy(run, env) {
	if (run === void 0) return {};
	const { token, owner, repo } = require_client.repositoryOf(env);
	return { findBy: {
		token,
		workflowRunId: Number(run),
		repositoryOwner: owner,
		repositoryName: repo
	} };
}
async function withClient(doing, run, ports, work) {
	ports.signal.throwIfAborted();
	if (run === void 0 && !ports.env["ACTIONS_RUNTIME_TOKEN"]) throw new require_errors.UserError("artifacts exist only in a job of GitHub Actions", { next: "use it as an action in a workflow" });
	const { DefaultArtifactClient: Client } = await require_action.jobLibrary(() => Promise.resolve().then(() => require("./npm-actions-artifact.cjs")));
	try {
		return await ports.withRunnerCommands(() => work(new Client()));
	} catch (error) {
		if (error instanceof require_errors.UserError) throw error;
		const { status } = error;
		throw new require_errors.UserError(`GitHub does not let us ${doing}: ${require_errors.messageOf(error)}`, {
			next: status === 403 ? "give the job the permission actions: read" : AGAIN,
			exitCode: require_errors.ExitCode.surroundings,
			cause: error
		});
	}
}
Object.defineProperty(exports, "ARTIFACT_LIMITS", {
	enumerable: true,
	get: function() {
		return ARTIFACT_LIMITS;
	}
});
Object.defineProperty(exports, "downloadArtifact", {
	enumerable: true,
	get: function() {
		return downloadArtifact;
	}
});
Object.defineProperty(exports, "isArtifactName", {
	enumerable: true,
	get: function() {
		return isArtifactName;
	}
});
Object.defineProperty(exports, "isArtifactPath", {
	enumerable: true,
	get: function() {
		return isArtifactPath;
	}
});
Object.defineProperty(exports, "listArtifacts", {
	enumerable: true,
	get: function() {
		return listArtifacts;
	}
});
Object.defineProperty(exports, "uploadArtifact", {
	enumerable: true,
	get: function() {
		return uploadArtifact;
	}
});
