/** docs/start/first-release.md, done as it says: against the test harness, a real registry and a real engine. */
import { callApi, type RunResult } from 'actions-testbed';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { connect } from '../../../actions/src/container/connect.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { firstReleaseSteps, type PageStep } from '../../support/pages/first-release-page.ts';
import { logOf, type World } from './world.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const SETTINGS = 'environment/competition.yml';

export interface Followed {
  /** The runs that the reader starts, by workflow file. */
  readonly runs: Readonly<Record<string, RunResult>>;
  /** What our own commands print, by name. */
  readonly printed: Readonly<Record<string, string>>;
  /** Id of the image that is pulled. */
  readonly pulled: string;
}

interface Reader {
  readonly world: World;
  readonly run: (workflow: string) => Promise<RunResult>;
  /** Of the registry that stands in for ghcr.io. */
  readonly host: string;
}

/** Does each step of the page in its order; those of Azure are left out. */
export async function followFirstRelease({ world, run, host }: Reader): Promise<Followed> {
  const { repository, rest } = world;
  const own = (text: string) =>
    text
      .replaceAll('ghcr.io', host)
      .replaceAll('OWNER/NAME', 'owner/repository')
      .replaceAll('owner/name', 'owner/repository');
  const runs: Record<string, RunResult> = {};
  const printed: Record<string, string> = {};
  let pulled = '';

  async function send(method: string, at: string, body: string, rights: Record<string, string>) {
    const token = rest.issueToken(rights);
    const asked = { method, path: at, body, token };
    const { status, data } = await callApi(rest.url, 'owner/repository', asked);
    expect(status, JSON.stringify(data)).toBeLessThan(300);
  }

  const follow: { [K in PageStep['kind']]: (step: Extract<PageStep, { kind: K }>) => unknown } = {
    azure: () => undefined,
    api: ({ method, path: at, body }) =>
      send(method, at, own(body), { administration: 'write', 'actions-variables': 'write' }),
    async settings({ yaml }) {
      const text = await readFile(path.join(repository.root, SETTINGS), 'utf8');
      const changed = text.replace(/^registry:\n(?: .*\n)+/m, own(yaml));
      expect(changed).not.toBe(text);
      await repository.commit('Say where the images are', { [SETTINGS]: changed });
    },
    async start({ workflow }) {
      const at = `/actions/workflows/${workflow}/dispatches`;
      await send('POST', at, '{"ref":"main"}', { actions: 'write' });
      const result = await run(workflow);
      expect(result.conclusion, logOf(result)).toBe('success');
      runs[workflow] = result;
    },
    async merge({ branch }) {
      const pulls = [...rest.store.pulls.values()].filter(({ head }) => head === branch);
      expect(pulls).toMatchObject([{ base: 'main' }]);
      await repository.git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, branch);
    },
    async vsc({ command }) {
      const name = /npx vsc (\S+)/.exec(command)?.[1] ?? '';
      const token = rest.issueToken({ actions: 'read' });
      printed[name] = await typed(own(command), repository.root, {
        GITHUB_API_URL: rest.url,
        TOKEN: token,
      });
    },
    async docker({ command }) {
      const reference = own(command).replace('docker pull ', '');
      const { docker } = await connect(process.env);
      const stream = await docker.pull(reference);
      await new Promise((ended, failed) => {
        docker.modem.followProgress(stream, (error) => (error ? failed(error) : ended(undefined)));
      });
      pulled = (await docker.getImage(reference).inspect()).Id;
      await docker.getImage(reference).remove();
    },
  };
  for (const step of firstReleaseSteps())
    await (follow[step.kind] as (s: PageStep) => unknown)(step);
  return { runs, printed, pulled };
}

/** Types a command in a clone of the repository that has been set up, as somebody without a login. */
async function typed(command: string, source: string, env: Record<string, string>) {
  const clone = await mkdtemp(path.join(tmpdir(), 'clone-'));
  try {
    await exec('git', ['clone', '--quiet', source, clone]);
    for (const part of ['actions/src', 'contract', 'scripts']) {
      await cp(path.join(root, part), path.join(clone, part), {
        recursive: true,
        filter: (file) => !file.includes('node_modules'),
      });
    }
    await symlink(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
    const shell = `gh() { echo "$TOKEN"; }; npx() { shift; "${process.execPath}" scripts/vsc.ts "$@"; }; ${command}`;

    const done = await exec('bash', ['-c', shell], { cwd: clone, env });
    expect(done.exitCode, `${command}\n${done.stdout}${done.stderr}`).toBe(0);
    return done.stdout;
  } finally {
    await rm(clone, { recursive: true });
  }
}
