const require_client = require("./github-client.cjs");
// actions/src/github/commits/tags.ts
/** The commit of a tag that is not annotated; undefined if there is no such tag. */
function taggedCommit({ api, place }, tag) {
	return require_client.asking(`look at the tag ${tag}`, async () => {
		const at = {
			...place,
			ref: `tags/${tag}`
		};
		return (await require_client.unlessMissing(api.request("GET /repos/{owner}/{repo}/git/ref/{ref}", at)))?.data.object.sha;
	});
}
/** The names of all tags that begin like this. */
function tagNames({ api, place }, beginning) {
	return require_client.asking("list the tags", async () => {
		const at = {
			...place,
			ref: `tags/${beginning}`
		};
		const { data } = await api.request("GET /repos/{owner}/{repo}/git/matching-refs/{ref}", at);
		return data.map(({ ref }) => ref.replace("refs/tags/", ""));
	});
}
/** Has a tag lead to a commit, whatever it led to before. */
async function moveTag(github, tag, sha) {
	const { api, place } = github;
	const before = await taggedCommit(github, tag);
	if (before === sha) return;
	await require_client.asking(`write the tag ${tag} (contents: write)`, async () => {
		if (before === void 0) {
			const made = {
				...place,
				ref: `refs/tags/${tag}`,
				sha
			};
			await api.request("POST /repos/{owner}/{repo}/git/refs", made);
			return;
		}
		const moved = {
			...place,
			ref: `tags/${tag}`,
			sha,
			force: true
		};
		await api.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", moved);
	});
}
/** The page of a tag's release, which is made with these notes if there is none. */
function makeRelease({ api, place }, { tag, name, notes, commit, latest = true }) {
	return require_client.asking("write the release (contents: write)", async () => {
		const found = await require_client.unlessMissing(api.request("GET /repos/{owner}/{repo}/releases/tags/{tag}", {
			...place,
			tag
		}));
		if (found !== void 0) return found.data.html_url;
		const release = {
			...place,
			tag_name: tag,
			name,
			body: notes,
			...commit !== void 0 && { target_commitish: commit },
			...!latest && { make_latest: "false" }
		};
		return (await api.request("POST /repos/{owner}/{repo}/releases", release)).data.html_url;
	});
}
Object.defineProperty(exports, "makeRelease", {
	enumerable: true,
	get: function() {
		return makeRelease;
	}
});
Object.defineProperty(exports, "moveTag", {
	enumerable: true,
	get: function() {
		return moveTag;
	}
});
Object.defineProperty(exports, "tagNames", {
	enumerable: true,
	get: function() {
		return tagNames;
	}
});
Object.defineProperty(exports, "taggedCommit", {
	enumerable: true,
	get: function() {
		return taggedCommit;
	}
});
