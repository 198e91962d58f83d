import { expect, it } from 'vitest';
import { NO_WHEEL, SUBSTITUTES, withSubstitutes } from '../../official/pins.ts';
import { planOf } from '../../official/channel.ts';
import { officialBytes, readOrThrow } from '../environment/fixture.ts';

const FILE = 'environment/environment-cpu.yml';
const text = officialBytes('environment-cpu.yml').toString();

it("tells each pin of the official file that PyPI doesn't have, and leaves the others as they are", () => {
  const before = text.split('\n');
  const after = withSubstitutes(text).split('\n');
  const changed = before.flatMap((line, index) =>
    line === after[index] ? [] : [`${line.trim()} > ${after[index]?.trim()}`],
  );
  const told = SUBSTITUTES.filter(({ pin, taken }) => pin !== taken);
  expect(changed.toSorted()).toEqual(
    told.map(({ pin, taken }) => `- ${pin} > - ${taken}`).toSorted(),
  );
  expect(() => withSubstitutes(text.replace('av=9.2.0', 'av=9.2.1'))).toThrow(
    'no entry av=9.2.0 any more: tests/official/pins.ts',
  );
});

it('has a wheel, or one of these substitutes, for every conda entry', () => {
  const file = readOrThrow(FILE, withSubstitutes(text));
  const { requirements, named } = planOf(file);
  expect(requirements).toHaveLength(file.conda.length - NO_WHEEL.length);
  expect(requirements).toContain('torch==1.12.1');
  expect(requirements).toContain('opencv-python-headless==4.6.0.66');
  expect(named).toMatchObject({
    torch: { name: 'pytorch', build: 'py3.9_cpu_0', channel: 'pytorch' },
    fastai: { channel: 'fastai' },
    numpy: { version: '1.23.4', channel: 'conda-forge' },
  });
});
