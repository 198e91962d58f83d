const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./environment-competition.cjs");
const require_git_base = require("./environment-git-base.cjs");
const require_errors = require("./errors.cjs");
const require_package_lists = require("./image-package-lists.cjs");
const require_settings = require("./registry-settings.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs = require("node:fs");
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
	const bringsRuntime = (0, node_fs.existsSync)(node_path.default.join(root, "runtime"));
	return affectedBy(await git.changedSince(base.commit), variants, competition, bringsRuntime);
}
exports.affected = affected;
