import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockEnvironments } from '../../actions/src/commands/request/lock/lock.ts';
import { validateEnvironment } from '../../actions/src/commands/request/validate/validate.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { readLockDetails } from '../../actions/src/environment/lock/read.ts';
import { renderLock } from '../../actions/src/environment/lock/render.ts';
import { readLockTexts } from '../../actions/src/environment/lock/texts.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { type TemporaryRoot, temporaryRoot } from '../support/repositories/temporary-root.ts';
import { uv } from '../support/programs/uv.ts';
import { git, officialBytes } from '../unit/environment/fixture.ts';

const packages: MadePackage[] = [
  { name: 'python', version: '3.9.13' },
  { name: 'fastai', version: '2.7.10', noarch: true, depends: ['python', 'fastcore 1.5.*'] },
  { name: 'fastai', version: '2.7.11', noarch: true, depends: ['python', 'fastcore 1.6.*'] },
  { name: 'fastcore', version: '1.5', noarch: true, depends: ['python'] },
  { name: 'fastcore', version: '1.6', noarch: true, depends: ['python'] },
  { name: 'jinja2', version: '3.1.2', noarch: true, depends: ['python', 'markupsafe'] },
  { name: 'markupsafe', version: '2.1.3', depends: ['python'] },
  { name: 'clashing', version: '1.0', noarch: true, depends: ['python', 'markupsafe <2'] },
];
const projects = { timm: { '0.6.12': {} }, einops: { '0.4.1': {} }, rich: { '12.0': {} } };

const LINES = ['fastai=2.7.10', 'python=3.9.13'];

function environment(conda: readonly string[], pip = ['timm==0.6.12']): string {
  const head = ['name: condaenv', 'channels: [main]', 'dependencies:'];
  const entries = conda.map((line) => `  - ${line}`);
  return `${[...head, ...entries, '  - pip:', ...pip.map((line) => `      - ${line}`)].join('\n')}\n`;
}

