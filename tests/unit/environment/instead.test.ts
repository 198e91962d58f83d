import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import { readEnvironment } from '../../../actions/src/environment/read.ts';
import type { Finding } from '../../../actions/src/finding.ts';
import { officialPolicy } from './fixture.ts';
import { putInstead } from './put-instead.ts';

const file = `name: condaenv
channels: [conda-forge, pytorch]
dependencies:
  - numpy=1.23.4
  - pip=22.3.1
  - python=3.9.13
  - pip:
      - timm==0.6.12
`;

const conda = (entry: string) => file.replace('  - numpy', `  - ${entry}\n  - numpy`);
const pip = (entry: string) => file.replace('      - timm', `      - ${entry}\n      - timm`);

/** All that is said of a file without a network. */
function check(text: string): readonly Finding[] {
  const read = readEnvironment('environment/environment-cpu.yml', Buffer.from(text));
  if (read.file === undefined) return read.findings;
  const context = { policy: officialPolicy(), head: { cpu: read.file }, base: {} };
  return [...read.findings, ...checkFiles(context)];
}

// What is written, the line of the finding, what it says, and what it says to write instead.
const rows: [title: string, text: string, at: string, message: RegExp, instead: string][] = [
  ['an entry without a version', conda('av'), '4:5', /names no version/, 'av=<version>'],
  ['a range', conda('av>=9'), '4:5', /more than one/, 'av=<version>'],
  ['a wildcard', conda('pytorch::av=9.*'), '4:5', /wildcard/, 'pytorch::av=<version>'],
  ['a wildcard of a build', conda('av=9.2=py39*'), '4:5', /wildcard/, 'av=<version>'],
  [
    'a pip entry without a version',
    pip('rich[jupyter]'),
    '8:9',
    /no version/,
    'rich[jupyter]==<version>',
  ],
  ['===', pip('einops===0.4.1'), '8:9', /compares texts/, 'einops==0.4.1'],
  ['a wildcard of pip', pip('einops==0.4.*'), '8:9', /wildcard/, 'einops==<version>'],
  [
    'one more blank of indent',
    conda('fastai::fastai=2.7.10').replace('  - numpy', '   - numpy'),
    '5:1',
    /^This line has 3 blanks before its dash, the list has 2/,
    'write `  - numpy=1.23.4`',
  ],
  [
    'one more blank of indent under pip',
    pip('einops==0.4.1').replace('      - timm', '       - timm'),
    '9:1',
    /^This line has 7 blanks before its dash, the list has 6/,
    'write `      - timm==0.6.12`',
  ],
  [
    'a command',
    conda('pip install einops'),
    '4:5',
    /command/,
    'write `einops==<version>` under `pip:`',
  ],
  [
    'a command with a version',
    conda('pip install einops==0.4.1'),
    '4:5',
    /command/,
    'write `einops==0.4.1` under `pip:`',
  ],
  ['a command of conda', conda('conda install av=9.2.0'), '4:5', /command/, 'av=9.2.0'],
  ['blanks', conda('av = 9.2.0'), '4:5', /blanks/, 'av=9.2.0'],
  [
    "conda's form under pip",
    pip('librosa=0.9.2'),
    '8:9',
    /not a version specifier/,
    'write `librosa==0.9.2`, or move the line to the list of conda',
  ],
  [
    'a command under pip',
    pip('pip install einops'),
    '8:9',
    /not a pip requirement|version/,
    'einops==<version>',
  ],
  [
    'a channel by its address',
    file
      .replace('conda-forge,', '"https://conda.anaconda.org/conda-forge",')
      .replace('"https', 'https')
      .replace('forge",', 'forge,'),
    '2:12',
    /not one that the policy allows/,
    'write `conda-forge`',
  ],
  [
    'nodefaults',
    file.replace('pytorch]', 'pytorch, nodefaults]'),
    '2:34',
    /means nothing/,
    'delete it',
  ],
  [
    'another channel',
    file.replace('conda-forge,', 'bioconda,'),
    '2:12',
    /not one that the policy allows/,
    'use one of conda-forge, pytorch, fastai, nvidia; maintainers may add a channel to environment/policy.yml',
  ],
  [
    'channels out of order',
    file.replace('[conda-forge, pytorch]', '[pytorch, conda-forge]'),
    '2:21',
    /out of order/,
    'keep the order conda-forge, pytorch, fastai, nvidia',
  ],
  [
    'CRLF',
    file.replaceAll('\n', '\r\n'),
    '1:15',
    /CRLF/,
    expect.stringMatching(/git add.*web editor/) as string,
  ],
  ['a tab', file.replace('  - numpy', '  -\tnumpy'), '4:4', /tab/, 'replace the tab by blanks'],
  ['a byte order mark', `\ufeff${file}`, '1:1', /byte order mark/, 'save it without a BOM'],
  [
    'prefix',
    `${file}prefix: /opt/env\n`,
    '9:1',
    /not known/,
    'delete this line, and what belongs to it',
  ],
  [
    'variables',
    `${file}variables:\n  A: b\n`,
    '9:1',
    /not known/,
    'delete this line, and what belongs to it',
  ],
  [
    'a key that nobody knows',
    `${file}notes: none\n`,
    '9:1',
    /not known/,
    'delete it, or correct its name',
  ],
  [
    'another name',
    file.replace('condaenv', 'base'),
    '1:7',
    /should be `condaenv`/,
    'write `condaenv`',
  ],
  [
    'an empty item',
    file.replace('  - numpy', '  -\n  - numpy'),
    '4:3',
    /should be text/,
    'delete this line',
  ],
  [
    'an item of a comment',
    file.replace('  - numpy', '  - # R packages\n  - numpy'),
    '4:3',
    /should be text/,
    'delete this line',
  ],
  [
    'pip without items',
    file.replace('      - timm==0.6.12\n', ''),
    '7:5',
    /should be a list/,
    'delete this line',
  ],
  [
    'a second list of pip',
    `${file}  - pip:\n      - einops==0.4.1\n`,
    '9:5',
    /second/,
    'move its entries to the list in line 7',
  ],
  ['an entry twice', conda('numpy=1.24'), '5:5', /listed already/, 'keep one of the two lines'],
  [
    'the same modules twice',
    pip('opencv-python==4.6.0.66').replace('timm==0.6.12', 'opencv-python-headless==4.6.0.66'),
    '9:9',
    /same modules/,
    'keep one of the two lines',
  ],
  [
    'conda and pip',
    pip('numpy==1.24'),
    '8:9',
    /comes from conda already/,
    'delete this line, or change the version of the conda entry',
  ],
  [
    'a marker that does not hold',
    pip('einops==0.4.1; python_version < "3"'),
    '8:9',
    /would skip/,
    'remove the marker, or the line',
  ],
  [
    'a slip',
    file.replace('numpy=', 'nunpy='),
    '4:5',
    /Did you mean `numpy`/,
    expect.stringMatching(/^write `numpy=1.23.4`, unless `nunpy` is meant/) as string,
  ],
  [
    'a line out of order',
    conda('pluggy=1.0'),
    '4:5',
    /out of order/,
    'move it before `python` in line 7',
  ],
  [
    'the last line out of order',
    conda('zlib=1.2'),
    '4:5',
    /out of order/,
    'move it to the end of the list',
  ],
];

describe('what to write instead', () => {
  it.each(rows)('of %s', (_title, text, at, message, instead) => {
    const findings = check(text);
    const told = findings.find(({ place: { line, column } }) => `${line}:${column}` === at);
    expect(told).toMatchObject({
      message: expect.stringMatching(message) as string,
      suggestion: instead,
    });
    const errors = findings.filter((each) => each === told || each.severity === 'error');
    const after = check(putInstead(text, errors));
    const left = after.filter(({ rule, severity }) => severity === 'error' || rule === told?.rule);
    expect(left).toEqual([]);
  });

  it.each([
    'pytorch-cpu',
    'pytorch-gpu',
    'cuda-nvcc',
    'pytorch_geometric',
    'python-dp',
    'r-iterators',
  ])('nothing: %s is a name', (name) => {
    const findings = check(conda(`${name}=1.0`));
    expect(findings.map(({ rule }) => rule)).not.toContain('known-name');
  });
});
