const require_package_lists = require("./context-package-lists.cjs");
// actions/src/image/affected.ts
/** What every image is made of. */
const EVERY_IMAGE = ["runtime/", ".gitattributes"];
/** What names the version of a runtime that comes with the called workflows. */
const CALLS = [".github/workflows/"];
/** What the smoke test runs in every image. */
const EVERY_RUN = ["submission_quickstart/", "submission_src/"];
/**
* Tells from the paths that a change touches what has to be solved, built and run again. A path that
* ends in a slash stands for all below it. A competition without a runtime of its own has that of the
* workflows that it calls. Measurements in runtime/bench are in no image.
*/
function affectedBy(changed, published, { variants }, bringsRuntime = true) {
	const relevant = changed.filter((file) => !file.startsWith("runtime/bench/"));
	const touches = (places) => relevant.some((file) => places.some((place) => place.endsWith("/") ? file.startsWith(place) : file === place));
	const all = touches([
		...EVERY_IMAGE,
		...EVERY_RUN,
		...bringsRuntime ? [] : CALLS
	]);
	return {
		environment: touches(["environment/"]),
		variants: published.filter((name) => all || touches(require_package_lists.listSources(name, variants[name])))
	};
}
Object.defineProperty(exports, "affectedBy", {
	enumerable: true,
	get: function() {
		return affectedBy;
	}
});
