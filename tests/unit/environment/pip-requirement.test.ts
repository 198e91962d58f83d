import { describe, expect, it } from 'vitest';
import { markerHolds, parseMarker } from '../../../actions/src/environment/requirement/marker.ts';
import {
  parseRequirement,
  requirementText,
} from '../../../actions/src/environment/requirement/pip-requirement.ts';

describe('requirementText', () => {
  it.each([
    [
      'Foo.Bar [ x , Y_z ] (>= 1.0, <2) ;os_name == "nt"',
      'foo-bar[x,y-z]>=1.0,<2 ; os_name == "nt"',
    ],
    ['a', 'a'],
  ])('%s', (raw, text) => {
    const parsed = parseRequirement(raw);
    expect('problem' in parsed ? parsed : requirementText(parsed)).toBe(text);
  });
});

describe('parseRequirement', () => {
  it.each([
    ['timm==0.6.12', { name: 'timm', specifier: '==0.6.12', version: '0.6.12', extras: [] }],
    ['Foo.Bar_baz==1', { name: 'foo-bar-baz' }],
    ['augly[image,video]==1.0.0', { name: 'augly', extras: ['image', 'video'] }],
    ['a [ x ] == 1.0', { extras: ['x'], specifier: '==1.0' }],
    ['numpy<2,>=1.2', { specifier: '<2,>=1.2', version: undefined }],
    ['numpy (>=1.2)', { specifier: '>=1.2' }],
    ['a~=1.2', { version: undefined }],
    ['a==1.*', { version: undefined }],
    ['a==1.0.post1+cpu', { version: '1.0.post1+cpu' }],
    ['a', { specifier: '', version: undefined }],
    ['a==1 ; os_name == "nt"', { version: '1', marker: 'os_name == "nt"' }],
  ])('%s', (raw, expected) => {
    expect(parseRequirement(raw)).toMatchObject(expected);
  });

  it.each([
    ['-e .', 'pip-source'],
    ['--editable=git+https://x.org/y', 'pip-source'],
    ['git+https://x.org/y', 'pip-source'],
    ['git+ssh://git@x.org/y', 'pip-source'],
    ['a @ https://x.org/a.whl', 'pip-source'],
    ['a@git+https://x.org/y', 'pip-source'],
    ['https://x.org/a.tar.gz', 'pip-source'],
    ['file:a', 'pip-source'],
    ['./a', 'pip-source'],
    ['../a', 'pip-source'],
    ['/a/b', 'pip-source'],
    ['~/a', 'pip-source'],
    ['.', 'pip-source'],
    ['C:\\a', 'pip-source'],
    ['a-1.0-py3-none-any.whl', 'pip-source'],
    ['--index-url https://x.org', 'pip-option'],
    ['-i https://x.org', 'pip-option'],
    ['-r more.txt', 'pip-option'],
    ['-f x', 'pip-option'],
    ['--pre', 'pip-option'],
    ['a==1 --hash=sha256:00', 'pip-option'],
    ['', 'pip-requirement'],
    ['timm>=0.6,0.9', 'pip-requirement'],
    ['timm=0.6.12', 'pip-requirement'],
    ['timm 0.6.12', 'pip-requirement'],
    ['a==', 'pip-requirement'],
    ['a==one', 'pip-requirement'],
    ['a==1 2', 'pip-requirement'],
    ['timm[x\n-r evil.txt\n]==0.6.12', 'pip-requirement'],
    ['torch\n==1.0', 'pip-requirement'],
    ["a==1 ; python_version != '\x0b-r x'", 'pip-requirement'],
    ["a==1 ; python_version != '\u2028-r x'", 'pip-requirement'],
    ['a\x85==1', 'pip-requirement'],
    ['a===${HOME}', 'pip-requirement'],
    ['a[b', 'pip-requirement'],
    ['a==1;', 'pip-requirement'],
    ['a==1; nonsense', 'pip-requirement'],
    ['a==1; os.system("x")', 'pip-requirement'],
    ['a==1; python_version < "3" or', 'pip-requirement'],
    ['$(id)', 'pip-requirement'],
  ])('refuses %j under %s', (raw, rule) => {
    expect(parseRequirement(raw)).toMatchObject({ rule, problem: expect.any(String) });
  });

  it.each([
    ['timm=0.6.12', 'write `timm==0.6.12`, or move the line to the list of conda'],
    ['timm=0..6', 'timm==<version>'],
    ['augly[image]=1.0.0', 'augly[image]==1.0.0'],
    ['a_=1', 'write `a==1`, or move the line to the list of conda'],
    ['pip install einops', 'einops==<version>'],
    ['中文包=1', '<name>==1'],
  ])('says how to write %j', (raw, suggestion) => {
    expect(parseRequirement(raw)).toHaveProperty('suggestion', suggestion);
    const entry = /^write `([^`]+)`/.exec(suggestion)?.[1] ?? suggestion;
    const filled = entry.replace('<name>', 'name').replace('<version>', '1.2');
    expect(parseRequirement(filled)).toHaveProperty('version', expect.stringMatching(/^\d/));
  });
});

describe('markers', () => {
  const values = { python_version: '3.9', sys_platform: 'linux', platform_release: '5.10-x' };

  it.each([
    ['python_version < "3.10"', true],
    ["'3.10' <= python_version", false],
    ['python_version == "3.*"', true],
    ['python_version ~= "3.8"', true],
    ['python_version in "3.8 3.9"', true],
    ['python_version not in "3.8 3.9"', false],
    ['sys_platform == "linux"', true],
    ['sys_platform != "linux"', false],
    ['platform_release >= "5"', true],
    ['extra == "video"', false],
    ['python_version > "3" and sys_platform == "win32"', false],
    ['python_version > "3" or sys_platform == "win32"', true],
    ['python_version < "3" or sys_platform == "linux" and extra == ""', true],
    ['(python_version < "3" or sys_platform == "linux") and extra == "x"', false],
  ])('%s', (text, expected) => {
    const marker = parseMarker(text);
    expect(marker && markerHolds(marker, values)).toBe(expected);
  });

  it.each(['', 'and', '(os_name=="nt"', 'os_name', 'os_name=="nt', 'a=="b"', 'os_name="nt"'])(
    'refuses %j',
    (text) => {
      expect(parseMarker(text)).toBeUndefined();
    },
  );
});
