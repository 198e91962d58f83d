const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_read_bill = require("./image-read-bill.cjs");
const require_oci = require("./registry-oci.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/github/attest.ts
/**
* Signs a statement about an artifact with the identity of this job, and stores it with GitHub. Without
* a predicate it is the build's provenance. GitHub's own library does it; it reads GITHUB_* and the
* variables of the job's identity from the environment of this process.
*
* @throws UserError if this is not a job with the rights for it, or a service refuses.
*/
async function attest({ name, digest }, predicate, env) {
	const { place } = require_client.connectGitHub(env);
	if (!env["ACTIONS_ID_TOKEN_REQUEST_URL"]) throw new require_errors.UserError("only a job of GitHub Actions with an identity can attest", {
		next: "give the job permissions: id-token: write and attestations: write",
		exitCode: require_errors.ExitCode.surroundings
	});
	const library = await Promise.resolve().then(() => require("./npm-actions-attest.cjs"));
	const [algorithm = "", hex = ""] = digest.split(":");
	const token = env["GITHUB_TOKEN"] ?? "";
	const options = {
		subjects: [{
			name,
			digest: { [algorithm]: hex }
		}],
		token
	};
	try {
		const { bundle, attestationID: id } = await (predicate === void 0 ? library.attestProvenance(options) : library.attest({
			...options,
			predicateType: predicate.type,
			predicate: predicate.content
		}));
		if (id === void 0) throw new Error("GitHub gave no id for it");
		const { GITHUB_SERVER_URL: server = "https://github.com" } = env;
		return {
			id,
			url: `${server}/${place.owner}/${place.repo}/attestations/${id}`,
			bundle
		};
	} catch (error) {
		throw refused(name, error);
	}
}
/** What GitHub and Sigstore say, in parts, and what to do then; the last fits all. */
const NEXT = [
	[/Feature not available/i, "make the repository public, or have GitHub Enterprise Cloud; set the variable VSC_ATTEST to false to publish without attestations"],
	[/Resource not accessible/i, "give the job permissions: attestations: write"],
	[/Bad credentials/i, "pass the token: env: GITHUB_TOKEN: ${{ github.token }}"],
	[/(?:)/, "run the job again; githubstatus.com and status.sigstore.dev say what is down"]
];
function refused(name, error) {
	const reason = require_errors.messageOf(error);
	const [, next = ""] = NEXT.find(([pattern]) => pattern.test(reason)) ?? [];
	return new require_errors.UserError(`${name} cannot be attested: ${reason}`, {
		next,
		exitCode: require_errors.ExitCode.surroundings,
		cause: error
	});
}
// actions/src/commands/images/attest-image/attest-image.ts
/**
* Attests where the image with this digest comes from and, with a bill of materials, what is in it.
*
* @throws UserError for inputs that cannot be right, and if GitHub or Sigstore refuses.
*/
async function attestImage(inputs, ports) {
	const { name, digest } = inputs;
	if (!require_oci.isDigest(digest)) throw new require_errors.UserError(`${JSON.stringify(digest)} is not the digest of an image`, { next: "give sha256:<64 digits>, as publish-image prints it" });
	if (/@|:[^/]*$/.test(name)) throw new require_errors.UserError(`${name} has more than the name of an image`, { next: "leave the tag out: only the digest says which image it is" });
	const bill = inputs.sbom === void 0 ? void 0 : await billPredicate(inputs.sbom);
	async function attested(what, predicate) {
		const step = ports.log.step(`Attesting ${what} of ${name}`);
		try {
			const made = await ports.withRunnerCommands(() => attest(inputs, predicate, ports.env));
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
		sbom: bill === void 0 ? void 0 : await attested("contents", bill)
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
		type: "https://cyclonedx.org/bom",
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
