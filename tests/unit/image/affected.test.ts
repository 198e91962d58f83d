import { describe, expect, it } from 'vitest';
import { affectedBy } from '../../../actions/src/image/affected.ts';
import { officialCompetition } from '../environment/fixture.ts';

describe('what a change touches', () => {
  it.each([
    ['README.md', false, []],
    ['docs/background/image.md', false, []],
    ['actions/src/errors.ts', false, []],
    ['runtime/bench/ranking.py', false, []],
    ['runtime/apt.txt', false, ['cpu', 'gpu']],
    ['runtime/vsc_runtime/evaluate.py', false, ['cpu', 'gpu']],
    ['submission_src/main.py', false, ['cpu', 'gpu']],
    ['submission_quickstart/main.py', false, ['cpu', 'gpu']],
    ['environment/environment-cpu.yml', true, ['cpu']],
    ['environment/gpu.lock', true, ['gpu']],
    ['environment/policy.yml', true, ['cpu', 'gpu']],
    ['environment/competition.yml', true, ['cpu', 'gpu']],
  ])('%s: solve %s, build %j', (file, environment, variants) => {
    expect(affectedBy([file], ['cpu', 'gpu'], officialCompetition())).toEqual({
      environment,
      variants,
    });
  });
});
