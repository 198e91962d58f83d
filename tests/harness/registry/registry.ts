/**
 * A real registry for tests: Debian's `docker-registry` on a free port of 127.0.0.1, on a folder of
 * its own. Where the program is missing, the package is unpacked: installing it would start a service on port 5000.
 *
 * Alone: `scripts/node24/run node tests/harness/registry/registry.ts` serves one until Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutputTail } from '../../../actions/src/container/output-tail.ts';
import { unpackedPackages } from '../packages/debian-packages.ts';
import { freePorts } from '../http/free-ports.ts';
import type { CertificateFiles } from '../http/server.ts';

export interface TestRegistry {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** Folder that has what was pushed, unless that is in memory. */
  readonly content: string;
  /** Its command line: another process of it serves the same content, in another network. */
  readonly command: readonly string[];
  close(): Promise<void>;
}

/** The login that a registry asks for if a test wants it to. */
export const REGISTRY_LOGIN = { username: 'publisher', password: 'secret' };
/** The password by bcrypt, which is what docker-registry takes: `htpasswd -nbB publisher secret`. */
const HTPASSWD = 'publisher:$2b$04$oo8j/2mBY4dJuCnzAgAll.kivlQsk1xxW/jWu/RnkEPQD5BlK0PUu\n';

interface RegistryOptions {
  readonly inMemory?: boolean;
  readonly login?: boolean;
  /** Deletes nothing, as ghcr.io. */
  readonly keepsAll?: boolean;
  /** Takes no writes, as in maintenance. */
  readonly readOnly?: boolean;
  /** Folder for what is pushed, such as another registry's; else one of its own. */
  readonly content?: string;
  /** Files of the certificate for HTTPS. */
  readonly tls?: CertificateFiles;
  /** Another program than Debian's that takes the same settings: `registry` of distribution 3. */
  readonly program?: string | undefined;
  /** Another one, which takes options instead: olareg, with all in memory. */
  readonly olareg?: string | undefined;
}

/** Starts a registry and waits until it answers. In memory it is ten times as fast, for small content. */
export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const program = options.olareg ?? options.program ?? (await installed());
  const folder = await mkdtemp(path.join(tmpdir(), 'registry-'));
  const host = `127.0.0.1:${(await freePorts(1))[0]}`;
  const config = path.join(folder, 'config.yml');
  const content = options.content ?? path.join(folder, 'data');
  const storage =
    options.inMemory === true ? 'inmemory: {}' : `filesystem: { rootdirectory: ${content} }`;
  const users = path.join(folder, 'htpasswd');
  await writeFile(users, HTPASSWD);
  const auth = options.login === true ? `auth: { htpasswd: { realm: test, path: ${users} } }` : '';
  await writeFile(config, `${configuration(host, storage, options)}${auth}\n`);
  const command = [program, 'serve', ...(options.olareg === undefined ? [config] : olareg(host))];
  const child = spawn(program, command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { OTEL_TRACES_EXPORTER: 'none' },
  });
  const log = new OutputTail();
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk));
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true });
  };
  for (let tries = 0; !(await answers(host)); tries++) {
    if (child.exitCode !== null || tries > 200) {
      await close();
      throw new Error(`docker-registry did not start on ${host}: ${log.text}`);
    }
    await sleep(25);
  }
  return { host, content, command, close };
}

const olareg = (host: string) => {
  const [address = '', port = ''] = host.split(':');
  return ['--addr', address, '--port', port, '--store-type', 'mem', '--api-delete'];
};

/** Path of the program, of this machine or of Debian's package, unpacked. */
async function installed(): Promise<string> {
  const own = '/usr/bin/docker-registry';
  if (existsSync(own)) return own;
  return path.join(await unpackedPackages('docker-registry', ['docker-registry']), own);
}

function configuration(
  host: string,
  storage: string,
  { keepsAll = false, readOnly = false, tls }: RegistryOptions,
): string {
  return `version: 0.1
log: { level: error, accesslog: { disabled: true } }
storage:
  cache: { blobdescriptor: inmemory }
  ${storage}
  delete: { enabled: ${!keepsAll} }
  maintenance: { readonly: { enabled: ${readOnly} } }
http: { addr: '${host}'${tls === undefined ? '' : `, tls: { certificate: ${tls.certificate}, key: ${tls.key} }`} }
`;
}

async function answers(host: string): Promise<boolean> {
  return fetch(`http://${host}/v2/`).then(
    // 400: it wants HTTPS.
    ({ status }) => [200, 400, 401].includes(status),
    () => false,
  );
}

if (import.meta.main) {
  const registry = await startRegistry();
  process.stdout.write(`${registry.host}\n`);
  await once(process, 'SIGINT');
  await registry.close();
}
