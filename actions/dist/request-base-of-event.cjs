// actions/src/commands/request/base-of-event.ts
/**
* What a change is compared with in a workflow: a pull request with the first parent of the commit that
* GitHub merged for the run, main as it is now (`github.event.pull_request.base.sha` is main as it was at
* the last push, so a colleague's later change would count as the request's); a merge group with what it
* was queued on. Both are in a checkout of depth 2. Empty for other events: the main branch.
*/
const BASE_OF_EVENT = "${{ github.event.merge_group.base_sha || (github.event_name == 'pull_request' && format('{0}^1', github.sha)) || '' }}";
Object.defineProperty(exports, "BASE_OF_EVENT", {
	enumerable: true,
	get: function() {
		return BASE_OF_EVENT;
	}
});
