import { describe, expect, it } from 'vitest';
import { CONTRACT, CONTRACT_LABEL, requireContract } from '../../../actions/src/image/contract.ts';

const labelled = (contract: number) => ({ [CONTRACT_LABEL]: String(contract) });

function refused(labels: Record<string, string> | null): unknown {
  try {
    return requireContract('me:lite', labels);
  } catch (error) {
    return error;
  }
}

describe('the contract of an image', () => {
  it('is that of this tree, or the image is refused with the way to another one', () => {
    expect(() => requireContract('me:lite', labelled(CONTRACT))).not.toThrow();
    expect(refused(null)).toMatchObject({
      exitCode: 2,
      message: `the image me:lite is older than this working tree: it says nothing of its contract (${CONTRACT_LABEL}), and ${CONTRACT} is needed`,
      next: expect.stringContaining('make build'),
    });
    expect(refused(labelled(CONTRACT - 1))).toMatchObject({
      message: expect.stringMatching(/is older than .* it has the contract \d+ /),
    });
    expect(refused(labelled(CONTRACT + 1))).toMatchObject({
      message: expect.stringMatching(/is newer than .* it has the contract \d+ /),
      next: 'git pull',
    });
  });
});
