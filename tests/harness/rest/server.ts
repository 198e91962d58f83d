/** GitHub's REST API on loopback, for one real git repository and what Store keeps beside it. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { paginate } from './pages.ts';
import { anonymous, badCredentials, notAllowed, notFound, Problem } from './problem.ts';
import { type Route, ROUTES } from './routes.ts';
import { Store } from './store.ts';

/** Permissions by scope, such as `{ contents: 'read', pull_requests: 'write' }`. */
export type Permissions = Readonly<Record<string, string>>;

export interface RestServer {
  /** For `github.api_url`. */
  readonly url: string;
  readonly store: Store;
  /** Requests so far, such as `PATCH /issues/comments/3 200`. */
  readonly requests: readonly string[];
  /** A new token. Dashes in the scopes are read as underscores, as workflows write them. */
  issueToken(permissions: Permissions, user?: string): string;
  close(): Promise<void>;
}

/** Starts a server for the repository `name` (`owner/name`) in a folder. */
export async function startRestServer(name: string, folder: string): Promise<RestServer> {
  const store = new Store(name, folder);
  const tokens = new Map<string, { permissions: Permissions; user: string }>();
  const requests: string[] = [];
  let base = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<number> {
    const url = new URL(request.url ?? '/', base);
    const sent = await text(request);
    const { user, permissions } = holderOf(request.headers.authorization);
    const prefix = `/repos/${name}`;
    if (!url.pathname.startsWith(prefix)) throw notFound();
    const rest = decodeURIComponent(url.pathname.slice(prefix.length));
    const route = ROUTES.find((one) => one.method === request.method && one.path.test(rest));
    if (route === undefined) throw notFound();
    authorize(route, permissions);
    const parameters = route.path.exec(rest)?.slice(1) ?? [];
    const result = await route.run({ store, user, parameters, url, body: bodyOf(sent) });
    const page = Array.isArray(result) ? paginate(result as unknown[], url) : undefined;
    if (page?.link !== undefined) response.setHeader('link', page.link);
    return send(response, route.status ?? 200, page === undefined ? result : page.items);
  }

  function holderOf(header = ''): { user: string; permissions: Permissions | undefined } {
    if (header === '') return { user: '', permissions: undefined };
    const holder = tokens.get(header.replace(/^(?:bearer|token) /i, ''));
    if (holder === undefined) throw badCredentials();
    return holder;
  }

  const server = createServer((request, response) => {
    answer(request, response)
      .catch((error: unknown) => {
        const problem = error instanceof Problem ? error : new Problem(500, String(error));
        const { status, message, errors } = problem;
        const documentation = 'https://docs.github.com/rest';
        return send(response, status, {
          message,
          errors,
          documentation_url: documentation,
          status: String(status),
        });
      })
      .then((status) =>
        requests.push(`${request.method} ${request.url?.replace(`/repos/${name}`, '')} ${status}`),
      )
      .catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: base,
    store,
    requests,
    issueToken(permissions, user = 'github-actions[bot]') {
      const token = `ghs_${randomUUID().replaceAll('-', '')}`;
      const entries = Object.entries(permissions);
      const underscored = entries.map(([scope, level]) => [scope.replaceAll('-', '_'), level]);
      tokens.set(token, { permissions: Object.fromEntries(underscored) as Permissions, user });
      return token;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The repository is public: everybody may read, and a token only what it names. */
function authorize({ needs, level }: Route, permissions: Permissions | undefined): void {
  if (permissions === undefined) {
    if (level === 'write') throw anonymous();
    return;
  }
  // Every token may read metadata; write means read as well.
  const levels = new Set(
    needs.map((scope) => (scope === 'metadata' ? 'read' : permissions[scope])),
  );
  if (levels.has('write') || (level === 'read' && levels.has('read'))) return;
  throw notAllowed();
}

function bodyOf(sent: string): Readonly<Record<string, unknown>> {
  if (sent === '') return {};
  try {
    const body: unknown = JSON.parse(sent);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new Problem(400, 'Problems parsing JSON');
}

function send(response: ServerResponse, status: number, body: unknown): number {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3',
  };
  response.writeHead(status, headers).end(status === 204 ? undefined : JSON.stringify(body));
  return status;
}
