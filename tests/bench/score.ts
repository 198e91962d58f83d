import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { inFolder } from './in-folder.ts';
import { measure, type Usage } from './measure.ts';

const rows = 1_000_000;
const queries = 40_000;

/** `vsc score` on a million rows, from the start of the process to the printed line. */
export const scoreMillion: Benchmark = {
  name: 'score, a million rows',
  limits: { seconds: 2 },
  run: (roots) =>
    inFolder(async (folder) => {
      const rankings = path.join(folder, 'rankings.csv');
      const truth = path.join(folder, 'truth.csv');
      const lines = Array.from({ length: rows }, (_, row) => `${pair(row)},${10 - row * 5e-6}\n`);
      await writeFile(rankings, `query_id,ref_id,score\n${lines.join('')}`);
      // Every hundredth row is a hit.
      const hits = Array.from({ length: rows / 100 }, (_, hit) => `${pair(hit * 100)}\n`);
      await writeFile(truth, `query_id,ref_id\n${hits.join('')}`);
      const usages: Usage[] = [];
      const args = ['scripts/vsc.ts', 'score', rankings, '--ground-truth', truth];
      for (const root of roots) usages.push(await measure(root, args));
      return usages;
    }),
};

/** Another pair of ids for each row; neither column is in order. */
function pair(row: number): string {
  const round = Math.floor(row / queries);
  return `Q${200001 + (row % queries)},R${200001 + ((row * 7919 + round * 104_729) % queries)}`;
}
