/** GitHub's REST API and git over HTTP on loopback, for one real repository and what Store adds to it. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveOnLoopback } from '../loopback.ts';
import { same, sign } from '../signature.ts';
import { checkReply, checkRequest, hasPages } from './description/description.ts';
import { type Fault, Faults } from './faults.ts';
import { gitPath, gitVariables, passwordOf, serveGit } from './git-http.ts';
import { paginate } from './pages.ts';
import { anonymous, notFound, Problem } from './problem.ts';
import { parametersOf, type Route } from './route.ts';
import { ROUTES } from './routes.ts';
import { Store } from './store.ts';
import { authorize, expirationHeader, type Permissions, Tokens } from './tokens.ts';

/** GitHub's API for one repository; `close` it at the end of a test. */
export interface RestServer {
  /** For `github.api_url`. */
  readonly url: string;
  /** Variables that make git use this server as https://github.com, for `env` of a run. */
  readonly git: Readonly<Record<string, string>>;
  readonly store: Store;
  /** The requests to the API so far, such as `PATCH /issues/comments/3 200`. */
  readonly requests: readonly string[];
  /**
   * What didn't match GitHub's description of its API, in a request (GitHub would overlook it) or in an
   * answer of this server. Each was answered with 500, and `close` throws them.
   */
  readonly violations: string[];
  /** With `expires`, it is a personal access token that expires then. */
  issueToken(permissions: Permissions, user?: string, expires?: Date): string;
  /** Makes requests fail, one fault after another; undefined ends all faults. */
  fail(fault: Fault | undefined): void;
  close(): Promise<void>;
}

/**
 * Starts a server for the repository `name` (`owner/name`) in a folder. A private repository can't be seen
 * without a token.
 */
