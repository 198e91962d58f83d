const require_client = require("./github-client.cjs");
// actions/src/github/pulls/comments.ts
/** Who a workflow's token speaks as: nobody else can write in its name. */
const BOT = "github-actions[bot]";
/**
* Keeps one comment of ours on an issue or a pull request: found by a marker, and by its author, as
* anybody can write the marker. Without `create`, only a comment that is there is brought up to date.
*
* @throws UserError if GitHub refuses.
*/
async function keepComment({ api, place }, { number, marker, text, create }) {
	const body = `${marker}\n${text}`;
	return require_client.asking("comment on the pull request (pull-requests: write)", async () => {
		const ours = (await api.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
			...place,
			issue_number: number,
			per_page: 100
		})).find((one) => one.user?.login === BOT && one.body?.startsWith(marker));
		if (ours === void 0) {
			if (!create) return "none";
			await api.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
				...place,
				issue_number: number,
				body
			});
			return "created";
		}
		if (ours.body?.trimEnd() === body.trimEnd()) return "unchanged";
		await api.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
			...place,
			comment_id: ours.id,
			body
		});
		return "updated";
	});
}
Object.defineProperty(exports, "keepComment", {
	enumerable: true,
	get: function() {
		return keepComment;
	}
});
