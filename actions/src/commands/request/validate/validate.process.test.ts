import { rm, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { validateEnvironment, type ValidateResult } from './validate.ts';
import { reportOf } from './validate-report.ts';
import { validateView } from './validate-view.ts';
import { exec } from '../../../entrypoints/exec.ts';
import { renderTerminal } from '../../../report/terminal.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { git, officialBytes } from '../../../../../tests/unit/environment/fixture.ts';

const cpuFile = 'environment/environment-cpu.yml';
const gpuFile = 'environment/environment-gpu.yml';
const policyFile = 'environment/policy.yml';
const competitionFile = 'environment/competition.yml';

const official = {
  [cpuFile]: officialBytes('environment-cpu.yml').toString(),
  [gpuFile]: officialBytes('environment-gpu.yml').toString(),
  [policyFile]: officialBytes('policy.yml').toString(),
  [competitionFile]: officialBytes('competition.yml').toString(),
};

/** A real repository with the official files on main, on a branch of its own. */
async function repository() {
  const temporary = await temporaryRoot();
  const { root } = temporary;
  await temporary.write(official);
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'official');
  await git(root, 'checkout', '-qb', 'request');
  const validate = (files: { cpu?: string; gpu?: string } = {}, base?: string) =>
    validateEnvironment(
      { base, files: { cpu: files.cpu, gpu: files.gpu }, solve: undefined },
      { ...temporary.ports, exec },
    );
  return { ...temporary, validate };
}

function rulesOf({ findings }: ValidateResult): string[] {
  return findings.map(({ rule, place }) => `${place.file}:${place.line} ${rule}`);
}

