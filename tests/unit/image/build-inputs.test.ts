import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { foreignFiles } from '../../../actions/src/image/build-inputs.ts';
import { temporaryRoot } from '../../support/temporary-root.ts';

/** What a build takes along where SSL_CERT_FILE names a file with that text. */
async function filesWith(text: string | undefined) {
  const { path, write, ports } = await temporaryRoot();
  if (text !== undefined) await write({ 'own.pem': text });
  const none = { path: 'runtime/wheels-lite.txt', executable: false, bytes: Buffer.alloc(0) };
  return foreignFiles('debian', [none], { ...ports, env: { SSL_CERT_FILE: path('own.pem') } });
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
