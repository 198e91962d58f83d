// actions/src/commands/request/who-may-ask.ts
/** Inputs of what strangers can start. GitHub's levels: `author_association` of its webhooks. */
const whoMayAsk = { from: require("./entrypoints-action.cjs").list({
	help: "who may ask: levels of association that GitHub knows",
	default: [
		"OWNER",
		"MEMBER",
		"COLLABORATOR",
		"CONTRIBUTOR"
	]
}) };
Object.defineProperty(exports, "whoMayAsk", {
	enumerable: true,
	get: function() {
		return whoMayAsk;
	}
});
