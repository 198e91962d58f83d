import path from 'node:path';
import type { ArtifactStore } from '../artifacts/store.ts';
import { unpack } from '../artifacts/zip.ts';
import { knownInputs } from './stand-ins.ts';
import type { StandIn, Use } from './types.ts';

const INPUTS = [
  'name',
  'path',
  'pattern',
  'merge-multiple',
  'github-token',
  'repository',
  'run-id',
];

interface Found {
  readonly name: string;
  readonly zip: () => Promise<Buffer>;
}

/**
 * In place of actions/download-artifact. The run's own artifacts come from the store; with
 * `github-token` those of another run come over the REST API at `github.api_url`, as the action gets
 * them, so that the token has to be allowed to. One artifact by `name` is unpacked into `path`, others
 * into folders of their names there, unless `merge-multiple` is set.
 */
export function downloadStandIn(store: ArtifactStore): StandIn {
  return async ({ inputs, workspace, github, print }) => {
    const { name = '', pattern, ...more } = knownInputs(inputs, INPUTS);
    const run = more['run-id'] ?? String(github['run_id']);
    const token = more['github-token'] ?? '';
    const artifacts: readonly Found[] =
      token === ''
        ? store.ofRun(run).map((one) => ({ name: one.name, zip: async () => one.zip }))
        : await byToken(github, { run, token, repository: more['repository'] });
    if (token === '' && run !== String(github['run_id'])) {
      throw new Error('artifacts of another run take a github-token');
    }
    const wanted = artifacts.filter((artifact) => {
      if (name !== '') return artifact.name === name;
      return pattern === undefined || path.matchesGlob(artifact.name, pattern);
    });
    if (name !== '' && wanted.length === 0) throw new Error(`Artifact not found for name: ${name}`);
    const folder = path.resolve(workspace, more['path'] ?? '.');
    for (const artifact of wanted) {
      const together = name !== '' || more['merge-multiple'] === 'true';
      await unpack(await artifact.zip(), together ? folder : path.join(folder, artifact.name));
      print(`downloaded ${artifact.name}`);
    }
    return { outputs: { 'download-path': folder } };
  };
}

async function byToken(
  github: Use['github'],
  { run, token, repository }: { run: string; token: string; repository: string | undefined },
): Promise<Found[]> {
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (url: string) => {
    const reply = await fetch(url, { headers });
    if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
    return reply;
  };
  const base = `${String(github['api_url'])}/repos/${repository ?? String(github['repository'])}`;
  const reply = await ask(`${base}/actions/runs/${run}/artifacts?per_page=100`);
  const { artifacts } = (await reply.json()) as { artifacts: { id: number; name: string }[] };
  return artifacts.map(({ id, name }) => ({
    name,
    zip: async () => {
      const zip = await ask(`${base}/actions/artifacts/${id}/zip`);
      return Buffer.from(await zip.arrayBuffer());
    },
  }));
}
