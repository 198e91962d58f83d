import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outcomeProblem } from '../../../actions/src/submission/archive/outcome.ts';

const HEADER = 'query_id,ref_id,score\n';
const refIds = new Set(['R1', 'R2', 'R3']);
const rules = {
  'full_rankings.csv': { queryIds: new Set(['Q1', 'Q2']), refIds },
  'subset_rankings.csv': { queryIds: new Set(['Q2']), refIds },
};

const rows = (text: string) => text.trimEnd().split('\n').length - 1;

describe('outcomeProblem', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'vsc-outcome-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  async function problem(full: string, subset: string): Promise<string | null> {
    const tar = pack();
    tar.entry({ name: 'full_rankings.csv' }, full);
    tar.entry({ name: 'subset_rankings.csv' }, subset);
    tar.finalize();
    const file = path.join(folder, 'submission.tar.gz');
    writeFileSync(file, gzipSync(await buffer(tar)));
    const counts = { 'full_rankings.csv': rows(full), 'subset_rankings.csv': rows(subset) };
    return outcomeProblem(file, rules, counts);
  }

  it('accepts two good rankings', async () => {
    const full = `${HEADER}Q1,R1,0.5\nQ2,R1,0.5\nQ1,R2,-1e-05\n`;
    expect(await problem(full, `${HEADER}Q2,R3,7\n`)).toBeNull();
  });

  it('accepts an empty subset ranking', async () => {
    expect(await problem(`${HEADER}Q1,R1,1\n`, HEADER)).toBeNull();
  });

  it.each([
    ['Q3,R1,1\n', 'line 2: unknown query_id "Q3"'],
    ['Q1,R9,1\n', 'line 2: unknown ref_id "R9"'],
    ['Q1,R1,1\nQ1,R2,2\n', 'line 3: the score 2 is above the one before, 1'],
    ['Q1,R1,nan\n', 'line 2: the score "nan" is not a finite number'],
    ['Q1,R1,inf\n', 'line 2: the score "inf" is not a finite number'],
    ['Q1,R1,1\nQ1,R1,1\n', 'line 3: the pair Q1, R1 comes twice'],
  ])('refuses a row of %j', async (lines, message) => {
    expect(await problem(HEADER + lines, HEADER)).toBe(`full_rankings.csv, ${message}`);
  });

  it('refuses other columns', async () => {
    expect(await problem('query_id,score\nQ1,1\n', HEADER)).toContain('the header is not');
  });

  it("refuses a query video outside the subset in the subset's ranking", async () => {
    const found = await problem(`${HEADER}Q1,R1,1\n`, `${HEADER}Q1,R1,1\n`);
    expect(found).toBe('subset_rankings.csv, line 2: unknown query_id "Q1"');
  });

  it('refuses more than 25 rows for each query video', async () => {
    const many = new Set(Array.from({ length: 60 }, (_, index) => `R${index}`));
    const lines = [...many].slice(0, 26).map((id) => `Q2,${id},1\n`);
    rules['subset_rankings.csv'].refIds = many;
    expect(await problem(`${HEADER}Q1,R1,1\n`, HEADER + lines.join(''))).toBe(
      'subset_rankings.csv, 26 rows; at most 25 (25 for each query video)',
    );
  });

  it('refuses another number of rows than the runtime wrote', async () => {
    const file = path.join(folder, 'submission.tar.gz');
    await problem(`${HEADER}Q1,R1,1\n`, HEADER);
    const counts = { 'full_rankings.csv': 2, 'subset_rankings.csv': 0 };
    expect(await outcomeProblem(file, rules, counts)).toBe(
      'full_rankings.csv, 1 rows, but the runtime wrote 2',
    );
  });

  it('says that there is no outcome', async () => {
    const found = await outcomeProblem(path.join(folder, 'none.tar.gz'), rules, {
      'full_rankings.csv': 0,
      'subset_rankings.csv': 0,
    });
    expect(found).toContain('none.tar.gz: a run that fails writes none');
  });
});
