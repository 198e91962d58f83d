import { describe, expect, it, onTestFinished } from 'vitest';
import {
  validateEnvironment,
  type ValidateResult,
} from '../../actions/src/commands/request/validate/validate.ts';
import { reportOf } from '../../actions/src/commands/request/validate/validate-report.ts';
import { validateView } from '../../actions/src/commands/request/validate/validate-view.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { renderTerminal } from '../../actions/src/report/terminal.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { type Faults, serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { uv } from '../support/programs/uv.ts';
import { git, officialBytes } from '../unit/environment/fixture.ts';
import { science } from './harness.ts';

const policy = officialBytes('policy.yml')
  .toString()
  .replace('channels:\n', 'channels:\n  - main\n')
  .replace('  - pip\n', '');

const lines = ['numba=0.56.3', 'numpy=1.23.4', 'python=3.9.13'];

function environment(conda: readonly string[], pip: readonly string[], channel = 'main'): string {
  const head = ['name: condaenv', `channels: [${channel}]`, 'dependencies:'];
  const section = pip.length === 0 ? [] : ['  - pip:', ...pip.map((line) => `      - ${line}`)];
  return `${[...head, ...conda.map((line) => `  - ${line}`), ...section].join('\n')}\n`;
}

interface Request {
  conda?: readonly string[];
  pip?: readonly string[];
  faults?: Faults;
  /** What the index has beside what it always has. */
  projects?: Parameters<typeof makePypi>[0];
  channel?: string;
  /** Of main, in place of `lines` and `science`. */
  before?: { conda: readonly string[]; packages: readonly MadePackage[] };
}

/** A request to a repository whose main branch has `lines`, checked against channels on loopback. */
async function request({
  conda = lines,
  pip = [],
  faults,
  channel,
  before,
  projects = {},
}: Request) {
  const { root, ports, write } = await temporaryRoot();
  const writeAll = (text: string) =>
    write({
      'environment/competition.yml': officialBytes('competition.yml'),
      'environment/policy.yml': policy,
      'environment/environment-cpu.yml': text,
      'environment/environment-gpu.yml': text,
    });
  await writeAll(environment(before?.conda ?? lines, []));
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'base');
  await writeAll(environment(conda, pip, channel));
  const pypi = makePypi({
    tool: { '1.0': {} },
    light: { '2.0': { requires: ['numpy>=1.24'] } },
    hungry: { '1.0': { requires: ['snack<2', 'numpy'] } },
    snack: { '1.0': {}, '1.1': {}, '2.0': {} },
    numpy: { '1.24.2': {} },
    ...projects,
  });
  const channels = { main: makeChannel(before?.packages ?? science), simple: pypi };
  const server = await serveChannels(channels, faults);
  onTestFinished(() => server.close());
  const solve = {
    channelBase: server.base,
    indexUrl: `${server.base}simple/`,
    uv,
    cacheFolder: undefined,
    deadlineMs: 20_000,
    patience: { attempts: 3, firstDelayMs: 10, maxDelayMs: 10, idleMs: 300 },
  };
  const inputs = { base: 'main', files: { cpu: undefined, gpu: undefined }, solve };
  const result = await validateEnvironment(inputs, { ...ports, exec });
  return { result, requests: server.requests };
}

const pypiOf2022: Parameters<typeof makePypi>[0] = {
  torch: {
    '1.13.1': {
      requires: [
        'typing-extensions',
        'nvidia-cublas-cu11 (==11.10.3.66) ; platform_system == "Linux"',
      ],
      files: ['torch-1.13.1-cp39-cp39-manylinux1_x86_64.whl'],
      size: 887_425_311,
    },
  },
  'typing-extensions': { '4.4.0': { size: 26_446 } },
  'nvidia-cublas-cu11': { '11.10.3.66': { size: 317_079_938 } },
  xgboost: { '2.0.2': { requires: ['numpy', 'scipy'], size: 297_093_634 } },
  'hydra-core': {
    '1.2.0': {
      requires: [
        'omegaconf (~=2.2)',
        'antlr4-python3-runtime (==4.9.*)',
        'importlib-resources ; python_version < "3.9"',
      ],
      size: 151_068,
    },
  },
  omegaconf: {
    '2.3.0': { requires: ['antlr4-python3-runtime (==4.9.*)', 'PyYAML (>=5.1.0)'], size: 79_500 },
  },
  'antlr4-python3-runtime': {
    '4.9.3': { files: ['antlr4-python3-runtime-4.9.3.tar.gz'], size: 117_034 },
  },
  pyyaml: { '6.0': { size: 661_774 } },
};

