const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_attest = require("./attestations-attest.cjs");
const require_client = require("./github-client.cjs");
const require_event = require("./github-event.cjs");
const require_tags = require("./commits-tags.cjs");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/github/commits/checks.ts
/**
* How the newest run of a check ended on a commit: `success`, `failure`, `cancelled` and so on; undefined
* if there is none, or it runs still.
*
* @throws UserError if GitHub refuses.
*/
function checkConclusion({ api, place }, commit, name) {
	const at = {
		...place,
		ref: commit,
		check_name: name,
		filter: "latest"
	};
	return require_client.asking("look at the checks of the commit (checks: read)", async () => {
		const { data } = await api.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", at);
		return data.check_runs[0]?.conclusion ?? void 0;
	});
}
// actions/src/commands/images/release-actions/version.ts
/**
* Refuses what is not a version as Semantic Versioning writes a finished one: three numbers without
* leading zeros.
*
* @throws UserError
*/
function checkVersion(version) {
	const number = String.raw`(?:0|[1-9]\d{0,5})`;
	if (new RegExp(`^${number}\\.${number}\\.${number}$`).test(version)) return;
	throw new require_errors.UserError(`${JSON.stringify(version)} is not a version`, { next: "give three numbers, such as 1.2.3" });
}
/** The tag that leads to the newest version of its major number: `v1`. */
function rollingTag(version) {
	return `v${version.split(".", 1)[0]}`;
}
/**
* Whether none of the tags is of a newer version with the same major number. So a fix of an older
* version does not take the rolling tag back.
* @param tags such as `v1.2.3`; others are passed over
*/
function isNewest(version, tags) {
	return tags.filter((tag) => tag.startsWith(`${rollingTag(version)}.`)).every((tag) => compareVersions(tag.slice(1), version) <= 0);
}
function compareVersions(one, other) {
	return one.localeCompare(other, "en", { numeric: true });
}
/**
* What CHANGELOG.md says of a version: the text below its heading, `## 1.2.3` with or without a date
* behind it, up to the next one. Links to files lead to `files`: the page of a release has no folder.
*
* @param files address of the repository's files, such as `https://github.com/owner/name/blob/v1.2.3`
* @throws UserError if it says nothing.
*/
function notesOf(changelog, version, files) {
	const notes = changelog.split(/^## /m).find((section) => section.split(/\s/, 1)[0] === version)?.split("\n").slice(1).join("\n").trim() ?? "";
	if (notes !== "") return notes.replaceAll(/\]\((?![a-z]+:|#)/g, `](${files}/`);
	throw new require_errors.UserError(`CHANGELOG.md has no section for ${version}`, { next: `put what changed under a heading "## ${version}", and merge that first` });
}
// actions/src/commands/images/release-actions/release-actions.ts
/**
* Releases the commit of this run as a version of the actions. The rolling tag moves last: who uses it
* gets nothing that is not attested and described. Each step can be done again, so a run that broke off
* is simply started again.
*
* @throws UserError if the version is not this commit's, or GitHub refuses.
*/
async function releaseActions({ version, check }, ports) {
	checkVersion(version);
	const { branch, sha: commit } = require_event.ownBranch(ports.env);
	const notes = await notesAt(ports, version);
	const github = require_client.connectGitHub(ports.env);
	const tag = `v${version}`;
	const before = await require_tags.taggedCommit(github, tag);
	if (before !== void 0 && before !== commit) throw new require_errors.UserError(`${tag} is released already, as commit ${before.slice(0, 10)}`, {
		next: "raise the version in package.json and CHANGELOG.md: a released version never changes",
		exitCode: require_errors.ExitCode.blocked
	});
	await requirePassed(github, {
		commit,
		branch,
		check
	});
	const step = ports.log.step(`Releasing ${tag}`);
	try {
		step.update("attesting the bundles");
		const bundles = await bundlesOf(ports.root);
		const provenance = await ports.withRunnerCommands(() => require_attest.attest(bundles, void 0, ports.env));
		if (before === void 0) await require_tags.moveTag(github, tag, commit);
		const url = await require_tags.makeRelease(github, {
			tag,
			name: version,
			notes
		});
		const newest = isNewest(version, await require_tags.tagNames(github, "v"));
		const rolling = newest ? rollingTag(version) : void 0;
		if (rolling !== void 0) await require_tags.moveTag(github, rolling, commit);
		step.done(`Released ${tag}${newest ? `, which is ${rolling} now` : ""}: ${url}`);
		return {
			version,
			tag,
			commit,
			rolling,
			outcome: before === void 0 ? "released" : "already",
			url,
			provenance
		};
	} catch (error) {
		step.fail();
		throw error;
	}
}
/** What the repository says of the version, which has to be that of package.json. */
async function notesAt({ root, env }, version) {
	const { version: own } = JSON.parse(await (0, node_fs_promises.readFile)(node_path.default.join(root, "package.json"), "utf8"));
	if (own !== version) throw new require_errors.UserError(`package.json says version ${String(own)}, not ${version}`, { next: `set it by npm version ${version} --no-git-tag-version, and merge that first` });
	const { GITHUB_SERVER_URL: site = "https://github.com", GITHUB_REPOSITORY: repository } = env;
	const files = `${site}/${repository}/blob/v${version}`;
	return notesOf(await (0, node_fs_promises.readFile)(node_path.default.join(root, "CHANGELOG.md"), "utf8"), version, files);
}
async function requirePassed(github, { commit, branch, check }) {
	const conclusion = await checkConclusion(github, commit, check);
	if (conclusion === "success") return;
	const short = commit.slice(0, 10);
	const what = conclusion === void 0 ? `the check "${check}" has not ended on commit ${short}` : `the check "${check}" ended as ${conclusion} on commit ${short}`;
	throw new require_errors.UserError(`${what} of ${branch}`, {
		next: "release a commit that passed it",
		exitCode: require_errors.ExitCode.blocked
	});
}
/** Each file of actions/dist, which is what runs if somebody uses an action. */
async function bundlesOf(root) {
	const folder = node_path.default.join(root, "actions/dist");
	const files = (await (0, node_fs_promises.readdir)(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile());
	return Promise.all(files.map(async ({ name, parentPath }) => {
		const file = node_path.default.join(parentPath, name);
		const hash = (0, node_crypto.createHash)("sha256").update(await (0, node_fs_promises.readFile)(file));
		return {
			name: node_path.default.relative(root, file),
			digest: `sha256:${hash.digest("hex")}`
		};
	}));
}
exports.releaseActions = releaseActions;
