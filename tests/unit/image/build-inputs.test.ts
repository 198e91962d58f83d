import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { foreignFiles, sourceArguments } from '../../../actions/src/image/context/build-inputs.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** What a build takes along where SSL_CERT_FILE names a file with that text. */
async function filesWith(text: string | undefined) {
  const { path, write, ports } = await temporaryRoot();
  if (text !== undefined) await write({ 'own.pem': text });
  const none = { path: 'runtime/wheels-lite.txt', executable: false, bytes: Buffer.alloc(0) };
  const env = { SSL_CERT_FILE: path('own.pem') };
  return foreignFiles('debian', [none], 'amd64', { ...ports, env });
}

describe("this machine's certificate authorities", () => {
  it('go into a build as they are', async () => {
    const bundle = `# two of them\n${rootCertificates.slice(0, 2).join('\n')}\n`;
    const [first] = await filesWith(bundle);
    expect(first?.path).toBe('plan/certificates.pem');
    expect(first?.bytes.toString()).toBe(bundle);
  });

  it.each([
    ['is not there', undefined, 'cannot be read'],
    ['is empty', '', 'has no certificate'],
    ['is another file', '{"name": "meta"}\n', 'has no certificate'],
    ['is cut off', (rootCertificates[0] ?? '').slice(0, 200), 'has no certificate'],
  ])('end it with what to do if the file %s', async (_what, text, problem) => {
    await expect(filesWith(text)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(
        new RegExp(`^SSL_CERT_FILE names /\\S+, which ${problem}$`),
      ) as string,
      next: 'name a file of certificates (PEM), or unset the variable',
    });
  });
});

describe('where packages come from', () => {
  it('is an argument of the build, where it is set', () => {
    const env = { PIP_INDEX_URL: 'https://index.example/@team/simple', HTTPS_PROXY: '' };
    expect(sourceArguments(env, 'http://mirror.example/')).toEqual({
      PIP_INDEX_URL: 'https://index.example/@team/simple',
      CONDA_CHANNEL_BASE: 'http://mirror.example/',
    });
  });

  it('is asked through a proxy by whichever of its two names, as apt knows the small one only', () => {
    const proxies = { HTTP_PROXY: 'http://proxy:1', https_proxy: 'http://proxy:2' };
    expect(sourceArguments(proxies, undefined)).toEqual({
      HTTP_PROXY: 'http://proxy:1',
      http_proxy: 'http://proxy:1',
      HTTPS_PROXY: 'http://proxy:2',
      https_proxy: 'http://proxy:2',
    });
    const both = { NO_PROXY: 'one', no_proxy: 'two' };
    expect(sourceArguments(both, undefined)).toEqual(both);
  });

  it.each([
    ['PIP_INDEX_URL', 'https://me:secret@index.example/simple', undefined],
    ['PIP_INDEX_URL', 'https://secret@index.example/simple', undefined],
    ['PIP_INDEX_URL', 'HTTPS://me:sec%2Fret@index.example?secret', undefined],
    ['VSC_CHANNEL_BASE', 'https://index.example', 'http://me:secret@mirror.example'],
  ])('is refused with a login in %s, which no message repeats', (name, index, channels) => {
    const told = () => sourceArguments({ PIP_INDEX_URL: index }, channels);
    expect(told).toThrow(expect.objectContaining({ name: 'UserError' }) as Error);
    expect(told).toThrow(new RegExp(`${name}[^:]* holds a login`));
    expect(told).not.toThrow(/secret|sec%2Fret/);
  });
});
