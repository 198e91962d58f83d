const require_errors = require("./errors.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/image/variant.ts
/** The label by which an image says which variant it is. */
const VARIANT_LABEL = "org.drivendata.vsc.variant";
/**
* Refuses an image of another variant, or one that says of none: only `vsc build` makes images that are
* published.
*
* @param image names it for people
* @throws UserError
*/
function requireVariant(variant, labels, image) {
	const found = labels?.[VARIANT_LABEL];
	if (found === variant) return;
	const is = found === void 0 ? "has no label of its variant" : `is of the variant ${require_action.shortLine(found, 40)}`;
	throw new require_errors.UserError(`${image} ${is}: it is not published as ${variant}`, { next: `npx vsc build --variant ${variant}, and test that` });
}
/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
function localTag(image, variant) {
	return `${image}:${variant}-local`;
}
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
Object.defineProperty(exports, "requireVariant", {
	enumerable: true,
	get: function() {
		return requireVariant;
	}
});
