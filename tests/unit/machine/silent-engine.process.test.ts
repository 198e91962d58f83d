import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { hostname, release } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import type { Diagnosis } from '../../../actions/src/machine/facts.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const VSC = path.resolve(import.meta.dirname, '../../../scripts/vsc');

/** What an engine that is well says, shortened to what is read here. */
const REPLIES: Readonly<Record<string, object | string>> = {
  '/_ping': 'OK',
  '/info': { Name: hostname(), KernelVersion: release(), ServerVersion: '28.2.2', NCPU: 2 },
};

/** An engine that takes every call, and gives those replies alone. */
async function engineWith(...replies: string[]): Promise<string> {
  const server = createHttpServer(({ url = '' }, response) => {
    const name = replies.find((one) => url.endsWith(one));
    const reply = REPLIES[name ?? ''];
    if (reply !== undefined)
      response.end(typeof reply === 'string' ? reply : JSON.stringify(reply));
  });
  return `unix://${await listening(server)}`;
}

async function listening(server: Server): Promise<string> {
  const { path: at } = await temporaryRoot();
  server.listen(at('socket'));
  await once(server, 'listening');
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => void open.add(socket));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return at('socket');
}

/** As typed: the process has to end by itself, whatever still hangs. */
async function doctor(env: Record<string, string>) {
  const typed = { VSC_OSV_BASE: '', ...env };
  const { exitCode, stdout, stderr } = await exec(VSC, ['doctor', '--json'], { env: typed });
  return { exitCode, found: JSON.parse(stdout) as Diagnosis[], stderr };
}

const BUSY = 'wait until it has finished (a build?), or restart it, and run this again';
const AT_ONCE = 'start the engine at that address, or correct or unset DOCKER_HOST';

describe('vsc doctor, if the engine takes a call and never answers', () => {
  it.each<[string, string[], RegExp, string]>([
    ['at all', [], /^no container engine answers at unix:\S+ \(no answer in time\)$/, AT_ONCE],
    [
      'what it is',
      ['/_ping'],
      /^the container engine at unix:\S+ answers, but then goes silent$/,
      BUSY,
    ],
    [
      'which images it has',
      Object.keys(REPLIES),
      /^Docker 28\.2\.2 \(DOCKER_HOST\) answers, but lists no images$/,
      BUSY,
    ],
  ])('%s: says so in one line, and what to do', async (_what, replies, message, next) => {
    const { exitCode, found, stderr } = await doctor({ DOCKER_HOST: await engineWith(...replies) });
    expect(found[0]).toMatchObject({
      name: 'container engine',
      state: 'bad',
      found: expect.stringMatching(message) as string,
      next,
    });
    // Nothing is said of an engine that says nothing.
    expect(found.map(({ name }) => name)).not.toContain('memory');
    expect(stderr).toBe(`error: to fix on this machine: container engine\nnext:  ${next}\n`);
    expect(exitCode).toBe(22);
  });
});

it('vsc doctor says to a user who may not use the engine which group may', async () => {
  const { root, path: at } = await temporaryRoot();
  const server = createServer().listen(at('socket'));
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  await chmod(root, 0o755);
  await chmod(at('socket'), 0);
  // Root may use any.
  const somebody = process.getuid?.() === 0 ? ['setpriv', '--reuid=64000', '--clear-groups'] : [];
  const [program, ...args] = [...somebody, VSC, 'doctor', '--json'];
  const env = { DOCKER_HOST: `unix://${at('socket')}`, VSC_OSV_BASE: '', HOME: root };
  const { exitCode, stdout } = await exec(program, args, { env });
  expect((JSON.parse(stdout) as Diagnosis[])[0]).toMatchObject({
    name: 'container engine',
    state: 'bad',
    found: `this user may not use the container engine at unix://${at('socket')}`,
    next: 'sudo usermod -aG docker "$USER", then log in again',
  });
  expect(exitCode).toBe(22);
});

it('vsc doctor asks neither a proxy, a registry nor a credential helper: it can hang on none', async () => {
  let calls = 0;
  const server = createServer(() => void calls++).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { path: at, write } = await temporaryRoot();
  await write({
    'config.json': '{"credsStore":"hangs"}',
    'docker-credential-hangs': '#!/bin/sh\ntouch "$0.asked"\nexec sleep 600\n',
  });
  await chmod(at('docker-credential-hangs'), 0o755);
  const { found } = await doctor({
    PATH: `${at('.')}:${process.env['PATH']}`,
    DOCKER_CONFIG: at('.'),
    DOCKER_HOST: `unix://${at('no-socket')}`,
    HTTP_PROXY: `http://${host}`,
    HTTPS_PROXY: `http://${host}`,
    NO_PROXY: 'nothing.example',
    VSC_REGISTRY: host,
    VSC_REPOSITORY: 'team/runtime',
  });
  expect(found[0]?.found).toContain('(no such socket)');
  expect(calls).toBe(0);
  const asked = await exec('ls', [at('.')]);
  expect(asked.stdout).not.toContain('asked');
});
