const require_errors = require("./errors.cjs");
const require_free_bytes = require("./machine-free-bytes.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_package_lists = require("./context-package-lists.cjs");
// actions/src/image/build/disk.ts
/**
* What a build writes for each byte that it downloads, of packages that are packed well: the file, and what
* is unpacked and compiled of it. docs/background/image.md has what was measured.
*/
const USUAL_PER_BYTE = 6;
/** Below this what is unpacked has no room: CUDA's libraries become that much, and all else more. */
const LEAST_PER_BYTE = 2.5;
/** What a build takes with no package of conda or pip at all. */
const WITHOUT_PACKAGES = 2 ** 30;
/** Without a lock, for each byte of the budget: from what was seen of lite and of the official images. */
const USUAL_PER_BUDGET = 2.5;
/** What to do about a full disk of the engine. */
const FREE_SPACE = "free space, such as with: docker builder prune (docker system df shows what takes it)";
const ON_A_RUNNER = "run prepare-runner before it, lock the environments (update-locks), or take a larger runner";
/** The room that building a variant takes, by the sizes in its lock. */
function neededRoom({ packages, budget }, lock) {
	if (lock === void 0) {
		const usual = USUAL_PER_BUDGET * (require_action.parseBytes(budget) ?? 0);
		if (packages === "debian") return {
			usual,
			least: Math.min(usual, WITHOUT_PACKAGES)
		};
		return {
			usual,
			least: Math.ceil(usual * LEAST_PER_BYTE / USUAL_PER_BYTE)
		};
	}
	const conda = lock.packages.reduce((total, { size }) => total + (size ?? 0), 0);
	const pip = lock.pip.reduce((total, wheel) => total + require_package_lists.wheelBytes(wheel), 0);
	const at = (perByte) => WITHOUT_PACKAGES + perByte * (conda + pip);
	return {
		usual: at(USUAL_PER_BYTE),
		least: at(LEAST_PER_BYTE)
	};
}
/**
* Looks whether the disk of the engine has room for a build; undefined for an engine on another
* machine, which nobody here can ask.
*/
async function findRoom(engine, { usual, least }, env) {
	const free = await require_free_bytes.freeForImages(engine);
	if (free === void 0) return void 0;
	const verdict = free >= usual ? "enough" : free >= least ? "tight" : "too little";
	const atLeast = least < usual ? ` (${require_action.formatBytes(least)} at the very least)` : "";
	return {
		verdict,
		message: `the build needs about ${require_action.formatBytes(usual)}${atLeast} in ${engine.storageFolder}, which has ${require_action.formatBytes(free)}`,
		next: env["GITHUB_ACTIONS"] === "true" ? ON_A_RUNNER : FREE_SPACE
	};
}
/**
* Refuses a build that the disk of the engine can't have room for, and warns of one that may run out
* of it.
*
* @throws SurroundingsError with the room found and needed.
*/
async function ensureDisk(engine, room, { env, log }) {
	const found = await findRoom(engine, room, env);
	if (found === void 0 || found.verdict === "enough") return;
	const { verdict, message, next } = found;
	if (verdict === "too little") throw new require_errors.SurroundingsError(message, { next });
	log.warn(`${message}: it may run out of space`);
}
Object.defineProperty(exports, "FREE_SPACE", {
	enumerable: true,
	get: function() {
		return FREE_SPACE;
	}
});
Object.defineProperty(exports, "ensureDisk", {
	enumerable: true,
	get: function() {
		return ensureDisk;
	}
});
Object.defineProperty(exports, "findRoom", {
	enumerable: true,
	get: function() {
		return findRoom;
	}
});
Object.defineProperty(exports, "neededRoom", {
	enumerable: true,
	get: function() {
		return neededRoom;
	}
});
