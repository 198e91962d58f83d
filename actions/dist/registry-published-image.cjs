const require_oci = require("./client-oci.cjs");
// actions/src/registry/published-image.ts
const MAX_CONFIG_BYTES = 4194304;
/** Looks an image up by tag or digest; undefined if the registry has no such image. */
async function publishedImage(registry, reference) {
	const stored = await registry.manifest(reference);
	if (stored === void 0) return void 0;
	let document = JSON.parse(stored.bytes.toString("utf8"));
	if (isIndex(stored.mediaType) && document.manifests !== void 0) {
		const image = document.manifests.find((entry) => !isAttestation(entry.annotations));
		const inner = image === void 0 ? void 0 : await registry.manifest(image.digest);
		if (inner === void 0) return void 0;
		document = JSON.parse(inner.bytes.toString("utf8"));
	}
	const configDigest = document.config?.digest;
	const config = configDigest === void 0 ? void 0 : await registry.blob(configDigest, MAX_CONFIG_BYTES);
	if (configDigest === void 0 || config === void 0) return void 0;
	const parsed = JSON.parse(config.toString("utf8"));
	const layers = document.layers ?? [];
	return {
		digest: stored.digest,
		configDigest,
		labels: parsed.config?.Labels ?? {},
		size: layers.reduce((sum, layer) => sum + layer.size, 0),
		layers
	};
}
function isIndex(mediaType) {
	return mediaType === require_oci.MediaType.index || mediaType === require_oci.MediaType.dockerList;
}
function isAttestation(annotations) {
	return annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
}
Object.defineProperty(exports, "publishedImage", {
	enumerable: true,
	get: function() {
		return publishedImage;
	}
});
