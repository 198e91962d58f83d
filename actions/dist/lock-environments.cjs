const require_action = require("./entrypoints-action.cjs");
const require_solver_inputs = require("./request-solver-inputs.cjs");
// actions/src/commands/request/lock/command.ts
var command_default = require_action.command({
	name: "lock",
	group: "A package request",
	summary: "write the exact packages of the environment files beside them",
	inputs: {
		variant: require_action.variantName({
			help: "only this variant",
			defaultWords: "all"
		}),
		upgrade: require_action.text({ help: "packages to upgrade, separated by commas; others move only if they must" }),
		upgradeAll: require_action.flag({ help: "take the newest packages instead of keeping the locked ones" }),
		upgradeAffected: require_action.flag({ help: "upgrade packages with known advisories, if that removes any" }),
		editAffected: require_action.flag({ help: "with that, edit lines that name a version with known advisories, if one without them fits" }),
		advisories: require_action.path({ help: "file for the advisories that stay, as Markdown; only written if some do" }),
		behind: require_action.path({ help: "with upgrade-affected, file for the lines whose packages have a later release, as Markdown; only written if some have" }),
		summary: require_action.path({ help: "file for what changes, as Markdown that fits a pull request's text" }),
		...require_solver_inputs.solverInputs
	},
	outputs: {
		changed: "Whether a file was written",
		files: "Paths of the locks and the environment files, one on each line",
		advisories: "Whether known advisories stay: none, some, or unknown if the database did not answer",
		behind: "Whether lines name packages that have a later release: none, some, or unknown without upgrade-affected"
	},
	action: {
		name: "lock-environments",
		title: "Lock the environments",
		description: "Writes the exact packages of the environment files beside them",
		icon: "lock",
		color: "green"
	},
	async run({ variant, upgrade, upgradeAll, upgradeAffected, editAffected, advisories, behind, summary, channelBase, pypiBase, osvBase, uv, timeLimit, ...rest }, ports) {
		const { lockEnvironments } = await Promise.resolve().then(() => require("./run-lock.cjs")).then((n) => n.lock_exports);
		const { lockView } = await Promise.resolve().then(() => require("./lock-view.cjs"));
		const { advisoriesLeft, advisoriesView } = await Promise.resolve().then(() => require("./lock-advisories-view.cjs"));
		const { behindLeft, behindView } = await Promise.resolve().then(() => require("./lock-behind-view.cjs"));
		const { lockFiles } = await Promise.resolve().then(() => require("./lock-model.cjs")).then((n) => n.model_exports);
		const options = require_solver_inputs.solverOptions({
			channelBase,
			pypiBase,
			osvBase,
			uv,
			timeLimit
		}, ports);
		const named = (upgrade ?? "").split(",").map((name) => name.trim());
		const step = ports.log.step("solving");
		const locked = await ports.withCache("channels", (cacheFolder) => lockEnvironments({
			variant,
			upgrade: named,
			upgradeAll,
			upgradeAffected,
			editAffected,
			solve: {
				...options,
				cacheFolder
			}
		}, ports)).catch((error) => {
			step.fail();
			throw error;
		});
		step.done("solved");
		const view = lockView(locked);
		const texts = [
			[summary, view],
			[advisories, advisoriesView(locked)],
			[behind, behindView(locked)]
		];
		const { COMMENT_ROOM, renderMarkdown } = await Promise.resolve().then(() => require("./report-markdown.cjs")).then((n) => n.markdown_exports);
		const { writeReportText } = await Promise.resolve().then(() => require("./commands-write-report.cjs"));
		for (const [file, shown] of texts) if (file && shown) await writeReportText(file, renderMarkdown(shown, COMMENT_ROOM));
		return require_action.ended(rest, {
			outputs: {
				changed: locked.some(({ written }) => written.length > 0),
				files: locked.flatMap((each) => [...Object.values(lockFiles(each.variant)), each.file]).join("\n"),
				advisories: advisoriesLeft(locked),
				behind: behindLeft(locked)
			},
			view,
			findings: view.findings
		});
	}
});
// action:lock
require_action.runAction(command_default);
