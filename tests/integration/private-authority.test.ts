import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pull } from '../../actions/src/commands/images/pull/pull.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { pushImage } from '../../actions/src/image/transfer/push.ts';
import { promote } from '../../actions/src/registry/promotion/promote.ts';
import { verifyLedger } from '../../actions/src/registry/ledger/verify-ledger.ts';
import { type Fault, startFaultyProxy } from '../harness/http/faults.ts';
import {
  candidate,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { canStartEngine, startEngine } from '../harness/engines/private-engine.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { goProgram } from '../support/programs/go-programs.ts';
import { certificateOfOwnAuthority } from '../harness/http/own-authority.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { settingsRepository } from '../support/repositories/settings-repository.ts';
import { isSoak } from '../support/soak.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

/** Of the network for documentation (RFC 5737): engines take loopback's for safe without a certificate. */
const ADDRESS = '192.0.2.1';

/** Has Node look registry.test up here. */
const HOSTS = path.resolve(import.meta.dirname, '../harness/http/hosts.cjs');
const KNOWN_HOST = [process.execPath, '--require', HOSTS, 'scripts/vsc.ts'];

/** One after the other, before or after the registry has acted. */
const FAULTS: readonly Fault[] = [
  'drop',
  { status: 503 },
  'lose',
  { status: 429, headers: { 'retry-after': '0' } },
];

/** `vsc releases --json`, which asks https://registry.test. */
async function listReleases(
  host: string,
  env: Record<string, string>,
  [program = '', ...args]: readonly string[] = KNOWN_HOST,
) {
  const child = spawn(program, [...args, 'releases', '--json'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      VSC_REGISTRY: `registry.test:${host.split(':')[1]}`,
      VSC_REPOSITORY: 'team/runtime',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number]>;
  const [[exitCode], stdout, stderr] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode, stdout, stderr };
}

describe.for([
  ["Debian's docker-registry", false],
  ['distribution 3', true],
] as const)('%s with a certificate of an authority of its own', ([, other]) => {
  it('is spoken to by HTTPS if the authority is named, through a proxy as well, and refused if not', async ({
    skip,
  }) => {
    const program = other ? await goProgram('registry') : undefined;
    skip(other && program === undefined);
    const { authority, tls } = await certificateOfOwnAuthority('DNS:registry.test');
    const plain = await startRegistry({ program });
    onTestFinished(() => plain.close());
    const { registry, context } = promotionAt(plain.host, 'team/runtime');
    await published(registry, 1);
    await promote(context, candidate(1), numberedHistory);
    const server = await startRegistry({ program, tls, content: plain.content });
    onTestFinished(() => server.close());

    const known = await listReleases(server.host, { NODE_EXTRA_CA_CERTS: authority });
    expect(known.exitCode).toBe(0);
    expect(JSON.parse(known.stdout)).toMatchObject([{ number: 1 }]);

    const hosts = { [`registry.test:${server.host.split(':')[1]}`]: server.host };
    const proxy = await startProxy(hosts, '127.0.0.1');
    onTestFinished(() => proxy.close());
    const env = {
      NODE_EXTRA_CA_CERTS: authority,
      HTTPS_PROXY: proxy.url,
      NO_PROXY: '',
      no_proxy: '',
    };
    const through = await listReleases(server.host, env, ['scripts/vsc']);
    expect(JSON.parse(through.stdout)).toMatchObject([{ number: 1 }]);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${Object.keys(hosts)[0]}`]));

    const unknown = await listReleases(server.host, {});
    expect(unknown.exitCode).toBe(3);
    expect(unknown.stdout).toContain('registry.test');
    expect(unknown.stdout).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('takes a promotion whose requests each fail once on the way', async ({ skip }) => {
    const program = other ? await goProgram('registry') : undefined;
    skip(other && program === undefined);
    const name = 'registry.test';
    const { authority, tls } = await certificateOfOwnAuthority(`DNS:${name}`);
    const plain = await startRegistry({ program });
    onTestFinished(() => plain.close());
    const { registry, context } = promotionAt(plain.host, 'team/runtime');
    await published(registry, 1, 2);
    await promote(context, candidate(1), numberedHistory);
    const server = await startRegistry({ program, tls, content: plain.content });
    onTestFinished(() => server.close());
    const proxy = await startFaultyProxy(server.host, undefined, { ...tls, authority, name });
    onTestFinished(() => proxy.close());
    const failed = new Set<string>();
    proxy.fault = ({ method, path: at }) => {
      // Each upload has an address of its own.
      const request = `${method} ${at.replace(/(?<=uploads\/).+/, '')}`;
      if (failed.has(request)) return 'pass';
      failed.add(request);
      return FAULTS[failed.size % FAULTS.length] ?? 'drop';
    };
    const script = path.resolve(import.meta.dirname, '../harness/registry/promote-child.ts');
    const args = ['--require', HOSTS, script, `${name}:${proxy.host.split(':')[1]}`];
    const child = spawn(process.execPath, [...args, 'team/runtime', '2'], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(failed.size).toBeGreaterThan(10);
    expect(await latest(registry)).toEqual([2, 2]);
    expect((await verifyLedger(registry)).faults).toEqual([]);
  });
});

it.runIf(isSoak() && canStartEngine())(
  'an engine pulls by HTTPS once it has the authority, and the message says where it looks for it',
  async () => {
    const { authority, tls } = await certificateOfOwnAuthority(`IP:${ADDRESS}`);
    const plain = await startRegistry();
    onTestFinished(() => plain.close());
    const machine = await connect(process.env);
    const tag = `private-authority-${randomUUID()}:local`;
    const id = await tinyImage(machine, tag, [['file', noise(1000)]]);
    onTestFinished(() => machine.docker.getImage(tag).remove({ force: true }));
    await pushImage(machine, id, `${plain.host}/team/runtime:cpu-latest`, {
      signal: new AbortController().signal,
      retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
    });

    const { path: at, write } = await temporaryRoot();
    const host = `${ADDRESS}:5443`;
    await write({
      'config.yml': `version: 0.1
storage: { filesystem: { rootdirectory: ${plain.content} } }
http: { addr: '${host}', tls: { certificate: ${tls.certificate}, key: ${tls.key} } }
`,
      'docker/.keep': '',
    });
    const [program = ''] = plain.command;
    const engine = await startEngine({
      beside: [program, 'serve', at('config.yml')],
      address: ADDRESS,
      settings: at('docker'),
    });
    onTestFinished(() => engine.close());
    const repository = await settingsRepository();
    onTestFinished(() => repository.remove());
    const env = { VSC_REGISTRY: host, VSC_REPOSITORY: 'team/runtime', DOCKER_HOST: engine.host };
    const ports = { ...repositoryPorts(), root: repository.root, env };
    await expect(pull({ variant: 'cpu' }, ports)).rejects.toMatchObject({
      message: expect.stringContaining('certificate signed by unknown authority') as string,
      next: `the engine wants the certificate of the authority as /etc/docker/certs.d/${host}/ca.crt`,
    });
    await write({ [`docker/certs.d/${host}/ca.crt`]: await readFile(authority) });
    expect(await pull({ variant: 'cpu' }, ports)).toMatchObject({ id, changed: true });
  },
);
