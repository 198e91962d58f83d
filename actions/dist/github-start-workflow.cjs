const require_client = require("./github-client.cjs");
const require_commit = require("./commits-commit.cjs");
// actions/src/github/pulls/proposal.ts
/**
* Proposes files in one pull request, with one commit on top of the base: opened, or the open one of
* the branch brought up to date. A branch that holds this very change already is left as it is; if
* the base has the files, an open one is closed.
*
* @throws UserError if GitHub refuses.
*/
async function propose(github, proposal) {
	const branch = await require_client.asking(`write the branch ${proposal.branch} (contents: write)`, () => writeBranch(github, proposal));
	if (branch === "needless") return require_client.asking("close the pull request (pull-requests: write)", () => closePull(github, proposal));
	return require_client.asking("open a pull request (pull-requests: write, and the setting \"Allow GitHub Actions to create and approve pull requests\")", () => keepPull(github, proposal, branch === "written"));
}
/** Makes the branch hold the change, if there is one. */
async function writeBranch(github, proposal) {
	const { api, place } = github;
	const { base, branch, title, files } = proposal;
	const ref = `heads/${branch}`;
	const { before, tree } = await makeTree(github, base.sha, files);
	if (tree === before) return "needless";
	const head = await branchHead({
		api,
		place
	}, ref);
	if (head !== void 0) {
		const { tree: held, parents } = await require_commit.commitAt(github, head);
		if (held.sha === tree && parents.length === 1 && parents[0]?.sha === base.sha) return "held";
	}
	const sha = await makeCommit(github, {
		tree,
		message: title,
		parent: base.sha
	});
	if (head === void 0) await api.request("POST /repos/{owner}/{repo}/git/refs", {
		...place,
		ref: `refs/${ref}`,
		sha
	});
	else await api.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
		...place,
		ref,
		sha,
		force: true
	});
	return "written";
}
/**
* Puts one commit with these files on top of a branch of this repository, without force: false if it has
* them already.
*
* @throws UserError if GitHub refuses, as when the branch has moved on.
*/
function commitOnBranch(github, change) {
	const { branch, head, message, files } = change;
	return require_client.asking(`write the branch ${branch} (contents: write)`, async () => {
		const { before, tree } = await makeTree(github, head, files);
		if (tree === before) return false;
		const sha = await makeCommit(github, {
			tree,
			message,
			parent: head
		});
		const ref = `heads/${branch}`;
		await github.api.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
			...github.place,
			ref,
			sha
		});
		return true;
	});
}
/** The tree of a commit, and one with these files in it as well. */
async function makeTree(github, commit, files) {
	const before = (await require_commit.commitAt(github, commit)).tree.sha;
	return {
		before,
		tree: (await github.api.request("POST /repos/{owner}/{repo}/git/trees", {
			...github.place,
			base_tree: before,
			tree: [...files].map(([path, content]) => {
				return {
					path,
					mode: "100644",
					type: "blob",
					content
				};
			})
		})).data.sha
	};
}
async function makeCommit({ api, place }, { tree, message, parent }) {
	const commit = {
		...place,
		message,
		tree,
		parents: [parent]
	};
	return (await api.request("POST /repos/{owner}/{repo}/git/commits", commit)).data.sha;
}
/** The commit of a branch, or undefined if there is no such branch. */
async function branchHead({ api, place }, ref) {
	const at = {
		...place,
		ref
	};
	return (await require_client.unlessMissing(api.request("GET /repos/{owner}/{repo}/git/ref/{ref}", at)))?.data.object.sha;
}
async function keepPull({ api, place }, { base, branch, title, body }, written) {
	const own = await openPull({
		api,
		place
	}, {
		base,
		branch
	});
	if (own !== void 0) {
		const pull = own.number;
		if (!written && own.body?.trimEnd() === body.trimEnd()) return {
			outcome: "unchanged",
			pull
		};
		const at = {
			...place,
			pull_number: pull,
			body
		};
		await api.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", at);
		return {
			outcome: "updated",
			pull
		};
	}
	const pull = {
		...place,
		title,
		head: branch,
		base: base.branch,
		body
	};
	const { data } = await api.request("POST /repos/{owner}/{repo}/pulls", pull);
	return {
		outcome: "opened",
		pull: data.number
	};
}
async function closePull({ api, place }, proposal) {
	const own = await openPull({
		api,
		place
	}, proposal);
	if (own === void 0) return {
		outcome: "none",
		pull: void 0
	};
	await api.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		...place,
		issue_number: own.number,
		body: "The branch that this goes to has these files already, so nothing is left to merge."
	});
	const at = {
		...place,
		pull_number: own.number,
		state: "closed"
	};
	await api.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", at);
	return {
		outcome: "closed",
		pull: own.number
	};
}
/** The open pull request from the branch of this repository, not from a fork's of that name. */
async function openPull({ api, place }, { base, branch }) {
	const { data: open } = await api.request("GET /repos/{owner}/{repo}/pulls", {
		...place,
		state: "open",
		head: `${place.owner}:${branch}`,
		base: base.branch
	});
	return open.find(({ head }) => head.repo?.full_name === `${place.owner}/${place.repo}`);
}
// actions/src/github/start-workflow.ts
/**
* Starts workflows on a branch, as somebody would by hand: what a workflow's own token pushes starts none.
* Their jobs report on the branch's commit, and so on its pull request.
*
* @throws UserError if GitHub refuses, as for a workflow without `workflow_dispatch`.
*/
async function startWorkflows({ api, place }, files, branch) {
	for (const file of files) {
		const at = {
			...place,
			workflow_id: file,
			ref: branch
		};
		await require_client.asking(`start ${file} (actions: write)`, () => api.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", at));
	}
}
Object.defineProperty(exports, "commitOnBranch", {
	enumerable: true,
	get: function() {
		return commitOnBranch;
	}
});
Object.defineProperty(exports, "propose", {
	enumerable: true,
	get: function() {
		return propose;
	}
});
Object.defineProperty(exports, "startWorkflows", {
	enumerable: true,
	get: function() {
		return startWorkflows;
	}
});
