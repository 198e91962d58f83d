const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_attest = require("./attestations-attest.cjs");
const require_predicates = require("./attestations-predicates.cjs");
const require_read_bill = require("./contents-read-bill.cjs");
const require_oci = require("./client-oci.cjs");
const require_test_result = require("./images-test-result.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/images/attest-image/attest-image.ts
/**
* Attests where the image with this digest comes from and, with a bill of materials, what is in it, and with
* the report of its tests, that they passed.
*
* @throws UserError for inputs that cannot be right, and if GitHub or Sigstore refuses.
*/
async function attestImage(inputs, ports) {
	const { name, digest } = inputs;
	if (!require_oci.isDigest(digest)) throw new require_errors.UserError(`${JSON.stringify(digest)} is not the digest of an image`, { next: "give sha256:<64 digits>, as publish-image prints it" });
	if (/@|:[^/]*$/.test(name)) throw new require_errors.UserError(`${name} is more than the name of an image`, { next: "leave the tag out: only the digest says which image it is" });
	const bill = inputs.sbom === void 0 ? void 0 : await billPredicate(inputs.sbom);
	const result = inputs.tests === void 0 ? void 0 : await require_test_result.testResult(inputs.tests, ports.env);
	async function attested(what, predicate) {
		const step = ports.log.step(`Attesting ${what} of ${name}`);
		try {
			const made = await ports.withRunnerCommands(() => require_attest.attest([inputs], predicate, ports.env));
			step.done(`Attested ${what} of ${name}: ${made.url}`);
			return {
				...made,
				file: await write(inputs.bundles, what, made.bundle)
			};
		} catch (error) {
			step.fail();
			throw error;
		}
	}
	return {
		name,
		digest,
		provenance: await attested("provenance", void 0),
		sbom: bill === void 0 ? void 0 : await attested("contents", bill),
		tests: result === void 0 ? void 0 : await attested("tests", result)
	};
}
async function write(folder, what, bundle) {
	if (folder === void 0) return void 0;
	const file = node_path.default.join(folder, `${what}.sigstore.json`);
	await (0, node_fs_promises.mkdir)(folder, { recursive: true });
	await (0, node_fs_promises.writeFile)(file, `${JSON.stringify(bundle)}\n`);
	return file;
}
/** GitHub's limit for a bill of materials. */
const MOST_BYTES = 16777216;
/**
* The predicate of in-toto's specification for CycloneDX, for what GitHub's actions/attest v4.2.2 takes
* for one (its src/sbom.ts).
*/
async function billPredicate(file) {
	const bytes = await require_read_bill.readBill(file);
	const content = parsed(bytes);
	const has = (key) => typeof content?.[key] === "string" && content[key] !== "";
	if (bytes.length <= MOST_BYTES && [
		"bomFormat",
		"serialNumber",
		"specVersion"
	].every(has)) return {
		type: require_predicates.PredicateType.bill,
		content: content ?? {}
	};
	throw new require_errors.UserError(`${file} is not a CycloneDX bill of materials (JSON) of at most 16 MiB`, { next: "give the file that build wrote (its input sbom)" });
}
function parsed(bytes) {
	try {
		const value = JSON.parse(bytes.toString("utf8"));
		return typeof value === "object" && value !== null ? { ...value } : void 0;
	} catch {
		return;
	}
}
exports.attestImage = attestImage;
