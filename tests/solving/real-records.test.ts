import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnvironmentFile } from '../../actions/src/environment/model.ts';
import { pipClosureFaults } from '../../actions/src/environment/lock/pip-closure.ts';
import { checkPypi } from '../../actions/src/environment/pypi/check.ts';
import { givenBelow } from '../../actions/src/environment/pypi/resolve/given.ts';
import { pipSources } from '../../actions/src/environment/pypi/resolve/sources.ts';
import { solveChange } from '../../actions/src/environment/solve/change/change.ts';
import { Solver } from '../../actions/src/environment/solve/solver.ts';
import { missingNames, realChannels, realFolder } from '../channels/real-channels.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { uv } from '../support/programs/uv.ts';
import { officialBytes, officialMachine, readOrThrow } from '../unit/environment/fixture.ts';

/** The official file as people see it, without what the records lack, and after an edit. */
function official(variant: string, edit: (text: string) => string = (text) => text) {
  const text = officialBytes(`environment-${variant}.yml`).toString('utf8');
  const lines = edit(text).split('\n');
  const kept = lines.map((line) => (missingNames.test(line) ? '' : line));
  return readOrThrow(`environment/environment-${variant}.yml`, kept.join('\n'));
}

function lineOf(file: EnvironmentFile, start: string): number {
  return file.text.split('\n').findIndex((line) => line.includes(start)) + 1;
}

describe.skipIf(realFolder === undefined)('on real records', { timeout: 60_000 }, () => {
  let server: ChannelServer;
  let solver: Solver;
  const signal = new AbortController().signal;
  beforeAll(async () => {
    const pypi = makePypi({ requests: { '2.28.1': {}, '2.32.0': {} } });
    server = await serveChannels({ ...realChannels(realFolder ?? ''), simple: pypi });
    solver = new Solver({ channelBase: server.base, deadlineMs: 60_000, signal });
  });
  afterAll(async () => {
    await solver.close();
    await server.close();
  });

  const cpuMachine = officialMachine('cpu');
  const solve = (file: EnvironmentFile, variant: string = 'cpu') =>
    solver.solve({ file, virtualPackages: officialMachine(variant) });

  it('solves both official variants', async () => {
    const outcomes = await Promise.all([
      solve(official('cpu'), 'cpu'),
      solve(official('gpu'), 'gpu'),
    ]);
    for (const outcome of outcomes) {
      if (outcome.verdict !== 'solved') throw new Error(JSON.stringify(outcome));
      expect(outcome.packages.length).toBeGreaterThan(240);
      expect(outcome.packages).toContainEqual(
        expect.objectContaining({ name: 'numpy', version: '1.23.4' }),
      );
    }
  });

  it('tells which version would do, where one does not exist', async () => {
    const file = official('cpu', (text) => text.replace('scipy=1.9.3', 'scipy=1.9.33'));
    expect(await solve(file)).toMatchObject({
      verdict: 'unsolvable',
      findings: [
        {
          rule: 'unknown-version',
          place: { line: lineOf(file, 'scipy=') },
          message: expect.stringContaining('Close to it: 1.9.3') as string,
          suggestion: '`scipy=1.10.0` works with the rest of the file',
        },
      ],
    });
  });

  it('tells why numpy can’t be raised, at both lines', async () => {
    const file = official('cpu', (text) => text.replace('numpy=1.23.4', 'numpy=1.24.2'));
    const outcome = await solve(file);
    expect(outcome).toMatchObject({
      verdict: 'unsolvable',
      findings: [
        { rule: 'conflict', place: { line: lineOf(file, 'numba=') } },
        { rule: 'conflict', place: { line: lineOf(file, 'numpy=') } },
      ],
      conflicts: [
        {
          reason: expect.stringMatching(/^numba 0\.56\.3 needs numpy .*<1\.24$/) as string,
          ways: [{ spec: { name: 'numba' } }, { spec: { name: 'numpy' }, version: '1.23.4' }],
        },
      ],
    });
  });

  it('tells why ffmpeg 5.1 can’t stand beside av 9.2.0', async () => {
    const file = official('gpu', (text) => text.replace('  - ffmpeg-py', '  - ffmpeg=5.1\n$&'));
    expect(await solve(file, 'gpu')).toMatchObject({
      verdict: 'unsolvable',
      findings: [
        { rule: 'conflict', place: { line: lineOf(file, 'av=') } },
        { rule: 'conflict', place: { line: lineOf(file, 'ffmpeg=5') } },
      ],
      conflicts: [{ ways: [{ spec: { name: 'ffmpeg' }, version: '4.4.2' }] }],
    });
  });

  it('finds a CPU-only addition additive, and says what it brings', async () => {
    const head = official('cpu', (text) => text.replace('  - libtiff', '  - jinja2=3.1.2\n$&'));
    const { radius } = await solveChange(solver, {
      virtualPackages: cpuMachine,
      base: official('cpu'),
      head,
    });
    expect(radius).toMatchObject({
      additiveOnly: true,
      added: [{ name: 'jinja2', after: { version: '3.1.2' } }, { name: 'markupsafe' }],
    });
  });

  it('finds whom a request downgrades', async () => {
    const head = official('cpu', (text) => text.replace('  - libtiff', '  - requests=2.28.1\n$&'));
    const { radius } = await solveChange(solver, {
      virtualPackages: cpuMachine,
      base: official('cpu'),
      head,
    });
    expect(radius?.additiveOnly).toBe(false);
    expect(radius?.downgraded.map(({ name }) => name)).toEqual([
      'charset-normalizer',
      'requests',
      'urllib3',
    ]);
  });

  it.skipIf(uv === undefined).each(['cpu', 'gpu'])(
    'resolves the official pip section of %s on top of all that conda brings, on the real PyPI',
    async (variant) => {
      const file = official(variant);
      const solved = await solve(file, variant);
      if (solved.verdict !== 'solved') throw new Error(JSON.stringify(solved));
      const cacheFolder = path.join(repositoryPorts().root, '.cache/uv/pypi');
      const sources = pipSources({ uv, cacheFolder, deadlineMs: 120_000, signal });
      const section = { file, solved: solved.packages };
      const outcome = await checkPypi(section, { ...sources, glibc: '2.36' });
      if (outcome.verdict !== 'checked') throw new Error(outcome.reason);
      expect(outcome.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
        'notice pip-from-source',
        'warning pip-replaces-conda',
      ]);
      const given = givenBelow(solved.packages, file);
      const half = { file: '', lines: file.pip, python: '3.9.13', given, extrasKnown: false };
      expect(pipClosureFaults(outcome.packages ?? [], half)).toEqual([]);
      expect(outcome.packages?.length).toBeGreaterThan(80);
    },
    180_000,
  );

  it('tells where a pip entry would replace what conda has', async () => {
    const solved = await solve(official('cpu'));
    if (solved.verdict !== 'solved') throw new Error(JSON.stringify(solved));
    const whole = official('cpu', (text) => text.replace('timm==0.6.12', 'requests==2.32.0'));
    const pip = whole.pip.filter(({ name }) => name === 'requests');
    const sources = pipSources({ indexUrl: `${server.base}simple/`, deadlineMs: 10_000, signal });
    const section = { file: { conda: whole.conda, pip }, solved: solved.packages };
    expect(await checkPypi(section, { ...sources, glibc: '2.31' })).toMatchObject({
      findings: [
        {
          rule: 'pip-replaces-conda',
          place: { line: lineOf(whole, 'requests==') },
          message:
            "pip replaces conda's requests 2.31.0, which another package brought, by 2.32.0: this file asks for `requests==2.32.0`.",
        },
      ],
    });
  });
});
