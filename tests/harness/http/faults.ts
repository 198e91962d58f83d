/**
 * An HTTP proxy in front of a real registry that breaks requests as a test asks: error statuses,
 * dropped connections before or after the registry has acted, and token authentication as ghcr.io
 * and Azure do it. It counts requests and the bytes that go up.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import { type CertificateFiles, createServer } from './server.ts';

/** What happens to a request; `lose` drops the connection after the registry has acted. */
export type Fault =
  | 'pass'
  | 'drop'
  | 'lose'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** After so many bytes of a body, up or down, nothing more for a while, or for ever. */
  | { readonly after: number; readonly stallMs: number }
  /** After so many bytes the connection is reset: at once, or when that is settled. */
  | { readonly after: number; readonly reset: true | Promise<unknown> };

export interface Seen {
  readonly method: string;
  readonly path: string;
  /** Bytes of the request's body that were forwarded. */
  bytes: number;
}

export interface FaultyProxy {
  readonly host: string;
  /** Every request that came, in order. */
  readonly seen: Seen[];
  /** Decides for each request; change it at any time. */
  fault: (request: Seen) => Fault | Promise<Fault>;
  /** Asks the registry for another path than the client did. */
  rewrite: (path: string) => string;
  /** Ends when the registry has answered all that came, also where nobody waits for the answer. */
  acted(): Promise<unknown>;
  /** Forgets the tokens that were given, as if they had expired. */
  expireTokens(): void;
  close(): Promise<void>;
}

interface Forwarded {
  readonly body: Buffer | http.IncomingMessage;
  readonly seen: Seen;
  readonly lose: boolean;
  /** What its bodies go through. */
  readonly broken: () => Transform[];
}

/** Hands on what it gets, and stops once after so many bytes: for a while, or until somebody ends it. */
function brokenAt(after: number, how: { readonly stallMs: number } | (() => void)): Transform {
  let [passed, done] = [0, false];
  return new Transform({
    transform(chunk: Buffer, _, callback) {
      passed += chunk.byteLength;
      if (done || passed < after) return callback(null, chunk);
      done = true;
      if (typeof how === 'function') return how();
      setTimeout(() => callback(null, chunk), how.stallMs).unref();
    },
  });
}

/**
 * With `login`, every request needs a token of its scope, given for that user and password. With `tls`, proxy and
 * registry both speak HTTPS, by the same certificate for a name of its own.
 */
export async function startFaultyProxy(
  target: string,
  login?: { username: string; password: string },
  tls?: CertificateFiles & { readonly authority: string; readonly name: string },
): Promise<FaultyProxy> {
  const [hostname, port] = target.split(':');
  const client = tls === undefined ? http : https;
  const agent = new client.Agent({
    keepAlive: true,
    ...(tls && { ca: readFileSync(tls.authority), servername: tls.name }),
  });
  const tokens = new Map<string, readonly string[]>();
  const handled = new Set<Promise<unknown>>();
  const server = createServer((request, response) => {
    const one = handle(request, response);
    handled.add(one);
    // A client that goes away in the middle is what tests have it do.
    void one.catch(() => undefined).finally(() => handled.delete(one));
  }, tls);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const proxy: FaultyProxy = {
    host,
    seen: [],
    fault: () => 'pass',
    rewrite: (path) => path,
    acted: () => Promise.allSettled(handled),
    expireTokens: () => tokens.clear(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
      await once(server, 'close');
    },
  };

  async function handle(request: http.IncomingMessage, response: http.ServerResponse) {
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (url.pathname === '/token') return giveToken(request, response, url);
    const seen = { method: request.method ?? '', path: url.pathname + url.search, bytes: 0 };
    proxy.seen.push(seen);
    // Read small bodies first, so that a fault may end the client and still let its request through.
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    const small = coding === undefined && Number(length ?? 0) < 65_536;
    const body = small ? Buffer.concat(await request.toArray()) : request;
    const fault = await proxy.fault(seen);
    if (fault === 'drop') return request.socket.destroy();
    if (typeof fault === 'object' && 'status' in fault) {
      request.resume();
      return response.writeHead(fault.status, fault.headers).end(fault.body);
    }
    const scope = scopeOf(request.method ?? '', url.pathname);
    if (login !== undefined && !covers(tokens.get(bearerOf(request)), scope)) {
      request.resume();
      const challenge = `Bearer realm="http://${host}/token",service="test",scope="${scope}"`;
      return response.writeHead(401, { 'www-authenticate': challenge }).end();
    }
    const broken = (): Transform[] => {
      if (typeof fault !== 'object' || !('after' in fault)) return [];
      if (!('reset' in fault)) return [brokenAt(fault.after, fault)];
      const { after, reset } = fault;
      return [
        brokenAt(after, () => {
          void Promise.resolve(reset).finally(() => request.socket.destroy());
        }),
      ];
    };
    return forward(request, response, { body, seen, lose: fault === 'lose', broken });
  }

  function forward(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    { body, seen, lose, broken }: Forwarded,
  ) {
    const { authorization: _, ...headers } = request.headers;
    const onward = client.request({
      agent,
      hostname,
      port,
      method: request.method,
      path: proxy.rewrite(request.url ?? '/'),
      headers,
    });
    if (Buffer.isBuffer(body)) {
      seen.bytes = body.byteLength;
      onward.end(body);
    } else {
      body.on('data', (chunk: Buffer) => (seen.bytes += chunk.byteLength));
      pipeline([body, ...broken(), onward], () => undefined);
    }
    const answered = new Promise((resolve) => onward.on('response', resolve).on('error', resolve));
    // A client that was killed has no socket any more.
    onward.on('error', () => (request.socket as Socket | null)?.destroy());
    onward.on('response', (reply) => {
      if (lose) {
        reply.resume();
        reply.on('end', () => request.socket.destroy());
        return;
      }
      // The client may have gone by now: nobody is left to answer.
      if (response.destroyed) {
        reply.resume();
        return;
      }
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      pipeline([reply, ...broken(), response], () => undefined);
    });
    return answered;
  }

  function giveToken(request: http.IncomingMessage, response: http.ServerResponse, url: URL) {
    const given = request.headers.authorization ?? '';
    const wanted = Buffer.from(`${login?.username}:${login?.password}`).toString('base64');
    if (given !== `Basic ${wanted}`) return response.writeHead(401).end();
    const token = randomUUID();
    tokens.set(token, url.searchParams.getAll('scope'));
    return response.writeHead(200).end(JSON.stringify({ token }));
  }

  return proxy;
}

function bearerOf(request: http.IncomingMessage): string {
  return request.headers.authorization?.replace(/^Bearer /, '') ?? '';
}

/** Whether a token's scopes (none: no token) allow what a request needs, in any order of rights. */
function covers(granted: readonly string[] | undefined, needed: string): boolean {
  if (granted === undefined || needed === '') return granted !== undefined;
  const [kind, name, rights = ''] = needed.split(':');
  return rights.split(',').every((right) =>
    granted.some((scope) => {
      const [otherKind, otherName, others = ''] = scope.split(':');
      return otherKind === kind && otherName === name && others.split(',').includes(right);
    }),
  );
}

function scopeOf(method: string, path: string): string {
  const repository = /^\/v2\/(.+)\/(?:manifests|blobs|tags)\//.exec(path)?.[1] ?? '';
  if (repository === '') return '';
  const right = method === 'DELETE' ? 'delete' : /GET|HEAD/.test(method) ? 'pull' : 'pull,push';
  return `repository:${repository}:${right}`;
}
