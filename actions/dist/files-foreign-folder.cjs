// actions/src/files/foreign-folder.ts
/** What to do if git does not read a folder because it is somebody else's; undefined if it complains of something else. */
function trustAdvice(stderr, root) {
	if (!stderr.includes("dubious ownership")) return void 0;
	return `the folder is another user's; if you trust it: git config --global --add safe.directory ${root}`;
}
Object.defineProperty(exports, "trustAdvice", {
	enumerable: true,
	get: function() {
		return trustAdvice;
	}
});
