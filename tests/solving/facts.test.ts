import { describe, expect, it, onTestFinished } from 'vitest';
import { validateEnvironment } from '../../actions/src/commands/request/validate/validate.ts';
import { reportOf } from '../../actions/src/commands/request/validate/validate-report.ts';
import { validateView } from '../../actions/src/commands/request/validate/validate-view.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { renderMarkdown } from '../../actions/src/report/markdown.ts';
import { condaArchive } from '../channels/conda-archive.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import type { MadeWheel } from '../harness/packages/package-index.ts';
import { type IndexStyle, serveIndex } from '../pypi/serve-index.ts';
import { type OsvFault, osvRecord, serveOsv } from '../harness/packages/osv-server.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { uv } from '../support/programs/uv.ts';
import { git, officialBytes } from '../unit/environment/fixture.ts';

const policy = officialBytes('policy.yml')
  .toString()
  .replace('channels:\n', 'channels:\n  - main\n')
  .replace('  - pip\n', '');

const year = (number: number) => Date.UTC(number, 5, 1);
const packages: MadePackage[] = [
  { name: 'python', version: '3.9.13', size: 25_000_000 },
  {
    name: 'scripted',
    version: '1.0',
    depends: ['python >=3.9'],
    license: 'LicenseRef-Proprietary',
    timestamp: year(2022),
    size: 5000,
  },
  { name: 'scripted', version: '2.0', depends: ['python >=3.10'], timestamp: year(2024) },
  // A library that only shares its name with a project of PyPI.
  { name: 'zstd', version: '1.5.2', license: 'BSD-3-Clause', size: 400 },
];
const wheels: MadeWheel[] = [
  {
    name: 'light',
    version: '2.0',
    metadata: ['License-Expression: MIT'],
    uploaded: '2023-01-02T03:04:05.000000Z',
    source: 'x = 1\n'.repeat(1000),
  },
  { name: 'light', version: '3.0', uploaded: '2025-06-07T00:00:00Z' },
  { name: 'scripted', version: '1.0' },
  { name: 'zstd', version: '1.5.2' },
];
const records = [
  osvRecord('GHSA-2345-6789-cfgh', 'scripted', ['1.0'], {
    database_specific: { severity: 'HIGH' },
    summary: 'A <b>| hostile text [link](https://evil.example)',
  }),
  osvRecord('PYSEC-2026-9', 'zstd', ['1.5.2']),
];
const JSON_RANGES: IndexStyle = { page: 'json', metadata: true, ranges: true };

interface Setting {
  readonly style?: IndexStyle;
  readonly osv?: (path: string) => OsvFault | undefined;
}

/** A request that adds a conda package of Python's, one that isn't, and a pip package. */
async function request({ style = JSON_RANGES, osv: fault }: Setting = {}) {
  const { root, ports, write } = await temporaryRoot();
  const writeAll = (conda: readonly string[], pip: readonly string[]) => {
    const head = 'name: condaenv\nchannels: [main]\ndependencies:\n';
    const section =
      pip.length === 0 ? '' : `  - pip:\n${pip.map((each) => `      - ${each}\n`).join('')}`;
    const text = `${head}${conda.map((each) => `  - ${each}\n`).join('')}${section}`;
    return write({
      'environment/competition.yml': officialBytes('competition.yml'),
      'environment/policy.yml': policy,
      'environment/environment-cpu.yml': text,
      'environment/environment-gpu.yml': text,
    });
  };
  await writeAll(['python=3.9.13'], []);
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'base');
  await writeAll(['python=3.9.13', 'scripted=1.0', 'zstd=1.5.2'], ['light==2.0']);
  const channel = makeChannel(packages);
  const paths = { 'bin/.scripted-post-link.sh': 120, 'lib/big.so': 9_000_000 };
  const file = await condaArchive('scripted-1.0-0', paths);
  channel.set('linux-64/scripted-1.0-0.conda', file);
  const server = await serveChannels({ main: channel });
  const index = await serveIndex(wheels, style);
  const osv = await serveOsv(records);
  if (fault !== undefined) osv.fault = fault;
  for (const each of [server, index, osv]) onTestFinished(() => each.close());
  const solve = {
    channelBase: server.base,
    indexUrl: index.indexUrl,
    osvUrl: osv.url,
    uv,
    cacheFolder: undefined,
    deadlineMs: 20_000,
    patience: { attempts: 1, firstDelayMs: 1, maxDelayMs: 1, idleMs: 2000 },
  };
  const inputs = { base: 'main', files: { cpu: undefined, gpu: undefined }, solve };
  const report = reportOf(await validateEnvironment(inputs, { ...ports, exec }));
  const facts = report.variants['cpu']?.solution?.facts ?? [];
  const of = (name: string) => facts.find((each) => each.name === name);
  return { report, of, text: renderMarkdown(validateView(report), 60_000) };
}

describe('what a maintainer decides by', () => {
  it('comes with each package that a request brings', async () => {
    const { report, of, text } = await request();
    expect(report.verdict).toBe('mergeable');
    expect(of('scripted')).toEqual({
      section: 'conda',
      name: 'scripted',
      version: '1.0',
      licence: 'LicenseRef-Proprietary',
      notFree: true,
      downloadBytes: 5000,
      unpackedBytes: 9_000_120,
      released: '2022-06-01T00:00:00.000Z',
      newest: { version: '2.0', released: '2024-06-01T00:00:00.000Z' },
      script: true,
      advisories: [
        {
          ids: ['GHSA-2345-6789-cfgh'],
          summary: 'A <b>| hostile text [link](https://evil.example)',
          severity: 'high',
          fixed: ['99.0'],
        },
      ],
      notAsked: null,
    });
    expect(of('light')).toMatchObject({
      section: 'pip',
      licence: 'MIT',
      released: '2023-01-02T03:04:05.000000Z',
      newest: { version: '3.0' },
      script: false,
      advisories: [],
    });
    expect(of('light')?.unpackedBytes).toBeGreaterThan(6000);
    expect(of('zstd')).toMatchObject({
      licence: 'BSD-3-Clause',
      unpackedBytes: null,
      advisories: null,
      notAsked: 'PyPI has no release that is known to be the same',
    });
    expect(text).toContain(
      "A maintainer decides: the licence of scripted 1.0 isn't free for all uses; scripted 1.0 has known advisories.",
    );
    expect(text).toMatch(/runs a script when installed/);
    expect(text).toContain('A &lt;b&gt;&#124; hostile text `[link](https://evil.example)`');
  });

  it('is not asked, and decides nothing, if the database does not answer', async () => {
    const { report, of, text } = await request({ osv: () => ({ status: 503 }) });
    expect(report.verdict).toBe('mergeable');
    expect(of('scripted')).toMatchObject({ advisories: null, licence: 'LicenseRef-Proprietary' });
    expect(text).toMatch(/Advisories were not looked up: 127\.0\.0\.1:.*: HTTP 503\./);
  });

  it('is not known if an index has pages in HTML alone and no parts of files', async () => {
    const { of } = await request({ style: { page: 'html', metadata: false, ranges: false } });
    expect(of('light')).toMatchObject({ licence: 'MIT', released: null, newest: null });
  });
});