/** What is told about the CPU file. */
function told({ findings }: ValidateResult): string[] {
  return findings
    .filter(({ place }) => place.file.endsWith('cpu.yml'))
    .map(({ place, rule, severity }) => `${place.line} ${severity} ${rule}`);
}

describe('vsc validate, with the solver', () => {
  it('finds an addition additive', async () => {
    const { result } = await request({ conda: [...lines, 'tool=1.0'] });
    expect(result).toMatchObject({ verdict: 'mergeable', findings: [] });
    for (const { solution } of Object.values(result.variants)) {
      expect(solution?.change.radius).toMatchObject({
        additiveOnly: true,
        added: [{ name: 'helper' }, { name: 'tool' }],
      });
    }
  });

  it.skipIf(uv === undefined)(
    'shows what pip adds beside what conda does, with its bytes',
    async () => {
      const { result } = await request({ conda: [...lines, 'tool=1.0'], pip: ['hungry==1.0'] });
      expect(result).toMatchObject({ verdict: 'mergeable', findings: [] });
      const { change } = result.variants['cpu']!.solution!;
      const added = change.radius?.added.map(({ section, name, after }) => [
        section,
        name,
        after?.version,
      ]);
      expect(added).toEqual([
        ['conda', 'helper', '2.1'],
        ['conda', 'tool', '1.0'],
        ['pip', 'hungry', '1.0'],
        ['pip', 'snack', '1.1'],
      ]);
      expect(change.radius?.additiveOnly).toBe(true);
      expect(change.radius?.download.changedBytes).toBeGreaterThan(2000);
      const view = renderTerminal(validateView(reportOf(result), result.sources), {
        width: 90,
        color: false,
      });
      expect(view).toMatch(/added +snack \(pip\) +1\.1/);
    },
  );

  // With the needs and the bytes that PyPI's records of them have.
  it.skipIf(uv === undefined).each<[string, string[], string[], number, boolean]>([
    [
      'torch==1.13.1',
      ['conda-and-pip', 'pip-replaces-conda'],
      ['nvidia-cublas-cu11 > 11.10.3.66', 'torch 1.12.1 > 1.13.1', 'typing-extensions > 4.4.0'],
      887_425_311 + 317_079_938 + 26_446,
      false,
    ],
    ['xgboost==2.0.2', [], ['xgboost > 2.0.2'], 297_093_634, true],
    [
      'hydra-core==1.2.0',
      [],
      ['antlr4-python3-runtime > 4.9.3', 'hydra-core > 1.2.0', 'omegaconf > 2.3.0', 'pyyaml > 6.0'],
      151_068 + 117_034 + 79_500 + 661_774,
      true,
    ],
  ])(
    'shows what %s brings, and whether it is additive',
    async (entry, rules, rows, bytes, only) => {
      const conda = [...lines, 'pytorch=1.12.1', 'scipy=1.9.3'];
      const depends = ['python >=3.9,<3.10.0a0', 'numpy'];
      const packages = [
        ...science,
        { name: 'pytorch', version: '1.12.1', depends, size: 90_000_000 },
        { name: 'scipy', version: '1.9.3', depends },
      ];
      const { result } = await request({
        conda,
        pip: [entry],
        before: { conda, packages },
        projects: pypiOf2022,
      });
      expect([...new Set(told(result))].filter((each) => each.includes(' error '))).toEqual(
        rules.map((rule) => `${4 + conda.length + 1} error ${rule}`),
      );
      for (const { solution } of Object.values(result.variants)) {
        const radius = solution!.change.radius!;
        const changes = [...radius.added, ...radius.upgraded, ...radius.downgraded];
        expect(
          changes
            .map(({ name, before: was, after }) =>
              [name, was?.version, '>', after?.version].filter(Boolean).join(' '),
            )
            .toSorted(),
        ).toEqual(rows);
        expect(changes.map(({ section }) => section)).toEqual(rows.map(() => 'pip'));
        expect(radius.download.changedBytes).toBe(bytes);
        expect(radius.additiveOnly).toBe(only);
      }
    },
  );

  it('says of what moves beyond the request which constraint made it', async () => {
    const moves: MadePackage[] = [
      ...science,
      { name: 'base-lib', version: '1.0', noarch: true },
      { name: 'base-lib', version: '2.0', noarch: true },
      { name: 'user', version: '1.0', noarch: true, depends: ['base-lib >=1'] },
      { name: 'middle', version: '3.0', noarch: true, depends: ['base-lib >=2'] },
      { name: 'top', version: '1.0', noarch: true, depends: ['middle'] },
    ];
    const before = { conda: ['base-lib=1.0', ...lines, 'user=1.0'], packages: moves };
    const { result } = await request({ conda: [...lines, 'top=1.0', 'user=1.0'], before });
    const { change } = result.variants['cpu']!.solution!;
    expect(change.radius?.upgraded.map(({ name, why }) => [name, why])).toEqual([
      ['base-lib', 'middle 3.0 needs base-lib >=2, for top 1.0 (this change asks for `top=1.0`)'],
    ]);
    const view = renderTerminal(validateView(reportOf(result)), { width: 200, color: false });
    expect(view).toMatch(/upgraded +base-lib +1\.0 +2\.0 +middle 3\.0 needs base-lib >=2, for top/);
  });

  it('tells a conflict at both lines of both files', async () => {
    const { result } = await request({ conda: ['numba=0.56.3', 'numpy=1.24.2', 'python=3.9.13'] });
    expect(result.verdict).toBe('blocked');
    expect(told(result)).toEqual(['4 error conflict', '5 error conflict']);
    expect(result.findings).toHaveLength(4);
  });

  it('tells a version that does not exist, with what would work', async () => {
    const { result } = await request({ conda: ['numba=0.56.3', 'numpy=1.23.9', 'python=3.9.13'] });
    expect(told(result)).toEqual(['5 error unknown-version']);
    expect(result.findings[0]?.suggestion).toContain('numpy=1.23.4');
  });

  it('tells a slip once, with what was meant', async () => {
    const { result } = await request({ conda: ['numba=0.56.3', 'numpi=1.23.4', 'python=3.9.13'] });
    expect(told(result)).toEqual(['5 error unknown-package']);
    expect(result.findings[0]?.suggestion).toContain('numpy');
  });

  it('says of an entry that no channel has if PyPI has it, and what to write', async () => {
    const { result } = await request({ conda: ['hungry=1.0', ...lines] });
    expect(told(result)).toEqual(['4 error unknown-package']);
    expect(result.findings[0]?.suggestion).toBe('PyPI has it: write `hungry==1.0` under `pip:`');
  });

  it('tells what pip would do to the packages of conda', async () => {
    const { result } = await request({ pip: ['light==2.0'] });
    expect(told(result)).toEqual(['8 error pip-replaces-conda']);
    expect(result.findings[0]?.message).toBe(
      'conda has numpy 1.23.4, which pip does not replace: light 2.0 needs numpy>=1.24.',
    );
    const view = renderTerminal(validateView(reportOf(result)), { width: 90, color: false });
    expect(view).toContain('What changes is not known: the pip section has no solution');
  });

  it.each<[string, ValidateResult['verdict'], Faults]>([
    ['hangs', 'undecided', () => 'hang'],
    ['resets', 'undecided', () => 'reset'],
    ['is not there', 'undecided', () => ({ status: 404 })],
    ['sends half', 'undecided', () => 'half'],
    ['is down', 'undecided', () => ({ status: 503 })],
    ['is down twice', 'mergeable', (_path, count) => (count < 3 ? { status: 503 } : undefined)],
  ])('a channel that %s: %s, and nobody is blamed', async (_title, verdict, faults) => {
    const { result } = await request({ faults });
    expect(result).toMatchObject({ verdict, findings: [] });
  });

  it('asks no server that the policy does not name', async () => {
    const { result, requests } = await request({ channel: 'evil' });
    expect(result.verdict).toBe('blocked');
    expect(requests).toEqual([]);
    expect(result.notes).toContainEqual(expect.stringContaining('is not solved'));
  });

  it('does not solve a file with a line that cannot be read, and says so', async () => {
    const { result, requests } = await request({ conda: [...lines, 'tool = 1.0'] });
    expect(told(result)).toEqual(['7 error conda-spec']);
    expect(requests).toEqual([]);
  });
});
