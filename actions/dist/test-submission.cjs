const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_run_inputs = require("./submission-run-inputs.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/commands/submission/test-submission/command.ts
var command_default = require_action.command({
	name: "test-submission",
	group: "A submission",
	summary: "run submission/submission.zip as the platform does",
	inputs: {
		...require_run_inputs.datasetInput,
		submissionFolder: require_action.path({
			help: "folder that holds submission.zip and gets the results",
			defaultWords: "submission"
		}),
		dataFolder: require_action.path({
			help: "folder to mount at /data",
			defaultWords: "data/<dataset>"
		}),
		...require_run_inputs.imageInputs,
		...require_run_inputs.skipGpuInput,
		phase2: require_action.flag({
			help: "refuse a zip without main.py, as phase 2 does",
			variable: "PHASE2"
		}),
		blockInternet: require_action.flag({
			help: "no network in the container, as on the platform",
			negated: "give the container network access, which the platform never does",
			variable: "BLOCK_INTERNET",
			default: true
		}),
		...require_run_inputs.allowStaleInput,
		strict: require_action.flag({
			help: "end with 22 if the run has a warning",
			variable: "STRICT"
		}),
		...require_run_inputs.limitInputs
	},
	outputs: {
		verdict: "ok, or what went wrong; docs/reference/exit-codes.md lists them",
		exitCode: "The exit code that vsc test-submission ends with",
		receipt: "Path of receipt.json",
		outcome: "Path of submission.tar.gz; empty if there is none"
	},
	exits: [...require_run_inputs.RUN_EXITS, "checkFailed"],
	report: { what: "the receipt" },
	action: {
		name: "test-submission",
		title: "Test a submission",
		description: "Runs submission.zip in the runtime's container as the platform does, and checks what comes out",
		icon: "check-circle",
		color: "blue"
	},
	variables: require_run_inputs.IMAGE_VARIABLES,
	async run({ dataset, submissionFolder, dataFolder, image, variant, skipGpu, phase2, blockInternet, allowStale, strict, timeLimit, memoryLimit, scratchLimit, cpus, ...rest }, ports) {
		const { competitionOf, datasetOf } = await Promise.resolve().then(() => require("./settings-competition.cjs")).then((n) => n.competition_exports);
		const competition = await competitionOf(ports.root);
		const name = datasetOf(competition, dataset);
		const { testSubmission } = await Promise.resolve().then(() => require("./run-test-submission.cjs")).then((n) => n.test_submission_exports);
		const { testSubmissionView } = await Promise.resolve().then(() => require("./test-submission-view.cjs"));
		const { runFailure } = await Promise.resolve().then(() => require("./test-submission-run-failure.cjs"));
		const folder = submissionFolder ?? node_path.default.join(ports.root, "submission");
		const receipt = await testSubmission({
			dataset: name,
			dataFolder,
			image,
			variant,
			skipGpu,
			phase2,
			blockInternet,
			allowStale,
			limits: require_run_inputs.limitsOf({
				timeLimit,
				memoryLimit,
				scratchLimit,
				cpus
			}),
			submissionFolder: folder
		}, ports);
		const { verdict, outcome } = receipt;
		const failure = runFailure(receipt, strict);
		const { towardsScore } = await Promise.resolve().then(() => require("./submission-towards-score.cjs"));
		const then = submissionFolder === void 0 && dataFolder === void 0 ? towardsScore(ports, competition, name) : void 0;
		return require_action.ended(rest, {
			outputs: {
				verdict,
				exitCode: failure?.exitCode ?? receipt.exitCode,
				receipt: node_path.default.join(folder, "receipt.json"),
				outcome: outcome === null ? "" : node_path.default.join(folder, outcome.name)
			},
			view: testSubmissionView(receipt, require_action.shown(folder), failure, then),
			report: receipt,
			failure
		});
	}
});
// action:test-submission
require_action.runAction(command_default);
