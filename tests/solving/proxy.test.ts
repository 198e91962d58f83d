import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { makeChannel } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { science } from './harness.ts';

it('vsc validate asks for everything through the proxy that HTTP_PROXY names', async () => {
  const channels = ['conda-forge', 'pytorch', 'nvidia', 'fastai'];
  const made = channels.map((name) => [name, makeChannel(science)] as const);
  const simple = makePypi({ numpy: { '1.23.4': {} } });
  const server = await serveChannels({ ...Object.fromEntries(made), simple });
  onTestFinished(() => server.close());
  // Names that don't resolve: there is no other way to them.
  const { host } = new URL(server.base);
  const hosts = { 'channels.test': host, 'pypi.test': host };
  const proxy = await startProxy(hosts, '127.0.0.1');
  onTestFinished(() => proxy.close());
  const vsc = path.join(repositoryPorts().home, 'scripts/vsc');
  const channelBase = ['--channel-base', 'http://channels.test/'];
  const places = [...channelBase, '--pypi-base', 'http://pypi.test/', '--osv-base', 'none'];
  const env = { ...process.env, HTTP_PROXY: proxy.url, NO_PROXY: '', no_proxy: '' };
  const asked = promisify(execFile)(vsc, ['validate', '--base', 'none', ...places], { env });
  // What the servers said came back: the channels lack most of the official lines, and so does the index.
  await expect(asked).rejects.toMatchObject({
    code: 20,
    stdout: expect.stringMatching(/There is no package scipy in the channels/) as string,
  });
  const paths = server.requests.map(({ path: at }) => at);
  for (const name of channels) {
    expect(paths).toContainEqual(expect.stringContaining(`/${name}/noarch/`));
  }
  expect(paths).toContain('/simple/scipy/');
  const names = Object.keys(hosts).map((name) => `CONNECT ${name}:80`);
  expect(new Set(proxy.requests)).toEqual(new Set(names));
});
