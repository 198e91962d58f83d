const require_build_view = require("./build-view.cjs");
const require_test_image_view = require("./test-image-view.cjs");
// actions/src/commands/images/images-view.ts
/** More rows help nobody: the first ones are to be fixed first. */
const MOST_ROWS = 20;
/** One image for people: built, tested, tried with submissions, and what failed. */
function imageSection({ variant, build, test, smoke }) {
	const checks = test?.checks ?? [];
	const failure = build?.failure ?? (checks.length === 0 ? test?.failure : void 0) ?? void 0;
	const rows = [...checks.filter(({ status }) => status === "failed").map(({ group, name, detail }) => [
		`test: ${group}`,
		name,
		detail
	]), ...(smoke?.runs ?? []).filter(({ passed }) => !passed).map(({ submission, problem }) => [
		"submission",
		submission,
		problem ?? ""
	])];
	const [reason = "", ...log] = failure?.message.split("\n").filter((line) => line.trim()) ?? [];
	const what = build?.failure ? "It was not built" : "The tests could not run";
	return {
		heading: `${variant.toUpperCase()}: image`,
		paragraphs: [
			...buildLines(build),
			...testLines(checks),
			...networkLines(checks),
			...smokeLines(smoke),
			...imageIsThere(build) ? missingLines({
				test,
				smoke
			}) : [],
			...rows.length > MOST_ROWS ? [`… and ${rows.length - MOST_ROWS} more failures.`] : [],
			...failure === void 0 ? [] : [`${what}: ${reason.replace(/:$/, "")}`]
		],
		...rows.length > 0 && { table: {
			header: [
				"Failed",
				"What",
				"Why"
			],
			rows: rows.slice(0, MOST_ROWS)
		} },
		...log.length > 0 && { code: log.slice(-5).join("\n") }
	};
}
/**
* Whether every step of the image ran to its end, did something, and had nothing to say against it. What
* a report says of itself is not enough: without a test or a submission in it nothing has passed.
*/
function imagePassed({ build, test, smoke }) {
	const built = imageIsThere(build);
	const has = (status) => test?.checks.some((check) => check.status === status) === true;
	const tested = test?.verdict === "passed" && has("passed") && !has("failed");
	const runs = smoke?.runs ?? [];
	const tried = smoke?.passed === true && runs.length > 0 && runs.every(({ passed }) => passed);
	return built && tested && tried;
}
/** How to try an image that did not pass on one's own machine, up to the step that failed. */
function imageNext({ variant, build, test }) {
	const steps = [
		"build",
		"test-image",
		"smoke-test"
	];
	const failed = build?.verdict === "failed" ? 1 : test?.verdict === "failed" ? 2 : 3;
	return steps.slice(0, failed).map((step) => `npx vsc ${step} --variant ${variant}`).join(" && ");
}
function buildLines(build) {
	if (build === void 0) return ["It was not built."];
	const { image, growth, warnings } = build;
	return [...image === null ? [] : [`Built: ${require_build_view.sizeText(image.bytes, growth)}.`], ...warnings.map((warning) => `Warning: ${warning}`)];
}
function imageIsThere(build) {
	return build !== void 0 && build.image !== null && build.verdict !== "failed";
}
/** What did not happen to an image that was built. */
function missingLines({ test, smoke }) {
	const untested = (test?.checks.length ?? 0) === 0;
	const untried = smoke?.problem == null && (smoke?.runs.length ?? 0) === 0;
	return [...untested && (test?.failure ?? null) === null ? ["It was not tested."] : [], ...untried ? ["No submission was tried in it."] : []];
}
function testLines(checks) {
	if (checks.length === 0) return [];
	const untested = checks.filter(({ status }) => status === "skipped").map(({ group }) => group);
	const names = untested.length === 0 ? "" : ` (${[...new Set(untested)].join(", ")})`;
	return [`Tests: ${require_test_image_view.checkCounts(checks)}${names}.`];
}
/** Modules that ask the network while they are imported, in the words of the image's own checks. */
function networkLines(checks) {
	const asking = checks.filter(({ group, status, detail }) => group === "import" && status === "passed" && detail.includes("; it asks the network for "));
	if (asking.length === 0) return [];
	return [`A submission has no network, and these ask for it. ${asking.slice(0, MOST_ROWS).map(({ name, detail }) => `${name}: ${detail}`).join(". ")}.`];
}
function smokeLines(smoke) {
	if (smoke === void 0) return [];
	if (smoke.problem !== null) return [`Submissions could not be tried: ${smoke.problem}`];
	if (smoke.runs.length === 0) return [];
	return [`Submissions: ${smoke.runs.map(({ submission, passed, microAp, seconds }) => {
		const scores = microAp && `, micro-AP ${microAp.full.toFixed(3)} and ${microAp.subset.toFixed(3)}`;
		return `${submission} ${passed ? "passed" : "failed"} (${seconds.toFixed(0)} s${scores ?? ""})`;
	}).join("; ")}.`];
}
Object.defineProperty(exports, "imageNext", {
	enumerable: true,
	get: function() {
		return imageNext;
	}
});
Object.defineProperty(exports, "imagePassed", {
	enumerable: true,
	get: function() {
		return imagePassed;
	}
});
Object.defineProperty(exports, "imageSection", {
	enumerable: true,
	get: function() {
		return imageSection;
	}
});
