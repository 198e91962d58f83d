// actions/src/container/output-tail.ts
/**
* The end of what a program printed, to explain a failure with. A chunk may end within a character:
* the rest of it comes with the next.
*/
var OutputTail = class {
	#decoder = new TextDecoder();
	#length;
	#text = "";
	/** @param length most UTF-16 units to keep */
	constructor(length = 4e3) {
		this.#length = length;
	}
	push(chunk) {
		const text = this.#text + this.#decoder.decode(chunk, { stream: true });
		this.#text = text.slice(-this.#length).replace(/^[\uDC00-\uDFFF]/, "");
	}
	get text() {
		return this.#text;
	}
};
// actions/src/container/runtime-command.ts
/** What the image runs by itself (CMD of runtime/Dockerfile): the entrypoint of a submission. */
const IMAGE_COMMAND = [
	"/opt/vsc/python",
	"-I",
	"/opt/vsc/run.py"
];
/** Starts a command of the runtime (runtime/vsc_runtime/commands) in any of our images. */
function runtimeCommand(name, ...values) {
	return [
		...IMAGE_COMMAND,
		name,
		...values
	];
}
Object.defineProperty(exports, "IMAGE_COMMAND", {
	enumerable: true,
	get: function() {
		return IMAGE_COMMAND;
	}
});
Object.defineProperty(exports, "OutputTail", {
	enumerable: true,
	get: function() {
		return OutputTail;
	}
});
Object.defineProperty(exports, "runtimeCommand", {
	enumerable: true,
	get: function() {
		return runtimeCommand;
	}
});
