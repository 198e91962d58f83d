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
		help: "where the package index's Simple API is served as <url>/simple",
		variable: "VSC_PYPI_BASE",
		defaultWords: "PIP_INDEX_URL, else pypi.org"
	}),
	osvBase: require_action.urlOrNone({
		help: "where the OSV database is asked for known advisories, or none",
		variable: "VSC_OSV_BASE",
		default: "https://api.osv.dev"
	}),
	uv: require_action.path({
		help: "path of the program uv, in the pinned version, instead of downloading it",
		variable: "VSC_UV"
	}),
	timeLimit: require_action.seconds({
		help: "time for solving and downloads",
		default: 120
	})
};
/** How to solve, as the solver takes it, without the folder that keeps what servers answered. */
function solverOptions(given, { env }) {
	const { channelBase, pypiBase, osvBase, uv, timeLimit } = given;
	const osvUrl = osvBase === "none" ? void 0 : osvBase;
	const toolsUrl = env["PIP_INDEX_URL"] || void 0;
	return {
		channelBase,
		indexUrl: pypiBase === void 0 ? toolsUrl : `${pypiBase.replace(/\/*$/, "")}/simple/`,
		toolsUrl,
		osvUrl,
		uv,
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
