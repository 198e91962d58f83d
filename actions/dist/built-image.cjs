const require_local_images = require("./local-images.cjs");
const require_errors = require("./errors.cjs");
const require_variant = require("./variant.cjs");
// actions/src/commands/built-image.ts
/**
* The image to test: the given one, else the local build of the variant, and never a pulled one in
* its place.
*
* @throws UserError where the engine does not have it.
*/
async function builtImage(engine, { variant = "lite", image: reference = require_variant.localTag(variant) }) {
	const found = await require_local_images.inspectImage(engine, reference);
	if (found !== void 0) return {
		variant,
		reference,
		found
	};
	throw new require_errors.UserError(`there is no image ${reference} here`, { next: `make build CPU_OR_GPU=${variant}` });
}
Object.defineProperty(exports, "builtImage", {
	enumerable: true,
	get: function() {
		return builtImage;
	}
});
