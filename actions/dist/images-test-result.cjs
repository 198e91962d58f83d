const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_report_schema = require("./test-image-report.schema.cjs");
const require_errors = require("./errors.cjs");
require("./attestations-attest.cjs");
const require_event = require("./github-event.cjs");
const require_predicates = require("./attestations-predicates.cjs");
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/images/test-result.ts
/** What test-image writes has some hundred thousand characters. */
const MOST_REPORT_BYTES = 4194304;
/**
* The result of an image's tests, as in-toto's "Test Result" has it: from the report of test-image.
* `configuration` is the very image that was tested, by its id, which is the digest of its configuration.
* `skippedTests` is ours: the specification has no list for what was not tested, and lets readers ignore it.
*
* @throws UserError if the file is not such a report, or says that a test failed.
*/
async function testResult(file, env) {
	const { image, checks, verdict } = await readTestReport(file);
	const named = (status) => checks.filter((check) => check.status === status).map(({ group, name }) => `${group}: ${name}`);
	const [passedTests, failedTests, skippedTests] = [
		"passed",
		"failed",
		"skipped"
	].map(named);
	if (image === null || verdict !== "passed" || failedTests?.length !== 0 || !passedTests?.length) throw new require_errors.UserError(`${file} says that the tests of the image did not pass`, { next: "attest the tests of an image that passed: npx vsc test-image" });
	const url = require_event.ownRunUrl(env);
	return {
		type: require_predicates.PredicateType.tests,
		content: {
			result: "PASSED",
			configuration: [{
				name: "image",
				digest: { sha256: image.id.replace(/^sha256:/, "") }
			}],
			...url !== void 0 && { url },
			passedTests,
			failedTests,
			skippedTests
		}
	};
}
/** Whether such a statement says that the tests of an image passed; it has one of these ids. */
function saysPassed(predicate, ids) {
	const { result, configuration } = predicate ?? {};
	if (result !== "PASSED" || !Array.isArray(configuration)) return false;
	return configuration.some((part) => ids.includes(`sha256:${String(part?.digest?.sha256)}`));
}
async function readTestReport(file) {
	const { Ajv } = await Promise.resolve().then(() => require("./npm-ajv3.cjs")).then((n) => /* @__PURE__ */ require_rolldown_runtime.__toESM(n.require_ajv(), 1));
	try {
		await using handle = await (0, node_fs_promises.open)(file);
		const { size } = await handle.stat();
		if (size > MOST_REPORT_BYTES) throw new Error("it is too large");
		const value = JSON.parse(await handle.readFile("utf8"));
		if (new Ajv().validate(require_report_schema.report_schema_default, value)) return value;
		throw new Error("it does not fit the schema of one");
	} catch (error) {
		throw new require_errors.UserError(`${file} is not a report of test-image: ${require_errors.messageOf(error)}`, {
			next: "give the file that test-image wrote (its output report)",
			cause: error
		});
	}
}
Object.defineProperty(exports, "saysPassed", {
	enumerable: true,
	get: function() {
		return saysPassed;
	}
});
Object.defineProperty(exports, "testResult", {
	enumerable: true,
	get: function() {
		return testResult;
	}
});
