import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  buildWheel,
  type MadeWheel,
  metadataOf,
  wheelName,
} from '../harness/packages/package-index.ts';

/** How an index serves what it has. */
export interface IndexStyle {
  readonly page: 'json' | 'html';
  /** Metadata beside each wheel (PEP 658). */
  readonly metadata: boolean;
  /** Parts of files. */
  readonly ranges: boolean;
}

export interface ServedIndex {
  readonly indexUrl: string;
  /** `GET path status`, with the bytes that were asked for if only a part was. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A package index (the Simple API) with real wheels, on loopback, in one of its usual styles. */
export async function serveIndex(
  wheels: readonly MadeWheel[],
  style: IndexStyle,
): Promise<ServedIndex> {
  const files = new Map<string, Buffer>();
  for (const wheel of wheels) {
    files.set(wheelName(wheel), await buildWheel(wheel));
    const own = metadataOf(wheel);
    if (style.metadata) files.set(`${wheelName(wheel)}.metadata`, Buffer.from(own));
  }
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const range = style.ranges ? request.headers.range : undefined;
    response.on('finish', () => {
      requests.push([path, response.statusCode, range ?? ''].join(' ').trim());
    });
    const file = files.get(path.replace('/files/', ''));
    if (file !== undefined) return part(file, range, response);
    const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
    const found = wheels.filter(({ name }) => name === project);
    if (found.length === 0) return void response.writeHead(404).end();
    const type = style.page === 'json' ? 'application/vnd.pypi.simple.v1+json' : 'text/html';
    return void response.setHeader('content-type', type).end(page(found, files, style));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    indexUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function page(
  wheels: readonly MadeWheel[],
  files: ReadonlyMap<string, Buffer>,
  { page: kind, metadata }: IndexStyle,
): string {
  const listed = wheels.map((wheel) => {
    const filename = wheelName(wheel);
    const bytes = files.get(filename) ?? Buffer.alloc(0);
    return {
      filename,
      uploaded: wheel.uploaded,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
  if (kind === 'json') {
    const entries = listed.map(({ filename, uploaded, size, sha256 }) => ({
      filename,
      size,
      'upload-time': uploaded,
      url: `../../files/${filename}`,
      hashes: { sha256 },
      'requires-python': '>=3.8',
      'core-metadata': metadata,
    }));
    return JSON.stringify({ meta: { 'api-version': '1.1' }, files: entries });
  }
  const links = listed.map(({ filename, sha256 }) => {
    const beside = metadata ? ' data-core-metadata="true"' : '';
    return `<a href="../../files/${filename}#sha256=${sha256}" data-requires-python="&gt;=3.8"${beside}>${filename}</a><br/>`;
  });
  return `<!DOCTYPE html><html><body>\n${links.join('\n')}\n</body></html>`;
}

/** RFC 9110, 14: of the ranges `a-b` and `-n` one. */
function part(file: Buffer, range: string | undefined, response: ServerResponse): void {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return void response.end(file);
  const start = from === '' ? Math.max(0, file.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? file.length : Math.min(file.length, Number(to) + 1);
  response.writeHead(206, { 'content-range': `bytes ${start}-${end - 1}/${file.length}` });
  response.end(file.subarray(start, end));
}
