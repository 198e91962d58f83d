import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { ahead, root, type } from './support/machine.ts';

/** Of npm's own registry, as the lock of this repository names it. */
const RESOLVED = 'https://registry.npmjs.org/small/-/small-1.0.0.tgz';

it('set-up takes all from the mirror that NPM_CONFIG_REGISTRY names, through a proxy', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'npm-mirror-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const at = (...parts: string[]) => path.join(folder, ...parts);
  await mkdir(at('small'));
  await writeFile(at('small/package.json'), '{"name":"small","version":"1.0.0"}');
  execFileSync('npm', ['pack', '--silent', at('small')], { cwd: folder });
  const tarball = await readFile(at('small-1.0.0.tgz'));
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;

  // The set-up as it is, in a repository of one package.
  const packages = { '': { dependencies: { small: '1.0.0' } } };
  const locked = { version: '1.0.0', resolved: RESOLVED, integrity };
  const lock = { lockfileVersion: 3, packages: { ...packages, 'node_modules/small': locked } };
  await mkdir(at('clone/scripts'), { recursive: true });
  await copyFile(path.join(root, 'scripts/setup.sh'), at('clone/scripts/setup.sh'));
  await writeFile(at('clone/package.json'), JSON.stringify(packages['']));
  await writeFile(at('clone/package-lock.json'), JSON.stringify(lock));

  const mirror = createServer((request, response) => {
    if (request.url === '/npm/small/-/small-1.0.0.tgz') response.end(tarball);
    else response.writeHead(404).end();
  });
  mirror.listen(0, '127.0.0.1');
  await once(mirror, 'listening');
  onTestFinished(() => void mirror.close());
  const { port } = mirror.address() as AddressInfo;
  const proxy = await startProxy({ 'mirror.invalid': `127.0.0.1:${port}` }, '127.0.0.1');
  onTestFinished(() => proxy.close());
  const { exitCode, output } = await type('scripts/setup.sh', at('clone'), {
    OTHER_MACHINE: 'linux x64 24.0.0',
    NODE_OPTIONS: ahead('other-machine.cjs'),
    NPM_CONFIG_REGISTRY: 'http://mirror.invalid/npm/',
    HTTP_PROXY: proxy.url,
    HTTPS_PROXY: proxy.url,
    NO_PROXY: '',
    npm_config_cache: at('cache'),
    npm_config_fetch_retries: '0',
  });
  expect(output).toContain('added 1 package');
  expect(exitCode).toBe(0);
  const taken = 'mirror.invalid/npm/small/-/small-1.0.0.tgz';
  expect(proxy.requests).toEqual([expect.stringContaining('mirror.invalid')]);
  expect([`http://${taken}`, 'CONNECT mirror.invalid:80']).toContain(proxy.requests[0]);
});
