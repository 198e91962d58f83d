const require_oci = require("./client-oci.cjs");
const require_referrers = require("./client-referrers.cjs");
// actions/src/registry/unpacked-size.ts
/**
* How many bytes an image has unpacked, kept beside it in the registry: its manifest only knows the
* compressed layers, and a label would have to be there before the image is.
*/
const MEDIA_TYPE = "application/vnd.drivendata.vsc.image-size+json";
const ANNOTATION = "org.drivendata.vsc.unpacked-bytes";
/** Attaches its unpacked size to a published image; writes nothing if that is known. */
async function recordUnpackedSize(registry, digest, bytes) {
	if (await unpackedSize(registry, digest) === bytes) return;
	await require_referrers.attach(registry, digest, {
		mediaType: MEDIA_TYPE,
		bytes: require_oci.jsonBytes({ unpackedBytes: bytes }),
		title: "image-size.json",
		annotations: { [ANNOTATION]: String(bytes) }
	});
}
/** The unpacked size of a published image; undefined if nobody has recorded it. */
async function unpackedSize(registry, digest) {
	return (await require_referrers.referrers(registry, digest)).filter(({ artifactType }) => artifactType === MEDIA_TYPE).map(({ annotations }) => Number(annotations?.[ANNOTATION])).findLast((bytes) => Number.isSafeInteger(bytes) && bytes > 0);
}
Object.defineProperty(exports, "recordUnpackedSize", {
	enumerable: true,
	get: function() {
		return recordUnpackedSize;
	}
});
Object.defineProperty(exports, "unpackedSize", {
	enumerable: true,
	get: function() {
		return unpackedSize;
	}
});
