import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A record of the OSV schema 1.7 (ossf.github.io/osv-schema), as far as tests need one. */
export interface OsvRecord {
  readonly id: string;
  readonly modified: string;
  readonly [key: string]: unknown;
}

/** What a server does instead of answering well. */
export type OsvFault = 'hang' | { status: number; headers?: Record<string, string>; body?: string };

export interface OsvServer {
  readonly url: string;
  /** `METHOD path`, in the order in which they came. */
  readonly requests: string[];
  /** The most requests that were under way at once. */
  atOnce: number;
  fault: (path: string, count: number) => OsvFault | undefined;
  close(): Promise<void>;
}

/** A record about versions of one PyPI project. */
export function osvRecord(
  id: string,
  name: string,
  versions: readonly string[],
  { fixed = '99.0', ...more }: { readonly fixed?: string; readonly [field: string]: unknown } = {},
): OsvRecord {
  return {
    schema_version: '1.7.3',
    id,
    modified: '2026-01-02T03:04:05Z',
    published: '2025-12-01T00:00:00Z',
    summary: `An invented fault of ${name}`,
    details: 'More of it.',
    affected: [
      {
        package: { ecosystem: 'PyPI', name, purl: `pkg:pypi/${name}` },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
        versions,
      },
    ],
    ...more,
  };
}

/**
 * The two calls of the OSV API that are used here, as google.github.io/osv.dev/post-v1-querybatch and
 * get-v1-vulns describe them: pages of `pageSize` records, an empty object if there is none.
 */
export async function serveOsv(
  records: readonly OsvRecord[],
  { pageSize = 1000 }: { pageSize?: number } = {},
): Promise<OsvServer> {
  const counts = new Map<string, number>();
  let open = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    handle.requests.push(`${request.method} ${path}`);
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    open += 1;
    handle.atOnce = Math.max(handle.atOnce, open);
    response.on('close', () => (open -= 1));
    const fault = handle.fault(path, count);
    if (fault === 'hang') return;
    if (fault !== undefined)
      return void response.writeHead(fault.status, fault.headers).end(fault.body);
    const answer = (value: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const id = /^\/v1\/vulns\/([^/]+)$/.exec(path)?.[1];
    const record = records.find((each) => each.id === decodeURIComponent(id ?? ''));
    if (record !== undefined) return answer(record);
    if (path !== '/v1/querybatch' || request.method !== 'POST') {
      return void response.writeHead(404).end('{"code":5,"message":"Bug not found."}');
    }
    const answerAll = async () => {
      const { queries } = JSON.parse(await text(request)) as { queries: Query[] };
      answer({ results: queries.map((query) => page(records, query, pageSize)) });
    };
    void answerAll();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const handle: OsvServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    atOnce: 0,
    fault: () => undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return handle;
}

interface Query {
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly version: string;
  readonly page_token?: string;
}

function page(records: readonly OsvRecord[], query: Query, size: number): unknown {
  const from = Number(query.page_token ?? 0);
  const found = records.filter(({ affected }) =>
    (affected as { package: Query['package']; versions: string[] }[]).some(
      (each) =>
        each.package.ecosystem === query.package.ecosystem &&
        each.package.name === query.package.name &&
        each.versions.includes(query.version),
    ),
  );
  if (found.length === 0) return {};
  const vulns = found.slice(from, from + size).map(({ id, modified }) => ({ id, modified }));
  const more = from + size < found.length ? { next_page_token: String(from + size) } : {};
  return { vulns, ...more };
}
