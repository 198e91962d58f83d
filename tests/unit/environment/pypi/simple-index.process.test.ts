import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryRoot } from '../../../support/repositories/temporary-root.ts';
import { parseRequirement } from '../../../../actions/src/environment/requirement/pip-requirement.ts';
import { checkPypi } from '../../../../actions/src/environment/pypi/check.ts';
import {
  readEggRequires,
  readMetadata,
} from '../../../../actions/src/environment/pypi/index/metadata.ts';
import { SimpleIndex } from '../../../../actions/src/environment/pypi/index/simple-index.ts';
import { readSimplePage } from '../../../../actions/src/environment/pypi/index/simple-page.ts';
import { pipSources } from '../../../../actions/src/environment/pypi/resolve/sources.ts';
import type { SolvedPackage } from '../../../../actions/src/environment/solve/thread/protocol.ts';
import { type Fault, serveChannels } from '../../../channels/serve-channels.ts';
import { makePypi } from '../../../pypi/make-pypi.ts';
import { type IndexStyle, serveIndex } from '../../../pypi/serve-index.ts';
import { uv } from '../../../support/programs/uv.ts';

const signal = new AbortController().signal;
const python = {
  name: 'python',
  version: '3.9.13',
  depends: [] as string[],
} as unknown as SolvedPackage;

function pinned(raw: string) {
  const parsed = parseRequirement(raw);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return { ...parsed, place: { file: 'environment.yml', line: 1, column: 1, endColumn: 2 } };
}

/** Larger than what is read of a wheel for its metadata. */
const source = `x = '${randomBytes(200_000).toString('hex')}'\n`;
const wheels = [
  { name: 'tool', version: '1.0', requires: ['lib<2', 'nothing ; extra == "x"'], source },
  { name: 'lib', version: '1.0' },
  { name: 'lib', version: '1.5', requires: ['base'] },
  { name: 'lib', version: '2.0' },
  { name: 'base', version: '0.1' },
];
const styles = (['json', 'html'] as const).flatMap((page) =>
  [true, false].flatMap((metadata) => [true, false].map((ranges) => ({ page, metadata, ranges }))),
);
const title = ({ page, metadata, ranges }: IndexStyle) =>
  `${page}, metadata ${metadata ? '' : 'not '}beside wheels, parts ${ranges ? '' : 'not '}served`;

async function serve(style: IndexStyle) {
  const index = await serveIndex(wheels, style);
  onTestFinished(() => index.close());
  return index;
}

describe('an index that serves the Simple API alone', () => {
  it.each(styles.map((style) => [title(style), style] as const))('%s', async (_title, style) => {
    const { indexUrl, requests } = await serve(style);
    const index = new SimpleIndex({ indexUrl, deadlineMs: 20_000, signal });
    const files = await index.project('tool');
    expect(files).toMatchObject([
      { filename: 'tool-1.0-py3-none-any.whl', version: '1.0', requiresPython: '>=3.8' },
    ]);
    const [file] = files!;
    const { requires } = await index.metadata(file!);
    expect(requires).toEqual(['lib<2', 'nothing ; extra == "x"']);
    const whole = requests.filter((each) => each.endsWith('.whl 200'));
    expect(whole).toHaveLength(style.metadata || style.ranges ? 0 : 1);
    expect((await index.sized(file!)).size).toBeGreaterThan(100_000);
    expect(await index.project('nosuch')).toBeUndefined();
    const gone = { ...file!, url: `${file!.url}.gone`, size: undefined };
    await expect(index.sized(gone)).rejects.toMatchObject({
      name: 'Unavailable',
      reason: 'HTTP 404',
    });
  });

  const some = [0, 6, 7].map((at) => styles[at]!);
  it.skipIf(uv === undefined).each(some.map((style) => [title(style), style] as const))(
    'is resolved: %s',
    async (_title, style) => {
      const { indexUrl } = await serve(style);
      const sources = pipSources({ indexUrl, uv, deadlineMs: 20_000, signal });
      const section = { file: { conda: [], pip: [pinned('tool==1.0')] }, solved: [python] };
      const outcome = await checkPypi(section, { ...sources, glibc: '2.36' });
      if (outcome.verdict !== 'checked') throw new Error(outcome.reason);
      expect(outcome.findings).toEqual([]);
      expect(outcome.packages?.map(({ name, version }) => `${name} ${version}`)).toEqual([
        'base 0.1',
        'lib 1.5',
        'tool 1.0',
      ]);
    },
  );
});

async function check(fault: (count: number) => Fault | undefined) {
  const server = await serveChannels(
    { simple: makePypi({ tool: { '1.0': {} } }) },
    (_path, count) => fault(count),
  );
  onTestFinished(() => server.close());
  const patience = { attempts: 2, firstDelayMs: 5, maxDelayMs: 1500, idleMs: 300 };
  const indexUrl = `${server.base}simple/`;
  const sources = pipSources({ indexUrl, uv, deadlineMs: 20_000, signal, patience });
  const section = { file: { conda: [], pip: [pinned('tool==1.0')] }, solved: [python] };
  return checkPypi(section, { ...sources, glibc: '2.36' });
}
const answer = (status: number, headers: Record<string, string> = {}, body = '') => ({
  status,
  headers,
  body,
});

