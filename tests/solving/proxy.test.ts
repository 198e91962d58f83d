import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { makeChannel } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { startProxy } from '../harness/forward-proxy.ts';
import { repositoryPorts } from '../support/repository-ports.ts';
import { science } from './harness.ts';

it('vsc validate asks for everything through the proxy that HTTP_PROXY names', async () => {
  const server = await serveChannels({ 'conda-forge': makeChannel(science) });
  onTestFinished(() => server.close());
  // A name that doesn't resolve: there is no other way to the channels.
  const proxy = await startProxy({ 'channels.test': new URL(server.base).host }, '127.0.0.1');
  onTestFinished(() => proxy.close());
  const vsc = path.join(repositoryPorts().home, 'scripts/vsc');
  const places = ['--channel-base', 'http://channels.test/', '--osv-base', 'none'];
  const env = { ...process.env, HTTP_PROXY: proxy.url, NO_PROXY: '', no_proxy: '' };
  const asked = promisify(execFile)(vsc, ['validate', '--base', 'none', ...places], { env });
  // What the server said came back: it has one of the channels.
  await expect(asked).rejects.toMatchObject({
    code: 21,
    stdout: expect.stringMatching(/HTTP 404 for its repodata/) as string,
  });
  expect(server.requests.length).toBeGreaterThan(0);
  expect(new Set(proxy.requests)).toEqual(new Set(['CONNECT channels.test:80']));
});
