import { describe, expect, it } from 'vitest';
import { fitsBuild } from '../../../../actions/src/environment/solve/build-pattern.ts';

describe('fitsBuild', () => {
  it.each([
    ['py39_0', 'py39_0', true],
    ['py39_0', 'py39', false],
    ['py39h1_0', 'py39*', true],
    ['py39h1_0', '*_0', true],
    ['py39h1_0', '*h1*', true],
    ['py39h1_0', 'py*h*_0', true],
    ['py39h1_0', 'py*x*_0', false],
    ['py39', 'py39*py39', false],
    ['ab', 'a**b', true],
  ])('%s against %s: %s', (build, pattern, fits) => {
    expect(fitsBuild(build, pattern)).toBe(fits);
  });

  it('comes to an end with a pattern made never to', () => {
    expect(fitsBuild('a'.repeat(60), `${'*a'.repeat(59)}*b`)).toBe(false);
  });
});
