const require_errors = require("./errors.cjs");
const require_referrers = require("./client-referrers.cjs");
const require_unpacked_size = require("./registry-unpacked-size.cjs");
const require_published_image = require("./registry-published-image.cjs");
// actions/src/registry/ledger/set-tag.ts
/** Points a tag to an image and verifies it. */
async function setTag(registry, tag, digest) {
	const manifest = await registry.manifestOf(digest);
	await registry.putManifest(tag, manifest);
	const now = await registry.resolve(tag);
	if (now !== digest) throw new require_errors.SurroundingsError(`${tag} is ${now} after it was set to ${digest}`, { next: "run it again; if it happens again, somebody else writes this tag" });
}
// actions/src/registry/ledger/release-tags.ts
/** The tag of a variant in a release, such as `cpu-r7`. */
function numberTag(variant, number) {
	return `${variant}-r${number}`;
}
/** The number of the release that a tag of an image is of; undefined for any other tag. */
function releaseOfImageTag(tag) {
	const digits = /-r([1-9]\d{0,8})$/.exec(tag)?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
/** By number, and with the day for whoever reads a list of tags: `cpu-r7` and `cpu-2026-11-22-r7`. */
function releaseTags({ number, when, digests }) {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(when)?.[0];
	return new Map(Object.entries(digests).flatMap(([variant, digest]) => [[numberTag(variant, number), digest], ...day === void 0 ? [] : [[numberTag(`${variant}-${day}`, number), digest]]]));
}
/** Those of a release's tags that are missing, or stand for something else. */
async function wrongReleaseTags(registry, release) {
	const found = [...releaseTags(release)].map(async ([tag, digest]) => [
		tag,
		digest,
		await registry.resolve(tag)
	]);
	const wrong = (await Promise.all(found)).filter(([, digest, now]) => now !== digest);
	return new Map(wrong.map(([tag, digest]) => [tag, digest]));
}
/** Sets the tags of a release that are not what the ledger says, and returns their names. */
async function setReleaseTags(registry, release) {
	const wrong = await wrongReleaseTags(registry, release);
	await Promise.all([...wrong].map(([tag, digest]) => setTag(registry, tag, digest)));
	return [...wrong.keys()];
}
// actions/src/registry/released-image.ts
/** An annotation of ours beside that of `actions/attest`, so that a statement need not be opened. */
const SIGNER_ANNOTATION = "org.drivendata.vsc.signer";
const PREDICATE_ANNOTATION = "dev.sigstore.bundle.predicateType";
const SOURCE = "org.opencontainers.image.source";
/** The images of a release, as the registry has them. */
function releasedImages(registry, digests) {
	return Promise.all(Object.entries(digests).map(async ([variant, digest]) => {
		const image = await require_published_image.publishedImage(registry, digest);
		const beside = image === void 0 ? [] : await require_referrers.referrers(registry, digest);
		const types = beside.map(({ annotations }) => annotations?.[PREDICATE_ANNOTATION]);
		return {
			variant,
			digest,
			size: image?.size ?? null,
			unpacked: (image && await require_unpacked_size.unpackedSize(registry, digest)) ?? null,
			layers: (image?.layers ?? []).map(({ digest: layer, size }) => ({
				digest: layer,
				size
			})),
			attested: [...new Set(types.filter((type) => type !== void 0))].toSorted(),
			signer: beside.map(({ annotations }) => annotations?.["org.drivendata.vsc.signer"]).find(Boolean) ?? null,
			source: image?.labels[SOURCE] ?? null
		};
	}));
}
Object.defineProperty(exports, "PREDICATE_ANNOTATION", {
	enumerable: true,
	get: function() {
		return PREDICATE_ANNOTATION;
	}
});
Object.defineProperty(exports, "SIGNER_ANNOTATION", {
	enumerable: true,
	get: function() {
		return SIGNER_ANNOTATION;
	}
});
Object.defineProperty(exports, "numberTag", {
	enumerable: true,
	get: function() {
		return numberTag;
	}
});
Object.defineProperty(exports, "releaseOfImageTag", {
	enumerable: true,
	get: function() {
		return releaseOfImageTag;
	}
});
Object.defineProperty(exports, "releaseTags", {
	enumerable: true,
	get: function() {
		return releaseTags;
	}
});
Object.defineProperty(exports, "releasedImages", {
	enumerable: true,
	get: function() {
		return releasedImages;
	}
});
Object.defineProperty(exports, "setReleaseTags", {
	enumerable: true,
	get: function() {
		return setReleaseTags;
	}
});
Object.defineProperty(exports, "setTag", {
	enumerable: true,
	get: function() {
		return setTag;
	}
});
Object.defineProperty(exports, "wrongReleaseTags", {
	enumerable: true,
	get: function() {
		return wrongReleaseTags;
	}
});