describe('an index that fails', () => {
  it.each<[string, Fault, RegExp]>([
    [
      'asks for an hour',
      answer(429, { 'retry-after': '3600' }),
      /HTTP 429: it asks to wait 3600 s/,
    ],
    ['breaks', answer(502), /HTTP 502 .*tried 2 times/],
    ['forbids', answer(403), /HTTP 403/],
    ['hangs', 'hang', /no answer within 0\.3 s/],
    ['drops the connection', 'reset', /the connection was (reset|closed)/],
    ['stops halfway', 'half', /closed before the end|damaged/],
    [
      'is a login page',
      answer(200, {}, '<html><a href="/login">Log in</a></html>'),
      /not a page of a package index/,
    ],
    ['is some other JSON', answer(200, {}, '{"login": true}'), /not a page of a package index/],
  ])('is blamed, and the file is not, if it %s', async (_title, fault, reason) => {
    const outcome = await check(() => fault);
    expect(outcome).toMatchObject({ verdict: 'pypi-unavailable' });
    expect('reason' in outcome ? outcome.reason : '').toMatch(reason);
  });

  it('is asked for eight things at once at most, and for old pages by their ETag', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'index-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const names = Array.from({ length: 30 }, (_, at) => `tool-${at}`);
    const made = makePypi(Object.fromEntries(names.map((name) => [name, { '1.0': {} }])));
    const server = await serveChannels({ simple: made });
    onTestFinished(() => server.close());
    let [open, most] = [0, 0];
    // The first ones wait for the eighth, however slow the machine is.
    const eight = Promise.withResolvers<void>();
    const fetched = fetch;
    vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
      most = Math.max(most, (open += 1));
      if (open === 8) eight.resolve();
      await eight.promise;
      return fetched(...args).finally(() => (open -= 1));
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    const pages = async () => {
      const indexUrl = `${server.base}simple/`;
      const options = { indexUrl, deadlineMs: 20_000, signal, cacheFolder: folder };
      const index = new SimpleIndex(options);
      const found = await Promise.all(names.map((name) => index.project(name)));
      expect(found.every((files) => files?.length === 1)).toBe(true);
      return server.requests.splice(0).map(({ status }) => status);
    };
    expect(await pages()).toEqual(names.map(() => 200));
    expect(await pages()).toEqual([]);
    const old = new Date(Date.now() - 11 * 60_000);
    for (const file of await readdir(folder)) await utimes(path.join(folder, file), old, old);
    expect(await pages()).toEqual(names.map(() => 304));
    expect(most).toBe(8);
  });

  it('is asked again after the pause that it asks for', async () => {
    const once = answer(429, { 'retry-after': '1' });
    const outcome = await check((count) => (count === 1 ? once : undefined));
    expect(outcome).toMatchObject({ verdict: 'checked', findings: [] });
  });
});

describe('the resolver', () => {
  it('is not run if it is another program, and the message says what to do', async () => {
    const sources = pipSources({ uv: process.execPath, deadlineMs: 1000, signal });
    await expect(sources.uv()).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /^uv [\d.]+, which resolves the pip section, is out of reach/,
      ) as string,
      next: expect.stringContaining('VSC_UV') as string,
    });
  });

  it('is out of reach if its index does not have it', async () => {
    const { indexUrl } = await serve({ page: 'json', metadata: true, ranges: true });
    const cacheFolder = (await temporaryRoot()).path('cache');
    const sources = pipSources({ toolsUrl: indexUrl, cacheFolder, deadlineMs: 5000, signal });
    await expect(sources.uv()).rejects.toMatchObject({
      message: expect.stringContaining('no file with the pinned hash') as string,
    });
  });
});

describe('pages and metadata', () => {
  const sha256 = 'a'.repeat(64);

  it('has what a page in HTML says, escaped or quoted otherwise', () => {
    const text = `<title>Links for a-b</title>
      <a data-yanked='broken &amp; old' href='/f/a.b-1.0.tar.gz#sha256=${sha256}'>a.b-1.0.tar.gz</a>
      <A HREF="a_b-2.0-py3-none-any.whl#sha256=${sha256}" data-dist-info-metadata="sha256=0">a_b-2.0-py3-none-any.whl</A>
      <a href="a_b-3.0-py3-none-any.whl#md5=0">a_b-3.0-py3-none-any.whl</a>
      <a href="other-1.0.zip#sha256=${sha256}">other-1.0.zip</a>`;
    expect(readSimplePage('a-b', 'https://index.example/simple/a-b/', text)).toMatchObject([
      {
        kind: 'sdist',
        version: '1.0',
        yanked: 'broken & old',
        url: 'https://index.example/f/a.b-1.0.tar.gz',
        metadata: false,
      },
      {
        kind: 'wheel',
        version: '2.0',
        yanked: undefined,
        url: 'https://index.example/simple/a-b/a_b-2.0-py3-none-any.whl',
        metadata: true,
      },
    ]);
  });

  it('has no file of a project that has none', () => {
    expect(readSimplePage('a', 'https://x.example/', '<title>Links for a</title>')).toEqual([]);
  });

  it('reads headers that go on in the next line, and nothing of the description', () => {
    const text =
      'Version: 1.0\r\nRequires-Dist: a\r\n  >=1\r\nProvides-Extra: x\r\n\r\nRequires-Dist: no\r\n';
    expect(readMetadata(text)).toEqual({ version: '1.0', requires: ['a >=1'], extras: ['x'] });
  });

  it("reads setuptools' sections", () => {
    const text = 'a>=1\n\n[:python_version < "3.8"]\nb\n\n[x]\nc\n\n[x:os_name == "nt"]\nd\n';
    expect(readEggRequires(text)).toEqual({
      requires: [
        'a>=1',
        'b ; (python_version < "3.8")',
        'c ; extra == "x"',
        'd ; (os_name == "nt") and extra == "x"',
      ],
      extras: ['x'],
    });
  });
});
