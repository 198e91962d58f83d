const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_connect = require("./container-connect.cjs");
const require_errors = require("./errors.cjs");
const require_free_bytes = require("./machine-free-bytes.cjs");
const require_action = require("./entrypoints-action.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_fs = require("node:fs");
// actions/src/machine/runner-room.ts
/** Big tools of GitHub's Ubuntu runners that no job of this repository uses. */
const REMOVABLE = [
	"/opt/ghc",
	"/opt/hostedtoolcache/CodeQL",
	"/usr/local/.ghcup",
	"/usr/local/lib/android",
	"/usr/share/dotnet",
	"/usr/share/swift"
];
const RUNNER_PLACES = {
	disk: "/mnt",
	daemonFile: "/etc/docker/daemon.json"
};
/** Runs programs as root: GitHub's runners ask for no password. */
function asRoot(exec, uid = process.getuid?.()) {
	if (uid === 0) return exec;
	return (command, args, options) => exec("sudo", [command, ...args], options);
}
/**
* A folder on `disk` that is better for the images of an engine of this machine; undefined if the disk is
* not one of its own, or has no more room.
*/
async function betterStorage(storage, disk) {
	const freeNow = await require_free_bytes.freeForImages(storage);
	if (freeNow === void 0 || !(0, node_fs.existsSync)(disk)) return void 0;
	const [there, above, now] = await Promise.all([
		(0, node_fs_promises.stat)(disk),
		(0, node_fs_promises.stat)(node_path.default.dirname(disk)),
		(0, node_fs_promises.stat)(storage.storageFolder)
	]);
	if (there.dev === above.dev || there.dev === now.dev) return void 0;
	return await require_free_bytes.freeBytes(disk) > freeNow ? node_path.default.join(disk, "docker") : void 0;
}
/**
* Has the engine keep all it has in another folder from now on: what it had before is out of its sight.
* @param root runs programs as root
* @throws SurroundingsError if a step fails.
*/
async function moveStorage(folder, root, file) {
	const run = async (command, args, input) => {
		const { exitCode, stdout, stderr } = await root(command, args, input === void 0 ? {} : { input });
		if (exitCode === 0) return stdout;
		throw new require_errors.SurroundingsError(`${command} ${args.join(" ")} failed: ${stderr.trim()}`, { next: "see journalctl -u docker" });
	};
	const settings = (0, node_fs.existsSync)(file) ? JSON.parse(await run("cat", [file])) : {};
	await run("systemctl", [
		"stop",
		"docker.service",
		"docker.socket"
	]);
	await run("mkdir", [
		"-p",
		folder,
		node_path.default.dirname(file)
	]);
	const text = `${JSON.stringify({
		...settings,
		"data-root": folder
	}, null, 2)}\n`;
	await run("tee", [file], text);
	await run("systemctl", [
		"start",
		"docker.socket",
		"docker.service"
	]);
}
// actions/src/commands/machine/prepare-runner/prepare-runner.ts
/**
* Makes room for images on a runner of GitHub's: big tools and the images that it brought go, and the
* engine moves to the second disk if that has more room.
*
* @throws UserError on any other machine: what is removed is somebody's there.
*/
async function prepareRunner(ports, { disk, daemonFile } = RUNNER_PLACES) {
	const { env, exec, log } = ports;
	if (env["RUNNER_ENVIRONMENT"] !== "github-hosted") throw new require_errors.UserError("this removes tools and images: it is only for GitHub's own runners", { next: "free space by hand, such as with: docker builder prune" });
	const engine = await require_connect.connect(env);
	const before = await require_free_bytes.freeForImages(engine);
	if (before === void 0) throw new require_errors.UserError(`the engine at ${engine.where} is on another machine: room can't be made there`, { next: "leave the step out, or unset DOCKER_HOST to use the runner's own engine" });
	const root = asRoot(exec);
	const step = log.step("Making room for images");
	try {
		step.note(`removing ${REMOVABLE.join(", ")}`);
		await root("rm", ["-rf", ...REMOVABLE]);
		const images = await removeImages(engine);
		const better = await betterStorage(engine, disk);
		if (better !== void 0) await moveStorage(better, root, daemonFile);
		const { storageFolder: storage } = await require_connect.connect(env);
		const after = await require_free_bytes.freeBytes(storage);
		step.done(`${require_action.formatBytes(after)} free in ${storage}, ${require_action.formatBytes(before)} before`);
		return {
			before,
			after,
			storage,
			images
		};
	} catch (error) {
		step.fail();
		throw error;
	}
}
/** A fresh runner has only images that it was delivered with; one that a container uses stays. */
async function removeImages({ docker }) {
	const images = await docker.listImages();
	let removed = 0;
	for (const { Id: id } of images) if (await docker.getImage(id).remove({ force: true }).then(() => true, () => false)) removed++;
	return removed;
}
exports.prepareRunner = prepareRunner;
