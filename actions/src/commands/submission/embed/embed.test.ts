import { chmod } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../../../../tests/support/temporary-root.ts';
import { embedFailure } from './embed-failure.ts';
import { embedDataset } from './embed.ts';

const inputs = { dataset: 'test', sets: ['query'], skipGpu: false, limits: {} } as const;

describe('embed', () => {
  it('says what to write if there is no main.py', async () => {
    const { ports } = await temporaryRoot();
    await expect(embedDataset(inputs, ports)).rejects.toThrow(
      /^there is no .*submission_src\/main\.py$/,
    );
  });

  it.runIf(process.getuid?.() === 0)('refuses a folder that only root can read', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write({ 'submission_src/main.py': 'pass\n' });
    await chmod(path('submission_src'), 0o700);
    await expect(embedDataset(inputs, ports)).rejects.toMatchObject({
      message: expect.stringMatching(/submission_src is closed to others, and main\.py does not/),
      next: `chmod -R a+rX ${path('submission_src')}`,
    });
  });
});

describe('why there are no descriptors', () => {
  const failed = 'error: main.py ended with exit code 1.\nnext:  Look above.\n';
  it.each([
    ['', 'it printed nothing'],
    ['exec failed\n\n', 'exec failed'],
    [failed, 'main.py ended with exit code 1.'],
    [
      `5 videos\nValueError: x\x1b[0m\n${failed}`,
      'ValueError: x<U+001B>[0m (main.py ended with exit code 1.)',
    ],
    ['5 videos\nerror: too many dimensions\nnext:  fewer\n', 'too many dimensions'],
  ])('%j: %s', (output, reason) => {
    expect(embedFailure(output)).toBe(reason);
  });
});
