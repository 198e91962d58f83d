import { describe, expect, it, onTestFinished } from 'vitest';
import type { CondaSpec } from '../../../../actions/src/environment/model.ts';
import { parseRequirement } from '../../../../actions/src/environment/requirement/pip-requirement.ts';
import { checkPypi } from '../../../../actions/src/environment/pypi/check.ts';
import {
  moduleFiles,
  sharedModules,
} from '../../../../actions/src/environment/pypi/index/module-files.ts';
import { pipSources } from '../../../../actions/src/environment/pypi/resolve/sources.ts';
import type { SolvedPackage } from '../../../../actions/src/environment/solve/thread/protocol.ts';
import type { MadeWheel } from '../../../harness/packages/package-index.ts';
import { serveChannels } from '../../../channels/serve-channels.ts';
import { makePypi } from '../../../pypi/make-pypi.ts';
import { serveIndex } from '../../../pypi/serve-index.ts';
import { temporaryRoot } from '../../../support/repositories/temporary-root.ts';

const style = { page: 'json', metadata: true, ranges: true } as const;

function section(pip: string[], conda: string[] = []) {
  const lines = pip.map((raw, index) => {
    const parsed = parseRequirement(raw);
    if ('problem' in parsed) throw new Error(parsed.problem);
    const place = { file: 'environment.yml', line: index + 1, column: 1, endColumn: 2 };
    return { ...parsed, place };
  });
  const solved = ['python 3.9.13', ...conda].map((each) => {
    const [name, version] = each.split(' ');
    return { name, version, depends: ['python >=3.9'] } as unknown as SolvedPackage;
  });
  return { file: { conda: [] as CondaSpec[], pip: lines }, solved };
}

/** What is said of a section on an index with these wheels. */
async function told(
  wheels: readonly MadeWheel[],
  [pip, conda, before]: [pip: string[], conda?: string[], before?: string[]],
  options: { ranges?: boolean; cacheFolder?: string } = {},
) {
  const index = await serveIndex(wheels, { ...style, ranges: options.ranges ?? true });
  onTestFinished(() => index.close());
  const { indexUrl } = index;
  const { cacheFolder } = options;
  const signal = new AbortController().signal;
  const sources = pipSources({ indexUrl, cacheFolder, deadlineMs: 20_000, signal });
  const outcome = await checkPypi(section(pip, conda), {
    ...sources,
    glibc: '2.36',
    before: before && section(before, conda),
  });
  if (outcome.verdict !== 'checked') throw new Error(outcome.reason);
  const { requests } = index;
  return {
    messages: outcome.findings.map(({ severity, place, message, suggestion }) => {
      return `${place.line} ${severity}: ${message} ${suggestion}`;
    }),
    lists: requests.filter((each) => each.includes('/files/') && !each.includes('.metadata')),
  };
}

