import { describe, expect, it } from 'vitest';
import { UseOfMachine } from '../../../actions/src/machine/use.ts';

/** Two processors, of which the first is busy for one part in ten, and the second all the time. */
function twoProcessors() {
  let at = 1000;
  return () => {
    at += 100;
    return [
      { times: { user: at / 20, sys: at / 20, idle: (at * 9) / 10 } },
      { times: { user: at, sys: 0, idle: 0 } },
    ];
  };
}

/** One whose clock stands. */
const still = () => [{ times: { user: 7, idle: 1 } }];

/** What `nvidia-smi --query-gpu=utilization.gpu --format=csv,noheader,nounits` prints. */
const smi = (stdout: string) => async () => ({ exitCode: 0, stdout, stderr: '' });
const answered = () => new Promise(setImmediate);

describe('how busy the machine is', () => {
  it('is counted from call to call, of all processors', () => {
    const use = new UseOfMachine(undefined, twoProcessors());
    expect(use.now().processors).toBeCloseTo(0.55, 12);
    expect(use.now()).toEqual({ processors: expect.closeTo(0.55, 12), gpus: null });
  });

  it('is not known where no time has passed', () => {
    expect(new UseOfMachine(undefined, still).now().processors).toBeNull();
  });

  it('is a share on this machine', () => {
    const use = new UseOfMachine(undefined);
    const { processors } = use.now();
    expect(processors ?? 0).toBeGreaterThanOrEqual(0);
    expect(processors ?? 0).toBeLessThanOrEqual(1);
  });

  it.each([
    ['100\n40\n', 0.7],
    ['[N/A]\n40\n', 0.4],
    ['[N/A]\n', null],
    ['', null],
  ])('of GPUs that say %j is %s, as soon as they have answered', async (stdout, share) => {
    const use = new UseOfMachine(smi(stdout));
    expect(use.now().gpus).toBeNull();
    await answered();
    expect(use.now().gpus).toEqual(share);
  });
});
