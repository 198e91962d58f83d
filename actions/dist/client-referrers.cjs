const require_errors = require("./errors.cjs");
const require_oci = require("./client-oci.cjs");
// actions/src/registry/client/referrers.ts
/** Attempts to add to a list that others add to as well. */
const ATTEMPTS = 5;
/**
* Attaches a document to an image, as an OCI artifact whose subject is the image's digest, and
* returns the artifact's digest. Attaching the same bytes again changes nothing. If the registry
* has no referrers API, the artifact is listed under the fallback tag `sha256-<hex>`, as the
* distribution specification 1.1 has it.
*/
async function attach(registry, subject, document) {
	const image = await registry.manifestOf(subject);
	const manifest = {
		schemaVersion: 2,
		mediaType: require_oci.MediaType.manifest,
		artifactType: document.mediaType,
		config: await registry.putBlob(require_oci.MediaType.empty, require_oci.EMPTY_BYTES),
		layers: [{
			...await registry.putBlob(document.mediaType, document.bytes),
			annotations: { "org.opencontainers.image.title": document.title }
		}],
		subject: {
			mediaType: image.mediaType,
			digest: subject,
			size: image.bytes.byteLength
		},
		...document.annotations && { annotations: document.annotations }
	};
	const bytes = require_oci.jsonBytes(manifest);
	const digest = require_oci.digestOf(bytes);
	const { headers } = await registry.putManifest(digest, {
		mediaType: require_oci.MediaType.manifest,
		bytes
	});
	if (headers.get("oci-subject") === subject) return digest;
	const entry = {
		...require_oci.descriptorOf(require_oci.MediaType.manifest, bytes),
		artifactType: document.mediaType,
		...document.annotations && { annotations: document.annotations }
	};
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) if (await listed(registry, subject, entry)) return digest;
	throw new require_errors.SurroundingsError(`${fallbackTag(subject)} keeps changing: the artifact is not listed`, { next: "run it again" });
}
/** Artifacts that are attached to an image, by the referrers API or the fallback tag. */
async function referrers(registry, subject) {
	return await registry.referrers(subject) ?? fallbackReferrers(registry, subject);
}
/** Artifacts that the fallback tag lists for an image. */
async function fallbackReferrers(registry, subject) {
	const stored = await registry.manifest(fallbackTag(subject));
	if (stored === void 0) return [];
	return JSON.parse(stored.bytes.toString("utf8")).manifests ?? [];
}
/** The tag that lists the artifacts of an image if there is no referrers API. */
function fallbackTag(subject) {
	return subject.replace(":", "-");
}
/** Adds an entry to the fallback list, and returns whether it is there now. */
async function listed(registry, subject, entry) {
	const before = await fallbackReferrers(registry, subject);
	if (before.some(({ digest }) => digest === entry.digest)) return true;
	const index = {
		schemaVersion: 2,
		mediaType: require_oci.MediaType.index,
		manifests: [...before, entry]
	};
	await registry.putManifest(fallbackTag(subject), {
		mediaType: require_oci.MediaType.index,
		bytes: require_oci.jsonBytes(index)
	});
	return (await fallbackReferrers(registry, subject)).some(({ digest }) => digest === entry.digest);
}
Object.defineProperty(exports, "attach", {
	enumerable: true,
	get: function() {
		return attach;
	}
});
Object.defineProperty(exports, "fallbackTag", {
	enumerable: true,
	get: function() {
		return fallbackTag;
	}
});
Object.defineProperty(exports, "referrers", {
	enumerable: true,
	get: function() {
		return referrers;
	}
});
