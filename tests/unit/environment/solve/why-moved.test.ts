import { describe, expect, it } from 'vitest';
import { compareSolutions } from '../../../../actions/src/environment/solve/change/blast-radius.ts';
import { askedAnew, whyMoved } from '../../../../actions/src/environment/solve/change/why-moved.ts';

const order = (a: string, b: string) => a.localeCompare(b);
const installed = (name: string, version: string) => ({
  name,
  version,
  sha256: `${name}${version}`,
  size: 1,
});
const solved = (name: string, version: string, depends: string[] = []) => {
  const file = { build: '0', buildNumber: 0, subdir: 'noarch', url: '', size: 1 };
  return { name, version, depends, ...file, md5: undefined, sha256: undefined };
};
const entry = (name: string, version: string) => ({ name, raw: `${name}==${version}` });

describe('why a package of PyPI moved', () => {
  it.each([
    ['a constraint', ['lib<2'], 'tool 1.0 needs lib<2 (this change asks for `tool==1.0`)'],
    ['no constraint', ['lib>=1'], expect.stringMatching(/^no constraint: /)],
    [
      'a marker that does not hold',
      ['lib<2 ; sys_platform == "win32"'],
      expect.stringMatching(/^no/),
    ],
  ])('%s', async (_title, requires, why) => {
    const before = [installed('lib', '2.0')];
    const after = [installed('lib', '1.0'), installed('tool', '1.0')];
    const radius = compareSolutions(before, after, order, 'pip');
    const pip = [
      { name: 'lib', version: '1.0', requires: [] },
      { name: 'tool', version: '1.0', requires },
    ];
    const asked = askedAnew({ conda: [], pip: [entry('tool', '1.0')] }, { conda: [], pip: [] });
    const told = await whyMoved(radius, { conda: [], pip, asked, allows: async () => true });
    expect(told.downgraded).toMatchObject([{ name: 'lib', why }]);
    expect(told.added[0]).not.toHaveProperty('why');
  });

  it('the request itself, or that nothing needs it any more', async () => {
    const before = [installed('lib', '1.0'), installed('gone', '1.0')];
    const radius = compareSolutions(before, [installed('lib', '2.0')], order, 'pip');
    const asked = askedAnew({ conda: [], pip: [entry('lib', '2.0')] }, undefined);
    const told = await whyMoved(radius, { conda: [], pip: [], asked, allows: async () => true });
    expect(told.upgraded[0]?.why).toBe('this change asks for `lib==2.0`');
    expect(told.removed[0]?.why).toBe('nothing needs it any more');
  });

  it.each([
    ['pip', 'markupsafe', "conda's markupsafe 2.1.3 takes its place, for jinja2 3.1.2"],
    ['conda', 'pytorch', "pip's torch 2.0 takes its place, for jinja2 3.1.2"],
  ] as const)('that the other section has it: %s', async (section, name, why) => {
    const radius = compareSolutions([installed(name, '3.0.4')], [], order, section);
    const depends = ['markupsafe >=2.0', 'torch'];
    const told = await whyMoved(radius, {
      conda: [solved('jinja2', '3.1.2', depends), solved('markupsafe', '2.1.3')],
      pip: [{ name: 'torch', version: '2.0', requires: [] }],
      asked: new Map([['jinja2', 'this change asks for `jinja2=3.1.2`']]),
      allows: async () => true,
    });
    expect(told.removed[0]?.why).toBe(`${why} (this change asks for \`jinja2=3.1.2\`)`);
  });
});
