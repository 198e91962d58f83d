import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ContextFile, packContext } from './context-file.ts';

/** A build context that an engine of this machine can fetch. */
export interface ServedContext extends AsyncDisposable {
  readonly url: string;
}

/** Serves a build context on loopback, under a name that nobody can guess. */
export async function serveContext(files: readonly ContextFile[]): Promise<ServedContext> {
  const path = `/${randomUUID()}.tar`;
  const server = createServer((request, response) => {
    if (request.url === path) packContext(files).pipe(response);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
