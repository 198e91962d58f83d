const require_variant = require("./variant.cjs");
const require_errors = require("./errors.cjs");
// actions/src/commands/images/built-image.ts
/**
* The image to test: the given one, else the local build of the variant, and never a pulled one in
* its place.
*
* @throws UserError if the engine does not have it.
*/
async function imageUnderTest(engine, { variant = "lite", image }, env) {
	const reference = image ?? require_variant.localTag(variant, env);
	const found = await require_variant.inspectImage(engine, reference);
	if (found !== void 0) return {
		variant,
		reference,
		found
	};
	throw new require_errors.UserError(`there is no image ${reference} here`, { next: `make build CPU_OR_GPU=${variant}` });
}
Object.defineProperty(exports, "imageUnderTest", {
	enumerable: true,
	get: function() {
		return imageUnderTest;
	}
});
