const require_packageurl_js$1 = require("./npm-packageurl-js.cjs");
const require_referrers = require("./client-referrers.cjs");
// actions/src/registry/promotion/image-packages.ts
var import_packageurl_js = require_packageurl_js$1.require_packageurl_js();
/** The media type of a bill of materials that is attached to an image. */
const BILL_TYPE = "application/vnd.cyclonedx+json";
/** Bills have some hundred kilobytes. */
const MOST_BYTES = 33554432;
const KINDS = {
	deb: "apt",
	conda: "conda",
	pypi: "pip"
};
/**
* The packages of an image, sorted, by the newest bill of materials that is attached to it; undefined if
* there is none that can be read.
*/
async function imagePackages(registry, digest) {
	const newest = (await require_referrers.referrers(registry, digest)).filter(({ artifactType }) => artifactType === BILL_TYPE).at(-1);
	const artifact = newest && await registry.manifest(newest.digest);
	if (artifact === void 0) return void 0;
	const { layers } = JSON.parse(artifact.bytes.toString("utf8"));
	const bill = await registry.blob(layers?.[0]?.digest ?? "", MOST_BYTES);
	return bill && packagesOf(bill.toString("utf8"));
}
/** The packages of a CycloneDX document; undefined for anything else. */
function packagesOf(bill) {
	try {
		const { components } = JSON.parse(bill);
		if (!Array.isArray(components)) return void 0;
		return components.flatMap((component) => packageOf(component)).toSorted((one, other) => compare(keyOf(one), keyOf(other)));
	} catch {
		return;
	}
}
function packageOf({ purl, licenses = [] }) {
	if (typeof purl !== "string") return [];
	const { type, name, version, qualifiers } = import_packageurl_js.PackageURL.fromString(purl);
	const kind = KINDS[type];
	if (kind === void 0 || !version) return [];
	const license = licenses.map(({ expression, license: one }) => expression ?? one?.id ?? one?.name).filter((text) => typeof text === "string").join(" AND ");
	return [{
		kind,
		name,
		version,
		build: qualifiers?.["build"] ?? "",
		license
	}];
}
/** What differs between the packages of two images, sorted by their manager and name. */
function packageChanges(before, after) {
	const [old, now] = [byKey(before), byKey(after)];
	return [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].toSorted(compare).flatMap((key) => {
		const [was, is] = [old.get(key), now.get(key)];
		const { kind, name } = was ?? is;
		if (was?.version === is?.version && was?.build === is?.build) return [];
		return [{
			kind,
			name,
			from: textOf(was, is),
			to: textOf(is, was)
		}];
	});
}
function textOf(one, other) {
	if (one === void 0) return null;
	return one.version === other?.version ? `${one.version} (${one.build})` : one.version;
}
function byKey(packages) {
	return new Map(packages.map((each) => [keyOf(each), each]));
}
const keyOf = ({ kind, name }) => `${kind} ${name}`;
const compare = (one, other) => Number(one > other) - Number(one < other);
Object.defineProperty(exports, "BILL_TYPE", {
	enumerable: true,
	get: function() {
		return BILL_TYPE;
	}
});
Object.defineProperty(exports, "imagePackages", {
	enumerable: true,
	get: function() {
		return imagePackages;
	}
});
Object.defineProperty(exports, "packageChanges", {
	enumerable: true,
	get: function() {
		return packageChanges;
	}
});
