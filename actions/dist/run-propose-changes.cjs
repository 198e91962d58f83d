const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
const require_model = require("./lock-model.cjs");
const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_start_workflow = require("./github-start-workflow.cjs");
const require_artifact_text = require("./comment-report-artifact-text.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/commands/request/propose-changes/propose-changes.ts
/** GitHub takes 65,536 characters, and a footer follows. */
const LONGEST_BODY = 65e3;
const FOOTER = "\n<sub>Opened by a workflow, so no checks start by themselves: close and reopen this pull request to start them.</sub>\n";
/**
* Proposes files in one pull request to the branch of the run, opened or brought up to date.
*
* @throws UserError if a file is missing or can't be taken, and if GitHub refuses.
*/
async function proposeChanges(inputs, ports) {
	const { base, branch, title, checks = [] } = inputs;
	if (branch === base.branch) throw new require_errors.UserError(`a pull request can't go from ${branch} to itself`, { next: "run the workflow on another branch" });
	const files = /* @__PURE__ */ new Map();
	const wanted = inputs.files ?? environmentPaths(await require_competition.competitionOf(ports.root));
	for (const file of wanted) files.set(file, await require_artifact_text.readArtifactText(inputs.folder, file));
	const body = await require_artifact_text.readArtifactText(node_path.default.dirname(inputs.body), node_path.default.basename(inputs.body));
	if (body.length > LONGEST_BODY) throw new require_errors.UserError(`${inputs.body} has more than ${LONGEST_BODY} characters`, { next: "write a shorter text for the pull request" });
	const github = require_client.connectGitHub(ports.env);
	const text = checks.length === 0 ? body + FOOTER : body;
	const proposed = await require_start_workflow.propose(github, {
		base,
		branch,
		title,
		body: text,
		files
	});
	if (proposed.outcome === "opened" || proposed.outcome === "updated") await require_start_workflow.startWorkflows(github, checks, branch);
	return proposed;
}
function environmentPaths(competition) {
	return [...require_competition.environmentsOf(competition).map(({ file }) => file), ...require_model.locksOf(competition)];
}
exports.proposeChanges = proposeChanges;
