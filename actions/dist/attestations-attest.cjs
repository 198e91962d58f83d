const require_errors = require("./errors.cjs");
const require_client = require("./github-client.cjs");
const require_action = require("./entrypoints-action.cjs");
// actions/src/github/attestations/attest.ts
/**
* Signs a statement about artifacts with the identity of this job, and stores it with GitHub. Without a
* predicate it is the build's provenance. GitHub's own library does it; it reads GITHUB_* and the
* variables of the job's identity from the environment of this process.
*
* @throws UserError if this is not a job with the rights for it, or a service refuses.
*/
async function attest(subjects, predicate, env) {
	const { place } = require_client.connectGitHub(env);
	if (!env["ACTIONS_ID_TOKEN_REQUEST_URL"]) throw new require_errors.UserError("only a job of GitHub Actions with an identity can attest", {
		next: "give the job permissions: id-token: write and attestations: write",
		exitCode: require_errors.ExitCode.surroundings
	});
	const library = await require_action.jobLibrary(() => Promise.resolve().then(() => require("./npm-actions-attest.cjs")));
	const token = env["GITHUB_TOKEN"] ?? "";
	const options = {
		subjects: subjects.map((subject) => inTotoSubject(subject)),
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
		throw refused(subjects[0]?.name ?? "", error);
	}
}
function inTotoSubject({ name, digest }) {
	const [algorithm = "", hex = ""] = digest.split(":");
	return {
		name,
		digest: { [algorithm]: hex }
	};
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
Object.defineProperty(exports, "attest", {
	enumerable: true,
	get: function() {
		return attest;
	}
});
