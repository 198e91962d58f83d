import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BUILD, failedBuild, onGitHub, report } from '../../../../../tests/support/run-reports.ts';
import { reportIssue } from './report-issue.ts';
import { reportIssueView } from './report-issue-view.ts';

describe('the weekly issue', () => {
  it('is opened once, brought up to date, and closed', async () => {
    const { server, root, write, ports } = await onGitHub({ issues: 'write' });
    const tell = (failed: boolean) =>
      reportIssue({ reports: root, failed, runUrl: 'https://x.example/1' }, ports);
    expect(await tell(false)).toMatchObject({ outcome: 'none' });
    await write({ [BUILD]: JSON.stringify(failedBuild) });
    expect(await tell(true)).toMatchObject({ outcome: 'opened' });
    expect(await tell(true)).toMatchObject({ outcome: 'updated' });
    expect(server.store.issues).toHaveLength(1);
    expect(server.store.issues[0]?.body).toContain('the base image is gone');
    await rm(`${root}/report-image-cpu`, { recursive: true });
    expect(await tell(false)).toMatchObject({ outcome: 'closed' });
    expect(server.store.issues[0]?.state).toBe('closed');
  });

  it('is not about a server that did not answer', () => {
    const environment = { ...report, verdict: 'undecided' } as never;
    expect(reportIssueView({ environment, images: [], unusable: [] }, true)).toBeUndefined();
  });
});
