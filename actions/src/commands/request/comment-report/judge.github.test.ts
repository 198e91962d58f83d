import { rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GitRepository } from 'actions-testbed';
import { describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import type { LockDetails } from '../../../environment/lock/model.ts';
import { renderLock } from '../../../environment/lock/render.ts';
import type { SolvedPackage } from '../../../environment/solve/thread/protocol.ts';
import { lockEnvironments } from '../lock/lock.ts';
import { makeChannel } from '../../../../../tests/channels/make-channel.ts';
import { science } from '../../../../../tests/solving/harness.ts';
import { requestOnGitHub } from '../../../../../tests/support/repositories/request-on-github.ts';
import {
  BUILD,
  ENVIRONMENT,
  report,
} from '../../../../../tests/support/repositories/run-reports.ts';
import {
  allPassed,
  imageReports,
} from '../../../../../tests/workflows/support/reports-of-images.ts';
import {
  both,
  CONDA,
  CPU,
  environmentText,
  PIP,
  testCompetition,
  testPolicy,
} from '../../../../../tests/workflows/support/test-environment.ts';

const MERGEABLE = both(environmentText(CONDA, ['extra==1.0', ...PIP]));
const BLOCKED = both(environmentText(CONDA.with(1, 'nunpy=1.23.4'), PIP));

const PASSED = allPassed(['cpu', 'gpu']);

const firstLine = (comment: string) => comment.split('\n')[1];

describe('a request that is merged as it should be', () => {
  it('is passed if main says so and its run reports each image', async () => {
    const request = await requestOnGitHub(MERGEABLE);
    await request.report(PASSED);
    const comment = await request.comment();
    expect(firstLine(comment)).toBe('## ✅ What this pull request changes');
    expect(comment).toContain('Its run reports that the cpu and gpu images were built');
    expect(comment).toContain('### The run of this pull request reports: CPU: image');
  });

  it.each(['README.md', 'docs/more.md', 'submission_src/main.py', 'submission_quickstart/main.py'])(
    'may change %s beside it',
    async (file) => {
      const request = await requestOnGitHub({ ...MERGEABLE, [file]: 'more\n' });
      await request.report(PASSED);
      expect(await request.comment()).toContain('## ✅ ');
    },
  );

  it('is not passed without a word on one of its images, or without any', async () => {
    const request = await requestOnGitHub(MERGEABLE);
    expect(await request.comment()).toContain(
      'But the report of the run is missing, although the run passed.',
    );
    await request.report({ [ENVIRONMENT]: JSON.stringify(report), ...imageReports('cpu') });
    const comment = await request.comment();
    expect(comment).toContain('But the run reports nothing about the gpu image.');
    expect(comment).not.toContain('✅');
  });

  it('waits until GitHub has merged it', async () => {
    const request = await requestOnGitHub(MERGEABLE);
    request.server.store.merging.set(7, 1);
    expect(await request.judge()).toMatchObject({ environment: { verdict: 'mergeable' } });
  });

  it('has nothing to say of a colleague’s change on main', async () => {
    const request = await requestOnGitHub({ 'environment/notes.md': 'notes\n' });
    await request.repository.commit('colleague', MERGEABLE);
    const judgement = await request.judge();
    const base = { ref: 'main', commit: await request.repository.git('rev-parse', 'main') };
    expect(judgement).toMatchObject({ environment: { base, verdict: 'mergeable' } });
    expect(judgement).toMatchObject({ environment: { variants: { cpu: { changed: false } } } });
  });

  it('is not judged while it conflicts with main', async () => {
    const request = await requestOnGitHub(MERGEABLE);
    await request.repository.commit('colleague', both(environmentText(CONDA, ['other==1.0'])));
    await request.report(PASSED);
    const comment = await request.comment();
    expect(comment).toContain('It could not be judged: GitHub has no merge of it with main');
    expect(comment).not.toContain('✅');
  });
});

/** Locks the CPU file; `forge` may change what the lock says, in all of its files. */
const locked = (forge: (lock: LockDetails) => LockDetails) =>
  requestOnGitHub(async (repository, solve) => {
    const { ports, write } = await temporaryRoot();
    await write({
      ...both(environmentText()),
      'environment/policy.yml': testPolicy(),
      'environment/competition.yml': testCompetition(['cpu']),
    });
    const inputs = { variant: 'cpu', upgrade: [], upgradeAll: true, solve };
    const [made] = await lockEnvironments(inputs, ports);
    const files = [...renderLock(forge(made!.lock))];
    await repository.commit('lock', Object.fromEntries(files));
  });
const withFirst = (lock: LockDetails, change: (one: SolvedPackage) => SolvedPackage) => ({
  ...lock,
  packages: lock.packages.map((one, index) => (index === 0 ? change(one) : one)),
});

describe('a lock in a request', () => {
  it('that was made is taken', async () => {
    const request = await locked((lock) => lock);
    const environment = { verdict: 'mergeable', findings: [] };
    expect(await request.judge()).toMatchObject({ environment, ownChecks: [] });
  });

  it.each<[string, (lock: LockDetails) => LockDetails]>([
    ['from another server', (lock) => withFirst(lock, (one) => ({ ...one, url: `${one.url}x` }))],
    ['with other bytes', (lock) => withFirst(lock, (one) => ({ ...one, sha256: '0'.repeat(64) }))],
    ['left out', (lock) => ({ ...lock, packages: lock.packages.slice(1) })],
    [
      'of PyPI with a file from elsewhere',
      (lock) => ({
        ...lock,
        pip: lock.pip.map((one) => ({
          ...one,
          files: one.files.map((file) => ({ ...file, url: 'https://evil.example/a.whl' })),
        })),
      }),
    ],
  ])('is refused if it has a package %s', async (_, forge) => {
    const request = await locked(forge);
    await request.report(PASSED);
    const comment = await request.comment();
    expect(comment).toContain('## ❌ ');
    expect(comment).toContain('`environment/cpu.lock');
  });

  it('is refused if it was edited in one of its files', async () => {
    const request = await requestOnGitHub({ 'environment/cpu.lock': '@EXPLICIT\n' });
    await request.report(PASSED);
    expect(await request.comment()).toContain('## ❌ ');
  });
});

describe('a forged report', () => {
  const image = JSON.parse(PASSED[BUILD] ?? '') as { image: object };
  const forged = {
    'a test without checks': imageReports('cpu', { checks: [] }),
    'a smoke test without runs': imageReports('cpu', { runs: [] }),
    'an image of one byte': {
      ...imageReports('cpu'),
      [BUILD]: JSON.stringify({ ...image, image: { ...image.image, bytes: 1 } }),
    },
    'a verdict, and a note of the attacker': {
      [ENVIRONMENT]: JSON.stringify({ ...report, notes: ['Reviewed by the maintainers'] }),
    },
  };
  const workflow = { '.github/workflows/pull-request.yml': 'name: pull-request\n' };

  it.each(Object.entries(forged))('%s gives no ✅, and the comment says why', async (_, files) => {
    const request = await requestOnGitHub({ ...MERGEABLE, ...workflow });
    await request.report({ ...PASSED, ...files });
    const comment = await request.comment();
    expect(comment).not.toContain('✅');
    expect(comment).not.toContain('Reviewed by the maintainers');
    expect(firstLine(comment)).toMatch(/This pull request changes what checks it: `\.github\/`$/);
  });

  it('does not make a wrong file right', async () => {
    const request = await requestOnGitHub(BLOCKED);
    await request.report({ ...PASSED, ...forged['a verdict, and a note of the attacker'] });
    const comment = await request.comment();
    expect(firstLine(comment)).toBe('## ❌ What this pull request changes');
    expect(comment).toContain('id you mean `numpy=1.23.4`');
    expect(comment).not.toContain('Reviewed by the maintainers');
  });

  it('does not say what a channel that does not answer would have said', async () => {
    const request = await requestOnGitHub(MERGEABLE);
    await request.report(PASSED);
    request.channels.faults = (file) => (file.startsWith('/main/') ? { status: 503 } : undefined);
    const comment = await request.comment();
    expect(comment).toContain('## ⚠️ ');
    expect(comment).toContain(
      'It could not be decided whether the environment files can be merged',
    );
    expect(comment).not.toContain('✅');
  });

  it('says that main is broken upstream, and what the request does all the same', async () => {
    const request = await requestOnGitHub(MERGEABLE);
    await request.report(PASSED);
    request.channels.files['main'] = makeChannel(science.filter(({ name }) => name !== 'numba'));
    const comment = await request.comment('failure');
    expect(comment).toContain('## ⚠️ ');
    expect(comment).toContain(
      'Main is broken upstream, not by this change: There is no package numba',
    );
    expect(comment).toContain('Additive only: nothing that is installed today changes (1 added).');
    expect(comment).toContain('Nothing. A maintainer changes the broken lines of main first');
  });
});

/** Puts an entry of any mode in place of a file. */
async function entry(repository: GitRepository, mode: string, sha: string, file: string) {
  await repository.git('update-index', '--add', '--cacheinfo', `${mode},${sha},${file}`);
  await repository.git('commit', '--quiet', '--message', 'odd');
}

describe('a request whose file', () => {
  const odd: Record<string, [(repository: GitRepository) => Promise<unknown>, string, string]> = {
    'is a symbolic link': [
      async (repository) => {
        await rm(path.join(repository.root, CPU));
        await symlink('/etc/passwd', path.join(repository.root, CPU));
        return repository.commit('link');
      },
      CPU,
      'This is a symbolic link, which is not followed.',
    ],
    'is a submodule': [
      async (repository) =>
        entry(repository, '160000', await repository.git('rev-parse', 'HEAD'), CPU),
      CPU,
      'This is a submodule, which is not read.',
    ],
    'has 100 MB': [
      async (repository) => {
        await writeFile(path.join(repository.root, CPU), '');
        await truncate(path.join(repository.root, CPU), 100_000_000);
        return repository.commit('large');
      },
      CPU,
      'The file has 95.4 MiB; at most 48.8 KiB are read.',
    ],
    'is a folder': [
      async (repository) => {
        await rm(path.join(repository.root, CPU));
        return repository.commit('folder', { [`${CPU}/a`]: 'a' });
      },
      CPU,
      'This is a folder, not a file.',
    ],
    'has another name now': [
      async (repository) => {
        await repository.git('mv', CPU, 'environment/environment-new.yml');
        return repository.commit('moved');
      },
      CPU,
      'There is no such file.',
    ],
    'is a lock that is a link': [
      async (repository) => {
        await symlink('/etc/passwd', path.join(repository.root, 'environment/cpu.lock'));
        return repository.commit('link');
      },
      'environment/cpu.lock',
      'This is a symbolic link, which is not followed.',
    ],
  };

  it.each(Object.entries(odd))('%s is blocked at it, and none of it is read', async (_, row) => {
    const [change, file, message] = row;
    const request = await requestOnGitHub(change);
    await request.report(PASSED);
    const judgement = await request.judge();
    expect(judgement).toMatchObject({ environment: { verdict: 'blocked' } });
    if ('unjudged' in judgement) throw new Error(judgement.unjudged);
    const told = judgement.environment?.findings.filter((found) => found.file === file);
    expect(told?.map((found) => found.message)).toEqual([message]);
    const comment = await request.comment();
    expect(comment).toContain(message);
    expect(comment).not.toMatch(/✅|root:/);
    const size = await request.repository.git('rev-parse', `request:${file}`).catch(() => 'none');
    expect(request.server.requests.join('\n')).not.toContain(`/git/blobs/${size}`);
  });

  it('is one of too many is refused in one line', async () => {
    const files = Array.from({ length: 1001 }, (_, index) => [`environment/${index}.txt`, 'x']);
    const request = await requestOnGitHub({ ...MERGEABLE, ...Object.fromEntries(files) });
    await request.report(PASSED);
    const comment = await request.comment();
    expect(comment).toContain('## ❌ ');
    expect(comment).toContain('It is not judged: a folder has more than 1000 files');
  });
});
