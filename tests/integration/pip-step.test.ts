import { writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { engineAddress, type MadeWheel } from '../harness/packages/package-index.ts';
import type { CertificateFiles } from '../harness/http/server.ts';
import { certificateOfOwnAuthority } from '../harness/http/own-authority.ts';
import { isSoak } from '../support/soak.ts';
import { buildIndex, buildRoot } from './support/build-root.ts';
import { printed } from './support/printed.ts';

const WHEELS: MadeWheel[] = [
  { name: 'vscneeded', version: '1.0', source: 'answer = 42\n' },
  { name: 'vscasked', version: '2.0', requires: ['vscneeded>=1'], source: 'import vscneeded\n' },
  { name: 'vscclash', version: '1.0', requires: ['numpy<1'] },
];

/** A repository with a pip list for lite, and the build of it against an index on this machine. */
async function setUp(tls?: CertificateFiles) {
  const root = await buildRoot();
  const index = await buildIndex(root.engine, WHEELS, tls);
  const ports = { ...root.ports, env: { ...root.ports.env, PIP_INDEX_URL: index.url } };
  const build = async (...lines: string[]) => {
    await writeFile(root.path('runtime/pip-lite.txt'), `${lines.join('\n')}\n`);
    return buildImage(root.engine, { variant: 'lite', tag: root.tag }, ports);
  };
  return { ...root, index, build };
}

describe('the pip step', () => {
  it('installs a list with what it needs, compiled, from the index it is given', async () => {
    const { engine, tag, build } = await setUp();
    await build('vscasked==2.0');
    const script =
      'import vscasked, pathlib; print(vscasked.vscneeded.answer, vscasked.__cached__)';
    const [answer, cached] = (await printed(engine, tag, ['python', '-c', script]))
      .trim()
      .split(' ');
    expect(answer).toBe('42');
    expect(await printed(engine, tag, ['ls', cached ?? ''])).toContain('.pyc');
  });

  it('installs nothing but what a list with hashes names', async () => {
    const { index, build, engine, tag } = await setUp();
    await expect(build(index.hashed('vscasked'))).rejects.toMatchObject({
      message: expect.stringMatching(
        /"sh \/mnt\/pip\.sh .*--check" \(exit code 1\):[^]*vscasked 2\.0 requires vscneeded, which is not installed/,
      ),
    });
    expect(index.requests).not.toContain('/simple/vscneeded/');
    await build('# conda has vscneeded', index.hashed('vscasked'));
    await build(index.hashed('vscasked'), index.hashed('vscneeded'));
    expect(await printed(engine, tag, ['python', '-c', 'import vscasked; print("ok")'])).toBe(
      'ok\n',
    );
  });

  it.runIf(isSoak())(
    'reaches its index through a proxy, which stays out of the image, and trusts what SSL_CERT_FILE has',
    async () => {
      const { authority, tls } = await certificateOfOwnAuthority('DNS:index.invalid');
      const { index, engine, tag, path, ports } = await setUp(tls);
      const { host } = new URL(index.url);
      const proxy = await startProxy({ 'index.invalid': host }, await engineAddress(engine));
      onTestFinished(() => proxy.close());
      await writeFile(path('runtime/pip-lite.txt'), `${index.hashed('vscneeded')}\n`);
      const PIP_INDEX_URL = 'https://index.invalid/simple/';
      // The wheels that the build itself takes along are kept: nothing outside is asked.
      const through = { HTTPS_PROXY: proxy.url, https_proxy: proxy.url };
      const env = { ...ports.env, PIP_INDEX_URL, ...through, SSL_CERT_FILE: authority };
      const { id } = await buildImage(engine, { variant: 'lite', tag }, { ...ports, env });
      expect(proxy.requests).toContain('CONNECT index.invalid:443');
      expect(index.requests).toContain('/simple/vscneeded/');
      const image = engine.docker.getImage(id);
      const told = JSON.stringify([await image.inspect(), await image.history()]);
      expect(told).toContain('index.invalid');
      expect(told).not.toContain(proxy.url);
    },
  );

  it('fails loudly on a hash that does not match', async () => {
    const { index, build } = await setUp();
    const wrong = index.hashed('vscneeded').replace(/.{8}$/, '00000000');
    await expect(build(wrong)).rejects.toThrow('DO NOT MATCH THE HASHES');
  });

  it('fails loudly on a package that does not fit what is installed, or is not there', async () => {
    const { index, build } = await setUp();
    await expect(build(index.hashed('vscclash'))).rejects.toThrow(
      'vscclash 1.0 has requirement numpy<1, but you have numpy',
    );
    await expect(build('vscabsent==1.0')).rejects.toThrow(
      'No matching distribution found for vscabsent==1.0',
    );
  });
});
