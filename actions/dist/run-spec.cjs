const require_errors = require("./errors.cjs");
const require_local_images = require("./container-local-images.cjs");
const require_competition = require("./settings-competition.cjs");
const require_run = require("./container-run.cjs");
require("./image-labels.cjs");
const require_variant = require("./image-variant.cjs");
const require_settings = require("./client-settings.cjs");
// actions/src/submission/run/run-limits.ts
const GIB = 2 ** 30;
const MIB = 2 ** 20;
/** A short time limit would only punish small data sets for the time it takes to load a model. */
const SHORTEST_DEFAULT_SECONDS = 600;
/**
* Fills in what the user left open: the platform's time for this data set (at least 10 minutes), its
* processors or as many as there are, 80 % of the engine's memory, and half of that, at most
* 16 GiB, for files.
*
* @throws UserError for a limit that the engine cannot give.
*/
function runLimits(wish, engine, queryVideos, platform) {
	const memoryBytes = wish.memoryBytes ?? Math.floor(engine.memoryBytes * .8);
	const limits = {
		timeSeconds: wish.timeSeconds ?? defaultSeconds(queryVideos, platform),
		memoryBytes,
		scratchBytes: wish.scratchBytes ?? Math.floor(Math.min(memoryBytes / 2, 16 * GIB)),
		cpus: wish.cpus ?? Math.min(platform.cpus, engine.cpus)
	};
	if (limits.cpus > engine.cpus) throw new require_errors.UserError(`CPUS=${limits.cpus}, but the engine has ${engine.cpus}`, { next: `set CPUS to at most ${engine.cpus}, or leave it out` });
	const gib = (bytes) => `${(bytes / GIB).toFixed(1)} GiB`;
	if (limits.memoryBytes > engine.memoryBytes) {
		const message = `MEMORY_LIMIT is ${gib(limits.memoryBytes)}, but the engine has ${gib(engine.memoryBytes)}`;
		throw new require_errors.UserError(message, { next: "set a smaller MEMORY_LIMIT, or leave it out" });
	}
	if (limits.memoryBytes < 64 * MIB || limits.scratchBytes < MIB) throw new require_errors.UserError("MEMORY_LIMIT must be at least 64m, and SCRATCH_LIMIT at least 1m", { next: "for example: make test-submission MEMORY_LIMIT=8g SCRATCH_LIMIT=4g" });
	return limits;
}
function defaultSeconds(queryVideos, { subset, seconds_per_video }) {
	const there = Math.ceil(queryVideos * subset) * seconds_per_video;
	return Math.max(Math.ceil(there), SHORTEST_DEFAULT_SECONDS);
}
// actions/src/machine/gpus.ts
/** It takes a second or two, and with a driver that is stuck it never ends. */
const DEADLINE_SECONDS = 10;
/** Names of this machine's NVIDIA GPUs, as nvidia-smi lists them; none if it is missing or hangs. */
async function gpus(exec) {
	return await askEach(exec, "name");
}
/**
* How busy they are, as a share of 0 to 1: the mean of the shares of the last moment in which each computed. Null if
* none says so; MIG instances do not.
*/
async function gpuUse(exec) {
	const percents = (await askEach(exec, "utilization.gpu")).map(Number).filter(Number.isFinite);
	if (percents.length === 0) return null;
	return percents.reduce((sum, each) => sum + each, 0) / percents.length / 100;
}
/** One line for each GPU. @param field one that `nvidia-smi --help-query-gpu` lists */
async function askEach(exec, field) {
	try {
		const { exitCode, stdout } = await exec("nvidia-smi", [`--query-gpu=${field}`, "--format=csv,noheader,nounits"], { deadlineSeconds: DEADLINE_SECONDS });
		return exitCode === 0 ? stdout.split("\n").map((line) => line.trim()).filter(Boolean) : [];
	} catch {
		return [];
	}
}
// actions/src/image/choose-image.ts
/**
* The image to run: SUBMISSION_IMAGE, else the local build of the variant, else the pulled official
* one. The variant is CPU_OR_GPU, else the published one for what the machine has, else the first one.
*
* @throws UserError that says what to run, if the engine has none of them.
*/
async function chooseImage(engine, wish) {
	const { competition } = wish;
	if (wish.variant !== void 0) require_competition.variantOf(competition, wish.variant);
	if (wish.image !== void 0) return pickGiven(engine, wish.image, wish);
	const variants = wish.variant === void 0 ? [.../* @__PURE__ */ new Set([detectedVariant(competition, wish.hasGpu), require_competition.variantOf(competition, void 0).name])] : [wish.variant];
	const present = (await require_local_images.localImages(engine, competition.image, wish.env)).map(({ reference }) => reference);
	for (const variant of variants) for (const reference of candidates(variant, present, wish)) {
		const chosen = await inspect(engine, reference, {
			variant,
			competition
		});
		if (chosen) return chosen;
	}
	throw nothingToRun(wish);
}
/** The published variant that fits a machine with or without a GPU, else the first published one. */
function detectedVariant({ variants }, hasGpu) {
	const published = Object.entries(variants).filter(([, { published: is }]) => is !== false);
	return (published.find(([, { gpu = false }]) => gpu === hasGpu) ?? published[0])?.[0] ?? require_competition.variantOf({ variants }, void 0).name;
}
function candidates(variant, present, { official, env, competition: { image } }) {
	const pulled = present.filter((reference) => reference.endsWith(`/${image}:${variant}-latest`));
	return [
		require_variant.localTag(require_local_images.localImageName(image, env), variant),
		...official ? [official(variant)] : [],
		...pulled
	];
}
async function pickGiven(engine, reference, wish) {
	const chosen = await inspect(engine, reference, wish);
	if (chosen) return chosen;
	throw new require_errors.UserError(`the engine has no image ${reference} (SUBMISSION_IMAGE)`, { next: `docker pull ${reference}, or unset SUBMISSION_IMAGE` });
}
async function inspect(engine, reference, { variant: wanted, competition }) {
	const image = await require_local_images.inspectImage(engine, reference);
	if (image === void 0) return void 0;
	const labels = image.Config.Labels ?? {};
	const { variants } = competition;
	const variant = wanted ?? Object.keys(variants).find((name) => name === labels["org.drivendata.vsc.variant"]) ?? null;
	return {
		reference,
		id: image.Id,
		digest: image.RepoDigests[0] ?? null,
		architecture: image.Architecture,
		variant,
		revision: labels["org.opencontainers.image.revision"] ?? null
	};
}
/** Where no registry is set up there is nothing to pull. */
function nothingToRun({ variant, official }) {
	if (variant !== void 0) {
		const build = `make build CPU_OR_GPU=${variant}`;
		return new require_errors.UserError(`there is no ${variant} image, built or pulled`, { next: official === void 0 ? build : `make pull CPU_OR_GPU=${variant}, or ${build}` });
	}
	const build = "make build (about a minute)";
	return new require_errors.UserError("there is no image to run, built or pulled", { next: official === void 0 ? build : `${build}, or make pull for the official image` });
}
// actions/src/commands/submission/image-for.ts
/** Whether a run in the image gets the machine's GPUs. */
async function usesGpu({ variant }, { skipGpu }, { root }) {
	if (skipGpu || variant === null) return false;
	return (await require_competition.competitionOf(root)).variants[variant]?.gpu === true;
}
/**
* The image that the commands run, chosen by the settings, this machine's GPUs and the registry that
* environment/competition.yml names. Warns if the engine's processor is of another kind.
*/
async function imageFor(engine, { image, variant }, { root, env, exec, log }) {
	const competition = await require_competition.competitionOf(root);
	const settings = require_settings.registrySettings(competition, env);
	const chosen = await chooseImage(engine, {
		image,
		variant,
		env,
		competition,
		hasGpu: image === void 0 && variant === void 0 && (await gpus(exec)).length > 0,
		official: settings.registry === "" ? void 0 : (name) => require_settings.imageName(settings, require_settings.latestTag(name))
	});
	const own = require_run.goArchitecture(engine.architecture);
	if (chosen.architecture !== own) log.warn(`${chosen.reference} is for ${chosen.architecture}, this engine runs on ${own}: it is emulated and slow, if it starts at all`);
	return chosen;
}
// actions/src/submission/run/run-spec.ts
/** The platform gives `--shm-size 8g`. */
const SHARED_MEMORY = 8 * 2 ** 30;
const PROCESSES = 512;
/** For each process. More would need an engine that is started with a higher limit of its own. */
const OPEN_FILES = 16384;
/** In each folder in memory: hundreds of frames of each video of a subset. */
const FILES_IN_MEMORY = 5e5;
/** What is unpacked must leave the submission room to work in. */
const UNPACK_SHARE = .75;
/**
* The rights that the entrypoint needs to hand files to the submission's user, to become that user
* and to end its processes; main.py has none.
*/
const CAPABILITIES = [
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"SETUID",
	"SETGID",
	"KILL"
];
/** The container of `test-submission`. */
function submissionSpec(run) {
	return {
		...restricted(run.limits),
		image: run.image,
		runId: run.runId,
		network: !run.blockInternet,
		gpu: run.gpu,
		mounts: mounts(run.dataFolder, run.runFolder),
		env: {
			PHASE2: String(run.phase2),
			BLOCK_INTERNET: String(run.blockInternet),
			VSC_TIME_LIMIT: String(run.limits.timeSeconds),
			VSC_UNPACK_LIMIT: String(Math.floor(run.limits.scratchBytes * UNPACK_SHARE)),
			...run.skipGpu && { VSC_SKIP_GPU: "true" },
			...run.columns !== void 0 && { VSC_COLUMNS: String(run.columns) }
		}
	};
}
/** The container of `test-container`: the limits of a submission, and pytest in place of it. */
function imageTestSpec(run) {
	return {
		...restricted(run.limits, run.limits.scratchBytes),
		image: run.image,
		runId: "test-container",
		gpu: run.gpu,
		command: [...PYTEST, ...run.arguments],
		env: { PYTHONDONTWRITEBYTECODE: "1" }
	};
}
/** In the conda environment, as a submission runs; nothing may be written beside the tests. */
const PYTEST = "conda run --no-capture-output -n condaenv python -m pytest /opt/vsc/tests -p no:cacheprovider -q".split(" ");
/** Limits and rights that all runs share: submissions, embed, and the tests of the image. */
function restricted(limits, sharedMemoryBytes = SHARED_MEMORY) {
	return {
		readOnlyRoot: true,
		capabilities: CAPABILITIES,
		limits: {
			memoryBytes: limits.memoryBytes,
			cpus: limits.cpus,
			processes: PROCESSES,
			sharedMemoryBytes,
			openFiles: OPEN_FILES,
			filesInMemory: FILES_IN_MEMORY
		},
		tmpfs: {
			"/code_execution": `rw,exec,nosuid,nodev,size=${limits.scratchBytes},mode=1777`,
			"/tmp": "rw,exec,nosuid,nodev,size=1g,mode=1777",
			"/run": "rw,noexec,nosuid,nodev,size=64m,mode=755"
		}
	};
}
/** Where data and the submission's folder are in every container of ours. */
function mounts(dataFolder, submissionFolder) {
	return [{
		source: dataFolder,
		target: "/data",
		readOnly: true
	}, {
		source: submissionFolder,
		target: "/code_execution/submission"
	}];
}
Object.defineProperty(exports, "gpuUse", {
	enumerable: true,
	get: function() {
		return gpuUse;
	}
});
Object.defineProperty(exports, "gpus", {
	enumerable: true,
	get: function() {
		return gpus;
	}
});
Object.defineProperty(exports, "imageFor", {
	enumerable: true,
	get: function() {
		return imageFor;
	}
});
Object.defineProperty(exports, "imageTestSpec", {
	enumerable: true,
	get: function() {
		return imageTestSpec;
	}
});
Object.defineProperty(exports, "restricted", {
	enumerable: true,
	get: function() {
		return restricted;
	}
});
Object.defineProperty(exports, "runLimits", {
	enumerable: true,
	get: function() {
		return runLimits;
	}
});
Object.defineProperty(exports, "submissionSpec", {
	enumerable: true,
	get: function() {
		return submissionSpec;
	}
});
Object.defineProperty(exports, "usesGpu", {
	enumerable: true,
	get: function() {
		return usesGpu;
	}
});
