const require_errors = require("./errors.cjs");
// actions/src/container/local-images.ts
/** The repository name of all images of this project, without a registry. */
const IMAGE_NAME = "meta-vsc-descriptor-runtime";
/** Tags that a submission can run in: `lite-local`, `cpu-latest`, `gpu-<commit>`. */
const RUNNABLE = /:[a-z]+-(?:local|latest|[0-9a-f]{40})$/;
/** The project's images that the engine has, locally built and pulled, sorted by reference. */
async function localImages({ docker }) {
	const reference = [
		IMAGE_NAME,
		`*/${IMAGE_NAME}`,
		`*/*/${IMAGE_NAME}`
	];
	return (await docker.listImages({ filters: { reference } })).flatMap((image) => (image.RepoTags ?? []).map((tag) => ({
		reference: tag,
		id: image.Id,
		bytes: image.Size
	}))).filter(({ reference: tag }) => RUNNABLE.test(tag)).toSorted((a, b) => a.reference.localeCompare(b.reference));
}
/**
* What the engine says of an image by tag, digest or id; undefined where it has none of it.
*
* @throws UserError where `reference` can name no image.
*/
async function inspectImage({ docker }, reference) {
	try {
		return await docker.getImage(reference).inspect();
	} catch (error) {
		if (!(error instanceof Error && "statusCode" in error)) throw error;
		if (error.statusCode === 404) return void 0;
		if (error.statusCode !== 400) throw error;
		throw new require_errors.UserError(`"${reference}" is no name of an image`, {
			next: "give it as name:tag, such as in SUBMISSION_IMAGE",
			cause: error
		});
	}
}
Object.defineProperty(exports, "IMAGE_NAME", {
	enumerable: true,
	get: function() {
		return IMAGE_NAME;
	}
});
Object.defineProperty(exports, "inspectImage", {
	enumerable: true,
	get: function() {
		return inspectImage;
	}
});
Object.defineProperty(exports, "localImages", {
	enumerable: true,
	get: function() {
		return localImages;
	}
});
