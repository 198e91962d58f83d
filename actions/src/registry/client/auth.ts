import { SurroundingsError, UserError } from '../../errors.ts';
import { isLoopback } from './transport.ts';
import type { Request, Transport } from './transport.ts';

/** What an engine and a registry take as a login. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A WWW-Authenticate header: `Bearer realm="…",service="…",scope="…"` or `Basic realm="…"`. */
export interface Challenge {
  readonly scheme: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The token authentication of registries: a 401 names the server that gives tokens and the scope;
 * tokens are kept by `purpose` (`pull`, `push`, `delete`), as each has a scope of its own.
 */
export class Authenticator {
  readonly #credentials: Credentials | undefined;
  readonly #headers = new Map<string, string>();

  constructor(credentials: Credentials | undefined) {
    this.#credentials = credentials;
  }

  /** The Authorization header for `purpose`, as far as it is known by now. */
  header(purpose: string): string | undefined {
    return this.#headers.get(purpose);
  }

  /**
   * Answers the challenge of a 401 reply.
   *
   * @throws UserError if the login is refused or missing.
   */
  async answer(purpose: string, header: string | null, transport: Transport): Promise<void> {
    const refused = this.#headers.has(purpose);
    this.#headers.delete(purpose);
    const challenge = parseChallenge(header ?? '');
    if (challenge?.scheme === 'bearer') {
      this.#headers.set(purpose, `Bearer ${await this.#token(challenge.params, transport)}`);
    } else if (challenge?.scheme === 'basic' && this.#credentials !== undefined && !refused) {
      this.#headers.set(purpose, basic(this.#credentials));
    } else {
      throw this.#refused();
    }
  }

  async #token(params: Readonly<Record<string, string>>, transport: Transport): Promise<string> {
    const url = tokenUrl(params);
    const authorization = this.#credentials === undefined ? undefined : basic(this.#credentials);
    const reply = await transport({
      method: 'GET',
      url,
      headers: authorization === undefined ? {} : { authorization },
    });
    if (reply.status === 401 || reply.status === 403) throw this.#refused();
    const token = reply.status === 200 ? tokenOf(reply.body) : undefined;
    if (token === undefined) {
      throw new SurroundingsError(`${url.host} gave no token (status ${reply.status})`, {
        next: 'check registry: and login: in environment/competition.yml',
      });
    }
    return token;
  }

  #refused(): UserError {
    return this.#credentials === undefined
      ? new UserError('the registry asks for a login', {
          next: 'docker login the registry, or set login: in environment/competition.yml',
        })
      : new UserError(`the registry refuses the login of ${this.#credentials.username}`, {
          next: 'check its user and password, or the identity behind the token',
        });
  }
}

/** Reads the first challenge of a WWW-Authenticate header (RFC 9110 11.6.1). */
export function parseChallenge(header: string): Challenge | undefined {
  const scheme = /^\s*([A-Za-z]+)(?:\s|$)/.exec(header)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  const params = [...header.matchAll(/([A-Za-z_]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g)].map(
    ([, key = '', quoted, bare]) =>
      [key.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? ''] as const,
  );
  return { scheme, params: Object.fromEntries(params) };
}

/** Where to ask for a token. The login goes there, so it must be HTTPS unless it is this machine. */
function tokenUrl(params: Readonly<Record<string, string>>): URL {
  const realm = params['realm'] ?? '';
  const url = URL.parse(realm);
  if (url === null || (url.protocol !== 'https:' && !isLoopback(url.host))) {
    throw new SurroundingsError(
      `the registry names no safe token server: ${JSON.stringify(realm)}`,
      {
        next: 'check host: in environment/competition.yml',
      },
    );
  }
  if (params['service'] !== undefined) url.searchParams.set('service', params['service']);
  for (const scope of params['scope']?.split(' ') ?? []) url.searchParams.append('scope', scope);
  return url;
}

function tokenOf(body: Buffer): string | undefined {
  const { token, access_token: accessToken } = objectIn(body);
  return [token, accessToken].find((value) => typeof value === 'string' && value !== '') as
    string | undefined;
}

function objectIn(body: Buffer): Record<string, unknown> {
  try {
    const reply: unknown = JSON.parse(body.toString('utf8'));
    return typeof reply === 'object' && reply !== null ? (reply as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Registries grant pull, push and delete apart, each with a token of its own. */
export function purposeOf(method: Request['method']): string {
  if (method === 'DELETE') return 'delete';
  return method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
}
