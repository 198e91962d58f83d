import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ForwardProxy {
  /** For HTTP_PROXY; of a socket its path. */
  readonly url: string;
  /** Addresses asked for, in order; of a tunnel `CONNECT host:port`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A forward proxy for plain HTTP (RFC 9112, 3.2.2: whoever asks names the whole address) and for tunnels
 * (RFC 9110, 9.3.6), the only way to servers of names that don't resolve.
 * @param hosts the real `host:port` by name
 * @param host the address of this machine that the reader can reach, or the path of a socket for relay.ts
 */
export async function startProxy(
  hosts: Readonly<Record<string, string>>,
  host: string,
): Promise<ForwardProxy> {
  const requests: string[] = [];
  const tunnels = new Set<Duplex>();
  const server = createServer((request, response) => {
    const address = request.url ?? '';
    requests.push(address);
    const real = URL.canParse(address) ? hosts[new URL(address).host] : undefined;
    if (real === undefined) return void response.writeHead(502).end();
    const { pathname, search } = new URL(address);
    return void ask(
      `http://${real}${pathname}${search}`,
      { headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    )
      .on('error', () => response.writeHead(502).end())
      .end();
  });
  server.on('connect', ({ url = '' }, client) => {
    requests.push(`CONNECT ${url}`);
    tunnels.add(client.on('close', () => tunnels.delete(client)));
    const real = hosts[url.replace(/:(?:80|443)$/, '')];
    if (real === undefined) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const [name = '', port] = real.split(':');
    const onward = connect(Number(port), name, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    return void client.on('error', () => onward.destroy()).on('close', () => onward.destroy());
  });
  if (host.startsWith('/')) server.listen(host);
  else server.listen(0, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo | string;
  return {
    url: typeof address === 'string' ? address : `http://${host}:${address.port}`,
    requests,
    async close() {
      if (!server.listening) return;
      // Tunnels are no connections of the server's any more.
      for (const client of tunnels) client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
