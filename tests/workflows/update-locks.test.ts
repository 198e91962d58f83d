import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { validateEnvironment } from '../../actions/src/commands/request/validate/validate.ts';
import { makeChannel } from '../channels/make-channel.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { science } from '../solving/harness.ts';
import { osvRecord, serveOsv } from '../harness/packages/osv-server.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

const LOCKS = ['cpu', 'gpu'].flatMap((variant) =>
  ['lock', 'lock.json', 'pip.lock'].map((kind) => `environment/${variant}.${kind}`),
);

let world: World;
beforeAll(async () => {
  // Nothing is published: no image is built.
  world = await startWorld([], { engine: false });
}, 60_000);
afterAll(() => world.close());

/** The permissions of each job's token, in the order of jobs. */
let given: Readonly<Record<string, string>>[] = [];

function update(inputs: Record<string, string> = {}, vars: Record<string, string> = {}) {
  given = [];
  return world.run('update-locks.yml', {
    inputs,
    vars,
    issueToken(permissions) {
      given.push(permissions);
      return world.rest.issueToken(permissions);
    },
  });
}

const git = (...args: string[]) => world.repository.git(...args);
const DONE = { lock: 'success', propose: 'success' };

describe('update-locks.yml', () => {
  it('proposes the locks in one pull request, whose job alone may write', async () => {
    const run = await update();
    expect(resultsOf(run), logOf(run)).toEqual(DONE);
    expect(run.jobs.map(({ annotations }) => annotations)).toEqual([[], []]);
    expect(given).toEqual([
      { contents: 'read' },
      { contents: 'write', 'pull-requests': 'write', actions: 'write' },
    ]);
    expect(world.rest.store.dispatches.map(({ workflow, ref }) => [workflow, ref])).toEqual([
      ['.github/workflows/pull-request.yml', 'update-locks'],
      ['.github/workflows/ci.yml', 'update-locks'],
    ]);
    const pulls = [...world.rest.store.pulls.values()];
    expect(pulls).toMatchObject([{ base: 'main', head: 'update-locks' }]);
    expect(pulls[0]?.body).toContain('There was no lock before');
    const changed = await git('diff', '--name-status', 'main', 'update-locks');
    expect(changed.split('\n')).toEqual(LOCKS.map((file) => `A\t${file}`));
    expect(await git('status', '--porcelain')).toBe('');
  }, 120_000);

  it('leaves one pull request and the same commit when it runs again', async () => {
    const head = await git('rev-parse', 'update-locks');
    const run = await update({ fresh: 'true' });
    expect(resultsOf(run), logOf(run)).toEqual(DONE);
    expect(logOf(run)).toMatch(/Pull request #\d+: unchanged/);
    expect(world.rest.store.pulls.size).toBe(1);
    expect(world.rest.store.dispatches).toHaveLength(2);
    expect(await git('rev-parse', 'update-locks')).toBe(head);
  }, 120_000);

  it('proposes nothing after the merge, and the locks fit their files', async () => {
    await git('merge', '--quiet', '--no-ff', '--message', 'Merge the locks', 'update-locks');
    const run = await update();
    expect(resultsOf(run), logOf(run)).toEqual(DONE);
    expect(logOf(run)).toMatch(
      /Nothing to propose: main has these files already; pull request #\d+ is closed/,
    );
    expect([...world.rest.store.pulls.values()]).toMatchObject([{ state: 'closed' }]);
    const { root, ports } = await temporaryRoot();
    const { base } = world.channels;
    const { verdict, findings } = await validateEnvironment(
      {
        base: 'HEAD',
        files: { cpu: undefined, gpu: undefined },
        solve: {
          channelBase: base,
          indexUrl: `${base}simple/`,
          cacheFolder: root,
          deadlineMs: 60_000,
        },
      },
      { ...ports, root: world.repository.root, exec },
    );
    expect(findings).toEqual([]);
    expect(verdict).toBe('mergeable');
  }, 120_000);

  it('proposes the upgrade for an advisory, and weekly.yml reports what no upgrade fixes', async () => {
    const osv = await serveOsv([
      osvRecord('PYSEC-2026-1', 'llvmlite', ['0.39.1'], { summary: 'An invented <b>fault</b>' }),
      osvRecord('PYSEC-2026-2', 'numpy', ['1.23.4']),
      osvRecord('PYSEC-2026-3', 'tool', ['1.0'], { fixed: '1.1' }),
    ]);
    onTestFinished(() => osv.close());
    // What the channel and the index have got since the locks were made.
    const { files } = world.channels;
    const llvmlite = science.find(({ name }) => name === 'llvmlite')!;
    files['main'] = makeChannel([...science, { ...llvmlite, version: '0.39.2' }]);
    const pages = makePypi({
      llvmlite: { '0.39.1': {}, '0.39.2': {} },
      numpy: { '1.23.4': {} },
      tool: { '1.0': {}, '1.1': {} },
    });
    for (const [path, bytes] of pages) files['simple']?.set(path, bytes);
    const run = await update({}, { VSC_OSV_BASE: osv.url });
    expect(resultsOf(run), logOf(run)).toEqual(DONE);
    const changed = await git('diff', 'main', 'update-locks');
    expect(changed).toMatch(/^-.*llvmlite-0\.39\.1-0\.conda.*\n\+.*llvmlite-0\.39\.2-0\.conda/m);
    // What lines name is edited in both files.
    expect(changed.match(/^-.*tool==1\.0\n\+ +- tool==1\.1$/gm)).toHaveLength(2);
    const pull = [...world.rest.store.pulls.values()].at(-1);
    expect(pull).toMatchObject({ head: 'update-locks' });
    expect(pull?.state).not.toBe('closed');
    expect(pull?.body).toMatch(/llvmlite.*PYSEC-2026-1.*upgraded to 0\.39\.2/);
    expect(world.rest.store.dispatches.length).toBeGreaterThan(2);

    const weekly = await world.run('weekly.yml', { vars: { VSC_OSV_BASE: osv.url } });
    expect(resultsOf(weekly), logOf(weekly)).toMatchObject({ solve: 'success', tell: 'success' });
    const issue = world.rest.store.issues.find(({ labels }) => labels.includes('known-advisories'));
    expect(issue?.state).toBe('open');
    expect(issue?.body).toMatch(/numpy.*PYSEC-2026-2.*names 1\.23\.4/);
    expect(issue?.body).not.toMatch(/PYSEC-2026-[13]/);
  }, 120_000);
});
