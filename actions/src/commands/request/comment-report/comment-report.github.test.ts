import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, onGitHub, report } from '../../../../../tests/support/run-reports.ts';
import { commentReport } from './comment-report.ts';

/** A request on GitHub, and the command on the reports of its run. */
async function requestOnGitHub(permissions: Record<string, string>) {
  const { sha, root, ports, ...rest } = await onGitHub(permissions);
  const head = { repository: 'owner/repository', branch: 'request', sha };
  const comment = (conclusion = 'success') =>
    commentReport({ reports: root, head, conclusion, runUrl: 'https://x.example/1' }, ports);
  return { ...rest, comment };
}

describe('the comment', () => {
  it('is its own account’s: the marker of somebody else is left alone', async () => {
    const { server, write, comment } = await requestOnGitHub({ 'pull-requests': 'write' });
    await write({ [ENVIRONMENT]: JSON.stringify(report) });
    expect(await comment()).toEqual({ outcome: 'created', pull: 7 });
    const [ours] = server.store.comments;
    expect(ours?.body).toContain('## ✅ What this pull request changes');
    const forged = { ...ours!, id: 1000, user: 'stranger', body: ours!.body };
    server.store.comments.unshift(forged);
    await write({ [ENVIRONMENT]: JSON.stringify({ ...report, verdict: 'undecided' }) });
    expect(await comment('failure')).toEqual({ outcome: 'updated', pull: 7 });
    expect(server.store.comments.map(({ body }) => body.includes('⚠️'))).toEqual([false, true]);
    expect(await comment('failure')).toEqual({ outcome: 'unchanged', pull: 7 });
  });

  it('is told without a report as well, where the run failed', async () => {
    const { server, comment } = await requestOnGitHub({ 'pull-requests': 'write' });
    expect(await comment()).toEqual({ outcome: 'none', pull: 7 });
    expect(await comment('failure')).toEqual({ outcome: 'created', pull: 7 });
    expect(server.store.comments[0]?.body).toContain('did not finish');
  });

  it('fails with one message where the token may not write', async () => {
    const { write, comment } = await requestOnGitHub({ 'pull-requests': 'read' });
    await write({ [ENVIRONMENT]: JSON.stringify(report) });
    await expect(comment()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/Resource not accessible by integration.*\(403\)/),
    });
  });
});
