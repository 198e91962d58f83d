const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_settings = require("./registry-settings.cjs");
const require_diagnoses = require("./commands-diagnoses.cjs");
const require_errors = require("./errors.cjs");
const require_connect = require("./container-connect.cjs");
const require_local_images = require("./container-local-images.cjs");
const require_competition = require("./environment-competition.cjs");
const require_client = require("./github-client.cjs");
const require_context = require("./image-context.cjs");
const require_disk = require("./image-disk.cjs");
const require_variant = require("./image-variant.cjs");
const require_client$1 = require("./registry-client.cjs");
const require_login = require("./registry-login.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/images/preflight/look.ts
/**
* Looks at one thing. What refuses with a message is bad, for that is what a publish would end with.
* @param wanted for the table, where something is found
*/
async function look(name, wanted, work) {
	try {
		return {
			name,
			wanted,
			...await work()
		};
	} catch (error) {
		if (!(error instanceof require_errors.UserError)) throw error;
		return {
			name,
			wanted,
			state: "bad",
			found: error.message,
			next: error.next ?? ""
		};
	}
}
// actions/src/github/repository.ts
/** Whether strangers can see the repository. */
function isPublic({ api, place }) {
	return require_client.asking("look at the repository", async () => {
		const { data } = await api.request("GET /repos/{owner}/{repo}", place);
		return !data.private;
	});
}
/** The environment of a name, or undefined if there is none: the first job that names it makes it. */
function deploymentEnvironment({ api, place }, name) {
	const at = {
		...place,
		environment_name: name
	};
	return require_client.asking("look at the environments (actions: read)", async () => {
		const found = await require_client.unlessMissing(api.request("GET /repos/{owner}/{repo}/environments/{environment_name}", at));
		if (found === void 0) return void 0;
		const { deployment_branch_policy: policy, protection_rules: rules = [] } = found.data;
		const reviewed = rules.some(({ type }) => type === "required_reviewers");
		if (!policy) return {
			branches: "all",
			reviewed
		};
		if (policy.protected_branches) return {
			branches: "protected",
			reviewed
		};
		const { data } = await api.request("GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies", {
			...at,
			per_page: 100
		});
		return {
			branches: data.branch_policies.map(({ name: pattern }) => pattern ?? ""),
			reviewed
		};
	});
}
/**
* The checks that rulesets require before a merge into a branch. The older branch protection is for
* administrators to read, and not in it.
*/
function requiredChecks({ api, place }, branch) {
	return require_client.asking("look at the rules of the branch", async () => {
		return (await api.paginate("GET /repos/{owner}/{repo}/rules/branches/{branch}", {
			...place,
			branch,
			per_page: 100
		})).flatMap((rule) => {
			if (rule.type !== "required_status_checks") return [];
			return (rule.parameters?.required_status_checks ?? []).map(({ context }) => context);
		});
	});
}
/** `active`, or why a workflow does not start; undefined if there is no such file. */
function workflowState({ api, place }, file) {
	return require_client.asking("look at the workflows (actions: read)", async () => {
		const at = {
			...place,
			workflow_id: file
		};
		return (await require_client.unlessMissing(api.request("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}", at)))?.data.state;
	});
}
// actions/src/commands/images/preflight/publishing-checks.ts
/** A registry that does not answer in a quarter of a minute is a finding. */
const BRIEF = {
	attempts: 4,
	firstDelayMs: 500,
	maxDelayMs: 5e3
};
/** What builds and pushes: the login and its rights, who can pull, the names and the disk. */
async function publishingChecks(settings, ports) {
	const { variants } = settings;
	return Promise.all([
		look("right to push", `for ${settings.repository}`, () => mayPush(settings, ports)),
		look("who can pull", "everybody, without a login", () => mayPull(settings, ports)),
		look("names of images", "lower case", async () => {
			const image = require_local_images.localImageName((await require_competition.competitionOf(ports.root)).image, ports.env);
			return {
				state: "ok",
				found: variants.map((name) => require_variant.localTag(image, name)).join(", ")
			};
		}),
		...variants.map((variant) => look(`disk for ${variant}`, "room for a build", () => room(variant, ports)))
	]);
}
async function mayPush(settings, ports) {
	const credentials = await require_login.credentialsFor(settings, ports);
	const registry = new require_client$1.Registry({
		...at(settings, ports),
		credentials
	});
	try {
		await registry.probePush();
	} catch (error) {
		if (!(error instanceof require_errors.UserError)) throw error;
		throw new require_errors.UserError(error.message, {
			next: refusedNext(settings, error),
			cause: error
		});
	}
	return {
		state: "ok",
		found: `${credentials?.username ?? "nobody"} may push`
	};
}
/** The usual reasons of each kind of registry. */
function refusedNext({ login, repository }, error) {
	if (error.name !== "UserError") return error.next ?? "";
	return {
		github: `give the job the permission packages: write; if somebody pushed ${repository} from a laptop, connect it to the repository (Package settings, Manage Actions access)`,
		azure: "give the identity the role AcrPush on the registry",
		password: "check VSC_REGISTRY_USER and VSC_REGISTRY_PASSWORD, and that this user may push",
		stored: "docker login the registry as somebody who may push"
	}[login];
}
/** An image that only those with a login can pull is of no use to competitors. */
async function mayPull(settings, ports) {
	const registry = new require_client$1.Registry(at(settings, ports));
	const tag = require_settings.latestTag(settings.variants[0] ?? "");
	try {
		if (await registry.resolve(tag) !== void 0) return {
			state: "ok",
			found: `everybody: ${tag}`
		};
	} catch (error) {
		if (!(error instanceof require_errors.UserError) || error.name !== "UserError") throw error;
		return withLoginOnly(settings, ports);
	}
	return {
		state: "ok",
		found: `nothing is there yet; a new package of an organization at ghcr.io is private`
	};
}
async function withLoginOnly(settings, ports) {
	const credentials = await require_login.credentialsFor(settings, ports).catch(() => void 0);
	const tag = require_settings.latestTag(settings.variants[0] ?? "");
	if ((credentials === void 0 ? void 0 : await new require_client$1.Registry({
		...at(settings, ports),
		credentials
	}).resolve(tag).catch(() => void 0)) === void 0) return {
		state: "ok",
		found: "a login is wanted, and nothing is there yet"
	};
	const found = `${tag} is private: competitors have no login to pull it`;
	if (settings.login !== "github") return {
		state: "note",
		found,
		next: "allow anonymous pull, or hand out a login"
	};
	return {
		state: await isForAll(ports.env) ? "bad" : "note",
		found,
		next: "make the package public: its page, Package settings, Danger zone, Change visibility"
	};
}
/** Whether strangers see the repository, and so expect the images; if nobody can tell they do. */
async function isForAll(env) {
	try {
		return await isPublic(require_client.connectGitHub(env));
	} catch {
		return true;
	}
}
async function room(name, ports) {
	const variant = require_competition.variantOf(await require_competition.competitionOf(ports.root), name);
	const { lock } = await require_context.readContext(ports, variant);
	const engine = await require_connect.connect(ports.env);
	const found = await require_disk.findRoom(engine, require_disk.neededRoom(variant, lock), ports.env);
	if (found === void 0) return {
		state: "ok",
		found: "not known: the engine is elsewhere"
	};
	const { verdict, message, next } = found;
	if (verdict === "enough") return {
		state: "ok",
		found: message
	};
	return {
		state: verdict === "tight" ? "note" : "bad",
		found: message,
		next
	};
}
function at({ registry, repository }, { signal, log }) {
	return {
		host: registry,
		repository,
		signal,
		retry: BRIEF,
		onRetry: (failure) => log.info(`${require_errors.messageOf(failure)}: trying again`)
	};
}
/** Where images go, or why they can't go anywhere. */
function destination(settings) {
	return {
		state: "ok",
		found: require_settings.imageName(settings, "<variant>-<commit>")
	};
}
// actions/src/commands/images/preflight/ruleset.ts
/** The rules of the main branch, as the API of GitHub takes them: docs/maintainers.md says how. */
const RULESET_FILE = ".github/ruleset.json";
/**
* The checks that the repository's own file of rules requires; undefined if it has no such file, and what is wrong
* if it cannot be read as one.
*/
async function checksOfRuleset(root) {
	try {
		const { rules } = JSON.parse(await (0, node_fs_promises.readFile)(node_path.default.join(root, RULESET_FILE), "utf8"));
		if (!Array.isArray(rules)) throw new Error("it has no list of rules");
		return rules.filter(({ type }) => type === "required_status_checks").flatMap(({ parameters }) => parameters?.required_status_checks ?? []).map(({ context }) => String(context));
	} catch (error) {
		if (error.code === "ENOENT") return void 0;
		return new require_errors.UserError(`${RULESET_FILE} cannot be read: ${require_errors.messageOf(error)}`, {
			next: "restore the file from the main branch",
			cause: error
		});
	}
}
// actions/src/commands/images/preflight/repository-checks.ts
/** Where images are published from. */
const BRANCH = "main";
/** What the jobs name that push, and those that move the latest tags, of which a maintainer approves. */
const PUSHING = "publish";
const RELEASING = "release";
/** Jobs that report on each pull request, for a repository without a file of rules: docs/maintainers.md. */
const CHECKS = ["package-request", "images"];
/** It finds what breaks while nobody touches a line, which is when GitHub switches it off. */
const SCHEDULE = "weekly.yml";
/** What GitHub knows of the repository, and the run of itself. */
async function repositoryChecks({ env, root }) {
	const branch = await look("branch", BRANCH, async () => onMain(env));
	if (!env["GITHUB_TOKEN"] || !env["GITHUB_REPOSITORY"]) return [branch, withoutToken()];
	const github = require_client.connectGitHub(env);
	return [branch, ...await Promise.all([
		...[PUSHING, RELEASING].map((name) => look(`environment ${name}`, `for the branch ${BRANCH} alone`, () => environment(github, name))),
		look("required checks", `those of ${RULESET_FILE}`, () => checks(github, root)),
		look("attestations", "a public repository, or GitHub Enterprise Cloud", () => attestations(github, env)),
		look(`schedule of ${SCHEDULE}`, "active", () => schedule(github))
	])];
}
/** Whoever may write can start the workflow on a branch of theirs. */
function onMain({ GITHUB_REF: ref }) {
	if (ref === void 0) return {
		state: "ok",
		found: "not in a workflow"
	};
	if (ref === `refs/heads/${BRANCH}`) return {
		state: "ok",
		found: BRANCH
	};
	return {
		state: "bad",
		found: `this run is for ${ref}`,
		next: `run the workflow on ${BRANCH}`
	};
}
function withoutToken() {
	return {
		name: "repository at GitHub",
		state: "note",
		found: "not looked at: GITHUB_TOKEN or GITHUB_REPOSITORY is not set",
		wanted: "both",
		next: "set them to look: GITHUB_TOKEN=$(gh auth token) GITHUB_REPOSITORY=owner/name"
	};
}
async function environment(github, name) {
	const found = await deploymentEnvironment(github, name);
	const where = `under Settings, Environments, ${name}`;
	const next = `${where}: deployment branches, selected, ${BRANCH}`;
	if (found === void 0) return {
		state: "bad",
		found: "is missing: the first job that names it makes it, open to every branch",
		next: `create it ${next}`
	};
	const { branches, reviewed } = found;
	if (branches === "all") return {
		state: "bad",
		found: "every branch may use it",
		next
	};
	if (branches !== "protected") {
		const others = branches.filter((pattern) => pattern !== BRANCH).join(", ");
		if (!branches.includes(BRANCH)) return {
			state: "bad",
			found: `for ${others}, and not for ${BRANCH}`,
			next
		};
		if (others !== "") return {
			state: "bad",
			found: `for ${others} as well`,
			next
		};
	}
	const text = branches === "protected" ? "for protected branches" : `for ${BRANCH} alone`;
	if (name === RELEASING || !reviewed) return {
		state: "ok",
		found: text
	};
	return {
		state: "note",
		found: `${text}, with reviewers: each publish asks twice`,
		next: `${where}: leave reviewers to ${RELEASING}`
	};
}
async function checks(github, root) {
	const ofFile = await checksOfRuleset(root);
	if (ofFile instanceof require_errors.UserError) return {
		state: "note",
		found: ofFile.message,
		next: ofFile.next
	};
	const wanted = ofFile ?? CHECKS;
	const required = await requiredChecks(github, BRANCH);
	const isThere = (check) => required.some((one) => one === check || one.split(" / ").at(-1) === check);
	const missing = wanted.filter((check) => !isThere(check));
	if (missing.length === 0) return {
		state: "ok",
		found: required.join(", ")
	};
	return {
		state: "note",
		found: `no ruleset requires ${missing.join(" and ")}: what fails can be merged`,
		next: ofFile === void 0 ? `require ${missing.join(", ")} for ${BRANCH} in a ruleset, or know that branch protection does` : `gh api --method POST repos/${github.place.owner}/${github.place.repo}/rulesets --input ${RULESET_FILE}, or know that branch protection does`
	};
}
async function attestations(github, env) {
	if (env["VSC_ATTEST"] === "false") return {
		state: "ok",
		found: "left out: VSC_ATTEST is false"
	};
	if (await isPublic(github)) return {
		state: "ok",
		found: "a public repository"
	};
	return {
		state: "note",
		found: "a private repository",
		next: "without GitHub Enterprise Cloud, set the repository variable VSC_ATTEST to false"
	};
}
async function schedule(github) {
	const state = await workflowState(github, SCHEDULE);
	if (state === "active") return {
		state: "ok",
		found: state
	};
	return {
		state: "note",
		found: state === void 0 ? `there is no ${SCHEDULE}` : `GitHub has switched it off: ${state}`,
		next: `gh workflow enable ${SCHEDULE}`
	};
}
// actions/src/commands/images/preflight/preflight.ts
/**
* Looks whether images could be published from here, before anything is built: each finding with what
* to do. Writes nothing.
*/
async function preflight(part, ports) {
	let settings;
	const registry = await look("registry", "a host and a repository in lower case", async () => {
		const read = await require_settings.readRegistrySettings(ports.root, ports.env);
		const found = destination(read);
		settings = read;
		return found;
	});
	const publishing = settings === void 0 || part === "repository" ? [] : await publishingChecks(settings, ports);
	const repository = part === "publishing" ? [] : await repositoryChecks(ports);
	return [
		registry,
		...publishing,
		...repository
	];
}
/** What a preflight has found, for people. */
const preflightView = (diagnoses) => require_diagnoses.diagnosesView({
	title: "Preflight",
	passed: "Images can be published from here."
}, diagnoses);
exports.preflight = preflight;
exports.preflightView = preflightView;
