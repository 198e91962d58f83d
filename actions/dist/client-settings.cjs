const require_competition = require("./settings-competition.cjs");
const require_errors = require("./errors.cjs");
// actions/src/registry/client/settings.ts
/** GitHub's own registry: it deletes nothing itself, and its tokens are GitHub's. */
const GITHUB_REGISTRY = "ghcr.io";
const VARIABLES = {
	host: "VSC_REGISTRY",
	repository: "VSC_REPOSITORY",
	login: "VSC_REGISTRY_LOGIN"
};
const KEYS = Object.keys(VARIABLES);
const WANTED = {
	host: "it must be a host name, with a port where it needs one, without https:// and without a path",
	repository: "it must be a name in lower case, such as owner/name, without a tag",
	login: "it must be one of stored, password, github, azure"
};
/**
* The registry's settings of the repository at `root`.
*
* @throws UserError as `competitionOf` and `registrySettings`.
*/
async function readRegistrySettings(root, env) {
	return registrySettings(await require_competition.competitionOf(root), env);
}
/**
* The registry's settings of a competition, with the environment's overrides laid over them; an empty
* variable counts as unset, as workflows pass unset ones on as empty.
*
* @throws UserError that names the variable, and what it may hold.
*/
function registrySettings(competition, env) {
	const registry = { ...competition.registry };
	for (const key of KEYS) {
		const value = env[VARIABLES[key]]?.trim() ?? "";
		if (value !== "") registry[key] = value;
	}
	const of = (key) => ({
		...competition.registry,
		[key]: registry[key]
	});
	const wrong = KEYS.find((key) => !require_competition.fits({
		...competition,
		registry: of(key)
	}));
	if (wrong !== void 0) {
		const message = `${VARIABLES[wrong]} is ${JSON.stringify(registry[wrong])}`;
		throw new require_errors.UserError(message, { next: WANTED[wrong] });
	}
	const { host, repository, login } = registry;
	return {
		registry: host,
		repository,
		login,
		variants: variantsOf(competition, env)
	};
}
function variantsOf(competition, { VSC_VARIANTS }) {
	const wanted = VSC_VARIANTS?.trim() ?? "";
	if (wanted === "") return require_competition.publishedOf(competition);
	const names = wanted.split(/[\s,]+/);
	const known = Object.keys(competition.variants);
	if (names.every((name, index) => known.includes(name) && names.indexOf(name) === index)) return names;
	throw new require_errors.UserError(`VSC_VARIANTS is ${JSON.stringify(VSC_VARIANTS)}`, { next: `it must be names of different variants of ${require_competition.COMPETITION_FILE}: ${known.join(", ")}` });
}
/**
* Name of the images in the registry without a tag, such as `ghcr.io/owner/name`.
*
* @throws UserError if no registry is set.
*/
function repositoryName({ registry, repository }) {
	if (registry === "") throw new require_errors.UserError("no image registry is set", { next: `set registry: host: in ${require_competition.COMPETITION_FILE}, or VSC_REGISTRY (and VSC_REPOSITORY) in the environment` });
	return `${registry}/${repository}`;
}
/**
* Name of an image in the registry, such as `ghcr.io/owner/name:cpu-latest`.
*
* @throws UserError if no registry is set.
*/
function imageName(settings, tag) {
	return `${repositoryName(settings)}:${tag}`;
}
/** The tag that competitors pull, such as `cpu-latest`. */
function latestTag(variant) {
	return `${variant}-latest`;
}
/** The tag of one build, such as `cpu-<40 hexadecimal digits>`. */
function commitTag(variant, commit) {
	return `${variant}-${commit}`;
}
/** Tag of what has the layers of a variant's newest image for builds elsewhere, such as `cpu-cache`. */
function cacheTag(variant) {
	return `${variant}-cache`;
}
/** Tag of a variant's newest rebuild, such as `cpu-rebuild`: the next one takes its place, what is released has its own. */
function rebuildTag(variant) {
	return `${variant}-rebuild`;
}
Object.defineProperty(exports, "GITHUB_REGISTRY", {
	enumerable: true,
	get: function() {
		return GITHUB_REGISTRY;
	}
});
Object.defineProperty(exports, "cacheTag", {
	enumerable: true,
	get: function() {
		return cacheTag;
	}
});
Object.defineProperty(exports, "commitTag", {
	enumerable: true,
	get: function() {
		return commitTag;
	}
});
Object.defineProperty(exports, "imageName", {
	enumerable: true,
	get: function() {
		return imageName;
	}
});
Object.defineProperty(exports, "latestTag", {
	enumerable: true,
	get: function() {
		return latestTag;
	}
});
Object.defineProperty(exports, "readRegistrySettings", {
	enumerable: true,
	get: function() {
		return readRegistrySettings;
	}
});
Object.defineProperty(exports, "rebuildTag", {
	enumerable: true,
	get: function() {
		return rebuildTag;
	}
});
Object.defineProperty(exports, "registrySettings", {
	enumerable: true,
	get: function() {
		return registrySettings;
	}
});
Object.defineProperty(exports, "repositoryName", {
	enumerable: true,
	get: function() {
		return repositoryName;
	}
});
