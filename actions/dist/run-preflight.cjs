const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_settings = require("./client-settings.cjs");
const require_diagnoses = require("./commands-diagnoses.cjs");
const require_errors = require("./errors.cjs");
const require_connect = require("./container-connect.cjs");
const require_local_images = require("./container-local-images.cjs");
const require_competition = require("./settings-competition.cjs");
const require_client = require("./github-client.cjs");
const require_context = require("./run-context.cjs");
const require_disk = require("./build-disk.cjs");
const require_variant = require("./image-variant.cjs");
const require_client$1 = require("./run-client.cjs");
const require_login = require("./client-login.cjs");
const require_intent = require("./ledger-intent.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_context$1 = require("./promotion-context.cjs");
const require_released_image = require("./registry-released-image.cjs");
let node_net = require("node:net");
let node_tls = require("node:tls");
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
		found: credentials === void 0 ? "anybody may push, without a login" : `${credentials.username} may push`
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
function at({ registry, repository }, { signal }) {
	return {
		host: registry,
		repository,
		signal,
		retry: BRIEF
	};
}
/** Where images go, or why they can't go anywhere. */
function destination(settings) {
	return {
		state: "ok",
		found: require_settings.imageName(settings, "<variant>-<commit>")
	};
}
// actions/src/github/token-end.ts
/**
* When the token in GITHUB_TOKEN ends, by the header that GitHub adds to its answers (its page "Getting started
* with the REST API"); undefined if it does not expire, or is that of a job.
*
* @throws UserError if GitHub takes it no more, SurroundingsError if GitHub does not answer.
*/
async function tokenEnd(env) {
	const { api, place } = require_client.connectGitHub(env);
	const { status, headers } = await api.request("GET /repos/{owner}/{repo}", place).catch((error) => ({
		status: error.status ?? 500,
		headers: error.response?.headers ?? {}
	}));
	if (status === 401) throw new require_errors.UserError("GitHub no longer accepts the token", { next: "make another token" });
	if (status >= 500 || status === 429) throw new require_errors.SurroundingsError(`GitHub does not answer (${status})`, { next: "run the job again" });
	const text = headers["github-authentication-token-expiration"];
	return typeof text === "string" ? dateOf(text) : void 0;
}
/** `2026-12-01 09:30:00 UTC`, or with an offset such as `+0100`. */
function dateOf(text) {
	const [, day, time, zone] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (UTC|[+-]\d{4})$/.exec(text) ?? [];
	const date = /* @__PURE__ */ new Date(`${day}T${time}${zone === "UTC" ? "Z" : zone}`);
	if (!Number.isNaN(date.getTime())) return date;
	throw new require_errors.SurroundingsError(`GitHub says ${JSON.stringify(text)} as the end of the token`, { next: "look at it: Settings, Developer settings" });
}
// actions/src/registry/client/certificate-end.ts
const PATIENCE_MS = 15e3;
/**
* When the certificate of a host ends; whoever gave it, and also if it has ended, for nothing is sent.
*
* @param host with a port if it needs one
* @throws SurroundingsError if nobody answers there with one.
*/
async function certificateEnd(host, signal) {
	const { hostname, port } = new URL(`https://${host}`);
	const socket = (0, node_tls.connect)({
		host: hostname,
		port: Number(port || 443),
		rejectUnauthorized: false,
		...(0, node_net.isIP)(hostname) === 0 && { servername: hostname }
	});
	const deadline = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
	try {
		return await new Promise((resolve, reject) => {
			deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
			socket.once("error", reject);
			socket.once("secureConnect", () => resolve(new Date(socket.getPeerCertificate().valid_to)));
		});
	} catch (error) {
		throw new require_errors.SurroundingsError(`the certificate of ${host} cannot be read: ${require_errors.messageOf(error)}`, {
			next: "check host: in environment/competition.yml, or VSC_REGISTRY",
			cause: error
		});
	} finally {
		socket.destroy();
	}
}
// actions/src/commands/images/releases/verify-releases.ts
/**
* Compares the ledger, its tags and the images with each other. With `repair` tags are put back on entries
* that the registry still holds, and the latest tags on the newest release; nothing is removed.
*/
async function verifyReleases(repair, context) {
	const { registry } = context;
	const before = await require_context$1.verifyLedger(registry);
	if (repair) await require_context$1.repairLedger(registry, before);
	const after = repair ? await require_context$1.verifyLedger(registry) : before;
	const latest = repair && after.head !== void 0 ? await follow(context) : [];
	const lost = await require_context$1.lostImages(registry, after.releases);
	const tags = await wrongTags(registry, after.releases);
	const set = repair ? tags : /* @__PURE__ */ new Map();
	for (const [tag, digest] of set) await require_released_image.setTag(registry, tag, digest);
	return {
		releases: after.releases.length,
		faults: [
			...after.faults,
			...lost,
			...[...tags.keys()].filter((tag) => !set.has(tag)).map(tagFault)
		],
		repaired: [
			...before.faults.filter((fault) => !after.faults.includes(fault)),
			...latest,
			...[...set.keys()].map(tagFault)
		]
	};
}
const tagFault = (tag) => `the tag ${tag} is missing, or of another image than its release`;
/** The tags of releases that are not what the ledger says, without those of images that are gone. */
async function wrongTags(registry, releases) {
	const wrong = /* @__PURE__ */ new Map();
	for (const release of releases) for (const [tag, digest] of await require_released_image.wrongReleaseTags(registry, release)) wrong.set(tag, digest);
	const there = async (digest) => await registry.resolve(digest) !== void 0;
	for (const [tag, digest] of wrong) if (!await there(digest)) wrong.delete(tag);
	return wrong;
}
/** Has the latest tags follow the ledger, which they may have stopped doing. */
async function follow(context) {
	const { repaired } = await require_context$1.move(context, () => Promise.resolve({}));
	return repaired ? ["the latest tags were not those of the newest release"] : [];
}
// actions/src/commands/images/preflight/release-checks.ts
/** How long a roll back may be held before somebody is reminded, if competition.yml says nothing. */
const HOLD_DAYS = 14;
/** How long before its end somebody is reminded of a certificate or a token. */
const ENDS_IN_DAYS = 14;
const DAY_MS = 864e5;
/** What of the releases goes wrong while nobody touches a line. Nothing is written. */
async function releaseChecks(settings, ports) {
	if (settings.registry === "") return [{
		name: "releases",
		wanted: "",
		state: "ok",
		found: "no image registry is set"
	}];
	const { releases } = await require_competition.competitionOf(ports.root);
	const days = releases?.hold_days ?? HOLD_DAYS;
	const more = `more than ${ENDS_IN_DAYS} days to go`;
	const opened = require_context$1.ledgerContext(ports);
	const head = opened.then(async ({ registry }) => require_ledger.readHead(registry));
	return Promise.all([
		look("hold", `none for more than ${days} days`, async () => hold(days, await head)),
		look("ledger", "what the registry holds", async () => ledger(await opened, head)),
		look("certificate", more, () => certificate(settings, ports)),
		look("token", more, () => tokenFound(settings, ports))
	]);
}
function hold(days, head) {
	if (head?.value.kind !== "rollback") return {
		state: "ok",
		found: "none"
	};
	const { number, when, by = "somebody", reason = "no reason was given" } = head.value;
	const held = Math.floor((Date.now() - Date.parse(when)) / DAY_MS);
	const found = `release ${number} is held by ${require_action.shortLine(by, 100)} since ${when.slice(0, 10)}: ${require_action.shortLine(reason, 200)}`;
	if (held <= days) return {
		state: "ok",
		found
	};
	return {
		state: "bad",
		found,
		next: "fix the cause and lift it (npx vsc lift-hold --reason WHY, or lift-hold.yml); updates wait for it, security ones too"
	};
}
/** @param head one that can't be read is among the faults of the ledger */
async function ledger(context, head) {
	const { registry } = context;
	if ((await require_intent.readIntent(registry))?.value.state === "moving") return {
		state: "note",
		found: "a promotion is under way, or was killed",
		next: "look again: the next promotion tidies up first"
	};
	const moved = await movedTags(registry, (await head.catch(() => void 0))?.value);
	const { releases, faults } = await verifyReleases(false, context);
	const [first, ...others] = faults.length > 0 ? faults : moved;
	if (first === void 0) return {
		state: "ok",
		found: `${releases} releases, all whole`
	};
	return {
		state: "bad",
		found: `${first}${others.length === 0 ? "" : `, and ${others.length} more`}`,
		next: "npx vsc releases verify --repair"
	};
}
/** The latest tags that are of another image than the newest release's, a sentence each. */
async function movedTags(registry, newest) {
	const moved = [];
	for (const [variant, digest] of Object.entries(newest?.digests ?? {})) {
		const tag = require_settings.latestTag(variant);
		if (await registry.resolve(tag) === digest) continue;
		moved.push(`the tag ${tag} is not the image of release ${newest?.number}`);
	}
	return moved;
}
async function certificate({ registry }, { signal }) {
	if (require_client$1.isLoopback(registry)) return {
		state: "ok",
		found: "none: plain HTTP on this machine"
	};
	return ending(await certificateEnd(registry, signal), `renew the certificate of ${registry}`);
}
/** Of all that logs in, only GitHub says when a token of its own ends. */
async function tokenFound({ registry, login }, { env }) {
	if (login !== "password") return {
		state: "ok",
		found: `login: ${login} keeps none`
	};
	const { VSC_REGISTRY_PASSWORD: secret, GITHUB_REPOSITORY: repository } = env;
	if (registry !== "ghcr.io" || !secret || !repository) return {
		state: "ok",
		found: "the registry does not say when this password expires"
	};
	const end = await tokenEnd({
		...env,
		GITHUB_TOKEN: secret
	});
	if (end === void 0) return {
		state: "ok",
		found: "it does not expire"
	};
	return ending(end, "make another token, and put it into VSC_REGISTRY_PASSWORD");
}
function ending(end, next) {
	const left = Math.floor((end.getTime() - Date.now()) / DAY_MS);
	const on = end.toISOString().slice(0, 10);
	if (left < 0) return {
		state: "bad",
		found: `it ended on ${on}`,
		next
	};
	return {
		state: left < ENDS_IN_DAYS ? "bad" : "ok",
		found: `it ends on ${on}`,
		next
	};
}
// actions/src/commands/images/preflight/ruleset.ts
/** The rules of the main branch, as the API of GitHub takes them: docs/start/maintainers.md says how. */
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
/** Jobs that report on each pull request, for a repository without a file of rules: docs/start/maintainers.md. */
const CHECKS = ["package-request", "images"];
/** They find what breaks while nobody touches a line, which is when GitHub switches them off. */
const SCHEDULES = ["weekly.yml", "rebuild.yml"];
/** What GitHub knows of the repository, and the run of itself. */
async function repositoryChecks({ env, root }) {
	const branch = await look("branch", BRANCH, async () => onMain(env));
	if (!env["GITHUB_TOKEN"] || !env["GITHUB_REPOSITORY"]) return [branch, withoutToken()];
	const github = require_client.connectGitHub(env);
	return [branch, ...await Promise.all([
		...[PUSHING, RELEASING].map((name) => look(`environment ${name}`, `for the branch ${BRANCH} alone`, () => environment(github, name))),
		look("required checks", `those of ${RULESET_FILE}`, () => checks(github, root)),
		look("attestations", "a public repository, or GitHub Enterprise Cloud", () => attestations(github, env)),
		...SCHEDULES.map((file) => look(`schedule of ${file}`, "active", () => schedule(github, file)))
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
		found: "is missing: the first job that names it creates it, open to every branch",
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
		next: ofFile === void 0 ? `require ${missing.join(", ")} for ${BRANCH} in a ruleset, unless branch protection does` : `gh api --method POST repos/${github.place.owner}/${github.place.repo}/rulesets --input ${RULESET_FILE}, unless branch protection does`
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
async function schedule(github, file) {
	const state = await workflowState(github, file);
	if (state === "active") return {
		state: "ok",
		found: state
	};
	return {
		state: "note",
		found: state === void 0 ? `there is no ${file}` : `GitHub has switched it off: ${state}`,
		next: `gh workflow enable ${file}`
	};
}
// actions/src/commands/images/preflight/preflight.ts
/**
* Looks whether images could be published from here, before anything is built: each finding with what
* to do. Writes nothing.
*/
async function preflight(part, ports) {
	if (part === "releases") return releasesLook(ports);
	let settings;
	const registry = await look("registry", "a host and a repository in lower case", async () => {
		const read = await require_settings.readRegistrySettings(ports.root, ports.env);
		const found = destination(read);
		settings = read;
		return found;
	});
	const publishing = settings === void 0 || part === "repository" ? [] : await publishingChecks(settings, ports);
	const repository = part === "publishing" ? [] : await repositoryChecks(ports);
	const releases = settings === void 0 || part !== "all" ? [] : await releaseChecks(settings, ports);
	return [
		registry,
		...publishing,
		...repository,
		...releases
	];
}
/** Without a registry there is nothing that could go wrong with releases. */
async function releasesLook(ports) {
	return releaseChecks(await require_settings.readRegistrySettings(ports.root, ports.env), ports);
}
/** What a preflight has found, for people. */
function preflightView(diagnoses, part = "all") {
	return require_diagnoses.diagnosesView({
		title: "Preflight",
		passed: part === "releases" ? "The releases are in order." : "Images can be published from here."
	}, diagnoses);
}
exports.preflight = preflight;
exports.preflightView = preflightView;
