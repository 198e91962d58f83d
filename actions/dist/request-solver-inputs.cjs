const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/request/solver-inputs.ts
/** Inputs of the commands that solve environments. */
const solverInputs = {
	channelBase: require_action.url({
		help: "where channel x is served as <url>/x",
		variable: "VSC_CHANNEL_BASE",
		defaultWords: "conda's own servers"
	}),
	pypiBase: require_action.url({
		help: "where PyPI's JSON API is served as <url>/pypi",
		variable: "VSC_PYPI_BASE",
		defaultWords: "pypi.org"
	}),
	timeLimit: require_action.seconds({
		help: "time for solving and downloads",
		default: 120
	})
};
/** How to solve, as the solver takes it, without the folder that keeps what servers answered. */
function solverOptions(given) {
	const { channelBase, pypiBase, timeLimit } = given;
	return {
		channelBase,
		pypiBase,
		deadlineMs: timeLimit * 1e3
	};
}
Object.defineProperty(exports, "solverInputs", {
	enumerable: true,
	get: function() {
		return solverInputs;
	}
});
Object.defineProperty(exports, "solverOptions", {
	enumerable: true,
	get: function() {
		return solverOptions;
	}
});
