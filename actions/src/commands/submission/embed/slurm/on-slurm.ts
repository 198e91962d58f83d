import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../../errors.ts';
import { cancelJobs, queuedTasks, submitJob } from '../../../../machine/slurm.ts';
import type { Ports } from '../../../../ports.ts';
import {
  arrayRanges,
  mergeScript,
  shardScript,
} from '../../../../submission/embedding/slurm-scripts.ts';
import { shardsFolder } from '../../../../submission/layout.ts';
import type { EmbedInputs } from '../embed-inputs.ts';
import { withEmbedding } from '../embedding.ts';
import { jobName, resultFlags, valueFlags } from '../jobs/job-flags.ts';
import { clearShardFiles, missingShards } from '../jobs/missing-shards.ts';
import type { EmbeddedSet } from '../publish-set.ts';
import { watchSlurm } from './watch-slurm.ts';

/** A job array that describes shards, and the job that puts them together. */
export interface SlurmJobs {
  /** Their name in Slurm. */
  readonly name: string;
  readonly ids: readonly string[];
  /** Of how many shards. */
  readonly of: number;
  /** Those that the array describes. */
  readonly shards: readonly number[];
  /** The call that shows how far they are. */
  readonly watch: string;
}

/** How a data set is described by jobs. */
export interface JobWish {
  readonly shards: number;
  /** Stay until they have ended. */
  readonly watch: boolean;
}

/**
 * Has Slurm describe a data set in shards and put them together. Jobs of an earlier call are watched, and not
 * submitted again.
 *
 * @returns the jobs; with `watch` what they made
 * @throws UserError if jobs of an earlier call are still running, and nobody wants to watch them
 */
export async function embedOnSlurm(
  inputs: EmbedInputs,
  { shards, watch }: JobWish,
  ports: Ports,
  everySeconds?: number,
): Promise<{ jobs: SlurmJobs; made?: undefined } | { jobs?: undefined; made: EmbeddedSet[] }> {
  const call = `npx vsc embed --on slurm --shards ${shards} --watch`;
  const again = `${call} --dataset ${inputs.dataset}`;
  const name = jobName(ports.root, inputs.dataset);
  const tasks = await queuedTasks(ports.exec, name);
  if (tasks.length > 0 && !watch) {
    const jobs = new Set(tasks.map(({ id }) => Number(id.split('_')[0])));
    const ids = [...jobs].toSorted((a, b) => a - b);
    throw new UserError(`jobs of an earlier call are still running: ${ids.join(', ')}`, {
      next: `${again}; or end them: scancel ${ids.join(' ')}`,
    });
  }
  if (tasks.length === 0) {
    const jobs = await submit(inputs, { name, of: shards, watch: again }, ports);
    if (!watch) return { jobs };
  }
  return { made: await watchSlurm(inputs, { name, of: shards }, ports, everySeconds) };
}

/**
 * Submits what is missing: an array with a task for each shard some of whose chunks are not kept, and a job
 * that starts when all of them have passed. They run in this folder, which all nodes have to share.
 *
 * @throws SurroundingsError if Slurm does not take them; UserError for more shards than chunks
 */
async function submit(
  inputs: EmbedInputs,
  { name, of, watch }: Pick<SlurmJobs, 'name' | 'of' | 'watch'>,
  ports: Ports,
): Promise<SlurmJobs> {
  return await withEmbedding(inputs, ports, async (embedding) => {
    const shards = await missingShards(embedding, of);
    const folder = shardsFolder(embedding.target);
    await mkdir(folder, { recursive: true });
    const logs = folder.replaceAll('%', '%%');
    const common = { name, folder: ports.root };
    const vsc = path.join(ports.root, 'scripts/vsc');
    const flags = flagsOf(inputs, embedding.context.image);
    const ids: string[] = [];
    if (shards.length > 0) {
      await clearShardFiles(folder, shards, of);
      const array = await submitJob(ports.exec, {
        ...common,
        script: shardScript({ vsc, flags, shards: of }),
        log: path.join(logs, `%a-of-${of}.job.log`),
        // No part of a node: Slurm's limits don't hold for what a container engine starts.
        flags: [`--array=${arrayRanges(shards)}`, '--exclusive'],
      });
      ids.push(array);
    }
    try {
      await rm(path.join(folder, 'merge.job.log'), { force: true });
      const merge = await submitJob(ports.exec, {
        ...common,
        script: mergeScript({ vsc, flags }),
        log: path.join(logs, 'merge.job.log'),
        flags: ids.map((id) => `--dependency=afterok:${id}`).concat('--kill-on-invalid-dep=yes'),
      });
      ids.push(merge);
    } catch (error) {
      await cancelJobs(ports.exec, ids);
      throw error;
    }
    return { name, ids, of, shards, watch };
  });
}

/** The inputs as flags. The image is named by its id: all nodes use the very same, or none. */
function flagsOf(inputs: EmbedInputs, image: string): string[] {
  const { limits, gpus, workers } = inputs;
  const given = {
    image,
    'memory-limit': limits.memoryBytes,
    'scratch-limit': limits.scratchBytes,
    cpus: limits.cpus,
    gpus,
    workers,
  };
  return [...resultFlags(inputs), ...valueFlags(given)];
}
