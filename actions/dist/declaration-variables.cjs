// actions/src/declaration/variables.ts
/** Variables that say which container engine to use. */
const ENGINE_VARIABLES = ["DOCKER_HOST", "DOCKER_CONTEXT"];
/** Variables that say what a build is for, and where it gets its packages from. */
const BUILD_VARIABLES = [
	"DOCKER_DEFAULT_PLATFORM",
	"PIP_INDEX_URL",
	"SSL_CERT_FILE",
	"VSC_APT_MIRROR",
	"VSC_HUB_MIRROR"
];
/** Variables of the registry's settings, and of the login to it. */
const REGISTRY_VARIABLES = [
	"VSC_REGISTRY",
	"VSC_REPOSITORY",
	"VSC_REGISTRY_LOGIN",
	"VSC_REGISTRY_USER",
	"VSC_REGISTRY_PASSWORD",
	"VSC_VARIANTS",
	"AZURE_CLIENT_ID",
	"AZURE_TENANT_ID",
	"GITHUB_TOKEN"
];
Object.defineProperty(exports, "BUILD_VARIABLES", {
	enumerable: true,
	get: function() {
		return BUILD_VARIABLES;
	}
});
Object.defineProperty(exports, "ENGINE_VARIABLES", {
	enumerable: true,
	get: function() {
		return ENGINE_VARIABLES;
	}
});
Object.defineProperty(exports, "REGISTRY_VARIABLES", {
	enumerable: true,
	get: function() {
		return REGISTRY_VARIABLES;
	}
});