describe('vsc validate', () => {
  it('has nothing to say about the official files', async () => {
    const { validate } = await repository();
    const result = await validate();
    expect(result).toMatchObject({ verdict: 'mergeable', findings: [], notes: [] });
    expect(result.base?.ref).toBe('main');
    expect(result.variants['cpu']?.changes).toEqual([]);
  });

  it('shows what a request adds, removes and changes, in each file', async () => {
    const { validate, write } = await repository();
    for (const file of [cpuFile, gpuFile] as const) {
      const text = official[file]
        .replace('  - av=9.2.0\n', '  - av=9.2.0\n  - ayo=1.0\n')
        .replace('  - loguru=0.6.0\n', '')
        .replace('timm==0.6.12', 'timm==0.6.13');
      await write({ [file]: text });
    }
    const result = await validate();
    expect(result.verdict).toBe('mergeable');
    expect(result.variants['gpu']?.changes).toEqual([
      { section: 'conda', kind: 'added', name: 'ayo', before: undefined, after: 'ayo=1.0' },
      {
        section: 'conda',
        kind: 'removed',
        name: 'loguru',
        before: 'loguru=0.6.0',
        after: undefined,
      },
      {
        section: 'pip',
        kind: 'changed',
        name: 'timm',
        before: 'timm==0.6.12',
        after: 'timm==0.6.13',
      },
    ]);
    const text = renderTerminal(validateView(reportOf(result)), { width: 80, color: false });
    expect(text).toContain('changed  pip      timm==0.6.12  timm==0.6.13');
  });

  it('tells many findings at once, at their lines, and blocks', async () => {
    const { validate, write } = await repository();
    const text = official[cpuFile]
      .replace('numpy=1.23.4', 'numpy')
      .replace('python=3.9.13', 'python=3.10.1')
      .replace('timm==0.6.12', 'git+https://github.com/x/timm');
    await write({ [cpuFile]: text });
    const result = await validate();
    expect(result.verdict).toBe('blocked');
    expect(rulesOf(result).toSorted()).toEqual([
      `${cpuFile}:21 pinned-version`,
      `${cpuFile}:21 variant-parity`,
      `${cpuFile}:28 fixed-package`,
      `${cpuFile}:28 variant-parity`,
      `${cpuFile}:48 pip-source`,
    ]);
  });

  it('takes a file from elsewhere for a proposal', async () => {
    const { validate, write, path } = await repository();
    await write({ 'proposal/cpu.yml': official[cpuFile].replace('av=9.2.0', 'av=9.2.1') });
    const result = await validate({ cpu: 'proposal/cpu.yml' });
    expect(result.variants['cpu']?.changes).toMatchObject([
      { before: 'av=9.2.0', after: 'av=9.2.1' },
    ]);
    const absolute = await validate({ cpu: path('proposal/cpu.yml') });
    expect(absolute.variants['cpu']?.changes).toHaveLength(1);
  });

  it('checks a new file without a base, and says so', async () => {
    const { validate, root, write } = await repository();
    await git(root, 'rm', '-q', '--cached', gpuFile);
    await git(root, 'commit', '-qm', 'no gpu file');
    await write({ [gpuFile]: official[gpuFile] });
    const result = await validate({}, 'HEAD');
    expect(result.verdict).toBe('mergeable');
    expect(result.notes).toEqual([`\`${gpuFile}\` is new: there is nothing to compare it with.`]);
    expect(result.variants['gpu']?.changes).toBeUndefined();
  });

  it('does not compare with a base that cannot be read', async () => {
    const { validate, root, write } = await repository();
    await write({ [cpuFile]: 'a: [\n' });
    await git(root, 'commit', '-qam', 'broken');
    await write({ [cpuFile]: official[cpuFile] });
    const result = await validate({}, 'HEAD');
    expect(result.notes).toEqual([expect.stringContaining('could not be read as it was before')]);
  });

  it.each([
    [policyFile, '# more\n', `${policyFile}:1 policy`],
    [competitionFile, '# more\n', `${competitionFile}:1 competition`],
    ['environment/lock.schema.json', '{}', 'environment/lock.schema.json:1 policy'],
  ])('leaves a change of %s to the maintainers', async (file, more, told) => {
    const { validate, write } = await repository();
    await write({ [file]: `${official[file as typeof policyFile] ?? ''}${more}` });
    const result = await validate();
    expect(result.verdict).toBe('decision');
    expect(rulesOf(result)).toEqual([told]);
  });

  it('names what of the rules changes, and what passes only by that', async () => {
    const { validate, write } = await repository();
    await write({
      [policyFile]: official[policyFile].replace('  - nvidia\n', '  - nvidia\n  - evil\n'),
      [competitionFile]: official[competitionFile].replace("host: ''", 'host: evil.example'),
      [cpuFile]: official[cpuFile].replace('  - av=', '  - evil::av='),
      [gpuFile]: official[gpuFile].replace('  - av=', '  - evil::av='),
    });
    const { verdict, findings } = await validate();
    expect(verdict).toBe('decision');
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      expect.stringMatching(/^policy: The policy itself changes \(`channels`\)/),
      ...Array.from({ length: 2 }, () =>
        expect.stringMatching(
          /^policy: By the policy of main this is an error \(allowed-channel\)/,
        ),
      ),
      expect.stringMatching(/^competition: What belongs .* \(`registry\.host`\)/),
    ]);
  });

  it('refuses a file of the competition that has been swapped for another one', async () => {
    const { validate, write } = await repository();
    const competition = official[competitionFile];
    await write({
      [competitionFile]: competition.replace('file: environment-cpu', 'file: environment-cpu2'),
      'environment/environment-cpu2.yml': official[cpuFile],
      [cpuFile]: official[cpuFile].replace('numpy=1.23.4', 'evil::backdoor=6.6'),
    });
    const result = await validate();
    expect(result.verdict).toBe('blocked');
    expect(rulesOf(result)).toEqual([
      `${competitionFile}:1 competition`,
      `${cpuFile}:1 competition`,
    ]);
  });

  it('looks at locks without a network as well: a merge marker blocks', async () => {
    const { validate, write } = await repository();
    await write({ 'environment/cpu.lock.json': '<<<<<<< HEAD\n' });
    const result = await validate();
    expect(result.verdict).toBe('blocked');
    expect(rulesOf(result)).toEqual(['environment/cpu.lock.json:1 lock']);
  });

  it('refuses a policy that is none', async () => {
    const { validate, write } = await repository();
    await write({ [policyFile]: official[policyFile].replace('fixed:', 'fixde:') });
    const result = await validate();
    expect(result.verdict).toBe('blocked');
    expect(result.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['The key `fixed` is missing in the file.']),
    );
  });

  it('refuses a missing file, a folder and a link, and shows nothing of what is behind it', async () => {
    const { validate, root, path, write } = await repository();
    await rm(path(cpuFile));
    expect(rulesOf(await validate())).toEqual([`${cpuFile}:1 file-readable`]);

    await write({ [`${cpuFile}/inside`]: '' });
    expect(rulesOf(await validate())).toEqual([`${cpuFile}:1 file-readable`]);

    await rm(path(cpuFile), { recursive: true });
    await symlink('/etc/passwd', path(cpuFile));
    const linked = await validate();
    expect(rulesOf(linked)).toEqual([`${cpuFile}:1 file-readable`]);
    expect([...linked.sources.values()].join('\n')).not.toContain('root:');

    await rm(path(cpuFile));
    await symlink(path('.git/config'), path(cpuFile));
    const inside = await validate();
    expect(rulesOf(inside)).toEqual([`${cpuFile}:1 file-readable`]);
    expect([...inside.sources.values()].join('\n')).not.toContain('[core]');

    await rm(path('environment'), { recursive: true });
    await symlink('/etc', path('environment'));
    const result = await validateEnvironment(
      { base: undefined, files: { cpu: 'environment/passwd', gpu: undefined }, solve: undefined },
      { ...(await temporaryRoot()).ports, root, exec },
    );
    expect([...result.sources.values()].join('\n')).not.toContain('root:');
  });

  it("says of a fork's own main that there is nothing to compare with", async () => {
    const { validate, root } = await repository();
    await git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    const { verdict, base, notes, variants } = await validate();
    expect([verdict, base, variants['cpu']?.changes]).toEqual(['mergeable', undefined, undefined]);
    expect(notes).toEqual([expect.stringContaining('git remote add upstream')]);
  });

  it('works without git', async () => {
    const { ports, write } = await temporaryRoot();
    await write(official);
    const result = await validateEnvironment(
      { base: undefined, files: { cpu: undefined, gpu: undefined }, solve: undefined },
      ports,
    );
    expect(result).toMatchObject({ verdict: 'mergeable', base: undefined });
    expect(result.notes).toEqual([
      'Nothing to compare with: this folder has no history: it is not a clone.',
    ]);
  });

  it('refuses a base that does not exist', async () => {
    const { validate } = await repository();
    await expect(validate({}, 'nope')).rejects.toThrow('there is no commit `nope`');
  });
});
