const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_base_of_event = require("./request-base-of-event.cjs");
const require_solver_inputs = require("./request-solver-inputs.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/request/validate-inputs.ts
/** Inputs of the commands that check the environment files. */
const validateInputs = {
	base: require_action.text({
		help: "git ref to compare with, or none",
		defaultWords: "the main branch",
		actionDefault: require_base_of_event.BASE_OF_EVENT
	}),
	cpuFile: require_action.path({
		help: "the CPU file",
		defaultWords: "the policy's"
	}),
	gpuFile: require_action.path({
		help: "the GPU file",
		defaultWords: "the policy's"
	}),
	solve: require_action.flag({
		help: "solve both variants; else the files are only read and compared, without a network",
		negated: "only read and compare the files, without a network",
		default: true
	}),
	...require_solver_inputs.solverInputs
};
/** Without solving, nothing else of the solver's has an effect. */
const validateExcludes = [
	["solve", "channelBase"],
	["solve", "pypiBase"],
	["solve", "uv"]
];
/**
* The inputs as the check takes them.
*
* @throws UserError if a file that was named is not there: the policy's that is missing is a finding.
*/
async function validateOptions(given, cacheFolder, { root, env }) {
	const [cpu, gpu] = await Promise.all([namedFile("cpu-file", given.cpuFile, root), namedFile("gpu-file", given.gpuFile, root)]);
	return {
		base: given.base,
		files: {
			cpu,
			gpu
		},
		solve: given.solve ? {
			...require_solver_inputs.solverOptions(given, { env }),
			cacheFolder
		} : void 0
	};
}
/** A path below the repository is named from there; elsewhere it stays absolute. */
async function namedFile(input, file, root) {
	if (file === void 0) return void 0;
	if (await (0, node_fs_promises.lstat)(file).catch(() => void 0) === void 0) throw new require_errors.UserError(`${input}: there is no file ${file}`, { next: `correct the path, or leave ${input} out: then the file of the policy is checked` });
	const relative = node_path.default.relative(root, file);
	return relative.startsWith("..") || node_path.default.isAbsolute(relative) ? file : relative.split(node_path.default.sep).join("/");
}
// actions/src/commands/request/validate/validate-failure.ts
/** What a check of the environment files ends with; undefined if they can be merged, or a maintainer decides. */
function validateFailure(verdict, { verdict: sentence, findings }) {
	if (verdict === "mergeable" || verdict === "decision") return void 0;
	const counts = require_action.countsOf(findings);
	const message = counts === void 0 ? sentence : `${sentence} (${counts})`;
	return {
		exitCode: require_errors.ExitCode[verdict],
		message,
		next: null
	};
}
// actions/src/commands/request/validate/command.ts
var command_default = require_action.command({
	name: "validate",
	group: "A package request",
	summary: "check the environment files: can they be merged, and what do they change",
	inputs: validateInputs,
	excludes: validateExcludes,
	outputs: {
		verdict: "mergeable, decision (the rules change: a maintainer decides), blocked, undecided (a server did not answer) or fault (a bug in this repository)",
		changed: "Whether entries of any variant change",
		variants: "The variants whose entries change, as a JSON list for a matrix"
	},
	exits: ["blocked", "undecided"],
	report: {
		what: "the result",
		schema: "actions/validate-environment/report.schema.json",
		actionDefault: "reports/environment-report.json"
	},
	action: {
		name: "validate-environment",
		title: "Validate environment files",
		description: "Checks the environment files, and reports what a change does to everybody",
		icon: "check-circle",
		color: "green"
	},
	async run({ base, cpuFile, gpuFile, solve, channelBase, pypiBase, osvBase, uv, timeLimit, ...rest }, ports) {
		const { validateEnvironment } = await Promise.resolve().then(() => require("./run-validate.cjs")).then((n) => n.validate_exports);
		const given = {
			base,
			cpuFile,
			gpuFile,
			solve,
			channelBase,
			pypiBase,
			osvBase,
			uv,
			timeLimit
		};
		const check = async (cacheFolder) => validateEnvironment(await validateOptions(given, cacheFolder, ports), ports);
		const result = solve ? await ports.withCache("channels", check) : await check("");
		const { reportOf } = await Promise.resolve().then(() => require("./validate-report.cjs")).then((n) => n.validate_report_exports);
		const { validateView } = await Promise.resolve().then(() => require("./validate-view.cjs")).then((n) => n.validate_view_exports);
		const report = reportOf(result);
		const view = validateView(report, result.sources);
		const variants = Object.entries(report.variants).flatMap(([name, { changed }]) => changed ? [name] : []);
		return require_action.ended(rest, {
			outputs: {
				verdict: result.verdict,
				changed: variants.length > 0,
				variants: JSON.stringify(variants)
			},
			view,
			report,
			findings: result.findings,
			failure: validateFailure(result.verdict, view)
		});
	}
});
// action:validate
require_action.runAction(command_default);
