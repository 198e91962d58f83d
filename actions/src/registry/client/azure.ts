import { UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { PATIENT, retrying } from '../../retry.ts';
import type { Credentials } from './auth.ts';
import { httpTransport, isLoopback, type Reply } from './transport.ts';
import { textField } from './text-field.ts';

type Env = Ports['env'];

/** The user that Azure Container Registry takes tokens for. */
const TOKEN_USER = '00000000-0000-0000-0000-000000000000';

/**
 * The login for an Azure registry. In a workflow whose job has `id-token: write`, and with
 * AZURE_CLIENT_ID and AZURE_TENANT_ID, the identity of the job is exchanged for a token, and nothing
 * is stored; elsewhere the Azure CLI is asked, which somebody logged in.
 *
 * @throws UserError if neither gives one.
 */
export function fromAzure(
  registry: string,
  { env, exec, signal }: Pick<Ports, 'env' | 'exec' | 'signal'>,
): Promise<Credentials> {
  const job = identityOf(env);
  return job === undefined ? fromCli(registry, exec) : fromJob(registry, job, signal);
}

interface JobIdentity {
  readonly url: URL;
  readonly token: string;
  readonly client: string;
  readonly tenant: string;
  readonly authority: string;
}

function identityOf(env: Env): JobIdentity | undefined {
  const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
  const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
  const [client = '', tenant = ''] = [env['AZURE_CLIENT_ID'], env['AZURE_TENANT_ID']];
  if ([url, token, client, tenant].includes('')) return undefined;
  // The variable of Azure's own libraries, for clouds other than the public one.
  const authority = env['AZURE_AUTHORITY_HOST'] || 'https://login.microsoftonline.com';
  return { url: new URL(url), token, client, tenant, authority };
}

/**
 * Three exchanges: GitHub's identity of the job ("OpenID Connect reference"), Microsoft's token for it
 * ("client credentials flow", third case: a federated credential), the registry's refresh token for
 * that (Azure/acr, docs/AAD-OAuth.md).
 */
async function fromJob(registry: string, job: JobIdentity, signal: AbortSignal) {
  const ask = (what: string, url: URL, token?: string, form?: Readonly<Record<string, string>>) =>
    retrying(
      async () => {
        const reply = await httpTransport(signal)({
          method: form === undefined ? 'GET' : 'POST',
          url,
          headers: {
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
          },
          ...(form !== undefined && { body: Buffer.from(new URLSearchParams(form).toString()) }),
        });
        return fieldOf(what, reply);
      },
      PATIENT,
      { signal },
    );
  const { url, client, tenant } = job;
  url.searchParams.set('audience', 'api://AzureADTokenExchange');
  const identity = await ask('value', url, job.token);
  const entra = new URL(`${encodeURIComponent(tenant)}/oauth2/v2.0/token`, `${job.authority}/`);
  const access = await ask('access_token', entra, undefined, {
    grant_type: 'client_credentials',
    client_id: client,
    scope: 'https://containerregistry.azure.net/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: identity,
  });
  const scheme = isLoopback(registry) ? 'http' : 'https';
  const exchange = new URL(`${scheme}://${registry}/oauth2/exchange`);
  const password = await ask('refresh_token', exchange, undefined, {
    grant_type: 'access_token',
    service: registry,
    tenant,
    access_token: access,
  });
  return { username: TOKEN_USER, password };
}

/** The field of an answer; a refusal is reported with the first line of what Azure says. */
function fieldOf(field: string, { status, body }: Reply): string {
  const answer = body.toString();
  const value = textField(answer, field);
  if (status === 200 && value !== undefined) return value;
  const said = ['error_description', 'error', 'message']
    .map((name) => textField(answer, name))
    .find((text) => text !== undefined);
  const why = said?.split(/\r?\n/)[0] ?? '';
  throw new UserError(`Azure refuses the identity of this job (status ${status}): ${why}`, {
    next: 'check AZURE_CLIENT_ID and AZURE_TENANT_ID, the federated credential (docs/how-to/publishing.md) and the role AcrPush',
  });
}

/** The Azure CLI exchanges the login of whoever runs this for a registry token. */
async function fromCli(registry: string, exec: Ports['exec']): Promise<Credentials> {
  const name = registry.split('.')[0] ?? '';
  const args = ['acr', 'login', '--name', name, '--expose-token', '--output', 'json'];
  const { exitCode, stdout, stderr } = await exec('az', args);
  const token = exitCode === 0 ? textField(stdout, 'accessToken') : undefined;
  if (token !== undefined) return { username: TOKEN_USER, password: token };
  throw new UserError(`az gave no token for ${registry}: ${stderr.trim().split('\n').at(-1)}`, {
    next: 'az login; in a workflow: id-token: write, AZURE_CLIENT_ID and AZURE_TENANT_ID',
  });
}
