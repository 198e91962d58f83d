import { chmodSync, cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { runs } from '../../actions/src/commands/submission/runs/runs.ts';
import { trySubmission } from '../../actions/src/commands/submission/try/try-submission.ts';
import { tryView } from '../../actions/src/commands/submission/try/try-view.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { renderTerminal } from '../../actions/src/report/terminal.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

/** A video's number is its angle: those of one number are alike. */
const MAIN = `
import os, sys
import numpy as np, pandas as pd
ids = sorted(pd.read_csv("/data/query_subset.csv")["video_id"])
print("described:", *ids, flush=True)
angles = np.array([float(open(f"/data/query/{each}.mp4").read()) for each in ids])
features = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
np.savez("subset_query_descriptors.npz", video_ids=np.array(ids), features=features,
    timestamps=np.zeros(len(ids), np.float32))
`;
const BLIND = MAIN.replace(
  'features = ',
  'if os.environ.get("VSC_EMBED") == "reference":\n    angles[0] += 2\nfeatures = ',
);
const FAILS_IN_THE_RUN = `${BLIND}if "VSC_EMBED" not in os.environ:\n    sys.exit("no weights")\n`;

const inputs = {
  dataset: 'train',
  queries: 100,
  image: inject('liteImage'),
  skipGpu: true,
  limits: {},
  chunk: 32,
} as const;

async function trial(main: string) {
  const at = await temporaryRoot();
  chmodSync(at.root, 0o755);
  const { root, env, exec } = repositoryPorts();
  for (const name of ['environment/competition.yml', 'package.json']) {
    cpSync(path.join(root, name), at.path(name));
  }
  const folder = 'competition_data/train';
  const numbers = ['1', '2', '3', '4'];
  const metadata = (kind: string) =>
    `video_id,duration_sec\n${numbers.map((each) => `${kind}10000${each},4.0\n`).join('')}`;
  await at.write({
    'submission_src/main.py': main,
    [`${folder}/train_query_metadata.csv`]: metadata('Q'),
    [`${folder}/train_reference_metadata.csv`]: metadata('R'),
    [`${folder}/train_descriptor_ground_truth.csv`]:
      'query_id,ref_id\nQ100001,R100001\nQ100002,R100002\n',
    ...Object.fromEntries(
      numbers.flatMap((each) => [
        [`${folder}/query/Q10000${each}.mp4`, each],
        [`${folder}/reference/R10000${each}.mp4`, each],
      ]),
    ),
  });
  let printed = '';
  const raw = (chunk: string | Uint8Array) => void (printed += Buffer.from(chunk).toString());
  const ports: Ports = { ...at.ports, env, exec, log: { ...at.ports.log, raw } };
  return {
    ...at,
    ports,
    printed: () => printed,
    once: () => trySubmission(inputs, ports),
    embeds: () => at.lines.filter((line) => line.endsWith('videos described')).length,
  };
}

describe('try', () => {
  it('goes from main.py to a score, and after an edit to a comparison with the last and the best', async () => {
    const { once, write, path: at } = await trial(MAIN);
    const screen = async () => renderTerminal(tryView(await once()), { width: 80, color: false });
    expect(await screen()).toMatch(/^micro-AP \d\.\d{4}: run 1, the first\.$/m);
    await write({ 'submission_src/main.py': BLIND });
    const second = await screen();
    expect(second).toMatch(/^micro-AP \d\.\d{4}: run 2, -0\.\d{4} against run 1, the best\.$/m);
    expect(second).toMatch(/^ +changed +main\.py$/m);
    expect(second).toContain('npx vsc runs diff 1 2 shows what changed');
    const lines = second.split('\n');
    expect(lines.length).toBeLessThan(20);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    // Nothing of the data set's own descriptors, zip and results is touched.
    expect(existsSync(at('submission/submission.zip'))).toBe(false);
    expect(existsSync(at('submission/descriptors'))).toBe(false);
  });

  it('keeps a run whose zip fails, shows its end, and describes nothing twice', async () => {
    const { once, path: at, printed, embeds } = await trial(FAILS_IN_THE_RUN);
    expect(await once()).toMatchObject({
      failedRun: 1,
      receipt: { verdict: 'submission-failed', exitCode: 11 },
    });
    expect(printed()).toContain('no weights');
    const folder = at('submission/runs/1');
    expect(readFileSync(path.join(folder, 'code/main.py'), 'utf8')).toBe(FAILS_IN_THE_RUN);
    expect(existsSync(path.join(folder, 'receipt.json'))).toBe(true);
    expect(await once()).toMatchObject({ failedRun: 2 });
    expect(embeds()).toBe(1);
  });

  it('keeps a run that can describe nothing, with its code', async () => {
    const { once, path: at, ports, printed } = await trial('raise SystemExit("no model")');
    await expect(once()).rejects.toMatchObject({
      exitCode: 11,
      message: expect.stringContaining('no model'),
    });
    expect(printed()).toContain('no model');
    const { runs: kept } = await runs(at('submission/runs'), ports);
    expect(kept).toMatchObject([{ number: 1, failed: expect.stringContaining('no model') }]);
  });
});
