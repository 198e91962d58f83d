let node_crypto = require("node:crypto");
// actions/src/registry/client/oci.ts
/** Names and shapes of the OCI image and distribution specifications 1.1. */
const MediaType = {
	manifest: "application/vnd.oci.image.manifest.v1+json",
	index: "application/vnd.oci.image.index.v1+json",
	empty: "application/vnd.oci.empty.v1+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerList: "application/vnd.docker.distribution.manifest.list.v2+json"
};
/** What a manifest may be, as the header Accept names it. */
const MANIFEST_TYPES = [
	MediaType.manifest,
	MediaType.index,
	MediaType.dockerManifest,
	MediaType.dockerList
].join(", ");
/** The content that stands for "nothing": the config of an artifact that needs none. */
const EMPTY_BYTES = Buffer.from("{}");
function digestOf(bytes) {
	return `sha256:${(0, node_crypto.createHash)("sha256").update(bytes).digest("hex")}`;
}
function isDigest(text) {
	return /^sha256:[0-9a-f]{64}$/.test(text);
}
function descriptorOf(mediaType, bytes) {
	return {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.byteLength
	};
}
function jsonBytes(value) {
	return Buffer.from(JSON.stringify(value));
}
Object.defineProperty(exports, "EMPTY_BYTES", {
	enumerable: true,
	get: function() {
		return EMPTY_BYTES;
	}
});
Object.defineProperty(exports, "MANIFEST_TYPES", {
	enumerable: true,
	get: function() {
		return MANIFEST_TYPES;
	}
});
Object.defineProperty(exports, "MediaType", {
	enumerable: true,
	get: function() {
		return MediaType;
	}
});
Object.defineProperty(exports, "descriptorOf", {
	enumerable: true,
	get: function() {
		return descriptorOf;
	}
});
Object.defineProperty(exports, "digestOf", {
	enumerable: true,
	get: function() {
		return digestOf;
	}
});
Object.defineProperty(exports, "isDigest", {
	enumerable: true,
	get: function() {
		return isDigest;
	}
});
Object.defineProperty(exports, "jsonBytes", {
	enumerable: true,
	get: function() {
		return jsonBytes;
	}
});
