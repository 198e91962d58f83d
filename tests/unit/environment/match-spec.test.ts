import { describe, expect, it } from 'vitest';
import { parseMatchSpec } from '../../../actions/src/environment/requirement/match-spec.ts';

describe('parseMatchSpec', () => {
  it.each([
    ['numpy', { name: 'numpy', constraint: undefined, version: undefined }],
    ['numpy=1.23.4', { name: 'numpy', constraint: '=1.23.4', version: '1.23.4' }],
    ['NumPy==1.23.4', { name: 'numpy', constraint: '==1.23.4', version: '1.23.4' }],
    [
      'pytorch::pytorch=1.12.1=py3.9_cpu_0',
      { channel: 'pytorch', name: 'pytorch', version: '1.12.1', build: 'py3.9_cpu_0' },
    ],
    ['faiss==1.7.2=*_cpu', { name: 'faiss', version: '1.7.2', build: '*_cpu' }],
    ['numpy=1.*', { constraint: '=1.*', version: undefined }],
    ['numpy>=1.2,<2', { constraint: '>=1.2,<2', version: undefined }],
    ['numpy=1.2|1.3', { problem: expect.stringContaining('1.3') }],
    ['numpy=1.2|=1.3', { constraint: '=1.2|=1.3', version: undefined }],
    ['jpeg=9e', { version: '9e' }],
    ['x264=1!161.3030', { version: '1!161.3030' }],
    ['_openmp_mutex=4.5', { name: '_openmp_mutex' }],
  ])('%s', (raw, expected) => {
    expect(parseMatchSpec(raw)).toMatchObject(expected);
  });

  it.each([
    ['', 'package name'],
    ['=1.2', 'package name'],
    ['-e .', 'blanks'],
    ['numpy=1.23.4\n- evil', 'blanks'],
    ['numpy\n=1.23.4', 'blanks'],
    ['numpy=1.23.4\n', 'blanks'],
    ['numpy=', 'version constraint'],
    ['numpy===1.2', 'version constraint'],
    ['numpy=1..2', 'version constraint'],
    ['numpy=1.2=', 'build string'],
    ['numpy=1.2=a=b', 'version constraint'],
    ['numpy=$(id)', 'version constraint'],
    ['augly[image]', 'brackets'],
    ['numpy[version=1.2]', 'brackets'],
    ['conda-forge/linux-64::numpy=1.2', 'channel name'],
    ['https://example.org/x.conda', 'URL'],
    ['http://example.org/x::numpy', 'URL'],
  ])('refuses %j', (raw, problem) => {
    expect(parseMatchSpec(raw)).toHaveProperty('problem', expect.stringContaining(problem));
  });

  it.each([
    ['pip install einops', '<version>'],
    ['python -m pip install einops==0.4.1', '0.4.1'],
    ['pip3 install -U einops[x]', '<version>'],
  ])('knows %j for a command', (raw, version) => {
    expect(parseMatchSpec(raw)).toEqual({
      problem: `\`${raw}\` is a command; the list holds packages.`,
      suggestion: `write \`einops==${version}\` under \`pip:\``,
    });
  });

  it.each([
    ['numpy = 1.23.4', 'numpy=1.23.4'],
    ['numpy 1.23.4', 'numpy=1.23.4'],
    ['numpy 1.23.4 py39_0', 'numpy=1.23.4=py39_0'],
    ['numpy >=1.2', 'numpy=<version>'],
    ['numpy >=abc', 'numpy=<version>'],
    ['nvidia::numpy >= 1.2', 'nvidia::numpy=<version>'],
    ['pytorch::numpy=1..2', 'pytorch::numpy=<version>'],
    ['- numpy 1.2', 'numpy=<version>'],
    ['中文包=1', '<name>=<version>'],
    ['中文包 = py39', '<name>=<version>'],
    ['=1.2', '<name>=<version>'],
    ['conda install --yes numpy', 'numpy=<version>'],
    ['mamba install numpy', 'numpy=<version>'],
  ])('says how to write %j', (raw, suggestion) => {
    expect(parseMatchSpec(raw)).toHaveProperty('suggestion', suggestion);
    const filled = suggestion.replace('<name>', 'name').replace('<version>', '1.2');
    expect(parseMatchSpec(filled)).toHaveProperty('version', expect.stringMatching(/^1\.2/));
  });
});
