import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseRequirement } from '../../requirement/pip-requirement.ts';
import { type Metadata, writeMetadata } from '../index/metadata.ts';
import type { SimpleIndex } from '../index/simple-index.ts';
import type { ReleaseFile } from '../index/simple-page.ts';
import { isInstallable, type Target } from '../index/wheel-tags.ts';

/** What a resolver is shown. */
export interface Shown {
  readonly index: SimpleIndex;
  readonly target: Target;
  /** The only release of a name: what conda has. */
  readonly given: ReadonlyMap<string, Metadata>;
}

/** A package index on loopback, for one resolver. */
export interface LoopbackIndex {
  /** Address of its Simple API. */
  readonly url: string;
  /** Extras that releases ask of given names: `fsspec` to `http`. */
  readonly extras: ReadonlyMap<string, ReadonlySet<string>>;
  close(): Promise<void>;
}

/**
 * Serves a package index as the image would see it, by the Simple API, to a resolver on this machine:
 * files that can't be installed in the image are not there, what conda has is the only release of its
 * name, and metadata lie beside every file. A source archive without a wheel beside it is shown as a
 * wheel with the archive's requirements, so that nothing has to be built.
 * @param failed called with what the real index failed with: the resolver's answer is worth nothing then
 */
export async function serveIndex(
  shown: Shown,
  failed: (error: unknown) => void,
): Promise<LoopbackIndex> {
  const files = new Map<string, ReleaseFile>();
  const extras = new Map<string, Set<string>>();
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const [, folder, name = '', file = ''] = path.split('/').map(decoded);
    if (folder === 'simple') {
      const page = await projectPage(shown, name, files);
      if (page === undefined) return void response.writeHead(404).end();
      response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
      return void response.end(JSON.stringify(page));
    }
    const of = file.endsWith('.metadata') ? file.slice(0, -'.metadata'.length) : '';
    const found = files.get(`${name}/${of}`);
    const metadata = shown.given.get(name) ?? (found && (await shown.index.metadata(found)));
    if (metadata === undefined) return void response.writeHead(404).end();
    noteExtras(metadata, shown.given, extras);
    const version = found?.version ?? metadata.version;
    response.end(writeMetadata(name, { ...metadata, version }));
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '/', response).catch((error: unknown) => {
      failed(error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`,
    extras,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A page in JSON (PEP 691); each file of it is noted by project and name. */
async function projectPage(
  { index, target, given }: Shown,
  name: string,
  files: Map<string, ReleaseFile>,
): Promise<object | undefined> {
  const meta = { 'api-version': '1.1' };
  const own = given.get(name);
  if (own !== undefined) {
    const filename = stubName(name, own.version);
    return { meta, name, versions: [own.version], files: [entry(name, filename, '', undefined)] };
  }
  const all = await index.project(name);
  if (all === undefined) return undefined;
  const fitting = all.filter((file) => isInstallable(file, target));
  const built = new Set(fitting.flatMap(({ kind, version }) => (kind === 'wheel' ? version : [])));
  const listed = fitting.flatMap((file) => {
    if (file.kind === 'sdist' && built.has(file.version)) return [];
    const filename = file.kind === 'wheel' ? file.filename : stubName(name, file.version);
    files.set(`${name}/${filename}`, file);
    return [entry(name, filename, file.requiresPython, file.yanked)];
  });
  return {
    meta,
    name,
    versions: [...new Set(fitting.map(({ version }) => version))],
    files: listed,
  };
}

function entry(
  name: string,
  filename: string,
  requiresPython: string,
  yanked: string | undefined,
): object {
  return {
    filename,
    url: `/files/${encodeURIComponent(name)}/${encodeURIComponent(filename)}`,
    hashes: {},
    'core-metadata': true,
    'requires-python': requiresPython === '' ? null : requiresPython,
    yanked: yanked === '' ? true : (yanked ?? false),
  };
}

/** A name of a wheel for every machine, as the wheel format escapes it. */
function stubName(name: string, version: string): string {
  return `${name.replaceAll('-', '_')}-${version.replaceAll('-', '_')}-py3-none-any.whl`;
}

function noteExtras(
  { requires }: Metadata,
  given: ReadonlyMap<string, Metadata>,
  extras: Map<string, Set<string>>,
): void {
  for (const text of requires) {
    if (!text.includes('[')) continue;
    const need = parseRequirement(text);
    if ('problem' in need || !given.has(need.name)) continue;
    const asked = extras.get(need.name) ?? new Set();
    extras.set(need.name, asked);
    for (const extra of need.extras) asked.add(extra);
  }
}
