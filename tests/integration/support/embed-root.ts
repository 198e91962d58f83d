import { createHash } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import type { embedDataset } from '../../../actions/src/commands/submission/embed/embed.ts';
import type { Ports } from '../../../actions/src/ports.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import { type TemporaryRoot, temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** Its descriptors follow from what the files hold, and so do its faults. */
export const MAIN = `
import os, sys
import numpy as np, pandas as pd
ids = sorted(pd.read_csv("/data/query_subset.csv")["video_id"])
assert sorted(os.listdir("/data/query")) == [f"{each}.mp4" for each in ids]
texts = {each: open(f"/data/query/{each}.mp4").read() for each in ids}
print("described:", os.environ["VSC_EMBED"], *ids, flush=True)
if "crash" in texts.values():
    sys.exit("decoder: crashed")
names = np.array([ "Q999999" if texts[each] == "alien" else each for each in ids for _ in range(2)])
features = np.array([[hash_, row] for each in ids for row in range(2)
    for hash_ in [np.nan if texts[each] == "nan" else sum(map(ord, texts[each]))]], np.float32)
stamps = np.array([row for _ in ids for row in range(2)])
np.savez_compressed("subset_query_descriptors.npz", video_ids=names, features=features, timestamps=stamps)
`;

/** Eight queries and four references, of four seconds each. */
const SETS = { query: 8, reference: 4 } as const;

/** The ids of a set, in their order. */
export function idsOf(set: keyof typeof SETS): string[] {
  return Array.from({ length: SETS[set] }, (_, at) => `${set === 'query' ? 'Q' : 'R'}10000${at}`);
}

/** A data set and a main.py in a folder of their own. @param videos what some of the files hold */
export async function embedRoot(
  finished: (cleanup: () => Promise<void>) => void,
  videos: Readonly<Record<string, string>> = {},
  main = MAIN,
): Promise<TemporaryRoot> {
  const made = await temporaryRoot(finished);
  chmodSync(made.root, 0o755);
  const competition = 'environment/competition.yml';
  await cp(path.join(repositoryPorts().root, competition), made.path(competition));
  const files: Record<string, string> = { 'submission_src/main.py': main };
  const folder = 'competition_data/train';
  for (const set of ['query', 'reference'] as const) {
    const lines = idsOf(set).map((id) => `${id},4.0\n`);
    files[`${folder}/train_${set}_metadata.csv`] = `video_id,duration_sec\n${lines.join('')}`;
    for (const id of idsOf(set)) files[`${folder}/${set}/${id}.mp4`] = videos[id] ?? `video ${id}`;
  }
  await made.write(files);
  return made;
}

/** What such a folder is described with: three chunks. */
export function embedInputs() {
  return {
    dataset: 'train',
    sets: ['query', 'reference'],
    image: inject('liteImage'),
    skipGpu: true,
    limits: {},
    chunk: 4,
  } as const satisfies Parameters<typeof embedDataset>[0];
}

/** Its ports, with this machine's engine. */
export function enginePorts({ ports }: Pick<TemporaryRoot, 'ports'>): Ports {
  const { env, exec } = repositoryPorts();
  return { ...ports, env, exec };
}

/** The file of a video. */
export function videoFile(at: TemporaryRoot, id: string): string {
  return at.path(`competition_data/train/${id.startsWith('Q') ? 'query' : 'reference'}/${id}.mp4`);
}

/** Where the descriptors are. */
export function descriptorsOf(at: TemporaryRoot): string {
  return at.path('submission/descriptors/train');
}

/** SHA-256 of the descriptors of both sets. */
export function descriptorDigests(at: TemporaryRoot): Record<string, string> {
  const names = ['query_descriptors.npz', 'reference_descriptors.npz'];
  return Object.fromEntries(
    names.map((name) => {
      const bytes = readFileSync(path.join(descriptorsOf(at), name));
      return [name, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}

/** The videos of each run of main.py that a log tells of, sorted. */
export function runsIn(log: string): string[] {
  return [...readFileSync(log, 'utf8').matchAll(/^described: (.*)$/gm)]
    .map(([, ids = '']) => ids)
    .toSorted();
}
