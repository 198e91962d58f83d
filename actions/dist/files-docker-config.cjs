const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_os = require("node:os");
let node_fs = require("node:fs");
// actions/src/files/docker-config.ts
/** The folder of docker's settings: DOCKER_CONFIG, or `.docker` in the home. */
function dockerConfigFolder(env) {
	return env["DOCKER_CONFIG"] || node_path.default.join(env["HOME"] || (0, node_os.homedir)(), ".docker");
}
/**
* Docker's settings of this user; empty if there are none.
*
* @throws UserError if the file cannot be read or is not a JSON object.
*/
function dockerConfig(env) {
	const file = node_path.default.join(dockerConfigFolder(env), "config.json");
	const next = "fix it, or move it away and docker login again";
	let text;
	try {
		text = (0, node_fs.readFileSync)(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code))) return {};
		throw new require_errors.UserError(`${file} cannot be read`, {
			next,
			cause: error
		});
	}
	const value = parsed(text);
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new require_errors.UserError(`${file} is not a JSON object`, { next });
	return value;
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
Object.defineProperty(exports, "dockerConfig", {
	enumerable: true,
	get: function() {
		return dockerConfig;
	}
});
Object.defineProperty(exports, "dockerConfigFolder", {
	enumerable: true,
	get: function() {
		return dockerConfigFolder;
	}
});
