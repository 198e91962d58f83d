import {
  dispatchEvent,
  type GitRepository,
  gitRepository,
  type IdentityService,
  pushEvent,
  type RestServer,
  startIdentityService,
  startRestServer,
} from 'actions-testbed';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { sigstoreVariables } from '../harness/sigstore/variables.ts';
import { copyParts } from './support/copy-parts.ts';
import { filesOfPage } from './support/reuse-page.ts';
import { runLogged } from './support/run-logged.ts';
import { logOf, resultsOf } from './support/world.ts';

const NAME = 'owner/repository';
const FILE = '.github/workflows/release-actions.yml';

let repository: GitRepository;
let rest: RestServer;
let identity: IdentityService;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'released-'));
  repository = await gitRepository();
  await copyParts(['.github', 'actions'], repository.root);
  await say('1.0.0');
  rest = await startRestServer(NAME, repository.root);
  identity = await startIdentityService();
}, 60_000);
afterAll(async () => {
  await Promise.all([rest.close(), identity.close(), rm(folder, { recursive: true })]);
  await repository.remove();
});

/** Commits a version, and has GitHub know that the commit passed its tests. */
async function say(version: string, files: Readonly<Record<string, string>> = {}) {
  const sha = await repository.commit(`Version ${version}`, {
    'package.json': JSON.stringify({ name: 'runtime', version }),
    'CHANGELOG.md': `# Changelog\n\n## ${version} (2026-01-02)\n\n- What ${version} changes\n`,
    // The real one builds all bundles anew: npm run test:bundles is a test of its own.
    'scripts/check/bundles.sh': 'true\n',
    ...files,
  });
  return sha;
}

async function release(version: string) {
  const sha = await repository.git('rev-parse', 'main');
  const check = { id: rest.store.nextNumber(), name: 'make test', head_sha: sha, output: {} };
  rest.store.checks.push({ ...check, status: 'completed', conclusion: 'success', annotations: [] });
  const result = await runLogged({
    source: repository.root,
    workflow: FILE,
    event: dispatchEvent(rest.store, FILE, { version }),
    inputs: { version },
    identify: (claims) => identity.identify(claims),
    issueToken: (permissions) => rest.issueToken(permissions),
    services: () => sigstoreVariables(identity),
    github: { repository: NAME, api_url: rest.url, sha },
    env: rest.git,
  });
  return { result, sha };
}

const tagged = (tag: string) => repository.git('rev-parse', tag);

describe('release-actions.yml', () => {
  it('tags the version, attests its bundles, and moves v1 to it', async () => {
    const { result, sha } = await release('1.0.0');
    expect(resultsOf(result), logOf(result)).toEqual({ bundles: 'success', release: 'success' });
    expect([await tagged('v1.0.0'), await tagged('v1')]).toEqual([sha, sha]);
    expect(rest.store.releases).toMatchObject([
      { tag: 'v1.0.0', name: '1.0.0', body: '- What 1.0.0 changes' },
    ]);
    const [{ subject, predicateType } = { subject: [], predicateType: '' }] =
      rest.store.attestations.map(({ statement }) => statement);
    expect(predicateType).toBe('https://slsa.dev/provenance/v1');
    const name = 'actions/dist/validate-environment.cjs';
    const bytes = await readFile(path.join(repository.root, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(subject).toContainEqual({ name, digest: { sha256 } });
    expect(result.jobs.at(-1)?.summary).toContain('Version 1.0.0');
  });

  it('lets a foreign repository use an action by the rolling tag', async () => {
    const place = path.join(folder, 'owner/repository/v1');
    await mkdir(place, { recursive: true });
    const archive = path.join(folder, 'v1.tar');
    await repository.git('archive', '--output', archive, 'v1');
    expect((await exec('tar', ['-xf', archive, '-C', place])).exitCode).toBe(0);
    const foreign = await gitRepository();
    const sha = await foreign.commit('A workflow', {
      ...(await filesOfPage()),
      'environment/songs.yml': 'name: condaenv\nchannels: [conda-forge]\ndependencies: [numpy>1]\n',
      '.github/workflows/check.yml': [
        'on: push',
        'jobs:',
        '  check:',
        '    runs-on: ubuntu-24.04',
        '    steps:',
        '      - run: git clone --quiet "$SOURCE" .',
        '      - uses: owner/repository/actions/validate-environment@v1',
        '        with:',
        '          base: none',
        '          solve: false',
        '',
      ].join('\n'),
    });
    const result = await runLogged({
      source: foreign.root,
      workflow: '.github/workflows/check.yml',
      event: await pushEvent(rest.store),
      actions: folder,
      github: { repository: 'birds/songs', sha },
      env: { SOURCE: foreign.root },
    });
    await foreign.remove();
    expect(logOf(result)).toContain('environment/songs.yml');
    expect(logOf(result)).toContain('numpy');
    expect(resultsOf(result)).toEqual({ check: 'failure' });
  });

  it('leaves v1 with the newer version when an older one is fixed', async () => {
    const newer = await tagged('v1');
    await repository.git('tag', 'v1.2.0', newer);
    await say('1.0.1');
    const fix = await release('1.0.1');
    expect(resultsOf(fix.result), logOf(fix.result)).toMatchObject({ release: 'success' });
    expect([await tagged('v1.0.1'), await tagged('v1')]).toEqual([fix.sha, newer]);
  });

  it('resumes after a run that broke off', async () => {
    const sha = await say('1.3.0');
    await repository.git('tag', 'v1.3.0', sha);
    const { result } = await release('1.3.0');
    expect(resultsOf(result), logOf(result)).toMatchObject({ release: 'success' });
    expect(rest.store.releases.at(-1)?.tag).toBe('v1.3.0');
    expect(await tagged('v1')).toBe(sha);
    expect(logOf(result)).toContain('Released v1.3.0');
  });
});
