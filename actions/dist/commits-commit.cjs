// actions/src/github/commits/commit.ts
/** A commit as git has it: tree, parents, message. Its failures are the caller's to name: `asking`. */
async function commitAt({ api, place }, commit_sha) {
	const at = {
		...place,
		commit_sha
	};
	return (await api.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", at)).data;
}
Object.defineProperty(exports, "commitAt", {
	enumerable: true,
	get: function() {
		return commitAt;
	}
});
