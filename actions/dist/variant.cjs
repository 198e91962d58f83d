const require_local_images = require("./local-images.cjs");
// actions/src/image/variant.ts
/** `lite`: Debian's Python, no conda; `cpu` and `gpu`: the official conda environments. */
const VARIANTS = [
	"lite",
	"cpu",
	"gpu"
];
/** The label by which an image says which variant it is. */
const VARIANT_LABEL = "org.drivendata.vsc.variant";
/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
function localTag(variant) {
	return `${require_local_images.IMAGE_NAME}:${variant}-local`;
}
Object.defineProperty(exports, "VARIANTS", {
	enumerable: true,
	get: function() {
		return VARIANTS;
	}
});
Object.defineProperty(exports, "VARIANT_LABEL", {
	enumerable: true,
	get: function() {
		return VARIANT_LABEL;
	}
});
Object.defineProperty(exports, "localTag", {
	enumerable: true,
	get: function() {
		return localTag;
	}
});
