const require_advice = require("./declaration-advice.cjs");
const require_competition = require("./settings-competition.cjs");
let node_fs = require("node:fs");
// actions/src/commands/submission/towards-score.ts
/**
* What to type after a run on a data set, to get to a score; undefined if there is no score to be had here, as
* when no data set comes with its ground truth.
*/
function towardsScore({ root, env }, competition, dataset) {
	const { datasets } = competition;
	if (datasets[dataset]?.ground_truth === true) return scoreCall(env, dataset);
	if (!Object.values(datasets).some((each) => each.ground_truth)) return void 0;
	const { queryMetadata } = require_advice.competitionPaths(root, require_competition.datasetWithTruth(competition));
	return require_advice.advice(env, (0, node_fs.existsSync)(queryMetadata) ? "try" : "sample-data", {});
}
/** Make's target is of the train set. */
function scoreCall(env, dataset) {
	if (env["MAKELEVEL"] !== void 0 && dataset === "train") return "make score";
	return `npx vsc score submission/submission.tar.gz --ground-truth ${`data/${dataset}/${dataset}_descriptor_ground_truth.csv`} --subset data/${dataset}/query_subset.csv --report submission/report.html`;
}
exports.towardsScore = towardsScore;
