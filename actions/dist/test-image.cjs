const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_report_text = require("./report-text.cjs");
const require_connect = require("./connect.cjs");
const require_errors = require("./errors.cjs");
const require_package_lists = require("./package-lists.cjs");
const require_image_for = require("./image-for.cjs");
const require_built_image = require("./built-image.cjs");
const require_run = require("./run.cjs");
const require_write_report = require("./write-report.cjs");
const require_variant = require("./variant.cjs");
const require_annotations = require("./annotations.cjs");
const require_inputs = require("./inputs.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/src/image/check-image.ts
/**
* Checks, in the image, the contract of the runtime and the import of each package, each in a
* process of its own. `onCheck` is called as they end.
*
* @throws UserError where the checks cannot run.
*/
async function checkInside(engine, request, onCheck) {
	const { image, packages, gpu, signal } = request;
	const checks = /* @__PURE__ */ new Map();
	await require_report_text.runInside(engine, {
		image,
		command: ["check-image", JSON.stringify({
			gpu,
			packages
		})],
		gpu,
		signal,
		onObject(check) {
			if (!isCheck(check)) return;
			const key = `${check.group} ${check.name}`;
			if (checks.get(key)?.status !== "failed") checks.set(key, check);
			onCheck(check);
		}
	});
	const asked = packages.map(({ kind, name }) => `${kind} ${name}`).map((name) => checks.get(`import ${name}`) ?? noAnswer(name));
	return [...[...checks.values()].filter((check) => !asked.includes(check)), ...asked];
}
/** What comes out of the container is not to be trusted. */
function isCheck(value) {
	const { group, name, status, detail, seconds } = value;
	return [
		group,
		name,
		detail
	].every((text) => typeof text === "string") && [
		"passed",
		"failed",
		"skipped"
	].includes(String(status)) && typeof seconds === "number";
}
function noAnswer(name) {
	return {
		group: "import",
		name,
		status: "failed",
		detail: "the check did not end",
		seconds: 0
	};
}
/** What the contract asks of the image's configuration. */
function checkConfig({ Config }) {
	const command = JSON.stringify(Config.Cmd);
	const problems = [
		...command === JSON.stringify([
			"/opt/vsc/python",
			"-I",
			"/opt/vsc/run.py"
		]) ? [] : [`its command is ${command}`],
		...Config.Entrypoint?.length ? [`it has the entrypoint ${String(Config.Entrypoint)}`] : [],
		...Config.WorkingDir === "/code_execution" ? [] : [`it starts in ${Config.WorkingDir}`],
		...Config.User === "" || Config.User === "root" ? [] : [`it starts as ${Config.User}`]
	];
	return {
		group: "contract",
		name: "the entrypoint is the command of the image",
		status: problems.length === 0 ? "passed" : "failed",
		detail: problems.join("; "),
		seconds: 0
	};
}
// actions/src/image/junit.ts
/**
* The checks of an image as a JUnit file: a suite for each group, a case for each check. Whatever
* XML 1.0 cannot hold is left out of the texts.
*/
function junit(variant, checks) {
	const suites = [...new Set(checks.map(({ group }) => group))].map((group) => {
		const cases = checks.filter((check) => check.group === group);
		const seconds = cases.reduce((total, check) => total + check.seconds, 0);
		const name = `${variant} ${group}`;
		return [
			`  <testsuite ${attributes({
				name,
				...counts(cases),
				time: seconds.toFixed(3)
			})}>`,
			...cases.map((check) => testCase(name, check)),
			"  </testsuite>"
		].join("\n");
	});
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes({
		name: `${variant} image`,
		...counts(checks)
	})}>\n${suites.join("\n")}\n</testsuites>\n`;
}
function counts(checks) {
	const count = (status) => String(checks.filter((each) => each.status === status).length);
	return {
		tests: String(checks.length),
		failures: count("failed"),
		skipped: count("skipped")
	};
}
function testCase(suite, { name, status, detail, seconds }) {
	const start = `    <testcase ${attributes({
		classname: suite,
		name,
		time: seconds.toFixed(3)
	})}`;
	if (status === "failed") return `${start}>\n      <failure ${attributes({ message: detail })}/>\n    </testcase>`;
	if (status === "skipped") return `${start}>\n      <skipped ${attributes({ message: detail })}/>\n    </testcase>`;
	return `${start}/>`;
}
function attributes(values) {
	return Object.entries(values).map(([name, value]) => `${name}="${escape(value)}"`).join(" ");
}
/** The characters that XML 1.0 allows: https://www.w3.org/TR/xml/#charsets. */
const LEGAL = /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"\n": "&#10;"
};
function escape(text) {
	return Array.from(text, (char) => LEGAL.test(char) ? ENTITIES[char] ?? char : "").join("");
}
// actions/src/commands/test-container.ts
/** The suite takes a minute; what hangs in it should not hang a workflow. */
const DEADLINE_SECONDS = 1800;
/** Some tests fill the memory or the disk they are given. */
const MEMORY = 3 * 2 ** 30;
const SCRATCH = 2 ** 28;
/**
* Runs the image's own tests in the image, without network and under the limits of a submission.
*
* @throws UserError where they fail, or there is no engine or image.
*/
async function run$1(inputs, ports) {
	const { log, signal } = ports;
	const engine = await require_connect.connect(ports.env);
	const image = await require_image_for.imageFor(engine, inputs, ports);
	log.info(`Tests of ${image.reference} (${image.id.slice(7, 19)}), in the image`);
	const memoryBytes = Math.min(MEMORY, engine.memoryBytes);
	const { exitCode, oomKilled, timedOut } = await require_run.runContainer(engine, require_image_for.imageTestSpec({
		image: image.id,
		gpu: image.variant === "gpu" && !inputs.skipGpu,
		limits: require_image_for.runLimits({
			memoryBytes,
			scratchBytes: SCRATCH
		}, engine, 0),
		arguments: inputs.arguments
	}), {
		signal,
		deadlineSeconds: DEADLINE_SECONDS,
		onOutput: (chunk) => log.raw(chunk)
	});
	if (exitCode === 0) return;
	const why = timedOut ? `did not end in ${DEADLINE_SECONDS} s` : oomKilled ? "ran out of memory" : `failed (pytest ended with ${exitCode})`;
	throw new require_errors.UserError(`the tests of ${image.reference} ${why}`, {
		next: "see the output above; one test alone: npx vsc test-container -- -k NAME",
		exitCode: require_errors.ExitCode.fault
	});
}
// actions/src/commands/test-image.ts
/**
* Tests a built image, without network: the contract, the import of every package that somebody
* asked for, the lock, the GPU where there is one, and the runtime's own tests. Checks that fail are
* in the result.
*
* @throws UserError where there is no such image, or the checks cannot run.
*/
async function run(inputs, ports) {
	const { root, env, exec, log, signal } = ports;
	const engine = await require_connect.connect(env);
	const { variant, reference, found } = await require_built_image.builtImage(engine, inputs);
	const context = await require_report_text.readContext(root, variant, exec);
	const packages = require_report_text.requestedPackages(variant, context, await require_package_lists.loadPolicy(root));
	const gpu = variant === "gpu" && inputs.skipGpu !== true && (await require_image_for.gpus(exec)).length > 0;
	const image = found.Id;
	const step = log.step(`Checking ${reference}`);
	const checks = [checkConfig(found)];
	checks.push(...await checkInside(engine, {
		image,
		packages,
		gpu,
		signal
	}, ({ name }) => step.update(name)), await checkLock(engine, image, context.lock, signal));
	step.done(`Checked the contract and ${packages.length} packages of ${reference}`);
	checks.push(await runtimeTests(image, variant, !gpu, ports));
	if (inputs.junit !== void 0) await require_write_report.writeReportText(inputs.junit, junit(variant, checks));
	return {
		variant,
		reference,
		id: image,
		checks,
		findings: require_report_text.importFindings(variant, checks, require_report_text.listedPackages(variant, context))
	};
}
async function checkLock(engine, image, lock, signal) {
	const check = {
		group: "lock",
		name: "what is installed is what was locked",
		seconds: 0
	};
	if (lock === void 0) return {
		...check,
		status: "skipped",
		detail: "no lock that fits"
	};
	const differences = require_report_text.lockDifferences(lock, await require_report_text.installedPackages(engine, image, signal));
	const status = differences.length === 0 ? "passed" : "failed";
	return {
		...check,
		status,
		detail: differences.join("; ")
	};
}
async function runtimeTests(image, variant, skipGpu, ports) {
	const started = performance.now();
	const end = (status, detail) => ({
		group: "tests",
		name: "the runtime's own tests",
		status,
		detail,
		seconds: (performance.now() - started) / 1e3
	});
	let tail = "";
	const raw = (chunk) => {
		tail = (tail + Buffer.from(chunk).toString()).slice(-1e4);
		ports.log.raw(chunk);
	};
	try {
		const log = {
			...ports.log,
			raw
		};
		await run$1({
			image,
			variant,
			skipGpu,
			arguments: []
		}, {
			...ports,
			log
		});
		return end("passed", "");
	} catch (error) {
		if (!(error instanceof require_errors.UserError) || ports.signal.aborted) throw error;
		return end("failed", /^(?:FAILED|ERROR) .*$/m.exec(tail)?.[0] ?? error.message);
	}
}
// actions/src/commands/test-image-report.ts
/** What is imported can print checks of its own, without end. */
const MOST_CHECKS = 2e3;
/**
* The tests of an image for programs, as actions/test-image/report.schema.json describes them: the
* checks that failed come first. Texts are bounded and as they are: whoever shows them has to escape
* them.
*/
function testImageReport(variant, { tested, failure }) {
	const checks = tested?.checks ?? [];
	const failed = checks.filter(({ status }) => status === "failed");
	const others = checks.filter(({ status }) => status !== "failed");
	return {
		version: 1,
		variant,
		verdict: failure === void 0 ? "passed" : "failed",
		image: tested === void 0 ? null : {
			reference: tested.reference,
			id: tested.id
		},
		checks: [...failed, ...others].slice(0, MOST_CHECKS).map(checkReport),
		failure: require_report_text.boundedFailure(failure)
	};
}
function checkReport({ group, name, status, detail, seconds }) {
	return {
		group: require_report_text.boundedText(group, 200),
		name: require_report_text.boundedText(name, 200),
		status,
		detail: require_report_text.boundedText(detail),
		seconds
	};
}
// actions/src/report/image-checks.ts
/** One line on how many checks passed, failed and were not tested. */
function checkCounts(checks) {
	const count = (status) => checks.filter((each) => each.status === status).length;
	return `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} not tested`;
}
/** The checks as Markdown: a table of what did not pass, and the counts. Texts are escaped. */
function checkMarkdown(title, checks) {
	const rows = checks.filter(({ status }) => status !== "passed").map(({ group, name, status, detail }) => {
		return `| ${status === "failed" ? "**failed**" : "not tested"} | ${group} | ${require_inputs.markdownText(name)} | ${require_inputs.markdownText(detail)} |`;
	});
	const table = rows.length === 0 ? "" : `\n\n${["| | Check | Of | |\n| --- | --- | --- | --- |", ...rows].join("\n")}`;
	return `### ${require_inputs.markdownText(title)}\n\n${checkCounts(checks)}.${table}\n`;
}
// actions/src/hosts/action/test-image.ts
require_inputs.runAction(testImage);
async function testImage(ports) {
	const variant = require_inputs.choiceInput("variant", require_variant.VARIANTS) ?? "lite";
	const junit = node_path.default.resolve(ports.root, require_inputs.textInput("junit") ?? `reports/image-${variant}.xml`);
	const report = node_path.default.resolve(ports.root, require_inputs.textInput("report") ?? `reports/test-${variant}.json`);
	const inputs = {
		variant,
		image: require_inputs.textInput("image"),
		junit,
		skipGpu: require_inputs.switchInput("skip-gpu", false)
	};
	const { value: tested, failure: stopped } = await require_inputs.attempt(ports, (all) => run(inputs, all));
	const failure = tested === void 0 ? stopped : failureIn(tested);
	await require_write_report.writeReport(report, testImageReport(variant, {
		tested,
		failure
	}));
	return {
		outputs: {
			"image-id": tested?.id ?? "",
			junit: tested === void 0 ? "" : junit,
			failed: String(tested?.checks.filter(({ status }) => status === "failed").length ?? ""),
			report
		},
		...tested && { summary: checkMarkdown(`Tests of the ${variant} image`, tested.checks) },
		annotations: require_annotations.annotationsOf(tested?.findings ?? []),
		...failure && { failure }
	};
}
/** The failure that the first checks which failed amount to; undefined where none did. */
function failureIn({ variant, checks }) {
	const failed = checks.filter(({ status }) => status === "failed");
	if (failed.length === 0) return void 0;
	const first = failed.slice(0, 5).map(({ name, detail }) => `\n${name}: ${detail}`);
	return {
		message: `the ${variant} image: ${checkCounts(checks)}${first.join("")}`,
		next: `npx vsc build --variant ${variant} && npx vsc test-image --variant ${variant}`
	};
}
