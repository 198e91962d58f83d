import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import tar from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../files/zip.ts';
import { renderTerminal } from '../../../report/terminal.ts';
import { score } from '../score/score.ts';
import { scoreView } from '../score/score-view.ts';
import { receipts } from '../../../../../scripts/generate/report-samples/submissions.ts';
import {
  temporaryRoot,
  type TemporaryRoot,
} from '../../../../../tests/support/repositories/temporary-root.ts';
import { askedOfRuns, diffRuns, runs } from './runs.ts';
import { runDiffView } from './run-diff-view.ts';
import { runsView } from './runs-view.ts';

const TRUTH = 'query_id,ref_id\nQ1,R1\nQ2,R2\nQ3,R3\n';

function fileOf(name: string, bytes: Uint8Array) {
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

let runsMade = 0;

/** What test-submission leaves: zip, archive and receipt. */
async function runOf(
  at: TemporaryRoot,
  files: Record<string, string>,
  rows: string,
): Promise<void> {
  const { signal } = at.ports;
  const members = Object.entries({ 'query_descriptors.npz': 'npz', ...files });
  await mkdir(at.path('submission'), { recursive: true });
  const zip = at.path('submission/submission.zip');
  await writeZip(
    zip,
    members.map(([name, text]) => ({ name, content: Buffer.from(text) })),
    signal,
  );
  const pack = tar.pack();
  pack.entry({ name: 'full_rankings.csv' }, `query_id,ref_id,score\n${rows}`);
  pack.entry({ name: 'subset_rankings.csv' }, 'query_id,ref_id,score\n');
  pack.finalize();
  const archive = gzipSync(await buffer(pack));
  const receipt = {
    ...receipts.ok,
    startedAt: new Date(Date.UTC(2026, 10, 22) + (runsMade += 1)).toISOString(),
    submission: fileOf('submission.zip', await readFile(zip)),
    outcome: fileOf('submission.tar.gz', archive),
  };
  await at.write({
    'submission/submission.tar.gz': archive,
    'submission/receipt.json': JSON.stringify(receipt),
    'truth.csv': TRUTH,
  });
}

function scoreIn(
  at: TemporaryRoot,
  more: { againstRun?: string; report?: string; keep?: boolean } = {},
) {
  const rankings = at.path('submission/submission.tar.gz');
  return score({ rankings, groundTruth: at.path('truth.csv'), keep: true, ...more }, at.ports);
}

const FIRST = 'Q1,R1,3\nQ2,R9,2\nQ2,R2,1\n';
const SECOND = 'Q1,R1,3\nQ3,R3,2\n';
const TEXT = { width: 120, color: false } as const;

async function twoRuns(): Promise<TemporaryRoot> {
  const at = await temporaryRoot();
  await runOf(at, { 'main.py': 'print(1)', 'old.txt': 'x' }, FIRST);
  await scoreIn(at);
  await runOf(at, { 'main.py': 'print(2)', 'lib/new.py': 'y' }, SECOND);
  return at;
}

describe('runs', () => {
  it('are kept by a score, which says how the run stands beside the one before and the best', async () => {
    const at = await twoRuns();
    const { scored, kept } = await scoreIn(at);
    expect(kept).toMatchObject({ run: { number: 2 }, before: { number: 1 }, best: { number: 2 } });
    const said = renderTerminal(scoreView(scored, kept), TEXT);
    expect(said).toMatch(/kept as run 2; \+0\.1111 against run 1; the best\./);
    expect(said).toContain('npx vsc runs diff 1 2');
    const folder = at.path('submission/runs/2');
    expect(await readFile(path.join(folder, 'code/lib/new.py'), 'utf8')).toBe('y');
    expect(existsSync(path.join(folder, 'code/query_descriptors.npz'))).toBe(false);
    expect(JSON.parse(await readFile(path.join(folder, 'receipt.json'), 'utf8'))).toMatchObject({
      verdict: 'ok',
    });
  });

  it('are listed newest first, with score, change, time and code', async () => {
    const at = await twoRuns();
    await scoreIn(at);
    const found = await runs(at.path('submission/runs'), at.ports);
    expect(found.runs.map(({ number }) => number)).toEqual([2, 1]);
    const lines = renderTerminal(runsView(found, 20), TEXT).split('\n');
    expect(lines.find((line) => /^\s*2 /.test(line))).toMatch(
      /0\.6667 +none|0\.6667 .*\+0\.1111 .*31\.2 s.*best/,
    );
    expect(lines.find((line) => /^\s*1 /.test(line))).toContain('0.5556');
    expect(renderTerminal(runsView(found, 1), TEXT)).not.toContain('0.5556');
  });

  it('differ in files, scores and pairs', async () => {
    const at = await twoRuns();
    await scoreIn(at);
    const diff = await diffRuns(at.path('submission/runs'), { from: '1', to: 'last' });
    expect(diff.files.map(({ name, what }) => [name, what])).toEqual([
      ['lib/new.py', 'added'],
      ['main.py', 'changed'],
      ['old.txt', 'removed'],
    ]);
    const [full] = diff.scores ?? [];
    expect(full?.comparison).toMatchObject({
      gained: [{ queryId: 'Q3' }],
      lost: [{ queryId: 'Q2' }],
    });
    const said = renderTerminal(runDiffView(diff), TEXT);
    expect(said).toMatch(
      /main\.py.*\+0\.1111; pairs gained: 1, lost: 1, moved: 0.*3 files changed/s,
    );
    expect(said).toContain('git diff --no-index');
  });

  it('keep their number if they are scored again, and stay out with --no-keep', async () => {
    const at = await twoRuns();
    await scoreIn(at, { keep: false });
    expect((await runs(at.path('submission/runs'), at.ports)).runs).toHaveLength(1);
    await scoreIn(at);
    const { kept } = await scoreIn(at);
    expect(kept?.run.number).toBe(2);
  });

  it('are what a page is compared with: both curves', async () => {
    const at = await twoRuns();
    const report = at.path('report.html');
    await scoreIn(at, { againstRun: 'last', report });
    const page = await readFile(report, 'utf8');
    expect(page).toMatch(/the other<.*run 1<.*1 pair gained.*Q3/s);
    expect(page.match(/aria-label="line"/g)).toHaveLength(2);
    await expect(scoreIn(at, { againstRun: '7' })).rejects.toThrow('there is no run "7"');
  });

  it('of another ground truth are not compared', async () => {
    const at = await twoRuns();
    await at.write({ 'truth.csv': `${TRUTH}Q4,R4\n` });
    await expect(scoreIn(at, { againstRun: 'last' })).rejects.toThrow(/another ground truth/);
    const { kept } = await scoreIn(at);
    expect(kept).toMatchObject({ run: { number: 2 }, before: undefined });
    const diff = await diffRuns(at.path('submission/runs'), { from: '1', to: '2' });
    expect(renderTerminal(runDiffView(diff), TEXT)).toContain('different ground truths');
  });

  it('are not kept if the zip is another one by now, and the score is there all the same', async () => {
    const at = await twoRuns();
    await writeFile(at.path('submission/submission.zip'), 'another');
    const { scored, kept } = await scoreIn(at);
    expect(kept).toBeUndefined();
    expect(scored[0]?.score.microAp).toBeCloseTo(2 / 3, 12);
    expect(at.lines.join('\n')).toMatch(/submission\.zip is not the one that was run/);
  });

  it('that are damaged are named, and the others are listed', async () => {
    const at = await twoRuns();
    await scoreIn(at);
    await at.write({
      'submission/runs/1/run.json': '{"schema":1}',
      'submission/runs/2/scores.json': '[',
    });
    const folder = at.path('submission/runs');
    const found = await runs(folder, at.ports);
    expect(found.runs.map(({ number }) => number)).toEqual([2]);
    expect(at.lines.join('\n')).toMatch(/not a kept run: .*runs\/1\/run\.json/);
    await expect(diffRuns(folder, { from: 'best', to: 'last' })).rejects.toThrow(
      /scores\.json is damaged/,
    );
  });

  it('are fifty and the best', async () => {
    const at = await twoRuns();
    await scoreIn(at);
    const folder = at.path('submission/runs');
    const best = JSON.parse(await readFile(path.join(folder, '2/run.json'), 'utf8')) as object;
    const poor = { ...best, scores: [] };
    for (let number = 3; number <= 53; number += 1) {
      await at.write({
        [`submission/runs/${number}/run.json`]: JSON.stringify({ ...poor, number }),
      });
    }
    await runOf(at, { 'main.py': 'print(3)' }, FIRST);
    const { kept } = await scoreIn(at);
    expect(kept?.run.number).toBe(54);
    const numbers = (await runs(folder, at.ports)).runs.map(({ number }) => number);
    expect([numbers.length, numbers[0], numbers.at(-2), numbers.at(-1)]).toEqual([51, 54, 5, 2]);
  });

  it('say what they know if they are asked for something else', async () => {
    expect(() => askedOfRuns(['show', '1'])).toThrow('runs cannot do "show 1"');
    const at = await temporaryRoot();
    const folder = at.path('runs');
    await expect(diffRuns(folder, { from: '1', to: '2' })).rejects.toThrow('no run is kept yet');
    expect(runsView(await runs(folder, at.ports), 20).verdict).toMatch(/No run is kept yet/);
  });
});
