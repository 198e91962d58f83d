import { describe, expect, it } from 'vitest';
import { describeAll, MainFails } from '../../../../actions/src/submission/embedding/divide.ts';
import { ExitCode } from '../../../../actions/src/errors.ts';

const ids = Array.from({ length: 16 }, (_, at) => `Q${String(at).padStart(2, '0')}`);

/** A main.py that fails if it is given one of these videos. */
function failingOn(bad: readonly string[]) {
  const runs: (readonly string[])[] = [];
  return {
    runs,
    run: async (some: readonly string[]) => {
      runs.push(some);
      const met = some.find((id) => bad.includes(id));
      if (met === undefined) return { made: some };
      return {
        failed: {
          why: `met ${met}`,
          next: 'fix it',
          exitCode: ExitCode.submissionFailed,
          printed: '',
        },
      };
    },
  };
}

const works = async () => undefined;

describe('describing videos some of which are bad', () => {
  it('takes one run if none is', async () => {
    const { run, runs } = failingOn([]);
    expect(await describeAll(ids, run, works)).toEqual({ parts: [ids], apart: [] });
    expect(runs).toHaveLength(1);
  });

  it('asks once whether main.py is broken', async () => {
    let asked = 0;
    const { run } = failingOn(['Q03', 'Q12']);
    await describeAll(ids, run, async () => void asked++);
    expect(asked).toBe(1);
  });

  it.each([[['Q00']], [['Q07']], [['Q15']], [['Q03', 'Q04']], [ids]])('finds %j', async (bad) => {
    const { run, runs } = failingOn(bad);
    const { parts, apart } = await describeAll(ids, run, works);
    expect(apart).toEqual(bad.map((video) => ({ video, why: `met ${video}` })));
    expect(parts.flat()).toEqual(ids.filter((id) => !bad.includes(id)));
    for (const video of bad) {
      expect(runs.filter((some) => some.length === 1 && some[0] === video)).toHaveLength(2);
    }
  });

  it('keeps a video that fails once', async () => {
    let times = 0;
    const failed = { why: 'out of memory', next: '', exitCode: ExitCode.outOfMemory, printed: '' };
    const run = async (some: readonly string[]) => (times++ === 0 ? { failed } : { made: some });
    expect(await describeAll(['Q1'], run, works)).toEqual({ parts: [['Q1']], apart: [] });
  });

  it('ends at once if main.py is broken', async () => {
    const { run, runs } = failingOn(ids);
    const failed = {
      why: 'SyntaxError',
      next: 'fix it',
      exitCode: ExitCode.submissionFailed,
      printed: '',
    };
    const described = describeAll(ids, run, async () => failed);
    await expect(described).rejects.toThrow(new MainFails(failed));
    expect(runs).toHaveLength(1);
  });
});
