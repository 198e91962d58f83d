import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import tar from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../../entrypoints/exec.ts';
import { terminalLog } from '../../../entrypoints/terminal-log.ts';
import { score } from './score.ts';
import { scoreView } from './score-view.ts';

const FULL = 'query_id,ref_id,score\nQ1,R1,0.9\nQ1,R9,0.8\nQ2,R2,0.7\n';
const SUBSET = 'query_id,ref_id,score\nQ2,R2,0.7\n';

let folder: string;
const at = (name: string) => path.join(folder, name);
const truthOnly = () => ({ groundTruth: at('truth.csv'), keep: true });
const ports = {
  root: '/',
  home: '/',
  env: {},
  exec,
  log: { ...terminalLog(), info: () => undefined },
  signal: new AbortController().signal,
  withCache: <T>(name: string, work: (folder: string) => Promise<T>) => work(at(name)),
  withRunnerCommands: <T>(work: () => Promise<T>) => work(),
};

async function archive(full: string, subset: string): Promise<Buffer> {
  const pack = tar.pack();
  pack.entry({ name: 'full_rankings.csv' }, full);
  pack.entry({ name: 'subset_rankings.csv' }, subset);
  pack.finalize();
  return gzipSync(await buffer(pack));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'score-'));
  await writeFile(at('submission.tar.gz'), await archive(FULL, SUBSET));
  await writeFile(at('descriptors-only.tar.gz'), await archive(FULL, 'query_id,ref_id,score\n'));
  await writeFile(at('rankings.csv'), FULL);
  await writeFile(at('other.csv'), 'query_id,ref_id,score\nQ1,R9,1\nQ1,R1,0.9\nQ3,R3,0.1\n');
  await writeFile(at('truth.csv'), 'query_id,ref_id\nQ1,R1\nQ2,R2\nQ3,R3\nQ4,\n');
  await writeFile(at('test.csv'), 'query_id,ref_id,score\nQ200001,R200001,1\n');
  await writeFile(at('subset.csv'), 'video_id\nQ2\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('vsc score', () => {
  it('scores a rankings file', async () => {
    const {
      scored: [scored],
    } = await score({ rankings: at('rankings.csv'), ...truthOnly() }, ports);
    expect(scored?.score.microAp).toBeCloseTo((1 + 2 / 3) / 3, 12);
  });

  it("scores an archive's full ranking on everything and its subset ranking on the subset", async () => {
    const inputs = { ...truthOnly(), subset: at('subset.csv') };
    const { scored } = await score({ ...inputs, rankings: at('submission.tar.gz') }, ports);
    expect(scored.map((one) => [one.name, one.score.groundTruthPairs])).toEqual([
      ['full', 3],
      ['subset', 1],
    ]);
    expect(scored[1]?.score.microAp).toBe(1);
  });

  it('compares with another submission', async () => {
    const inputs = { ...truthOnly(), against: at('other.csv') };
    const {
      scored: [scored],
    } = await score({ ...inputs, rankings: at('rankings.csv') }, ports);
    expect(scored?.against?.comparison.gained).toMatchObject([{ queryId: 'Q2' }]);
    expect(scored?.against?.comparison.lost).toMatchObject([{ queryId: 'Q3' }]);
  });

  it('writes a page with the figures and two charts', async () => {
    const report = at('report.html');
    await score({ rankings: at('rankings.csv'), ...truthOnly(), report }, ports);
    const text = await readFile(report, 'utf8');
    expect(text).toContain('0.5556');
    expect(text.match(/<svg/g)).toHaveLength(2);
    expect(text).toMatch(/Q3<\/td>\s*<td class="number">0.3333<\/td>/);
    expect(text).not.toContain('<script');
  });

  it('writes a page with both curves and the pairs gained, lost and moved', async () => {
    const report = at('pages/compared.html');
    const inputs = { ...truthOnly(), against: at('other.csv'), report };
    await score({ ...inputs, rankings: at('rankings.csv') }, ports);
    const text = await readFile(report, 'utf8');
    expect(text).toMatch(
      /<summary>1 pair gained.*Q2.*<summary>1 pair lost.*Q3.*<summary>1 pair moved.*Q1/s,
    );
    expect(text).toContain(at('other.csv'));
    expect(text.match(/aria-label="line"/g)).toHaveLength(2);
  });

  it('calls a subset ranking of a zip without main.py none, not 0', async () => {
    const inputs = { ...truthOnly(), subset: at('subset.csv') };
    const { scored } = await score({ ...inputs, rankings: at('descriptors-only.tar.gz') }, ports);
    expect(scoreView(scored).verdict).toBe(
      'micro-AP: 0.5556 of the full ranking, none of the subset ranking.',
    );
  });

  it('refuses rankings of another data set, and says which one is wanted', async () => {
    const inputs = { rankings: at('test.csv'), ...truthOnly() };
    await expect(score(inputs, ports)).rejects.toThrow(
      /no query of .*test\.csv is in .*truth\.csv/,
    );
  });

  it('refuses to compare an archive with a file', async () => {
    const inputs = { ...truthOnly(), against: at('rankings.csv') };
    const scoring = score({ ...inputs, rankings: at('submission.tar.gz') }, ports);
    await expect(scoring).rejects.toThrow(/not of the same kind/);
  });

  it('refuses files that are not there', async () => {
    const inputs = { rankings: at('none.csv'), ...truthOnly() };
    await expect(score(inputs, ports)).rejects.toThrow(/none\.csv: there is no such file/);
  });

  it('says of the ground truth of a data set how to prepare it', async () => {
    const groundTruth = at('train_descriptor_ground_truth.csv');
    const scoring = score({ groundTruth, rankings: at('rankings.csv'), keep: true }, ports);
    await expect(scoring).rejects.toMatchObject({
      message: expect.stringMatching(/^there is no .*train_descriptor_ground_truth\.csv$/),
      next: 'npx vsc data-subset --dataset train prepares the train set, with its ground truth',
    });
  });

  it('says of an archive that is not there, and of a zip, what to do first', async () => {
    const none = score({ ...truthOnly(), rankings: at('none.tar.gz') }, ports);
    await expect(none).rejects.toMatchObject({
      message: expect.stringMatching(/^there is no .*none\.tar\.gz: a run that fails writes none/),
      next: expect.stringMatching(/make test-submission/),
    });
    const zip = score({ ...truthOnly(), rankings: at('submission.zip') }, ports);
    await expect(zip).rejects.toThrow(/is a submission, which is run before it is scored/);
    const against = score(
      { ...truthOnly(), rankings: at('rankings.csv'), against: at('no.tar.gz') },
      ports,
    );
    await expect(against).rejects.toThrow(/there is no .*no\.tar\.gz/);
  });
});
