import { describe, expect, it } from 'vitest';
import { NO_WHEEL, OFFICIAL, SUBSTITUTES, withSubstitutes } from '../../official/pins.ts';
import { planOf } from '../../official/channel.ts';
import { officialBytes, readOrThrow } from '../environment/fixture.ts';

const textOf = (variant: string) => officialBytes(`environment-${variant}.yml`).toString();
const planFor = (variant: (typeof OFFICIAL)[number]) => {
  const text = withSubstitutes(textOf(variant), variant);
  const file = readOrThrow(`environment/environment-${variant}.yml`, text);
  return { file, plan: planOf(file) };
};

describe.each(OFFICIAL)('the official environment for %s', (variant) => {
  it("tells each pin that PyPI doesn't have, and leaves the others as they are", () => {
    const text = textOf(variant);
    const before = text.split('\n');
    const after = withSubstitutes(text, variant).split('\n');
    const changed = before.flatMap((line, index) =>
      line === after[index] ? [] : [`${line.trim()} > ${after[index]?.trim()}`],
    );
    const told = SUBSTITUTES[variant].filter(({ pin, taken }) => pin !== taken);
    expect(changed.toSorted()).toEqual(
      told.map(({ pin, taken }) => `- ${pin} > - ${taken}`).toSorted(),
    );
    expect(() => withSubstitutes(text.replace('av=9.2.0', 'av=9.2.1'), variant)).toThrow(
      'no entry av=9.2.0 any more: tests/official/pins.ts',
    );
  });

  it('has a wheel, or one of these substitutes, for every conda entry', () => {
    const { file, plan } = planFor(variant);
    const { named, libraries } = plan;
    const wheels = libraries.flatMap((each) => each.wheels);
    const others = file.conda.filter(({ name }) => !NO_WHEEL.includes(name));
    expect(plan.requirements).toHaveLength(others.length + wheels.length);
    expect(plan.requirements).toContain('torch==1.12.1');
    expect(plan.requirements).toContain('opencv-python-headless==4.6.0.66');
    expect(named).toMatchObject({
      torch: { name: 'pytorch', build: expect.stringMatching(/^py3\.9_c/) as string },
      fastai: { channel: 'fastai' },
      numpy: { version: '1.23.4', channel: 'conda-forge' },
    });
  });
});

it("has CUDA's libraries of NVIDIA's wheels for gpu alone", () => {
  expect(planFor('cpu').plan.libraries).toEqual([]);
  const { libraries, requirements, named } = planFor('gpu').plan;
  expect(libraries).toEqual([
    expect.objectContaining({ name: 'cudatoolkit', version: '11.7.0', channel: 'nvidia' }),
    expect.objectContaining({ name: 'cudnn', wheels: ['nvidia-cudnn-cu11'] }),
  ]);
  expect(requirements).toContain('nvidia-cuda-runtime-cu11==11.7.99');
  expect(requirements).toContain('faiss-gpu==1.7.2');
  expect(named).not.toHaveProperty('nvidia-cudnn-cu11');
});
