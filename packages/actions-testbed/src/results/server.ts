/**
 * GitHub's cache and artifact service on loopback, for the real @actions/cache and @actions/artifact:
 * Twirp over JSON, and blobs behind signed URLs. All of it is in memory.
 *
 * On its own, `node src/results/server.ts` prints the variables and serves until Ctrl-C.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { ArtifactStore } from '../artifacts/store.ts';
import { serveOnLoopback } from '../loopback.ts';
import { artifactMethods } from './artifacts.ts';
import { Blobs } from './blobs.ts';
import { cacheMethods } from './cache.ts';
import { type Claims, readToken, runtimeToken } from './token.ts';
import { type Message, type Method, TwirpError } from './twirp.ts';

/** How the service fails from now on. */
export interface Fault {
  /** The part that fails: the calls, or the blobs behind signed URLs. */
  readonly of: 'calls' | 'blobs';
  /** The service that fails; by default, both. */
  readonly service?: 'cache' | 'artifacts';
  /** Answer with this status. */
  readonly status?: number;
  /** Delay the answer by this long. */
  readonly delayMs?: number;
  /** Cut the connection. */
  readonly drop?: boolean;
}

/** The cache and artifact service; `close` it at the end of a test. */
export interface ResultsService {
  readonly url: string;
  /** Paths of the requests so far, such as `CacheService/CreateCacheEntry`. */
  readonly requests: readonly string[];
  /** The variables that the actions of a job get; see `Claims` for what they may do. */
  readonly variables: (claims?: Partial<Claims>) => Record<string, string>;
  /** Makes the service fail; undefined ends that. */
  fail(fault: Fault | undefined): void;
  close(): Promise<void>;
}

/** Ways in which the service can fail, for tests of what still works then. */
export const OUTAGES: readonly (Fault & { readonly name: string })[] = [
  { name: 'down', of: 'calls', drop: true },
  { name: 'refusing', of: 'calls', status: 503 },
  { name: 'silent', of: 'calls', delayMs: 3_600_000 },
  { name: 'without its blobs', of: 'blobs', status: 503 },
];

/**
 * Starts a service without caches, and with the artifacts of `store`. Give it the REST server's store, so
 * that one run finds the artifacts of another through the API.
 */
export async function startResultsService(store = new ArtifactStore()): Promise<ResultsService> {
  const secret = randomUUID();
  const requests: string[] = [];
  let fault: Fault | undefined;
  let url = '';
  const blobs = { cache: new Blobs(secret, 'cache'), artifacts: new Blobs(secret, 'artifacts') };
  const methods: Record<string, Method> = {
    ...named(
      'CacheService',
      cacheMethods(blobs.cache, () => url),
    ),
    ...named(
      'ArtifactService',
      artifactMethods(blobs.artifacts, store, () => url),
    ),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = new URL(request.url ?? '/', url);
    const isBlob = at.pathname.startsWith('/blobs/');
    const method = at.pathname.replace('/twirp/github.actions.results.api.v1.', '');
    requests.push(isBlob ? `${request.method} blob` : method);
    const service = /^(?:CacheService|\/blobs\/cache)\//.test(method) ? 'cache' : 'artifacts';
    const hit = (fault?.service ?? service) === service && (fault?.of === 'blobs') === isBlob;
    if (fault !== undefined && hit) {
      if (fault.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
      if (fault.drop === true) return void request.socket.destroy();
      if (fault.status !== undefined) {
        request.resume();
        return reply(response, fault.status, { code: 'unavailable', msg: 'out of order' });
      }
    }
    if (isBlob) return blobs[service].answer(request, at, response);
    const run = methods[method];
    if (run === undefined) return reply(response, 404, { code: 'bad_route', msg: at.pathname });
    const claims = readToken(secret, request.headers.authorization);
    if (claims === undefined)
      return reply(response, 401, { code: 'unauthenticated', msg: 'bad token' });
    return reply(response, 200, run(claims, (await json(request)) as Message));
  }

  const server = await serveOnLoopback((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return;
      if (error instanceof TwirpError) {
        return reply(response, error.status, { code: error.code, msg: error.message });
      }
      return reply(response, 500, { code: 'internal', msg: String(error) });
    });
  });
  url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    requests,
    variables: (claims = {}) => ({
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RUNTIME_TOKEN: runtimeToken(secret, { ...USUAL, ...claims }),
    }),
    fail: (next) => (fault = next),
    close: () => server.close(),
  };
}

/** The methods, by the ends of their paths. */
function named(service: string, methods: Record<string, Method>): Record<string, Method> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [`${service}/${name}`, method]),
  );
}

const USUAL: Claims = {
  scopes: [{ ref: 'refs/heads/main', write: true }],
  run: 'run-1',
  attempt: 1,
  job: 'job-1',
};

function reply(response: ServerResponse, status: number, message: Message): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(message));
}

if (import.meta.main) {
  const service = await startResultsService();
  for (const [name, value] of Object.entries(service.variables())) {
    process.stdout.write(`${name}=${value}\n`);
  }
  await once(process, 'SIGINT');
  await service.close();
}
