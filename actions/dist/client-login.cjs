const require_errors = require("./errors.cjs");
const require_docker_config = require("./files-docker-config.cjs");
const require_retry = require("./retry.cjs");
const require_client = require("./run-client.cjs");
const require_settings = require("./client-settings.cjs");
// actions/src/registry/client/text-field.ts
/** A field of a program's or a server's JSON, if it is a text that is not empty. */
function textField(json, field) {
	try {
		const value = JSON.parse(json)[field];
		return typeof value === "string" && value !== "" ? value : void 0;
	} catch {
		return;
	}
}
// actions/src/registry/client/azure.ts
/** The user that Azure Container Registry takes tokens for. */
const TOKEN_USER = "00000000-0000-0000-0000-000000000000";
/**
* The login for an Azure registry. In a workflow whose job has `id-token: write`, and with
* AZURE_CLIENT_ID and AZURE_TENANT_ID, the identity of the job is exchanged for a token, and nothing
* is stored; elsewhere the Azure CLI is asked, which somebody logged in.
*
* @throws UserError if neither gives one.
*/
function fromAzure(registry, { env, exec, signal }) {
	const job = identityOf(env);
	return job === void 0 ? fromCli(registry, exec) : fromJob(registry, job, signal);
}
function identityOf(env) {
	const url = env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
	const token = env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
	const [client = "", tenant = ""] = [env["AZURE_CLIENT_ID"], env["AZURE_TENANT_ID"]];
	if ([
		url,
		token,
		client,
		tenant
	].includes("")) return void 0;
	const authority = env["AZURE_AUTHORITY_HOST"] || "https://login.microsoftonline.com";
	return {
		url: new URL(url),
		token,
		client,
		tenant,
		authority
	};
}
/**
* Three exchanges: GitHub's identity of the job ("OpenID Connect reference"), Microsoft's token for it
* ("client credentials flow", third case: a federated credential), the registry's refresh token for
* that (Azure/acr, docs/AAD-OAuth.md).
*/
async function fromJob(registry, job, signal) {
	const ask = (what, url, token, form) => require_retry.retrying(async () => {
		return fieldOf(what, await require_client.httpTransport(signal)({
			method: form === void 0 ? "GET" : "POST",
			url,
			headers: {
				...token !== void 0 && { authorization: `Bearer ${token}` },
				...form !== void 0 && { "content-type": "application/x-www-form-urlencoded" }
			},
			...form !== void 0 && { body: Buffer.from(new URLSearchParams(form).toString()) }
		}));
	}, require_retry.PATIENT, { signal });
	const { url, client, tenant } = job;
	url.searchParams.set("audience", "api://AzureADTokenExchange");
	const identity = await ask("value", url, job.token);
	const access = await ask("access_token", new URL(`${encodeURIComponent(tenant)}/oauth2/v2.0/token`, `${job.authority}/`), void 0, {
		grant_type: "client_credentials",
		client_id: client,
		scope: "https://containerregistry.azure.net/.default",
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: identity
	});
	const scheme = require_client.isLoopback(registry) ? "http" : "https";
	const password = await ask("refresh_token", new URL(`${scheme}://${registry}/oauth2/exchange`), void 0, {
		grant_type: "access_token",
		service: registry,
		tenant,
		access_token: access
	});
	return {
		username: TOKEN_USER,
		password
	};
}
/** The field of an answer; a refusal is reported with the first line of what Azure says. */
function fieldOf(field, { status, body }) {
	const answer = body.toString();
	const value = textField(answer, field);
	if (status === 200 && value !== void 0) return value;
	const why = [
		"error_description",
		"error",
		"message"
	].map((name) => textField(answer, name)).find((text) => text !== void 0)?.split(/\r?\n/)[0] ?? "";
	throw new require_errors.UserError(`Azure refuses the identity of this job (status ${status}): ${why}`, { next: "check AZURE_CLIENT_ID and AZURE_TENANT_ID, the federated credential (docs/how-to/publishing.md) and the role AcrPush" });
}
/** The Azure CLI exchanges the login of whoever runs this for a registry token. */
async function fromCli(registry, exec) {
	const { exitCode, stdout, stderr } = await exec("az", [
		"acr",
		"login",
		"--name",
		registry.split(".")[0] ?? "",
		"--expose-token",
		"--output",
		"json"
	]);
	const token = exitCode === 0 ? textField(stdout, "accessToken") : void 0;
	if (token !== void 0) return {
		username: TOKEN_USER,
		password: token
	};
	throw new require_errors.UserError(`az gave no token for ${registry}: ${stderr.trim().split("\n").at(-1)}`, { next: "az login; in a workflow: id-token: write, AZURE_CLIENT_ID and AZURE_TENANT_ID" });
}
// actions/src/registry/client/login.ts
/**
* The login for the registry of `settings`, or undefined for none (public images are pulled so).
*
* @throws UserError if the chosen way to log in lacks something.
*/
function credentialsFor(settings, ports) {
	return LOGINS[settings.login](settings.registry, ports);
}
const LOGINS = {
	password: (_, { env }) => fromVariables(env, "VSC_REGISTRY_USER", "VSC_REGISTRY_PASSWORD"),
	github: (_, { env }) => fromVariables(env, "GITHUB_ACTOR", "GITHUB_TOKEN"),
	azure: fromAzure,
	stored: (registry, { env, exec }) => fromDocker(registry, env, exec)
};
/** Opens the repository of `settings`, logged in; retries are logged, each reason once. */
async function openRegistry(settings, ports) {
	require_settings.repositoryName(settings);
	const logged = /* @__PURE__ */ new Set();
	return new require_client.Registry({
		host: settings.registry,
		repository: settings.repository,
		credentials: await credentialsFor(settings, ports),
		signal: ports.signal,
		onRetry: ({ message }) => {
			if (!logged.has(message)) ports.log.info(`${message}: trying again`);
			logged.add(message);
		}
	});
}
async function fromVariables(env, user, secret) {
	const [username, password] = [env[user] ?? "", env[secret] ?? ""];
	if (username !== "" && password !== "") return {
		username,
		password
	};
	throw new require_errors.UserError(`${username === "" ? user : secret} is not set, so there is no login`, { next: `set ${user} and ${secret}, or another login: in environment/competition.yml` });
}
/** Some ask for a password in a window; one whose keyring is locked on a server never ends. */
const HELPER_SECONDS = 30;
/** What `docker login` has stored, by itself or with a credential helper. */
async function fromDocker(registry, env, exec) {
	const config = require_docker_config.dockerConfig(env);
	const helper = config.credHelpers?.[registry] ?? config.credsStore;
	if (helper !== void 0 && /^[\w.-]+$/.test(helper)) {
		const options = {
			input: registry,
			deadlineSeconds: HELPER_SECONDS
		};
		const kept = await exec(`docker-credential-${helper}`, ["get"], options).catch(() => void 0);
		if (kept?.exitCode !== 0) return void 0;
		const username = textField(kept.stdout, "Username");
		const password = textField(kept.stdout, "Secret");
		return username === void 0 || password === void 0 ? void 0 : {
			username,
			password
		};
	}
	const stored = Buffer.from(config.auths?.[registry]?.auth ?? "", "base64").toString("utf8");
	const colon = stored.indexOf(":");
	if (colon < 1) return void 0;
	return {
		username: stored.slice(0, colon),
		password: stored.slice(colon + 1)
	};
}
Object.defineProperty(exports, "credentialsFor", {
	enumerable: true,
	get: function() {
		return credentialsFor;
	}
});
Object.defineProperty(exports, "openRegistry", {
	enumerable: true,
	get: function() {
		return openRegistry;
	}
});
