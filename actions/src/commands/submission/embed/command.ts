import path from 'node:path';
import { command, ended } from '../../../declaration/command.ts';
import {
  choice,
  count,
  flag,
  list,
  seconds,
  shard as shardInput,
} from '../../../declaration/input.ts';
import { UserError } from '../../../errors.ts';
import {
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  skipGpuInput,
} from '../run-inputs.ts';
import { VIDEO_SETS } from '../../../submission/layout.ts';

export default command({
  name: 'embed',
  group: 'A submission',
  summary: 'run submission_src/main.py over the full query and reference sets',
  inputs: {
    words: list({
      help: '`merge FOLDER...` puts the results of shards together; nothing describes videos',
      positional: true,
      default: [],
    }),
    ...datasetInput,
    set: choice(VIDEO_SETS, { help: 'do only this set', defaultWords: 'both' }),
    ...imageInputs,
    ...skipGpuInput,
    ...limitInputs,
    timeLimit: seconds({
      help: 'time for main.py, for each chunk of videos',
      variable: 'TIME_LIMIT',
      defaultWords: 'none',
    }),
    cpus: count({ help: 'processors of all workers', variable: 'CPUS', defaultWords: 'all' }),
    gpus: count({
      help: 'GPUs to use, one for each worker',
      variable: 'GPUS',
      defaultWords: 'all',
    }),
    workers: count({
      help: 'runs of main.py side by side',
      variable: 'WORKERS',
      defaultWords: 'one for each GPU or core, as far as there is memory',
    }),
    chunk: count({
      help: 'videos of one run of main.py',
      variable: 'CHUNK',
      defaultWords: '128',
    }),
    shard: shardInput({
      help: 'describe one of so many parts, to be merged later',
      variable: 'SHARD',
      defaultWords: 'all',
    }),
    retry: flag({ help: 'try videos again that were set apart', variable: 'RETRY' }),
  },
  details:
    'What each run of main.py gives is kept: after Ctrl-C or a crash the next call goes on. docs/embedding.md',
  exits: ['invalidSubmission', 'submissionFailed', 'outOfMemory', 'timeLimit'],
  variables: IMAGE_VARIABLES,
  async run({ words, dataset, set, image, variant, skipGpu, ...limitsAndRest }, ports) {
    const { gpus, workers, chunk, shard, retry, ...limitsAndCommon } = limitsAndRest;
    const { timeLimit, memoryLimit, scratchLimit, cpus, ...rest } = limitsAndCommon;
    const { competitionOf, datasetOf } = await import('../../../environment/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { advice } = await import('../../../declaration/advice.ts');
    const { embedDataset, embedShard } = await import('./embed.ts');
    const { embedView } = await import('./embed-view.ts');
    const sets = set === undefined ? VIDEO_SETS : [set];
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const given = { dataset: name, sets, image, variant, skipGpu, limits };
    const inputs = { ...given, gpus, workers, chunk, retry };
    const folders = foldersToMerge(words, shard);
    if (shard !== undefined) {
      const { shardOf } = await import('../../../declaration/kinds.ts');
      const { embedShardView } = await import('./embed-shard-view.ts');
      const made = await embedShard(inputs, shardOf(shard), ports);
      return ended(rest, { outputs: {}, view: embedShardView(made) });
    }
    const { mergeShards } = await import('./merge-shards.ts');
    const written = await (folders === undefined
      ? embedDataset(inputs, ports)
      : mergeShards(inputs, folders, ports));
    const pack = advice(ports.env, 'pack-submission', { dataset: name });
    return ended(rest, { outputs: {}, view: embedView(written, pack) });
  },
});

/** The folders after `merge`; undefined without it. @throws UserError for other words */
function foldersToMerge(
  [verb, ...folders]: readonly string[],
  shard: string | undefined,
): string[] | undefined {
  if (verb === undefined) return undefined;
  if (verb === 'merge' && folders.length > 0 && shard === undefined) {
    return folders.map((folder) => path.resolve(folder));
  }
  throw new UserError(`embed can't do "${[verb, ...folders].join(' ')}"`, {
    next: "npx vsc embed merge FOLDER..., each the data/.embeddings of a shard's machine",
  });
}
