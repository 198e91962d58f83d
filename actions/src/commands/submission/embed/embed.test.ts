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
