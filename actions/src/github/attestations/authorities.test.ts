import { afterEach, expect, it, vi } from 'vitest';
import { temporaryRoot } from '../../../../tests/support/repositories/temporary-root.ts';
import { ExitCode } from '../../errors.ts';
import { authoritiesOf } from './authorities.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

it("says in a line that Sigstore's server does not answer", async () => {
  const { root } = await temporaryRoot();
  // Where the library keeps what it has seen.
  vi.stubEnv('XDG_DATA_HOME', root);
  vi.stubEnv('HOME', root);
  // It asks again after seconds, which pass at once here.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (address: unknown) => {
    asked.push(address);
    return Promise.reject(new TypeError('fetch failed'));
  });
  await expect(authoritiesOf(undefined)).rejects.toMatchObject({
    message: expect.stringMatching(
      /^the trusted root of Sigstore cannot be downloaded: [^\n]+$/,
    ) as string,
    exitCode: ExitCode.surroundings,
  });
  expect(asked.join(' ')).toContain('https://tuf-repo-cdn.sigstore.dev');
});