describe.skipIf(uv === undefined)('main, broken upstream', () => {
  let world: TemporaryRoot;
  let server: ChannelServer;
  beforeEach(async () => {
    world = await temporaryRoot();
    server = await serveChannels({ main: makeChannel(packages), simple: makePypi(projects) });
    await world.write({
      'environment/competition.yml': officialBytes('competition.yml')
        .toString()
        .replace(/ {2}gpu:\n[^]*/, ''),
      'environment/policy.yml': officialBytes('policy.yml')
        .toString()
        .replace('channels:\n', 'channels:\n  - main\n')
        .replace('  - pip\n', ''),
    });
    await write(environment(LINES));
    await git(world.root, 'init', '-q', '-b', 'main');
  });
  afterEach(() => server.close());

  const write = (text: string) => world.write({ 'environment/environment-cpu.yml': text });
  const solve = () => ({
    channelBase: server.base,
    indexUrl: `${server.base}simple/`,
    uv,
    cacheFolder: undefined,
    deadlineMs: 30_000,
  });
  const lock = () =>
    lockEnvironments(
      { variant: undefined, upgrade: [], upgradeAll: false, solve: solve() },
      world.ports,
    );
  const commit = async () => {
    await git(world.root, 'add', '-A');
    await git(world.root, 'commit', '-qm', 'main');
  };
  const lose = (name: string) => {
    const left = packages.filter((each) => `${each.name} ${each.version}` !== name);
    server.files['main'] = makeChannel(left);
  };

  async function validate() {
    const inputs = { base: 'main', files: { cpu: undefined }, solve: solve() };
    const { verdict, findings, variants } = await validateEnvironment(inputs, {
      ...world.ports,
      exec,
    });
    const told = findings.map(({ place, severity, rule, message }) => {
      return `${place.line} ${severity} ${rule}: ${message}`;
    });
    const { change } = variants['cpu']?.solution ?? {};
    const { additiveOnly, added } = change?.radius ?? {};
    return { verdict, told, additiveOnly, added: added?.map(({ name }) => name) };
  }

  it('blocks no request for something else, which is judged without the broken line', async () => {
    await commit();
    lose('fastai 2.7.10');
    await write(environment([...LINES.slice(0, 1), 'jinja2=3.1.2', ...LINES.slice(1)]));
    expect(await validate()).toEqual({
      verdict: 'undecided',
      told: [
        '4 warning upstream: Main is broken upstream, not by this change: There is no fastai 2.7.10 in channel main. Close to it: 2.7.11. The newest is 2.7.11.',
      ],
      additiveOnly: true,
      added: ['jinja2', 'markupsafe'],
    });
    await write(environment([...LINES.slice(0, 1), 'jinja2=3.9', ...LINES.slice(1)]));
    expect(await validate()).toMatchObject({
      verdict: 'blocked',
      told: [
        expect.stringMatching(/^5 error unknown-version: There is no jinja2 3\.9/),
        expect.stringMatching(/^4 warning upstream: /),
      ],
    });
  });

  it('lets the request through that mends it', async () => {
    await commit();
    lose('fastai 2.7.10');
    await write(environment(['fastai=2.7.11', 'python=3.9.13']));
    expect(await validate()).toMatchObject({ verdict: 'mergeable', told: [] });
  });

  it('has its lock kept, which the request is judged on', async () => {
    await lock();
    await commit();
    lose('fastai 2.7.10');
    await write(environment([...LINES.slice(0, 1), 'jinja2=3.1.2', ...LINES.slice(1)]));
    const [locked] = await lock();
    expect(locked?.changes).toMatchObject({ additiveOnly: true });
    expect(await validate()).toEqual({
      verdict: 'mergeable',
      told: [
        "4 warning upstream: Main is broken upstream: a channel no longer lists fastai as main's lock has it. This change is judged with that lock.",
      ],
      additiveOnly: true,
      added: ['jinja2', 'markupsafe'],
    });
    // Main's own words stand, and no others.
    const { details } = await readLockTexts(world.root, 'cpu');
    const forged = readLockDetails((details ?? '').replace(/"size": \d+/, '"size": 7'))!;
    const other = forged.packages.map((each) =>
      each.name === 'fastai' ? { ...each, sha256: 'f'.repeat(64) } : each,
    );
    await world.write(Object.fromEntries(renderLock({ ...forged, packages: other })));
    expect(await validate()).toMatchObject({ verdict: 'blocked' });
  });

  it('blocks the request that brings what its channel lost', async () => {
    await lock();
    await commit();
    await write(environment([...LINES.slice(0, 1), 'jinja2=3.1.2', ...LINES.slice(1)]));
    await lock();
    lose('markupsafe 2.1.3');
    expect(await validate()).toMatchObject({
      verdict: 'blocked',
      told: [
        '9 error lock: No channel has markupsafe.',
        expect.stringMatching(/^5 error conflict: `jinja2=3\.1\.2` can't be installed/),
      ],
    });
  });

  it('may have a pip release that was yanked, or is gone', async () => {
    await write(environment(LINES, ['rich==12.0', 'timm==0.6.12']));
    await lock();
    await commit();
    server.files['simple'] = makePypi({ ...projects, rich: { '12.0': { yanked: 'broken' } } });
    await write(environment(LINES, ['einops==0.4.1', 'rich==12.0', 'timm==0.6.12']));
    await lock();
    const added = { additiveOnly: true, added: ['einops'], verdict: 'mergeable' };
    expect(await validate()).toMatchObject({
      ...added,
      told: [expect.stringMatching(/^8 notice pip-yanked/)],
    });
    server.files['simple'] = makePypi({ timm: projects.timm, einops: projects.einops });
    expect(await validate()).toMatchObject({
      ...added,
      told: [
        expect.stringMatching(/^8 warning upstream: .* the package index no longer has rich/),
        expect.stringMatching(/^8 notice pip-unknown-package/),
      ],
    });
  });
});
