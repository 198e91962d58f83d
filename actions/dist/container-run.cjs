const require_errors = require("./errors.cjs");
const require_engine_error = require("./container-engine-error.cjs");
let node_stream = require("node:stream");
let node_events = require("node:events");
let node_timers_promises = require("node:timers/promises");
let node_os = require("node:os");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
// actions/src/image/platform.ts
/** Go's names, which images have, by the kernel's, which engines, conda and wheels have. */
const GO_NAMES = {
	x86_64: "amd64",
	aarch64: "arm64"
};
/** A processor's name as images have it: `amd64` for `x86_64`. What Go calls the same stays as it is. */
function goArchitecture(kernelName) {
	return GO_NAMES[kernelName] ?? kernelName;
}
/** Whether images can be built for it. */
function isArchitecture(name) {
	return name === "amd64" || name === "arm64";
}
/**
* What an image of these packages is built for: conda's locks are for linux-64, so for amd64 on every
* machine; Debian's packages for DOCKER_DEFAULT_PLATFORM, as `docker build` takes it, or for the engine's processor.
*
* @throws UserError if no image can be built for that.
*/
function buildArchitecture(packages, engine, env) {
	const setting = env["DOCKER_DEFAULT_PLATFORM"]?.trim() ?? "";
	if (setting !== "") return settingOf(setting, packages);
	if (packages !== "debian") return "amd64";
	const own = goArchitecture(engine.architecture);
	if (isArchitecture(own)) return own;
	throw new require_errors.UserError(`images are built for amd64 and arm64, and this engine runs on ${own}`, { next: "DOCKER_DEFAULT_PLATFORM=linux/amd64 builds for another processor, if the engine can emulate it" });
}
function settingOf(setting, packages) {
	const wanted = /^linux\/(?:(amd64|x86_64)|arm64(?:\/v8)?|aarch64)$/.exec(setting);
	if (wanted === null) throw new require_errors.UserError(`DOCKER_DEFAULT_PLATFORM is ${JSON.stringify(setting)}`, { next: "set it to linux/amd64 or linux/arm64, or unset it" });
	if (wanted[1] !== void 0) return "amd64";
	if (packages === "debian") return "arm64";
	throw new require_errors.UserError(`DOCKER_DEFAULT_PLATFORM is ${setting}, and conda's packages are locked for linux/amd64 alone`, { next: "unset it, or build a variant of Debian packages: CPU_OR_GPU=lite" });
}
/**
* The `platform` of a call to the engine, only if it isn't the engine's own: that one needs no emulator, and engines
* know their variants better.
*/
function foreignPlatform(architecture, engine) {
	return goArchitecture(engine.architecture) === architecture ? {} : { platform: `linux/${architecture}` };
}
// actions/src/container/running/stalled.ts
/** A container that uses less of one processor does nothing. */
const IDLE_SHARE = .01;
const LONGEST_POLL_SECONDS = 5;
/**
* Watches a container that runs, and resolves when the kernel has killed a process of it for memory, whose parent
* may wait for it without end, or when it is idle for too long. What the engine does not say counts as work.
*
* @throws the signal's reason
*/
async function stalled({ docker }, container, bound, signal) {
	return await Promise.race([outOfMemory(docker, container.id, signal), idle(() => processorMs(container), bound, signal)]);
}
/** Podman has no such event: there the container is idle, or ends. */
async function outOfMemory(docker, id, signal) {
	const filters = {
		container: [id],
		event: ["oom"]
	};
	try {
		const events = await docker.getEvents({
			filters,
			abortSignal: signal
		});
		events.on("error", () => void 0);
		await (0, node_events.once)(events, "data", { signal });
		return "out of memory";
	} catch {
		return await new Promise(() => void 0);
	}
}
/**
* Resolves when what `usedMs` counts is idle for too long.
*
* @param usedMs processor time so far, in milliseconds; undefined counts as work
* @throws the signal's reason
*/
async function idle(usedMs, { idleSeconds, printedAt }, signal) {
	const every = Math.min(LONGEST_POLL_SECONDS, idleSeconds / 4) * 1e3;
	let last = {
		at: performance.now(),
		used: 0
	};
	let active = last.at;
	for (;;) {
		await (0, node_timers_promises.setTimeout)(every, void 0, { signal });
		const used = await usedMs();
		const now = performance.now();
		if (used === void 0 || used - last.used > IDLE_SHARE * (now - last.at) || printedAt() > last.at) active = now;
		last = {
			at: now,
			used: used ?? last.used
		};
		if (now - active > idleSeconds * 1e3) return "idle";
	}
}
/** Processor time of all of a container's processes so far; undefined if the engine does not say. */
async function processorMs(container) {
	const nanoseconds = (await container.stats({
		stream: false,
		"one-shot": true
	}).catch(() => void 0))?.cpu_stats?.cpu_usage?.total_usage;
	return typeof nanoseconds === "number" ? nanoseconds / 1e6 : void 0;
}
// actions/src/container/running/follow.ts
/** Listens to a container that has not started yet. */
async function listenTo(container, { onOutput }) {
	const stream = await container.attach({
		stream: true,
		stdout: true,
		stderr: true
	});
	let printedAt = 0;
	return {
		stream,
		drained: demultiplex(container.modem, stream, (chunk, name) => {
			printedAt = performance.now();
			onOutput?.(chunk, name);
		}),
		printedAt: () => printedAt
	};
}
/** Waits for the end of a container that runs. @param started when it began, as `performance.now()` gives it */
async function outcome(engine, container, { drained, printedAt }, options, started) {
	const { status, timedOut, stall } = await waitFor(engine, container, options, printedAt);
	const seconds = (performance.now() - started) / 1e3;
	await drained;
	const { State } = await container.inspect();
	return {
		exitCode: status,
		oomKilled: State.OOMKilled,
		timedOut,
		stall,
		seconds
	};
}
/** Timers count in 32 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
async function waitFor(engine, container, { signal, deadlineSeconds = Infinity, idleSeconds }, printedAt) {
	const deadline = new AbortController();
	const over = new AbortController();
	let stall;
	if (idleSeconds !== void 0) stalled(engine, container, {
		idleSeconds,
		printedAt
	}, over.signal).then((why) => {
		stall = why;
		return deadline.abort();
	}, () => void 0);
	const timer = setTimeout(() => deadline.abort(), Math.min(deadlineSeconds * 1e3, LONGEST_TIMER_MS));
	try {
		return {
			status: await exitStatus(container, AbortSignal.any([signal, deadline.signal])),
			timedOut: false,
			stall: void 0
		};
	} catch (error) {
		signal.throwIfAborted();
		if (!deadline.signal.aborted) throw error;
		await container.kill().catch(() => void 0);
		return {
			status: await exitStatus(container, signal),
			timedOut: stall === void 0,
			stall
		};
	} finally {
		over.abort();
		clearTimeout(timer);
	}
}
async function exitStatus(container, abortSignal) {
	return (await container.wait({ abortSignal })).StatusCode;
}
/** Splits the engine's stream into the container's two; settles at its end, or its breaking off. */
async function demultiplex(modem, attached, onOutput) {
	const sink = (name) => new node_stream.Writable({ write(chunk, _, done) {
		onOutput(chunk, name);
		done();
	} });
	modem.demuxStream(attached, sink("stdout"), sink("stderr"));
	await (0, node_stream_promises.finished)(attached, { writable: false }).catch(() => void 0);
}
// actions/src/processes.ts
/**
* Names this process as the owner of what it must clean up, `<host>/<pid>/<start time>`, so that
* others can tell later whether it is gone.
*/
function ownOwner() {
	return `${(0, node_os.hostname)()}/${process.pid}/${startTime(process.pid)}`;
}
/** `uid:gid` of this process, so that files made in a container are the user's; none on Windows. */
function ownUser() {
	const [uid, gid] = [process.getuid?.(), process.getgid?.()];
	return uid === void 0 || gid === void 0 ? void 0 : `${uid}:${gid}`;
}
/**
* Whether an owner, as `ownOwner` names it, has ended. A process of another machine may be alive
* for all we know, so it counts as alive; so does a name that is not ours.
*/
function ownerIsGone(owner) {
	const [host, pid, started] = owner.split("/");
	if (host !== (0, node_os.hostname)() || pid === void 0 || !/^\d+$/.test(pid)) return false;
	return !isAlive(Number(pid)) || startTime(Number(pid)) !== started;
}
/** Whether a process with that id runs on this machine; false for what is not a process id. */
function isAlive(pid) {
	if (!(pid > 0)) return false;
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
/** Field 22 of proc(5)'s stat tells a process from a later one with its id; `-` elsewhere. */
function startTime(pid) {
	try {
		const stat = (0, node_fs.readFileSync)(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
	} catch {
		return "-";
	}
}
// actions/src/container/problems.ts
/** The engine's refusals that have a known way out, in our words; anything else stays as it is. */
function explainEngineError(error, image) {
	const text = require_engine_error.engineReason(error);
	const options = { cause: error };
	if (/no such image/i.test(text)) return new require_errors.UserError(`the engine has no image ${image}`, {
		...options,
		next: "make build, or set SUBMISSION_IMAGE to an image that exists"
	});
	if (/could not select device driver|nvidia/i.test(text)) return new require_errors.SurroundingsError("the container engine cannot give this container a GPU", {
		...options,
		next: "install the NVIDIA Container Toolkit, or set SKIP_GPU=true or CPU_OR_GPU=cpu"
	});
	if (/\bbind\b.*permission denied/is.test(text)) return new require_errors.SurroundingsError(`the container engine may not enter a folder to mount: ${text}`, {
		...options,
		next: "put the repository on a local disk: a network or FUSE home shuts out the root user of an engine"
	});
	if (/bind source path does not exist|not shared from the host/i.test(text)) return new require_errors.SurroundingsError(`the container engine cannot mount a folder: ${text}`, {
		...options,
		next: "check that the folder exists and that the engine runs on this machine or shares it"
	});
	if (/unable to retrieve OCI runtime error|start shim:|OCI runtime "[^"]*" not found/i.test(text)) {
		const [why = text] = /[^:]+(?:: [^:]+)?(?=: unknown$|$)/.exec(text) ?? [];
		return new require_errors.SurroundingsError(`the container engine can start no container: ${why.trim()}`, {
			...options,
			next: "install what runs them again (apt-get install --reinstall runc containerd; for podman crun), and restart the engine"
		});
	}
	const missing = /exec: "([^"]*)": (?:executable file not found|stat .*: no such file)/.exec(text);
	if (missing || /no command specified/i.test(text)) {
		const what = missing ? `no program "${missing[1]}"` : "no program that it starts with";
		return new require_errors.UserError(`the image ${image} has ${what}`, {
			...options,
			next: "check that SUBMISSION_IMAGE is an image of this runtime; make build makes one"
		});
	}
	if (/error setting rlimit/i.test(text)) return new require_errors.SurroundingsError("the container engine runs with too low a limit on open files", {
		...options,
		next: "raise it (systemd: LimitNOFILE=65536 of docker.service) and restart the engine"
	});
	if (/no space left on device/i.test(text)) return new require_errors.SurroundingsError("the container engine's disk is full", {
		...options,
		next: "free space, such as with: docker builder prune"
	});
	return error;
}
// actions/src/container/spec.ts
/** Every container of ours carries this label, with the run's id; never a fixed name. */
const RUN_LABEL = "org.drivendata.vsc.run";
/** The process that will remove the container: see processes.ts. */
const OWNER_LABEL = "org.drivendata.vsc.owner";
/**
* No route leads to 192.0.2.1 (RFC 5737): without a network, a name look-up ends at once and the
* kernel counts it, so the entrypoint can tell that the submission tried.
*/
const NO_NAME_SERVER = "192.0.2.1";
/**
* Many a library looks up the name of its own machine. Without a network the engine lists that nowhere, and
* the look-up would count as an attempt to reach the outside.
*/
const OWN_NAME = "container";
/**
* podman asks for a million open files and processes if nobody says anything, which fails if it may not
* raise its own limits. What bounds the processes of a run is its cgroup; this is high above that.
*/
const PODMAN_LIMIT = 16384;
const NVIDIA = {
	Driver: "nvidia",
	Capabilities: [["gpu"]]
};
/** The engine's `POST /containers/create` body for a spec; `owner` is the owner label's value. */
function createOptions(spec, owner, { product, remapsUsers, rootless }) {
	const { limits = {} } = spec;
	const user = rootless && spec.user === ownUser() ? "0:0" : spec.user;
	const openFiles = limits.openFiles ?? (product === "podman" ? PODMAN_LIMIT : void 0);
	return {
		Image: spec.image,
		AttachStdout: true,
		AttachStderr: true,
		Labels: {
			[RUN_LABEL]: spec.runId ?? "none",
			[OWNER_LABEL]: owner
		},
		...spec.command && { Cmd: [...spec.command] },
		...spec.env && { Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`) },
		...user !== void 0 && { User: user },
		...spec.workingFolder !== void 0 && { WorkingDir: spec.workingFolder },
		...spec.network !== true && { Hostname: OWN_NAME },
		HostConfig: {
			...spec.network !== true && {
				NetworkMode: "none",
				Dns: [NO_NAME_SERVER],
				ExtraHosts: [`${OWN_NAME}:127.0.0.1`]
			},
			...remapsUsers && { UsernsMode: "host" },
			CapDrop: ["ALL"],
			CapAdd: [...spec.capabilities ?? []],
			SecurityOpt: ["no-new-privileges"],
			ReadonlyRootfs: spec.readOnlyRoot ?? false,
			LogConfig: {
				Type: "none",
				Config: {}
			},
			Mounts: (spec.mounts ?? []).map(({ source, target, readOnly }) => ({
				Type: "bind",
				Source: source,
				Target: target,
				ReadOnly: readOnly ?? false
			})),
			...tmpfs(spec, product),
			...spec.gpu === true && { DeviceRequests: [{
				...NVIDIA,
				Count: -1
			}] },
			...typeof spec.gpu === "number" && { DeviceRequests: [{
				...NVIDIA,
				DeviceIDs: [String(spec.gpu)]
			}] },
			...limits.memoryBytes !== void 0 && {
				Memory: Math.floor(limits.memoryBytes),
				MemorySwap: Math.floor(limits.memoryBytes)
			},
			...limits.cpus !== void 0 && { NanoCpus: Math.round(limits.cpus * 1e9) },
			...limits.cores !== void 0 && { CpusetCpus: limits.cores },
			...limits.processes !== void 0 && { PidsLimit: limits.processes },
			Ulimits: [
				ulimit("core", 0),
				...openFiles === void 0 ? [] : [ulimit("nofile", openFiles)],
				...product === "podman" ? [ulimit("nproc", PODMAN_LIMIT)] : []
			]
		}
	};
}
/** The folders in memory. What the engine itself mounts for shared memory takes a size and no more. */
function tmpfs({ tmpfs: folders, limits = {} }, product) {
	const { sharedMemoryBytes, filesInMemory } = limits;
	if (filesInMemory === void 0 || product === "podman") return {
		...folders && { Tmpfs: { ...folders } },
		...sharedMemoryBytes !== void 0 && { ShmSize: sharedMemoryBytes }
	};
	const shared = `rw,noexec,nosuid,nodev,size=${sharedMemoryBytes},mode=1777`;
	const all = {
		...folders,
		...sharedMemoryBytes !== void 0 && { "/dev/shm": shared }
	};
	const limited = Object.entries(all).map(([path, options]) => [path, `${options},nr_inodes=${filesInMemory}`]);
	return { Tmpfs: Object.fromEntries(limited) };
}
function ulimit(name, limit) {
	return {
		Name: name,
		Soft: limit,
		Hard: limit
	};
}
// actions/src/container/remove.ts
/** Kills and removes a container with its anonymous volumes. That it is gone already is not an error. */
async function removeContainer(container) {
	try {
		await container.remove({
			force: true,
			v: true
		});
	} catch (error) {
		const status = error instanceof require_engine_error.EngineError ? error.statusCode : void 0;
		if (status !== 404 && status !== 409) throw error;
	}
}
/**
* Removes the containers of ours whose owner process has ended without doing so itself (killed, or
* the machine went down). Returns their run ids.
*/
async function removeStaleContainers({ docker }) {
	const stale = (await docker.listContainers({
		all: true,
		filters: { label: [RUN_LABEL] }
	})).filter(({ Labels }) => ownerIsGone(Labels["org.drivendata.vsc.owner"] ?? ""));
	for (const { Id } of stale) await removeContainer(docker.getContainer(Id));
	return stale.map(({ Id, Labels }) => Labels["org.drivendata.vsc.run"] ?? Id);
}
// actions/src/container/run.ts
/**
* Runs one container to its end and removes it, whatever happens.
*
* @throws UserError if the engine refuses for a reason that the user can fix (no such image, no
*   GPU, a mount that does not exist); the signal's reason once it is aborted.
*/
async function runContainer(engine, spec, options) {
	options.signal.throwIfAborted();
	let container;
	try {
		container = await engine.docker.createContainer(createOptions(spec, ownOwner(), engine));
		return await follow(engine, container, options);
	} catch (error) {
		options.signal.throwIfAborted();
		throw explainEngineError(error, spec.image);
	} finally {
		if (container && options.signal.aborted && options.graceSeconds) await container.stop({ t: options.graceSeconds }).catch(() => void 0);
		if (container) await removeContainer(container);
	}
}
async function follow(engine, container, options) {
	const attached = await listenTo(container, options);
	try {
		options.signal.throwIfAborted();
		const started = performance.now();
		await container.start();
		await options.onStart?.();
		return await outcome(engine, container, attached, options, started);
	} finally {
		attached.stream.destroy();
	}
}
Object.defineProperty(exports, "buildArchitecture", {
	enumerable: true,
	get: function() {
		return buildArchitecture;
	}
});
Object.defineProperty(exports, "createOptions", {
	enumerable: true,
	get: function() {
		return createOptions;
	}
});
Object.defineProperty(exports, "explainEngineError", {
	enumerable: true,
	get: function() {
		return explainEngineError;
	}
});
Object.defineProperty(exports, "foreignPlatform", {
	enumerable: true,
	get: function() {
		return foreignPlatform;
	}
});
Object.defineProperty(exports, "goArchitecture", {
	enumerable: true,
	get: function() {
		return goArchitecture;
	}
});
Object.defineProperty(exports, "idle", {
	enumerable: true,
	get: function() {
		return idle;
	}
});
Object.defineProperty(exports, "isAlive", {
	enumerable: true,
	get: function() {
		return isAlive;
	}
});
Object.defineProperty(exports, "isArchitecture", {
	enumerable: true,
	get: function() {
		return isArchitecture;
	}
});
Object.defineProperty(exports, "listenTo", {
	enumerable: true,
	get: function() {
		return listenTo;
	}
});
Object.defineProperty(exports, "outcome", {
	enumerable: true,
	get: function() {
		return outcome;
	}
});
Object.defineProperty(exports, "ownOwner", {
	enumerable: true,
	get: function() {
		return ownOwner;
	}
});
Object.defineProperty(exports, "ownUser", {
	enumerable: true,
	get: function() {
		return ownUser;
	}
});
Object.defineProperty(exports, "ownerIsGone", {
	enumerable: true,
	get: function() {
		return ownerIsGone;
	}
});
Object.defineProperty(exports, "removeContainer", {
	enumerable: true,
	get: function() {
		return removeContainer;
	}
});
Object.defineProperty(exports, "removeStaleContainers", {
	enumerable: true,
	get: function() {
		return removeStaleContainers;
	}
});
Object.defineProperty(exports, "runContainer", {
	enumerable: true,
	get: function() {
		return runContainer;
	}
});
