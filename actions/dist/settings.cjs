const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_ajv$1 = require("./ajv.cjs");
const require_js_yaml = require("./js-yaml.cjs");
const require_errors = require("./errors.cjs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// environment/registry.schema.json
var registry_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Where the official images are published",
	type: "object",
	required: [
		"registry",
		"repository",
		"login",
		"variants"
	],
	additionalProperties: false,
	properties: {
		"registry": {
			"description": "a host name, with a port where it needs one, without https:// and without a path; empty where there is no registry yet",
			"type": "string",
			"pattern": "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?)?$"
		},
		"repository": {
			"description": "a name in lower case, such as owner/name, without a tag",
			"type": "string",
			"maxLength": 200,
			"pattern": "^[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$"
		},
		"login": {
			"description": "one of stored, password, github, azure",
			"enum": [
				"stored",
				"password",
				"github",
				"azure"
			]
		},
		"variants": {
			"description": "the names of different image variants, such as cpu and gpu",
			"type": "array",
			"minItems": 1,
			"maxItems": 8,
			"uniqueItems": true,
			"items": {
				"type": "string",
				"pattern": "^[a-z][a-z0-9]{0,15}$"
			}
		}
	}
};
// actions/src/registry/settings.ts
var import_ajv = require_ajv$1.require_ajv();
const FILE = "environment/registry.yml";
const VARIABLES = {
	registry: "VSC_REGISTRY",
	repository: "VSC_REPOSITORY",
	login: "VSC_REGISTRY_LOGIN",
	variants: "VSC_VARIANTS"
};
const SETTINGS = Object.keys(VARIABLES);
/**
* Reads environment/registry.yml under `root` and lays the environment's overrides over it; an
* empty variable counts as unset, as workflows pass unset ones on as empty.
*
* @throws UserError that names the line's setting or the variable, and what it may hold.
*/
async function readRegistrySettings(root, env) {
	const overrides = overridesOf(env);
	const merged = {
		...parse(await fileText(root)),
		...overrides
	};
	const ajv = new import_ajv.Ajv({ verbose: true });
	if (ajv.validate(registry_schema_default, merged)) return merged;
	throw wrongSetting(ajv.errors?.[0], overrides);
}
/**
* Name of an image in the registry, such as `ghcr.io/owner/name:cpu-latest`.
*
* @throws UserError where no registry is set.
*/
function imageName(settings, tag) {
	if (settings.registry === "") throw new require_errors.UserError("no image registry is set", { next: `set registry: in ${FILE}, or VSC_REGISTRY (and VSC_REPOSITORY) in the environment` });
	return `${settings.registry}/${settings.repository}:${tag}`;
}
/** The tag that competitors pull, such as `cpu-latest`. */
function latestTag(variant) {
	return `${variant}-latest`;
}
/** The tag of one build, such as `cpu-<40 hexadecimal digits>`. */
function commitTag(variant, commit) {
	return `${variant}-${commit}`;
}
function overridesOf(env) {
	const set = SETTINGS.flatMap((setting) => {
		const value = env[VARIABLES[setting]]?.trim() ?? "";
		if (value === "") return [];
		return [[setting, setting === "variants" ? value.split(/[\s,]+/) : value]];
	});
	return Object.fromEntries(set);
}
async function fileText(root) {
	try {
		return await (0, node_fs_promises.readFile)(node_path.default.join(root, FILE), "utf8");
	} catch (error) {
		throw new require_errors.UserError(`${FILE} is missing`, {
			next: `restore it: git checkout -- ${FILE}`,
			cause: error
		});
	}
}
function parse(text) {
	try {
		const document = require_js_yaml.load(text);
		if (typeof document === "object" && document !== null) return document;
	} catch (error) {
		throw new require_errors.UserError(`${FILE} is not YAML: ${require_errors.messageOf(error)}`, {
			next: `restore it: git checkout -- ${FILE}`,
			cause: error
		});
	}
	throw new require_errors.UserError(`${FILE} holds no settings`, { next: `restore it: git checkout -- ${FILE}` });
}
function wrongSetting(error, overrides) {
	const known = SETTINGS.find((setting) => error?.instancePath.startsWith(`/${setting}`));
	if (known === void 0) {
		const name = String(error?.params["additionalProperty"] ?? error?.params["missingProperty"]);
		const problem = error?.keyword === "required" ? "is missing" : "is not a setting";
		return new require_errors.UserError(`${FILE}: ${name} ${problem}`, { next: `the settings are ${SETTINGS.join(", ")}` });
	}
	const where = Object.hasOwn(overrides, known) ? VARIABLES[known] : `${FILE}: ${known}`;
	return new require_errors.UserError(`${where} is ${JSON.stringify(error?.data)}`, { next: `it must be ${registry_schema_default.properties[known].description}` });
}
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
