import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CertificateFiles, createServer } from '../harness/http/server.ts';

/** What a server does instead of answering well. */
export type Fault =
  'hang' | 'reset' | 'half' | { status: number; headers?: Record<string, string>; body?: string };

/** Decides on the fault of a request: `path` starts with a slash, `count` says how often it came. */
export type Faults = (path: string, count: number) => Fault | undefined;

export interface ChannelServer {
  /** Channel `x` is at `<base>x`. */
  readonly base: string;
  /** Paths asked for, with the status of the answer. */
  readonly requests: { path: string; status: number }[];
  faults: Faults;
  /** What is served, by channel and path; changes count at once. */
  readonly files: Record<string, Map<string, Buffer>>;
  close(): Promise<void>;
}

interface ServerOptions {
  readonly host?: string;
  readonly port?: number;
  /** Files of the certificate for HTTPS. */
  readonly tls?: CertificateFiles;
}

/**
 * Serves channels, given as files by path, over HTTP with ETags: on loopback, unless builds of an engine
 * have to reach them.
 */
export async function serveChannels(
  channels: Record<string, Map<string, Buffer>>,
  faults: Faults = () => undefined,
  { host = '127.0.0.1', port = 0, tls }: ServerOptions = {},
): Promise<ChannelServer> {
  const counts = new Map<string, number>();
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '/';
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    const [, channel = '', rest = ''] = /^\/([^/]+)\/(.*)$/.exec(path) ?? [];
    const body = channels[channel]?.get(rest);
    const fault = handle.faults(path, count);
    const answer = (status: number, data?: Buffer): void => {
      handle.requests.push({ path, status });
      response.writeHead(status).end(data);
    };
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (typeof fault === 'object') {
      handle.requests.push({ path, status: fault.status });
      return void response.writeHead(fault.status, fault.headers).end(fault.body);
    }
    if (body === undefined) return answer(404);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) return answer(304);
    if (fault !== 'half') return answer(200, body);
    response.writeHead(200, { 'content-length': body.length });
    response.write(body.subarray(0, body.length >> 1), () => request.socket.destroy());
  };
  const server = createServer(listener, tls);
  server.listen(port, host);
  await once(server, 'listening');
  const handle: ChannelServer = {
    base: `${tls === undefined ? 'http' : 'https'}://${host}:${(server.address() as AddressInfo).port}/`,
    requests: [],
    faults,
    files: channels,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return handle;
}
