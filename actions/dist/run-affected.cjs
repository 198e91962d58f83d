const require_competition = require("./environment-competition.cjs");
const require_git_base = require("./environment-git-base.cjs");
const require_errors = require("./errors.cjs");
const require_package_lists = require("./image-package-lists.cjs");
const require_settings = require("./registry-settings.cjs");
// actions/src/image/affected.ts
/** What every image is made of. */
const EVERY_IMAGE = ["runtime/", ".gitattributes"];
/** What the smoke test runs in every image. */
const EVERY_RUN = ["submission_quickstart/", "submission_src/"];
/**
* Tells from the paths that a change touches what has to be solved, built and run again. A path that
* ends in a slash stands for all below it. Measurements in runtime/bench are in no image.
*/
function affectedBy(changed, published, { variants }) {
	const relevant = changed.filter((file) => !file.startsWith("runtime/bench/"));
	const touches = (places) => relevant.some((file) => places.some((place) => place.endsWith("/") ? file.startsWith(place) : file === place));
	const all = touches([...EVERY_IMAGE, ...EVERY_RUN]);
	return {
		environment: touches(["environment/"]),
		variants: published.filter((name) => all || touches(require_package_lists.listSources(name, variants[name])))
	};
}
// actions/src/commands/request/affected/affected.ts
/**
* What has to be solved, built and run again since the branch left `base` (else the main branch):
* of the variants that environment/competition.yml publishes. Edits that are not committed count.
*
* @throws UserError if git has nothing to compare with.
*/
async function affected({ base: ref }, { root, env, exec }) {
	const git = new require_git_base.GitFiles(exec, root);
	const base = await git.base(ref);
	if (!("commit" in base)) throw base.cause ?? new require_errors.UserError(base.note, { next: "give a base: --base <ref>" });
	const competition = await require_competition.competitionOf(root);
	const { variants } = require_settings.registrySettings(competition, env);
	return affectedBy(await git.changedSince(base.commit), variants, competition);
}
exports.affected = affected;
