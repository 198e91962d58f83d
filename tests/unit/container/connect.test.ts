import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../actions/src/container/connect.ts';
import { endpoints } from '../../../actions/src/container/endpoint.ts';

describe('endpoints', () => {
  it('looks at DOCKER_HOST alone where it is set', () => {
    expect(endpoints({ DOCKER_HOST: 'tcp://10.0.0.7:4243' })).toEqual([
      {
        where: 'tcp://10.0.0.7:4243',
        why: 'DOCKER_HOST',
        options: { protocol: 'http', host: '10.0.0.7', port: '4243' },
      },
    ]);
  });

  it.each([
    ['unix:///run/user/7/docker.sock', { socketPath: '/run/user/7/docker.sock' }],
    ['engine:2376', { protocol: 'https', host: 'engine', port: '2376' }],
    ['tcp://engine', { protocol: 'http', host: 'engine', port: 2375 }],
    ['ssh://me@box', { protocol: 'ssh', host: 'box', username: 'me', port: 22 }],
  ])('reads %s', (host, options) => {
    expect(endpoints({ DOCKER_HOST: host })[0].options).toMatchObject(options);
  });

  it('looks at the usual sockets otherwise, the default one first, podman last', () => {
    const env = { DOCKER_HOST: '', XDG_RUNTIME_DIR: '/run/user/7', HOME: '/home/me' };
    const found = endpoints(env).map(({ where }) => where.replace('unix://', ''));
    expect(found[0]).toBe('/var/run/docker.sock');
    expect(found).toContain('/run/user/7/docker.sock');
    expect(found).toContain('/home/me/.docker/desktop/docker.sock');
    expect(found).toContain('/home/me/.colima/default/docker.sock');
    expect(found.at(-1)).toBe('/run/user/7/podman/podman.sock');
  });

  it.each(['ftp://engine', 'tcp://', 'http://[', 'npipe:////./pipe/x', 'npipe://x'])(
    'refuses %s',
    (host) => {
      expect(() => endpoints({ DOCKER_HOST: host })).toThrow(
        `DOCKER_HOST=${host} is not an address`,
      );
    },
  );

  it('refuses a DOCKER_CERT_PATH without certificates', () => {
    const env = { DOCKER_HOST: 'tcp://engine:2376', DOCKER_CERT_PATH: '/nowhere' };
    expect(() => endpoints(env)).toThrow('/nowhere has no readable ca.pem, cert.pem and key.pem');
  });
});

describe('connect', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'vsc-engine-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes no address for SSH that Node warns of', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    await expect(connect({ DOCKER_HOST: 'ssh://me@127.0.0.1:1' })).rejects.toMatchObject({
      message: expect.stringContaining('(connection refused)'),
    });
    // Node warns in the next turn of the loop.
    await new Promise(setImmediate);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('says where it looked when there is no socket', async () => {
    const where = `unix://${folder}/docker.sock`;
    await expect(connect({ DOCKER_HOST: where })).rejects.toMatchObject({
      message: `no container engine answers at ${where} (no such socket)`,
      exitCode: 3,
      next: expect.stringContaining('DOCKER_HOST'),
    });
  });

  it('says that the connection was refused', async () => {
    await expect(connect({ DOCKER_HOST: 'tcp://127.0.0.1:1' })).rejects.toThrow(
      'no container engine answers at tcp://127.0.0.1:1 (connection refused)',
    );
  });

  it('does not take any HTTP server for an engine', async () => {
    const server = createServer((_, response) => response.writeHead(404).end('nothing here'));
    const socketPath = path.join(folder, 'other.sock');
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    try {
      await expect(connect({ DOCKER_HOST: `unix://${socketPath}` })).rejects.toThrow(
        /no container engine answers at .*404/s,
      );
    } finally {
      server.close();
    }
  });
});
