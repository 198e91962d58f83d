import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens. */
export interface LoopbackServer {
  /** On 127.0.0.1, chosen by the system. */
  readonly port: number;
  /** Cuts all connections, and resolves when the port is free. */
  close(): Promise<void>;
}

/** Starts an HTTP server that only this machine can reach. */
export async function serveOnLoopback(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
