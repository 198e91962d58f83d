const require_solver = require("./solve-solver.cjs");
// actions/src/environment/pypi/index-client.ts
/** PyPI's JSON API (docs.pypi.org/api/json), each answer asked for once. */
var PypiIndex = class {
	#fetcher;
	#base;
	#answers = /* @__PURE__ */ new Map();
	/** @param options.pypiBase where `/pypi/<name>/json` is served */
	constructor(options) {
		this.#fetcher = new require_solver.Fetcher(options);
		this.#base = (options.pypiBase ?? "https://pypi.org").replace(/\/+$/, "");
	}
	/** One release; undefined if PyPI has none of this name and version. @throws Unavailable */
	release(name, version) {
		return this.#get(`${encodeURIComponent(name)}/${encodeURIComponent(version)}`, readRelease);
	}
	/** All releases; undefined if PyPI has no project of this name. @throws Unavailable */
	project(name) {
		return this.#get(encodeURIComponent(name), readProject);
	}
	async #get(path, read) {
		const url = `${this.#base}/pypi/${path}/json`;
		const known = this.#answers.get(url) ?? this.#fetcher.get(url, (data) => read(parse(data)));
		this.#answers.set(url, known);
		return await known;
	}
};
function parse(bytes) {
	return fieldsOf(JSON.parse(Buffer.from(bytes).toString("utf8")));
}
function fieldsOf(value) {
	return typeof value === "object" && value !== null ? value : {};
}
function textOf(value) {
	return typeof value === "string" ? value : "";
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
function readRelease(data) {
	const info = fieldsOf(data["info"]);
	if (typeof info["version"] !== "string") throw new Error("no version in it");
	return {
		version: info["version"],
		requires: listOf(info["requires_dist"]).filter((item) => typeof item === "string"),
		yanked: info["yanked"] === true ? textOf(info["yanked_reason"]) : void 0,
		files: listOf(data["urls"]).flatMap(readFile)
	};
}
function readProject(data) {
	const releases = Object.entries(fieldsOf(data["releases"]));
	return new Map(releases.map(([version, files]) => [version, listOf(files).flatMap(readFile)]));
}
function readFile(value) {
	const file = fieldsOf(value);
	const kind = file["packagetype"] === "bdist_wheel" ? "wheel" : "sdist";
	if (kind === "sdist" && file["packagetype"] !== "sdist") return [];
	const filename = textOf(file["filename"]);
	if (filename === "") return [];
	return [{
		filename,
		kind,
		requiresPython: textOf(file["requires_python"]),
		yanked: file["yanked"] === true,
		sha256: textOf(fieldsOf(file["digests"])["sha256"]),
		size: Number(file["size"] ?? 0),
		url: textOf(file["url"])
	}];
}
// actions/src/environment/solve/blast-radius.ts
/**
* Compares two solutions of one variant.
* @param order compares versions as conda does: negative where the first is older
*/
function compareSolutions(before, after, order) {
	const old = new Map(before.map((each) => [each.name, each]));
	const now = new Map(after.map((each) => [each.name, each]));
	const changes = [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].toSorted().map((name) => ({
		name,
		before: old.get(name),
		after: now.get(name)
	})).filter((change) => change.before?.url !== change.after?.url);
	const { added = [], upgraded = [], downgraded = [], rebuilt = [], removed = [] } = Object.groupBy(changes, (change) => kindOf(change, order));
	return {
		additiveOnly: changes.length === added.length,
		added,
		upgraded,
		downgraded,
		rebuilt,
		removed,
		download: downloadOf(changes)
	};
}
function kindOf({ before, after }, order) {
	if (before === void 0) return "added";
	if (after === void 0) return "removed";
	const sign = order(before.version, after.version);
	if (sign === 0) return "rebuilt";
	return sign < 0 ? "upgraded" : "downgraded";
}
function downloadOf(changes) {
	let changedBytes = 0;
	let growthBytes = 0;
	const unknownSizes = [];
	for (const { name, before, after } of changes) if ([before, after].filter((side) => side !== void 0).some(({ size }) => size === void 0)) unknownSizes.push(name);
	else {
		changedBytes += after?.size ?? 0;
		growthBytes += (after?.size ?? 0) - (before?.size ?? 0);
	}
	return {
		changedBytes,
		growthBytes,
		unknownSizes
	};
}
Object.defineProperty(exports, "PypiIndex", {
	enumerable: true,
	get: function() {
		return PypiIndex;
	}
});
Object.defineProperty(exports, "compareSolutions", {
	enumerable: true,
	get: function() {
		return compareSolutions;
	}
});
