import { expect } from 'vitest';

/** An environment file that is right. */
export const file = `name: condaenv
channels: [conda-forge, pytorch]
dependencies:
  - numpy=1.23.4
  - pip=22.3.1
  - python=3.9.13
  - pip:
      - timm==0.6.12
`;

/** The file with one entry of conda more. */
export const conda = (entry: string) => file.replace('  - numpy', `  - ${entry}\n  - numpy`);
/** The file with one entry of pip more. */
const pip = (entry: string) => file.replace('      - timm', `      - ${entry}\n      - timm`);

/** What is written, the place of the finding, what it says, and what it says to write instead. */
export const rows: [
  title: string,
  text: string,
  at: string,
  message: RegExp,
  instead: string,
  base?: string,
][] = [
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
    /^This line has 3 spaces before its dash, the list has 2/,
    'write `  - numpy=1.23.4`',
  ],
  [
    'one more blank of indent under pip',
    pip('einops==0.4.1').replace('      - timm', '       - timm'),
    '9:1',
    /^This line has 7 spaces before its dash, the list has 6/,
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
  [
    'brackets',
    conda('av[version=9.2.0]'),
    '4:5',
    /brackets/,
    'write `av=<version>`; extras belong to pip',
  ],
  ['an address', conda('https://x.example/av.conda'), '4:5', /URL/, 'write `<name>=<version>`'],
  [
    'a tag',
    conda('!text av=9.2.0'),
    '4:5',
    /tags/,
    'write the plain value; quote it if it is meant so',
  ],
  [
    'an anchor',
    conda('&av av=9.2.0'),
    '4:5',
    /Anchors/,
    'write the value out; quote it if it is meant so',
  ],
  [
    'a direct address under pip',
    pip("'einops[x] @ https://x.example/e.whl'"),
    '8:9',
    /direct URL/,
    'write `einops==<version>`',
  ],
  [
    'a repository under pip',
    pip('git+https://x.example/einops'),
    '8:9',
    /version control/,
    'write `<name>==<version>`',
  ],
  [
    'an option of pip',
    pip('--index-url=https://x.example/simple'),
    '8:9',
    /option of pip/,
    'delete this line, and write each package as `name==version`',
  ],
  [
    'a fixed package that is gone',
    file.replace('  - pip=22.3.1\n', ''),
    '3:1',
    /is missing/,
    'add `pip=22.3.1` to the list',
    file,
  ],
  [
    'a fixed package in another version',
    file.replace('3.9.13', '3.10.1'),
    '6:5',
    /fixes its version/,
    'python=3.9.13',
    file,
  ],
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
    /has no effect here/,
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
  ['a tab', file.replace('  - numpy', '  -\tnumpy'), '4:4', /tab/, 'replace the tab with spaces'],
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
    'move its entries to the list on line 7',
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
    'a slip of a name that is listed already',
    conda('nunpy=1.23.4'),
    '4:5',
    /Did you mean `numpy`/,
    expect.stringMatching(/^delete this line, as line 5 has `numpy`, unless `nunpy` is/) as string,
  ],
  [
    'a line out of order',
    conda('pluggy=1.0'),
    '4:5',
    /out of order/,
    'move it before `python` on line 7',
  ],
  [
    'the last line out of order',
    conda('zlib=1.2'),
    '4:5',
    /out of order/,
    'move it to the end of the list',
  ],
];
