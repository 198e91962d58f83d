import { describe, expect, it } from 'vitest';
import { runLimits } from '../../../actions/src/submission/run/run-limits.ts';
import { officialCompetition } from '../environment/fixture.ts';

const { platform } = officialCompetition();
const GIB = 2 ** 30;
const engine = { memoryBytes: 100 * GIB, cpus: 16 };

describe('runLimits', () => {
  it("takes the platform's time and processors, and shares of the engine's memory", () => {
    expect(runLimits({}, engine, 8000, platform)).toEqual({
      timeSeconds: 8000,
      memoryBytes: 80 * GIB,
      scratchBytes: 16 * GIB,
      cpus: 6,
    });
  });

  it('gives a small data set ten minutes, and a small machine what it has', () => {
    expect(runLimits({}, { memoryBytes: 10 * GIB, cpus: 2 }, 30, platform)).toEqual({
      timeSeconds: 600,
      memoryBytes: 8 * GIB,
      scratchBytes: 4 * GIB,
      cpus: 2,
    });
  });

  it('takes what is asked for', () => {
    const asked = { timeSeconds: 5, memoryBytes: GIB, scratchBytes: 2 * GIB, cpus: 1.5 };
    expect(runLimits(asked, engine, 30, platform)).toEqual(asked);
    const all = { timeSeconds: 5, memoryBytes: 100 * GIB, scratchBytes: 2 ** 20, cpus: 16 };
    expect(runLimits(all, engine, 30, platform)).toEqual(all);
  });

  it.each([
    [{ cpus: 17 }, 'CPUS=17, but the engine has 16'],
    [{ memoryBytes: 101 * GIB }, 'MEMORY_LIMIT is 101.0 GiB, but the engine has 100.0 GiB'],
    [{ memoryBytes: 1e6 }, 'MEMORY_LIMIT must be at least 64m'],
    [{ scratchBytes: 1000 }, 'SCRATCH_LIMIT at least 1m'],
  ])('refuses %j', (wish, message) => {
    expect(() => runLimits(wish, engine, 30, platform)).toThrow(message);
  });
});
