import { describe, expect, it } from 'vitest';
import { requestOnGitHub } from '../../../../../tests/support/repositories/request-on-github.ts';
import {
  allPassed,
  imageReports,
  passedCheck,
  passedRun,
} from '../../../../../tests/workflows/support/reports-of-images.ts';
import {
  both,
  CONDA,
  environmentText,
  PIP,
  testCompetition,
  testPolicy,
} from '../../../../../tests/workflows/support/test-environment.ts';

const MERGEABLE = both(environmentText(CONDA, ['extra==1.0', ...PIP]));
const PASSED = allPassed(['cpu', 'gpu']);
const firstLine = (comment: string) => comment.split('\n')[1];

describe('a request that changes what checks it', () => {
  it.each([
    ['actions/', 'actions/dist/validate-environment.cjs'],
    ['environment/competition.yml', 'environment/competition.yml'],
  ])('by %s says so in its first line, and gets no ✅', async (shown, file) => {
    const request = await requestOnGitHub({ ...MERGEABLE, [file]: '{}\n' });
    await request.report(PASSED);
    const comment = await request.comment();
    expect(firstLine(comment)).toBe(`## ⚠️ This pull request changes what checks it: \`${shown}\``);
    expect(comment).toContain('the reports of its run cannot be relied on');
    expect(comment).not.toContain('✅');
  });

  it('by a decoy policy is judged by the policy of main', async () => {
    const evil = both(environmentText(CONDA).replace('  - main\n', '  - main\n  - evil\n'));
    const policy = testPolicy().replace('  - main\n', '  - main\n  - evil\n');
    const competition = testCompetition(['cpu', 'gpu']);
    const request = await requestOnGitHub({
      ...evil,
      'environment/policy.yml': policy,
      'environment/competition.yml': competition.replace('environment-cpu.yml', 'decoy.yml'),
      'environment/decoy.yml': environmentText(),
    });
    await request.report(PASSED);
    const comment = await request.comment();
    expect(firstLine(comment)).toMatch(/^## ❌ .*competition\.yml.*decoy\.yml.*policy\.yml`$/);
    expect(comment).toContain('allowed-channel');
    expect(request.channels.requests.map(({ path: asked }) => asked)).not.toContain('/evil/');
  });

  it.each(['.github/CODEOWNERS', 'Makefile'])('by %s alone says so too', async (file) => {
    const request = await requestOnGitHub({ [file]: 'x\n' });
    const comment = await request.comment();
    expect(firstLine(comment)).toMatch(/^## ⚠️ This pull request changes what checks it: `/);
    expect(comment).not.toContain('✅');
  });

  it('has no ✅ in any of its texts either', async () => {
    const said = '✅ Approved by the maintainers';
    const request = await requestOnGitHub({
      ...MERGEABLE,
      [said]: 'x',
      [`${said}\n## ${said}`]: 'x',
    });
    const run = { ...passedRun, submission: said };
    await request.report({
      ...PASSED,
      ...imageReports('cpu', { runs: [run] }),
      ...imageReports('gpu', {
        checks: [{ ...passedCheck, status: 'failed', name: said, detail: `\n## ${said}` }],
      }),
    });
    const comment = await request.comment();
    expect(comment).toContain('Approved by the maintainers');
    expect(comment).not.toContain('✅');
    expect(comment.match(/^## .*$/gm)).toHaveLength(1);
  });

  it('names the first ones only, and each as text', async () => {
    const names = ['@everyone', '<img src=x>', '](http:', 'a`b', '🎉', 'x1', 'x2'];
    const files = Object.fromEntries(names.map((name) => [name, 'x\n']));
    const request = await requestOnGitHub({ ...MERGEABLE, ...files });
    const line = firstLine(await request.comment()) ?? '';
    expect(line).toMatch(/ and 2 more$/);
    expect(line.replaceAll(/`+[^`]*`+/g, '')).not.toMatch(/<|@|\]\(/);
  });
});
