import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Engine } from '../../../actions/src/container/connect.ts';
import { type CertificateFiles, createServer } from '../http/server.ts';

/** A wheel of our own making: one module named as the project, and its requirements. */
export interface MadeWheel {
  name: string;
  version: string;
  requires?: string[];
  /** More lines of its metadata, such as `License: MIT`. */
  metadata?: string[];
  /** When it was published, as ISO 8601; only some indexes tell. */
  uploaded?: string;
  /** Source of the module. */
  source?: string;
  /** Paths of more modules, which are empty. */
  modules?: readonly string[];
}

export interface PackageIndex {
  /** For PIP_INDEX_URL: `http://<host>:<port>/simple/`, or https. */
  readonly url: string;
  /** `<name>==<version> --hash=sha256:…`, the line of a hash-checked list. */
  hashed(name: string): string;
  /** Paths asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A real package index (the simple API of PEP 503) with real wheels. `host` is the address of this
 * machine that the reader can reach.
 * @param more wheels of others that it has as well, as they are
 * @param tls files of the certificate for HTTPS
 */
export async function startIndex(
  wheels: readonly MadeWheel[],
  host: string,
  more: readonly { readonly file: string; readonly bytes: Buffer }[] = [],
  tls?: CertificateFiles,
): Promise<PackageIndex> {
  const files = new Map(more.map(({ file, bytes }) => [file, bytes]));
  for (const wheel of wheels) files.set(wheelName(wheel), await buildWheel(wheel));
  const digest = (file: string) =>
    createHash('sha256')
      .update(files.get(file) ?? '')
      .digest('hex');
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const file = files.get(path.replace('/files/', ''));
    if (file !== undefined) return void response.end(file);
    const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
    const found = [...files.keys()].filter((name) => name.split('-')[0]?.toLowerCase() === project);
    if (found.length === 0) return void response.writeHead(404).end();
    const links = found.map(
      (name) => `<a href="/files/${name}#sha256=${digest(name)}">${name}</a>`,
    );
    return void response
      .setHeader('content-type', 'text/html')
      .end(`<!DOCTYPE html><html><body>${links.join('\n')}</body></html>`);
  };
  const server = createServer(listener, tls);
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}:${port}/simple/`,
    hashed: (name) => {
      const wheel = wheels.find((each) => each.name === name) ?? { name, version: '' };
      return `${name}==${wheel.version} --hash=sha256:${digest(wheelName(wheel))}`;
    },
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The address of this machine that builds and containers of the engine can reach. */
export async function engineAddress({ docker }: Pick<Engine, 'docker'>): Promise<string> {
  const { IPAM } = await docker.getNetwork('bridge').inspect();
  const { Gateway: gateway, Subnet: subnet } = IPAM?.Config?.[0] ?? {};
  // Older engines only tell the subnet; its first address is the gateway.
  return gateway ?? subnet?.replace(/0\/\d+$/, '1') ?? '';
}

/** As the wheel format has it. */
export function wheelName({ name, version }: MadeWheel): string {
  return `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
}

/** Core metadata, as a wheel has them. */
export function metadataOf({ name, version, requires = [], metadata = [] }: MadeWheel): string {
  const needs = requires.map((each) => `Requires-Dist: ${each}`);
  const head = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`];
  return [...head, ...metadata, ...needs, ''].join('\n');
}

const BUILT = new Date(2022, 10, 22);

/** The wheel format: https://packaging.python.org/specifications/binary-distribution-format. */
export async function buildWheel(wheel: MadeWheel): Promise<Buffer> {
  const { name, version, source = '', modules = [] } = wheel;
  const info = `${name.replaceAll('-', '_')}-${version}.dist-info`;
  const members = new Map([
    [`${name}.py`, source],
    ...modules.map((path) => [path, ''] as const),
    [`${info}/METADATA`, metadataOf(wheel)],
    [
      `${info}/WHEEL`,
      'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ],
  ]);
  const record = `${info}/RECORD`;
  members.set(record, [...members.keys(), record].map((path) => `${path},,\n`).join(''));
  const zip = new ZipFile();
  // With the time of now, the same wheel would be another one two seconds later.
  for (const [path, text] of members) zip.addBuffer(Buffer.from(text), path, { mtime: BUILT });
  zip.end();
  return buffer(zip.outputStream);
}
