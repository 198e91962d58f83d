const require_inventory = require("./contents-inventory.cjs");
const require_connect = require("./container-connect.cjs");
const require_policy = require("./settings-policy.cjs");
const require_runtime_command = require("./container-runtime-command.cjs");
const require_errors = require("./errors.cjs");
const require_context = require("./run-context.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_run_spec = require("./run-spec.cjs");
const require_built_image = require("./images-built-image.cjs");
const require_run = require("./container-run.cjs");
const require_competition = require("./settings-competition.cjs");
const require_write_report = require("./commands-write-report.cjs");
// actions/src/image/contents/check-image.ts
/**
* Checks, in the image, the contract of the runtime and the import of each package, each in a
* process of its own. `onCheck` is called as they end.
*
* @throws UserError if the checks cannot run.
*/
async function checkInside(engine, request, onCheck) {
	const { image, packages, gpu, signal } = request;
	const checks = /* @__PURE__ */ new Map();
	await require_inventory.runInside(engine, {
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
		...command === JSON.stringify(require_runtime_command.IMAGE_COMMAND) ? [] : [`its command is ${command}`],
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
// actions/src/image/contents/junit.ts
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
	return Object.entries(values).map(([name, value]) => `${name}="${require_action.xmlText(value)}"`).join(" ");
}
// actions/src/commands/images/test-container/test-container.ts
/** The suite takes a minute; what hangs in it should not hang a workflow. */
const DEADLINE_SECONDS = 1800;
/** Some tests fill the memory or the disk they are given. */
const MEMORY = 3 * 2 ** 30;
const SCRATCH = 2 ** 28;
/**
* Runs the image's own tests in the image, without network and under the limits of a submission.
*
* @throws UserError if they fail (its exit code is `checkFailed`), or there is no engine or image.
*/
async function testContainer(inputs, ports) {
	const { log, signal } = ports;
	const engine = await require_connect.connect(ports.env);
	const image = await require_run_spec.imageFor(engine, inputs, ports);
	log.info(`Tests of ${image.reference} (${require_action.shortId(image.id)}), in the image`);
	const { platform } = await require_competition.competitionOf(ports.root);
	const memoryBytes = Math.min(MEMORY, engine.memoryBytes);
	const { exitCode, oomKilled, timedOut } = await require_run.runContainer(engine, require_run_spec.imageTestSpec({
		image: image.id,
		gpu: await require_run_spec.usesGpu(image, inputs, ports),
		limits: require_run_spec.runLimits({
			memoryBytes,
			scratchBytes: SCRATCH
		}, engine, 0, platform),
		arguments: inputs.arguments
	}), {
		signal,
		deadlineSeconds: DEADLINE_SECONDS,
		onOutput: (chunk) => log.raw(chunk)
	});
	if (exitCode === 0) return;
	const why = timedOut ? `did not end within ${DEADLINE_SECONDS} s` : oomKilled ? "ran out of memory" : `failed (pytest ended with ${exitCode})`;
	throw new require_errors.UserError(`the tests of ${image.reference} ${why}`, {
		next: "see the output above; one test alone: npx vsc test-container -- -k NAME",
		exitCode: require_errors.ExitCode.checkFailed
	});
}
// actions/src/commands/images/test-image/test-image.ts
/**
* Tests a built image, without network: the contract, the import of every package that somebody
* asked for, the lock, the GPU if there is one, and the runtime's own tests. Checks that fail are
* in the result.
*
* @throws UserError if there is no such image, or the checks cannot run.
*/
async function testImage(inputs, ports) {
	const { root, env, exec, log, signal } = ports;
	const engine = await require_connect.connect(env);
	const under = await require_built_image.imageUnderTest(engine, inputs, ports);
	const { reference, found } = under;
	const variant = under.variant.name;
	const context = await require_context.readContext(ports, under.variant);
	const { settings: policy } = await require_policy.loadPolicy(root);
	const packages = require_inventory.requestedPackages(context, require_policy.requirePolicy(policy));
	const gpu = under.variant.gpu === true && inputs.skipGpu !== true && (await require_run_spec.gpus(exec)).length > 0;
	const image = found.Id;
	const step = log.step(`Checking ${reference}`);
	const checks = [checkConfig(found)];
	checks.push(...await checkInside(engine, {
		image,
		packages,
		gpu,
		signal
	}, ({ name }) => step.update(name)));
	const installed = await require_inventory.installedPackages(engine, image, signal);
	checks.push(checkLock(context.lock, installed));
	const { machine } = under.variant;
	if (machine !== void 0) checks.push(checkMachine(machine, installed, found));
	step.done(`Checked the contract and ${packages.length} packages of ${reference}`);
	checks.push(await runtimeTests(image, variant, !gpu, ports));
	if (inputs.junit !== void 0) await require_write_report.writeReportText(inputs.junit, junit(variant, checks));
	return {
		variant,
		reference,
		id: image,
		checks,
		findings: require_inventory.importFindings(variant, checks, require_inventory.listedPackages(context))
	};
}
function checkLock(lock, installed) {
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
	const differences = require_inventory.lockDifferences(lock, installed);
	const status = differences.length === 0 ? "passed" : "failed";
	return {
		...check,
		status,
		detail: differences.join("; ")
	};
}
function checkMachine(machine, installed, image) {
	const problem = require_inventory.machineDifference(machine, installed, image);
	return {
		group: "contract",
		name: "the image is the machine that was solved for",
		status: problem === void 0 ? "passed" : "failed",
		detail: problem ?? "",
		seconds: 0
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
	const tail = new require_runtime_command.OutputTail(1e4);
	const raw = (chunk) => {
		tail.push(Buffer.from(chunk));
		ports.log.raw(chunk);
	};
	try {
		const log = {
			...ports.log,
			raw
		};
		await testContainer({
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
		if (require_errors.exitCodeOf(error) !== require_errors.ExitCode.checkFailed) throw error;
		return end("failed", /^(?:FAILED|ERROR) .*$/m.exec(tail.text)?.[0] ?? require_errors.messageOf(error));
	}
}
exports.testImage = testImage;
