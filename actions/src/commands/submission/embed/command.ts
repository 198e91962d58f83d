import path from 'node:path';
import { command, ended } from '../../../declaration/command.ts';
import {
  choice,
  count,
  flag,
  imageReference,
  list,
  path as pathInput,
  seconds,
  shard as shardInput,
  text,
} from '../../../declaration/input.ts';
import { UserError } from '../../../errors.ts';
import {
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  skipGpuInput,
  workerInputs,
} from '../run-inputs.ts';
import { VIDEO_SETS } from '../../../submission/layout.ts';
import type { JobWish } from './slurm/on-slurm.ts';

/** Whose jobs there are. */
const SCHEDULERS = ['slurm', 'kubernetes'] as const;

export default command({
  name: 'embed',
  group: 'A submission',
  summary: 'run submission_src/main.py over the full query and reference sets',
  inputs: {
    words: list({
      help: '`merge FOLDER...` puts the results of shards together with what is kept here; without it, videos are described',
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
    idleLimit: seconds({
      help: 'how long main.py may neither compute nor print',
      variable: 'IDLE_LIMIT',
      defaultWords: '600',
    }),
    cpus: count({ help: 'processors of all workers', variable: 'CPUS', defaultWords: 'all' }),
    ...workerInputs,
    chunk: count({
      help: 'videos of one run of main.py',
      variable: 'CHUNK',
      defaultWords: '128',
    }),
    shard: shardInput({
      help: 'describe one part of so many, to be merged later',
      variable: 'SHARD',
      defaultWords: 'all',
    }),
    retry: flag({ help: 'try videos again that were set apart', variable: 'RETRY' }),
    // No variables: Slurm hands those of the call on to its jobs, which would submit jobs in turn.
    on: choice(SCHEDULERS, {
      help: 'submit jobs that describe the shards and put them together',
      defaultWords: 'this machine',
    }),
    shards: count({ help: 'with --on, into how many jobs to divide the videos' }),
    watch: flag({ help: 'with --on, show how far the jobs are until they have ended' }),
    claim: list({
      help: 'with --on kubernetes, volume claims that hold this folder, and where: NAME:PATH',
      default: [],
    }),
    namespace: text({
      help: 'with --on kubernetes, where the job goes',
      defaultWords: "the kubeconfig's",
    }),
    manifest: pathInput({
      help: 'with --on kubernetes, write the job to a file, and submit nothing',
    }),
    inImage: imageReference({
      help: 'set in pods: the id of the image that this runs in, which runs main.py itself',
      defaultWords: 'main.py runs in containers',
    }),
  },
  details:
    'What each run of main.py gives is kept: after Ctrl-C or a crash the next call goes on. docs/how-to/embedding.md',
  exits: ['invalidSubmission', 'submissionFailed', 'outOfMemory', 'timeLimit'],
  variables: IMAGE_VARIABLES,
  async run({ words, dataset, set, image, variant, skipGpu, ...limitsAndRest }, ports) {
    const { gpus, workers, chunk, shard, retry, idleLimit, ...limitsAndJobs } = limitsAndRest;
    const { on, shards, watch, claim, namespace, manifest, ...limitsAndImage } = limitsAndJobs;
    const { inImage, ...limitsAndCommon } = limitsAndImage;
    const { timeLimit, memoryLimit, scratchLimit, cpus, ...rest } = limitsAndCommon;
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { advice } = await import('../../../declaration/advice.ts');
    const { embedDataset, embedShard } = await import('./embed.ts');
    const { embedView } = await import('./embed-view.ts');
    const sets = set === undefined ? VIDEO_SETS : [set];
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const given = { dataset: name, sets, image, variant, skipGpu, limits };
    const pod = inImage === undefined ? undefined : { id: inImage, gpu: !skipGpu };
    const more = { gpus, workers, chunk, retry, idleSeconds: idleLimit };
    const inputs = { ...given, ...more, inImage: pod };
    const folders = foldersToMerge(words, shard);
    const pack = advice(ports.env, 'pack-submission', { dataset: name });
    const jobs = jobsOf({ on, shards, watch }, folders !== undefined || shard !== undefined);
    if (pod !== undefined) (await import('./runs/in-image.ts')).requireOwnImage();
    const forPods = { claims: claim, namespace, manifest };
    refuseForPods(on, forPods);
    if (jobs !== undefined && on === 'kubernetes') {
      const { embedOnKubernetes } = await import('./kubernetes/on-kubernetes.ts');
      const { shardPodsView } = await import('./kubernetes/shard-pods-view.ts');
      const { pods, made } = await embedOnKubernetes(inputs, { ...jobs, ...forPods }, ports);
      const view = made === undefined ? shardPodsView(pods) : embedView(made, pack);
      return ended(rest, { outputs: {}, view });
    }
    if (jobs !== undefined) {
      const { embedOnSlurm } = await import('./slurm/on-slurm.ts');
      const { slurmJobsView } = await import('./slurm/slurm-jobs-view.ts');
      const { jobs: submitted, made } = await embedOnSlurm(inputs, jobs, ports);
      const view = made === undefined ? slurmJobsView(submitted) : embedView(made, pack);
      return ended(rest, { outputs: {}, view });
    }
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
    return ended(rest, { outputs: {}, view: embedView(written, pack) });
  },
});

/** What jobs are to do; undefined without jobs. @throws UserError for half of it */
function jobsOf(
  { on, shards, watch }: { on: string | undefined; shards: number | undefined; watch: boolean },
  other: boolean,
): JobWish | undefined {
  if (on === undefined && shards === undefined && !watch) return undefined;
  if (on !== undefined && shards !== undefined && !other) return { shards, watch };
  throw new UserError(
    other ? 'jobs describe shards and merge them themselves' : '--on and --shards go together',
    { next: 'npx vsc embed --on slurm --shards 16' },
  );
}

/** @throws UserError for what other schedulers have no use for */
function refuseForPods(
  on: string | undefined,
  given: {
    claims: readonly string[];
    namespace: string | undefined;
    manifest: string | undefined;
  },
): void {
  if (on === 'kubernetes') return;
  if (given.claims.length + (given.namespace ?? given.manifest ?? '').length === 0) return;
  throw new UserError('--claim, --namespace and --manifest are for --on kubernetes', {
    next: 'npx vsc embed --on kubernetes --shards 16 --claim NAME:PATH',
  });
}

/** The folders after `merge`; undefined without it. @throws UserError for other words */
function foldersToMerge(
  [verb, ...folders]: readonly string[],
  shard: string | undefined,
): string[] | undefined {
  if (verb === undefined) return undefined;
  if (verb === 'merge' && shard === undefined) {
    return folders.map((folder) => path.resolve(folder));
  }
  throw new UserError(`embed can't do "${[verb, ...folders].join(' ')}"`, {
    next: "npx vsc embed merge FOLDER..., each the data/.embeddings of a shard's machine",
  });
}