describe('a module with two owners', () => {
  const jwt = { name: 'jwt', version: '1.0' };
  const pyjwt = { name: 'pyjwt', version: '2.8', modules: ['jwt.py'] };
  const needy = { name: 'needy', version: '1.0', requires: ['jwt'] };

  it.each([true, false])(
    'is an error at the line that brings it (parts served: %s)',
    async (ranges) => {
      const { messages } = await told([jwt, pyjwt], [['pyjwt==2.8', 'jwt==1.0']], { ranges });
      expect(messages).toEqual([
        '2 error: jwt 1.0 would overwrite `jwt` of pyjwt 2.8: this file asks for `jwt==1.0`. delete this line: pyjwt 2.8 has `jwt` already',
      ]);
    },
  );

  it('names the line that leads to it', async () => {
    const lines = ['pyjwt==2.8', 'needy==1.0', 'jwt==1.0'];
    const { messages } = await told([jwt, pyjwt, needy], [lines, [], ['pyjwt==2.8']]);
    expect(messages).toEqual([
      expect.stringMatching(
        /^2 error: jwt 1\.0 .*: needy 1\.0 needs jwt\. take a version of `needy` that/,
      ),
    ]);
  });

  it('is an error if conda has the module under the name of its package', async () => {
    const wheel = { name: 'python-ffmpeg', version: '1.0', modules: ['ffmpeg/__init__.py'] };
    const { messages } = await told([wheel], [['python-ffmpeg==1.0'], ['ffmpeg-python 0.2.0']]);
    expect(messages).toEqual([
      expect.stringMatching(/^1 error: python-ffmpeg 1\.0 would overwrite `ffmpeg` of conda's/),
    ]);
  });

  it('is left alone if it was so before, and then no list is asked for', async () => {
    const lines = ['pyjwt==2.8', 'jwt==1.0'];
    expect(await told([jwt, pyjwt], [lines, [], lines])).toEqual({ messages: [], lists: [] });
  });

  it('is looked for once in each wheel', async () => {
    const { path } = await temporaryRoot();
    const cacheFolder = path('cache');
    const first = await told([jwt, pyjwt], [['pyjwt==2.8', 'jwt==1.0']], { cacheFolder });
    expect(first.lists.length).toBeGreaterThan(0);
    const again = await told([jwt, pyjwt], [['pyjwt==2.8', 'jwt==1.0']], { cacheFolder });
    expect(again).toEqual({ messages: first.messages, lists: [] });
  });
});

/** The end of a zip (APPNOTE, 4.3.16) that puts its list at `offset`. */
function end(offset: number, members = 1): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.write('PK\u0005\u0006', 'latin1');
  bytes.writeUInt16LE(members, 10);
  bytes.writeUInt32LE(1000, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

describe('a wheel whose list of files is hostile', () => {
  it.each<[string, Buffer]>([
    ['is nowhere', Buffer.from('no zip')],
    ['is empty', Buffer.alloc(0)],
    ['ends early', end(0).subarray(0, 10)],
    ['starts behind the end', end(0xff_ff_ff_ff)],
    ['is too long', Buffer.concat([Buffer.alloc(10_000_000), end(0)])],
    ['is not what it says', Buffer.concat([Buffer.alloc(2000, 1), end(0, 65_535)])],
  ])('and %s is not known', async (_title, bytes) => {
    const files = makePypi({ jwt: { '1.0': {} }, pyjwt: { '2.8': {} } });
    for (const name of ['jwt-1.0', 'pyjwt-2.8']) files.set(`files/${name}-py3-none-any.whl`, bytes);
    const server = await serveChannels({ simple: files });
    onTestFinished(() => server.close());
    const signal = new AbortController().signal;
    const indexUrl = `${server.base}simple/`;
    const sources = pipSources({ indexUrl, deadlineMs: 20_000, signal });
    const outcome = await checkPypi(section(['jwt==1.0', 'pyjwt==2.8']), {
      ...sources,
      glibc: '2.36',
    });
    expect(outcome).toMatchObject({ verdict: 'checked', findings: [] });
  });
});

describe('the modules of a wheel', () => {
  it('are what Python imports of it', () => {
    const names = [
      'cv2/__init__.py',
      'cv2/cv2.abi3.so',
      'six.py',
      'a-1.0.data/purelib/more.py',
      'a-1.0.data/scripts/tool.py',
      'a-1.0.dist-info/METADATA',
      'a.libs/liba.so',
      'tests/test_a.py',
      'README.py/../../etc/passwd.py',
      'cv2/\u0000.py',
      `${'x'.repeat(500)}.py`,
    ];
    expect(moduleFiles(names)).toEqual(['cv2/__init__.py', 'cv2/cv2.abi3.so', 'six.py', 'more.py']);
    const many = Array.from({ length: 100_000 }, (_, index) => `m${index}.py`);
    expect(moduleFiles(many)).toHaveLength(4000);
  });

  it.each([
    [['google/__init__.py', 'google/a.py'], ['google/__init__.py', 'google/b.py'], []],
    [['google/a/__init__.py'], ['google/b/__init__.py'], []],
    [['cv2/__init__.py'], ['cv2/__init__.py', 'cv2/data.py'], ['cv2']],
    [
      ['cv2/cv2.so', 'x.py'],
      ['cv2/cv2.so', 'x.py'],
      ['cv2', 'x'],
    ],
    [['a.py'], ['b.py'], []],
  ])('%j and %j share %j', (one, other, shared) => {
    expect(sharedModules(new Set(one), new Set(other))).toEqual(shared);
  });
});
