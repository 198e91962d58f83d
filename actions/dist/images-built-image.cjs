const require_local_images = require("./container-local-images.cjs");
const require_competition = require("./settings-competition.cjs");
const require_errors = require("./errors.cjs");
const require_variant = require("./image-variant.cjs");
// actions/src/commands/images/built-image.ts
/**
* The image to test: the given one, else the local build of the variant, and never a pulled one in
* its place.
*
* @throws UserError if the engine does not have it.
*/
async function imageUnderTest(engine, { variant: named, image }, { root, env }) {
	const competition = await require_competition.competitionOf(root);
	const variant = require_competition.variantOf(competition, named);
	const reference = image ?? require_variant.localTag(require_local_images.localImageName(competition.image, env), variant.name);
	const found = await require_local_images.inspectImage(engine, reference);
	if (found !== void 0) return {
		variant,
		competition,
		reference,
		found
	};
	throw new require_errors.UserError(`there is no image ${reference} here`, { next: `make build CPU_OR_GPU=${variant.name}` });
}
/**
* The variant that CPU_OR_GPU names, else the competition's first.
*
* @throws UserError if there is no such variant.
*/
async function builtVariant(named, { root }) {
	return require_competition.variantOf(await require_competition.competitionOf(root), named).name;
}
exports.builtVariant = builtVariant;
exports.imageUnderTest = imageUnderTest;
