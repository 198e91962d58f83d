import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { SurroundingsError } from '../../../../errors.ts';
import { shown } from '../../../../files/messages.ts';
import { shortLine } from '../../../../untrusted-text.ts';
import type { Embedding } from '../embedding.ts';
import { missingShards } from './missing-shards.ts';

/** What is read of a shard's progress. */
const PROGRESS = v.object({ kept: v.number(), described: v.number(), apart: v.number() });

/** How jobs that have ended go on. */
export const SAME_CALL = 'the same call submits what is missing';

/** Videos that the shards of these jobs have behind them. */
export async function describedIn(folder: string, of: number): Promise<number> {
  let videos = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(`-of-${of}.json`)) continue;
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => '{}');
    const read = v.safeParse(PROGRESS, JSON.parse(text));
    if (read.success) videos += read.output.kept + read.output.described + read.output.apart;
  }
  return videos;
}

/** @throws SurroundingsError that names the shards that have ended without all of their results */
export async function refuseMissing(
  embedding: Embedding,
  of: number,
  folder: string,
): Promise<void> {
  const missing = await missingShards(embedding, of);
  const [first] = missing;
  if (first === undefined) return;
  const file = path.join(folder, `${first}-of-${of}.job.log`);
  throw new SurroundingsError(
    `${missing.length} of ${of} shards ended without all of their results: ${missing.join(', ')}; ${await endOf(file)}`,
    { next: `read ${shown(file)}; ${SAME_CALL}` },
  );
}

/** The last error that a job printed, on a line. */
export async function endOf(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const error = lines.findLast((line) => line.startsWith('error: ')) ?? lines.at(-1);
  return error === undefined ? 'the job printed nothing' : shortLine(error.replace('error: ', ''));
}
