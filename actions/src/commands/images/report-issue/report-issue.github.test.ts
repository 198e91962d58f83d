import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BUILD,
  failedBuild,
  onGitHub,
  report,
} from '../../../../../tests/support/repositories/run-reports.ts';
import command from './command.ts';
import { jobResults } from './publish-issue-view.ts';
import { reportIssue } from './report-issue.ts';
import { reportIssueView } from './report-issue-view.ts';

const WEEKLY = { about: 'weekly', jobs: new Map() } as const;

describe('the weekly issue', () => {
  it('is opened once, brought up to date, and closed', async () => {
    const { server, root, write, ports } = await onGitHub({ issues: 'write' });
    const tell = (failed: boolean) =>
      reportIssue({ ...WEEKLY, reports: root, failed, runUrl: 'https://x.example/1' }, ports);
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

describe('the issue of releases', () => {
  it('names what a preflight found, and is closed once all is in order', async () => {
    const { server, root, write, ports } = await onGitHub({ issues: 'write' });
    const tell = (failed: boolean) =>
      reportIssue(
        { about: 'releases', jobs: new Map(), reports: root, failed, runUrl: undefined },
        ports,
      );
    const file = 'report-releases/releases.json';
    const good = { name: 'ledger', state: 'ok', found: '3 releases, all whole', wanted: 'x' };
    const held = {
      ...good,
      name: 'hold',
      state: 'bad',
      found: 'release 3 is held',
      next: 'lift it',
    };
    await write({ [file]: JSON.stringify([good]) });
    expect(await tell(false)).toMatchObject({ outcome: 'none' });
    await write({ [file]: JSON.stringify([held, good]) });
    expect(await tell(true)).toMatchObject({ outcome: 'opened' });
    expect(server.store.issues).toMatchObject([{ labels: ['releases-need-care'], state: 'open' }]);
    expect(server.store.issues[0]?.body).toMatch(/hold.*release 3 is held.*lift it/);
    expect(server.store.issues[0]?.body).not.toContain('all whole');
    await rm(path.join(root, file));
    expect(await tell(true)).toMatchObject({ outcome: 'updated' });
    expect(server.store.issues[0]?.body).toContain('failed before it was done');
    await write({ [file]: JSON.stringify([{ ...good, state: 'perhaps' }]) });
    await expect(tell(false)).rejects.toThrow(`${file} is not a report of preflight`);
    await write({ [file]: JSON.stringify([good]) });
    expect(await tell(false)).toMatchObject({ outcome: 'closed' });
  });
});

describe('the issue of a failed publish', () => {
  it('is opened once with what each job did, and closed by a publish that succeeds', async () => {
    const { server, root, write, ports: bare } = await onGitHub({ issues: 'write' });
    const ports = { ...bare, env: { ...bare.env, GITHUB_SHA: 'abc', GITHUB_RUN_ID: '7' } };
    const tell = (...jobs: string[]) =>
      command.run({ about: 'publish', reports: root, failed: false, jobs }, ports);
    expect((await tell('image=success')).outputs).toEqual({ outcome: 'none', issue: undefined });
    await write({ [BUILD]: JSON.stringify(failedBuild) });
    expect(await tell('image=failure', 'promote=skipped')).toMatchObject({
      outputs: { outcome: 'opened' },
    });
    expect(await tell('image=cancelled')).toMatchObject({ outputs: { outcome: 'updated' } });
    expect(await tell('image=failure', 'promote=skipped')).toMatchObject({
      outputs: { outcome: 'updated' },
    });
    expect(server.store.issues).toMatchObject([
      { title: 'The last publish failed', labels: ['publish-failed'], state: 'open' },
    ]);
    const body = server.store.issues[0]?.body ?? '';
    for (const part of ['abc', 'promote', 'skipped', 'the base image is gone', 'runs/7']) {
      expect(body).toContain(part);
    }
    await rm(`${root}/report-image-cpu`, { recursive: true });
    expect(await tell('image=success', 'promote=success')).toMatchObject({
      outputs: { outcome: 'closed' },
    });
    expect(server.store.issues).toMatchObject([{ state: 'closed' }]);
  });

  it('is another one than that of a failed rebuild, which has its own words and its own end', async () => {
    const { server, root, ports } = await onGitHub({ issues: 'write' });
    const tell = (about: 'publish' | 'rebuild', ...jobs: string[]) =>
      command.run({ about, reports: root, failed: false, jobs }, ports);
    const outcome = async (...asked: Parameters<typeof tell>) =>
      (await tell(...asked)).outputs.outcome;
    const failed = ['image=failure', 'promote=skipped'];
    expect(await outcome('rebuild', ...failed)).toBe('opened');
    expect(await outcome('rebuild', ...failed)).toBe('updated');
    expect(await outcome('publish', ...failed)).toBe('opened');
    expect(server.store.issues).toMatchObject([
      { title: 'The last rebuild of what is released failed', labels: ['rebuild-failed'] },
      { labels: ['publish-failed'] },
    ]);
    const [{ body } = { body: '' }] = server.store.issues;
    expect(body).toMatch(/was not rebuilt for updates[^]*after the next rebuild that succeeds/);
    // A rebuild that has nothing to update skips the rest: nothing is wrong.
    expect(await outcome('rebuild', 'image=success', 'promote=skipped')).toBe('closed');
    expect(server.store.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('refuses what is not how a job ended', () => {
    expect(() => jobResults(['image=${{'])).toThrow('image=${{ is not how a job ended');
  });
});