export async function startRestServer(
  name: string,
  folder: string,
  { isPrivate = false }: { readonly isPrivate?: boolean } = {},
): Promise<RestServer> {
  const store = new Store(name, folder);
  const [tokens, faults, secret] = [new Tokens(), new Faults(), randomUUID()];
  const requests: string[] = [];
  const violations: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<number> {
    const url = new URL(request.url ?? '/', store.url);
    if (url.pathname.startsWith('/zips/')) return sendZip(url, request, response);
    const sent = await text(request);
    const holder = tokens.holder(request.headers.authorization);
    for (const [header, value] of expirationHeader(holder)) response.setHeader(header, value);
    const { route, parameters } = routeOf(request.method, url);
    const fault = faults.next(`${route.method} ${route.path}`);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
    if (fault?.drop === 'before') throw new Error('dropped');
    if (fault?.status !== undefined) {
      for (const [header, value] of Object.entries(fault.headers ?? {}))
        response.setHeader(header, value);
      throw new Problem(fault.status, fault.message ?? 'Out of order');
    }
    if (isPrivate && holder.permissions === undefined) throw notFound();
    authorize(route, holder);
    const body = bodyOf(sent);
    refuse(checkRequest(route, url, body));
    const result = await route.run({ store, user: holder.user, parameters, url, body });
    if (fault?.drop === 'after') throw new Error('dropped');
    if (route.status === 302) {
      response.writeHead(302, { location: String(result) }).end();
      return 302;
    }
    const shown = Array.isArray(result) ? inPages(route, result, url, response) : result;
    refuse(checkReply(route, shown));
    return send(response, route.status, shown);
  }

  function prefixOf({ root }: Route): string {
    const [owner = ''] = name.split('/');
    return root?.replace(/\{.*\}/, owner) ?? `/repos/${name}`;
  }

  function routeOf(method: string | undefined, url: URL): { route: Route; parameters: string[] } {
    for (const route of ROUTES.filter((one) => one.method === method)) {
      const prefix = prefixOf(route);
      if (!url.pathname.startsWith(prefix)) continue;
      const parameters = parametersOf(route, decodeURIComponent(url.pathname.slice(prefix.length)));
      if (parameters !== undefined) return { route, parameters };
    }
    throw notFound();
  }

  function refuse(found: readonly string[]): void {
    if (found.length === 0) return;
    violations.push(...found);
    throw new Problem(500, found.join('; '));
  }

  /** A public repository can be read without a login; git asks for one when it is refused. */
  async function sendGit(
    asked: { repository: string; service: string; url: URL; request: IncomingMessage },
    response: ServerResponse,
  ): Promise<number> {
    if (asked.repository !== name) throw notFound();
    const token = passwordOf(asked.request.headers.authorization);
    const holder = token === undefined ? undefined : tokens.holder(`bearer ${token}`);
    if (isPrivate && holder?.permissions?.['contents'] === undefined) {
      response.setHeader('www-authenticate', 'Basic realm="GitHub"');
      throw anonymous();
    }
    return serveGit(folder, asked, response);
  }

  /** Like the store of blobs, it accepts no authorization other than the signature. */
  function sendZip(url: URL, { headers }: IncomingMessage, response: ServerResponse): number {
    const id = url.pathname.slice('/zips/'.length);
    const artifact = store.artifacts.find(Number(id));
    const signed = same(url.searchParams.get('sig') ?? '', sign(secret, id));
    const status = signed && headers.authorization === undefined ? 200 : 403;
    response.writeHead(status, { 'content-type': 'application/zip' });
    response.end(status === 200 ? artifact?.zip : undefined);
    return status;
  }

  const server = await serveOnLoopback((request, response) => {
    const { method, url } = request;
    const at = new URL(url ?? '/', store.url);
    const git = gitPath(at.pathname);
    if (git !== undefined) {
      sendGit({ ...git, url: at, request }, response)
        .catch((error: unknown) => sendProblem(response, error))
        .catch(() => response.destroy());
      return;
    }
    answer(request, response)
      .catch((error: unknown) => {
        if (error instanceof Error && error.message === 'dropped') {
          request.socket.destroy();
          return 'dropped';
        }
        return sendProblem(response, error);
      })
      .then((status) => requests.push(`${method} ${url?.replace(`/repos/${name}`, '')} ${status}`))
      .catch(() => response.destroy());
  });
  store.url = `http://127.0.0.1:${server.port}`;
  // A different origin from the API's, as on GitHub: clients must not send their token there.
  store.zipUrl = (id) =>
    `http://localhost:${server.port}/zips/${id}?sig=${sign(secret, String(id))}`;
  return {
    url: store.url,
    git: gitVariables(store.url),
    store,
    requests,
    violations,
    issueToken: (permissions, user = 'github-actions[bot]', expires) =>
      tokens.issue(permissions, user, expires),
    fail: (fault) => faults.set(fault),
    async close() {
      await server.close();
      if (violations.length > 0) throw new Error(violations.join('\n'));
    },
  };
}

function inPages(route: Route, items: unknown[], url: URL, response: ServerResponse): unknown {
  const page = hasPages(route) ? paginate(items, url) : { items, link: undefined };
  if (page.link !== undefined) response.setHeader('link', page.link);
  if (route.list === undefined) return page.items;
  return { total_count: items.length, [route.list]: page.items };
}

function bodyOf(sent: string): Readonly<Record<string, unknown>> {
  if (sent === '') return {};
  try {
    const body: unknown = JSON.parse(sent);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Reported below.
  }
  throw new Problem(400, 'Problems parsing JSON');
}

function sendProblem(response: ServerResponse, error: unknown): number {
  const problem = error instanceof Problem ? error : new Problem(500, String(error));
  const { status, message, errors } = problem;
  return send(response, status, {
    message,
    errors,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });
}

function send(response: ServerResponse, status: number, body: unknown): number {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3',
  };
  response.writeHead(status, headers).end(status === 204 ? undefined : JSON.stringify(body));
  return status;
}
