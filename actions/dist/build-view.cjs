const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_prose = require("./report-prose.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/build/build-view.ts
var build_view_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ buildView: () => buildView });
/**
* A build for people: the image and its layers, the base first, or why there is none.
* @param findings the lines of files that a failure is about
*/
function buildView(variant, { image, failure, warnings }, findings = []) {
	const [reason = "", ...log] = failure?.message.trimEnd().split("\n") ?? [];
	const verb = image?.built ? "Built" : "Already built";
	const built = image && `${verb}: ${require_prose.code(image.tag)}, ${sizeText(image.bytes, image.growth)}.`;
	const parts = [
		log.length > 0 ? { code: log.join("\n") } : void 0,
		image && failure ? { paragraphs: [built ?? ""] } : void 0,
		image?.built ? { table: layersTable(image.layers) } : void 0,
		warnings.length > 0 ? {
			heading: "Warnings",
			list: warnings
		} : void 0,
		image && { table: { rows: [["id", require_prose.code(image.id)]] } }
	];
	return require_action.reportView({
		title: `The ${variant} image`,
		state: failure ? "failed" : "passed",
		verdict: failure ? require_action.capitalized(reason) : built ?? "",
		findings,
		sections: parts.filter((part) => part !== void 0),
		...failure?.next && { next: failure.next }
	});
}
/** `412.0 MiB unpacked, +3.0 % against …`. */
function sizeText(bytes, growth) {
	const size = `${require_action.formatBytes(bytes)} unpacked`;
	if (growth === null || growth === void 0) return size;
	return `${size}, ${growth.share < 0 ? "" : "+"}${(growth.share * 100).toFixed(1)} % against ${growth.against}`;
}
function layersTable(layers) {
	return {
		header: ["Layer", "Unpacked"],
		rows: layers.map(({ step, bytes }) => [step, require_action.formatBytes(bytes)]),
		align: ["left", "right"]
	};
}
Object.defineProperty(exports, "build_view_exports", {
	enumerable: true,
	get: function() {
		return build_view_exports;
	}
});
Object.defineProperty(exports, "sizeText", {
	enumerable: true,
	get: function() {
		return sizeText;
	}
});
