const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
const require_git_base = require("./files-git-base.cjs");
const require_errors = require("./errors.cjs");
const require_affected = require("./image-affected.cjs");
const require_settings = require("./client-settings.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs = require("node:fs");
// actions/src/commands/request/affected/affected.ts
/**
* What has to be solved, built and run again since the branch left `base` (else the main branch):
* of the variants that environment/competition.yml publishes. Edits that are not committed count. All of
* it if `base` is `none`.
*
* @throws UserError if git has nothing to compare with.
*/
async function affected({ base }, ports) {
	if (base === "none") {
		const { variants } = require_settings.registrySettings(await require_competition.competitionOf(ports.root), ports.env);
		return {
			environment: true,
			variants
		};
	}
	return affectedByPaths(await changedPaths(base, ports), ports);
}
/**
* The paths that differ since the branch left `base` (else the main branch).
*
* @throws UserError if git has nothing to compare with.
*/
async function changedPaths(ref, { root, exec }) {
	const git = new require_git_base.GitFiles(exec, root);
	const base = await git.base(ref);
	if ("commit" in base) return git.changedSince(base.commit);
	throw base.cause ?? new require_errors.UserError(base.note, { next: "give a base: --base <ref>" });
}
/** What has to be solved, built and run again if these paths changed. */
async function affectedByPaths(changed, { root, env }) {
	const competition = await require_competition.competitionOf(root);
	const { variants } = require_settings.registrySettings(competition, env);
	const bringsRuntime = (0, node_fs.existsSync)(node_path.default.join(root, "runtime"));
	return require_affected.affectedBy(changed, variants, competition, bringsRuntime);
}
exports.affected = affected;
