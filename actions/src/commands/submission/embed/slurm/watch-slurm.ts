import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { cancelled, SurroundingsError } from '../../../../errors.ts';
import { shown } from '../../../../files/messages.ts';
import { type QueuedTask, queuedTasks } from '../../../../machine/slurm.ts';
import type { Ports } from '../../../../ports.ts';
import { readProvenance } from '../../../../submission/embedding/provenance.ts';
import { descriptorFolder, shardsFolder } from '../../../../submission/layout.ts';
import { grouped } from '../../../../text.ts';
import { shortLine } from '../../../../untrusted-text.ts';
import { type EmbedInputs, type Embedding, withEmbedding } from '../embedding.ts';
import { missingShards } from './missing-shards.ts';
import type { EmbeddedSet } from '../publish-set.ts';

/** Slurm's controller serves the whole cluster: it is asked no more often. */
const EVERY_SECONDS = 10;

/** What is read of a shard's progress. */
const PROGRESS = v.object({ kept: v.number(), described: v.number(), apart: v.number() });

/**
 * Shows how far the jobs of a data set are until none is left, and then what they made.
 *
 * @throws SurroundingsError that names the shards that have ended without all of their results
 */
export async function watchSlurm(
  inputs: EmbedInputs,
  { name, of }: { readonly name: string; readonly of: number },
  ports: Ports,
  everySeconds = EVERY_SECONDS,
): Promise<EmbeddedSet[]> {
  const { log, signal, root } = ports;
  const folder = shardsFolder(descriptorFolder(root, inputs.dataset));
  const step = log.step(`Slurm describes ${of} shards`);
  try {
    for (;;) {
      const tasks = await queuedTasks(ports.exec, name);
      if (tasks.length === 0) break;
      step.update(textOf(tasks, await describedIn(folder, of)));
      await sleep(everySeconds * 1000, undefined, { signal });
    }
  } catch (error) {
    step.fail();
    if (!signal.aborted) throw error;
    throw cancelled('the jobs go on; the same call watches them again, and scancel ends them');
  }
  return await withEmbedding(inputs, ports, async (embedding) => {
    try {
      const made = await outcome(embedding, of, folder);
      step.done('all shards are put together');
      return made;
    } catch (error) {
      step.fail();
      throw error;
    }
  });
}

function textOf(tasks: readonly QueuedTask[], videos: number): string {
  const shards = tasks.filter(({ id }) => id.includes('_'));
  const running = shards.filter(({ state }) => state === 'RUNNING').length;
  if (shards.length === 0) return 'putting them together';
  return `${running} at work, ${shards.length - running} waiting, ${grouped(videos)} videos described`;
}

/** Videos that the shards of these jobs have behind them. */
async function describedIn(folder: string, of: number): Promise<number> {
  let videos = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(`-of-${of}.json`)) continue;
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => '{}');
    const read = v.safeParse(PROGRESS, JSON.parse(text));
    if (read.success) videos += read.output.kept + read.output.described + read.output.apart;
  }
  return videos;
}

/** What was written, unless it is of something else. */
async function outcome(embedding: Embedding, of: number, folder: string): Promise<EmbeddedSet[]> {
  const { chunks, context, target, crew } = embedding;
  const next = 'the same call submits what is missing';
  const missing = await missingShards(embedding, of);
  const [first] = missing;
  if (first !== undefined) {
    const file = path.join(folder, `${first}-of-${of}.job.log`);
    throw new SurroundingsError(
      `${missing.length} of ${of} shards ended without all of their results: ${missing.join(', ')}; ${await endOf(file)}`,
      { next: `read ${shown(file)}; ${next}` },
    );
  }
  const made: EmbeddedSet[] = [];
  for (const { set } of context.sets) {
    const wanted: string[] = [];
    for (const chunk of chunks.filter((each) => each.set === set)) {
      wanted.push((await crew.maker.find(chunk, () => undefined))?.key ?? '');
    }
    const written = await readProvenance(path.join(target, `${set}.json`));
    if (written?.chunks.join() !== wanted.join()) {
      const file = path.join(folder, 'merge.job.log');
      throw new SurroundingsError(`the shards were not put together: ${await endOf(file)}`, {
        next: `read ${shown(file)}; ${next}`,
      });
    }
    made.push({ ...written, file: shown(path.join(target, `${set}_descriptors.npz`)) });
  }
  return made;
}

/** The last error that a job printed, on a line. */
async function endOf(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const error = lines.findLast((line) => line.startsWith('error: ')) ?? lines.at(-1);
  return error === undefined ? 'the job printed nothing' : shortLine(error.replace('error: ', ''));
}
