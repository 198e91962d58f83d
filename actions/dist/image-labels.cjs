const require_errors = require("./errors.cjs");
const require_variant = require("./image-variant.cjs");
// actions/src/image/contract.ts
/** The label by which an image says what of its inside the commands of a working tree can rely on. */
const CONTRACT_LABEL = "org.drivendata.vsc.contract";
/** @throws UserError if an image was built from a state of this repository that this one can't work with. */
function requireContract(reference, labels) {
	const found = labels?.[CONTRACT_LABEL];
	if (found === String(1)) return;
	const isNewer = Number(found) > 1;
	const says = found === void 0 ? "it says nothing of its contract" : `it has the contract ${found}`;
	throw new require_errors.UserError(`the image ${reference} is ${isNewer ? "newer" : "older"} than this working tree: ${says} (${CONTRACT_LABEL}), and 1 is needed`, { next: isNewer ? "git pull" : "build it again (make build), or pull it again" });
}
// actions/src/image/labels.ts
/** Hash of the files and arguments that an image was built from. */
const INPUTS_LABEL = "org.drivendata.vsc.inputs";
/** SHA-256 of the halves of the lock that an image was built from, as the ledger has them. */
const LOCK_LABELS = {
	explicit: "org.drivendata.vsc.lock",
	pip: "org.drivendata.vsc.pip-lock"
};
const OCI = "org.opencontainers.image";
/** The newest commit that changed a file of an image: `imageLabels`. */
const REVISION_LABEL = `${OCI}.revision`;
/**
* The labels of an image: our own, and those of the OCI's image specification. There is no time among
* them: the same inputs give the same labels. The revision is the newest commit that changed an input, so a
* merge that changes none gives the same image. It is only there if git has every input as it is now, and
* the whole history. There are no licences: they would be those of all contained software
* (OCI image-spec, annotations.md), which the bill of materials has package by package. The base is named if it
* is pinned by a digest: one that was made on this machine has no name that anybody else could use.
*/
async function imageLabels({ variant, inputs, base, lock, places }, { image, title }, { root, env, exec }) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
	const git = async (...args) => {
		const done = await exec("git", [
			"-C",
			root,
			...args
		]).catch(() => void 0);
		return done?.exitCode === 0 ? done.stdout.trim() : void 0;
	};
	const edits = await git("status", "--porcelain", "--", ...places);
	const shallow = await git("rev-parse", "--is-shallow-repository");
	const revision = edits === "" && shallow === "false" ? await git("log", "-1", "--format=%H", "--", ...places) : void 0;
	return {
		[INPUTS_LABEL]: inputs,
		[require_variant.VARIANT_LABEL]: variant,
		[CONTRACT_LABEL]: String(1),
		...lock,
		[`${OCI}.title`]: `${image} (${variant})`,
		[`${OCI}.description`]: title,
		...baseLabels(base),
		...revision && { ["org.opencontainers.image.revision"]: revision },
		...server && repository && { [`${OCI}.source`]: `${server}/${repository}` }
	};
}
function baseLabels(base) {
	const [name = "", digest] = base.split("@");
	if (digest === void 0) return {};
	return {
		[`${OCI}.base.name`]: name,
		[`${OCI}.base.digest`]: digest
	};
}
Object.defineProperty(exports, "INPUTS_LABEL", {
	enumerable: true,
	get: function() {
		return INPUTS_LABEL;
	}
});
Object.defineProperty(exports, "LOCK_LABELS", {
	enumerable: true,
	get: function() {
		return LOCK_LABELS;
	}
});
Object.defineProperty(exports, "REVISION_LABEL", {
	enumerable: true,
	get: function() {
		return REVISION_LABEL;
	}
});
Object.defineProperty(exports, "imageLabels", {
	enumerable: true,
	get: function() {
		return imageLabels;
	}
});
Object.defineProperty(exports, "requireContract", {
	enumerable: true,
	get: function() {
		return requireContract;
	}
});
