const require_errors = require("./errors.cjs");
const require_engine_error = require("./container-engine-error.cjs");
// actions/src/container/local-images.ts
/**
* The name of the images that are built here: the competition's, or VSC_IMAGE_NAME, so that what is built beside somebody's
* own images (tests, another working copy) takes none of their tags.
*
* @throws UserError if it can't be the name of an image.
*/
function localImageName(image, env) {
	const name = env["VSC_IMAGE_NAME"]?.trim() || image;
	if (/^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/.test(name)) return name;
	throw new require_errors.UserError(`VSC_IMAGE_NAME is ${JSON.stringify(name)}`, { next: "give a name of lower-case letters, digits and single dashes, without a tag" });
}
/** Tags that a submission can run in: `lite-local`, `cpu-latest`, `gpu-<commit>`. */
const RUNNABLE = /:[a-z][a-z0-9]*-(?:local|latest|[0-9a-f]{40})$/;
/**
* The images called `image` that the engine has, locally built and pulled, sorted by reference.
* @param abortSignal ends the wait for an engine that is silent
*/
async function localImages({ docker }, image, env, abortSignal) {
	const own = localImageName(image, env);
	return (await docker.listImages(abortSignal && { abortSignal })).flatMap(({ RepoTags, Id: id, Size: bytes }) => (RepoTags ?? []).map((reference) => ({
		reference,
		id,
		bytes
	}))).filter(({ reference: tag }) => RUNNABLE.test(tag) && isOurs(tag.replace(/:[^:/]*$/, ""), {
		own,
		image
	})).toSorted((a, b) => a.reference.localeCompare(b.reference));
}
/** Whether a name without its tag is that of an image built here, or of one from a registry. */
function isOurs(name, { own, image }) {
	const short = name.replace(/^(?:localhost|docker\.io\/library)\//, "");
	return short === own || short.endsWith(`/${image}`);
}
/** The engine cleans such parts out of an address, and would answer for another image. */
const EMPTY_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;
/**
* What the engine says of an image by tag, digest or id; undefined if it has none of it.
*
* @throws UserError if `reference` can name no image.
*/
async function inspectImage({ docker }, reference) {
	if (EMPTY_PART.test(reference)) throw noName(reference);
	try {
		return await docker.getImage(reference).inspect();
	} catch (error) {
		const status = error instanceof require_engine_error.EngineError ? error.statusCode : void 0;
		if (status === 404) return void 0;
		throw status === 400 ? noName(reference, error) : error;
	}
}
/** Gives an image another name. @param reference `name:tag`, without a registry's port */
async function tagImage({ docker }, id, reference) {
	const [repo = "", tag = ""] = reference.split(":");
	await docker.getImage(id).tag({
		repo,
		tag
	});
}
function noName(reference, cause) {
	return new require_errors.UserError(`"${reference}" is not a name of an image`, {
		next: "give it as name:tag, such as in SUBMISSION_IMAGE",
		cause
	});
}
Object.defineProperty(exports, "inspectImage", {
	enumerable: true,
	get: function() {
		return inspectImage;
	}
});
Object.defineProperty(exports, "localImageName", {
	enumerable: true,
	get: function() {
		return localImageName;
	}
});
Object.defineProperty(exports, "localImages", {
	enumerable: true,
	get: function() {
		return localImages;
	}
});
Object.defineProperty(exports, "tagImage", {
	enumerable: true,
	get: function() {
		return tagImage;
	}
});
