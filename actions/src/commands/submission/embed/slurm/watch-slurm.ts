import path from 'node:path';
import { SurroundingsError } from '../../../../errors.ts';
import { shown } from '../../../../files/messages.ts';
import { type QueuedTask, queuedTasks } from '../../../../machine/slurm.ts';
import type { Ports } from '../../../../ports.ts';
import { readProvenance } from '../../../../submission/embedding/provenance.ts';
import { descriptorFolder, shardsFolder } from '../../../../submission/layout.ts';
import { grouped } from '../../../../text.ts';
import type { EmbedInputs } from '../embed-inputs.ts';
import { type Embedding, withEmbedding } from '../embedding.ts';
import { describedIn, endOf, refuseMissing, SAME_CALL } from '../jobs/shard-files.ts';
import { watchJobs } from '../jobs/watch.ts';
import type { EmbeddedSet } from '../publish-set.ts';

/**
 * Shows how far the jobs of a data set are until none is left, and then what they made.
 *
 * @throws SurroundingsError that names the shards that have ended without all of their results
 */
export async function watchSlurm(
  inputs: EmbedInputs,
  { name, of }: { readonly name: string; readonly of: number },
  ports: Ports,
  everySeconds?: number,
): Promise<EmbeddedSet[]> {
  const { log, root } = ports;
  const folder = shardsFolder(descriptorFolder(root, inputs.dataset));
  const step = log.step(`Slurm describes ${of} shards`);
  const look = async () => {
    const tasks = await queuedTasks(ports.exec, name);
    return tasks.length === 0 ? undefined : textOf(tasks, await describedIn(folder, of));
  };
  const goOn = 'the jobs go on; the same call watches them again, and scancel ends them';
  await watchJobs(step, { look, goOn, everySeconds }, ports);
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
  return `${running} running, ${shards.length - running} waiting, ${grouped(videos)} videos described`;
}

/** What was written, unless it is of something else. */
async function outcome(embedding: Embedding, of: number, folder: string): Promise<EmbeddedSet[]> {
  const { chunks, context, target, crew } = embedding;
  await refuseMissing(embedding, of, folder);
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
        next: `read ${shown(file)}; ${SAME_CALL}`,
      });
    }
    made.push({ ...written, file: shown(path.join(target, `${set}_descriptors.npz`)) });
  }
  return made;
}
