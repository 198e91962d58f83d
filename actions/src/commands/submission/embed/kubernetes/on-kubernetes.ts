import { mkdir, writeFile } from 'node:fs/promises';
import { dump } from 'js-yaml';
import { UserError } from '../../../../errors.ts';
import { replaceFile } from '../../../../files/replace-file.ts';
import { type Cluster, openCluster } from '../../../../machine/kubernetes.ts';
import type { Ports } from '../../../../ports.ts';
import { shardsJob } from '../../../../submission/embedding/kubernetes/shards-job.ts';
import { shardsFolder } from '../../../../submission/layout.ts';
import { shellWord } from '../../../../text.ts';
import type { EmbedInputs } from '../embed-inputs.ts';
import { withEmbedding } from '../embedding.ts';
import { jobName, valueFlags } from '../jobs/job-flags.ts';
import { clearShardFiles, missingShards } from '../jobs/missing-shards.ts';
import { mergeShards } from '../merge-shards.ts';
import type { EmbeddedSet } from '../publish-set.ts';
import type { JobWish } from '../slurm/on-slurm.ts';
import { clusterImage } from './cluster-image.ts';
import { type JobPlan, planJob } from './shard-job.ts';
import { hasEnded, watchJob } from './watch-job.ts';

/** A Job that describes shards. */
export interface ShardPods {
  readonly name: string;
  readonly namespace: string;
  /** Of how many shards. */
  readonly of: number;
  /** Those that its pods describe. */
  readonly shards: readonly number[];
  /** The file that it was written to, if it was not submitted. */
  readonly manifest: string | undefined;
  /** The call that shows how far they are, and puts them together. */
  readonly watch: string;
}

/** How a data set is described by pods. */
export interface PodWish extends JobWish {
  /** Volumes, as people type them: `NAME:PATH`. */
  readonly claims: readonly string[];
  /** Default: that of the kubeconfig. */
  readonly namespace: string | undefined;
  /** Write the Job there, and submit nothing. */
  readonly manifest: string | undefined;
}

/**
 * Has Kubernetes describe a data set in shards: what is missing, as one Indexed Job. If nothing is missing, and after
 * watching, puts the shards together here, on the volume that pods and this machine share. A Job of an earlier call
 * is watched, and not submitted again.
 *
 * @returns the Job; what was put together
 * @throws UserError if a Job of an earlier call is at work, and nobody wants to watch it
 */
export async function embedOnKubernetes(
  inputs: EmbedInputs,
  wish: PodWish,
  ports: Ports,
  everySeconds?: number,
): Promise<{ pods: ShardPods; made?: undefined } | { pods?: undefined; made: EmbeddedSet[] }> {
  const { claims, manifest, shards: of } = wish;
  const image = await clusterImage(inputs, ports);
  const plan = await planJob(inputs, image, claims, ports);
  // Its processors and memory are those of a pod, not of this machine.
  const here = { ...inputs, inImage: image, limits: { timeSeconds: inputs.limits.timeSeconds } };
  const cluster = manifest === undefined ? await openCluster(ports.env, wish.namespace) : undefined;
  const namespace = cluster?.namespace ?? wish.namespace ?? 'default';
  const name = jobName(ports.root, inputs.dataset);
  const again = watchCall(inputs, wish);
  const job = await cluster?.job(name);
  const isAtWork = job !== undefined && !hasEnded(job);
  if (isAtWork && !wish.watch) {
    throw new UserError(`a job of an earlier call is still running: ${name}`, {
      next: `${again}; or end it: kubectl -n ${namespace} delete job ${name}`,
    });
  }
  if (!isAtWork) {
    for (const each of plan.claims) await requireClaim(each.name, cluster);
    const submitted = await withEmbedding(here, ports, async (embedding) => {
      const shards = await missingShards(embedding, of);
      if (shards.length === 0) return undefined;
      const folder = shardsFolder(embedding.target);
      await mkdir(folder, { recursive: true });
      await clearShardFiles(folder, shards, of);
      await submit({ ...plan, name, namespace, missing: shards, shards: of }, cluster, wish, ports);
      return { name, namespace, of, shards, manifest, watch: again };
    });
    if (submitted !== undefined && !wish.watch) return { pods: submitted };
  }
  if (cluster !== undefined && (isAtWork || wish.watch)) {
    await watchJob(here, { cluster, name, of }, ports, everySeconds);
  }
  return { made: await mergeShards(here, [], ports) };
}

/** A word that a shell takes as it stands. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** The call that watches, to type as it stands. */
function watchCall({ dataset, image, variant, skipGpu }: EmbedInputs, wish: PodWish): string {
  const { shards, namespace, claims } = wish;
  const given = { shards, dataset, image, variant, namespace };
  const words = ['--on=kubernetes', ...valueFlags(given), ...(skipGpu ? ['--skip-gpu'] : [])];
  return ['npx', 'vsc', 'embed', ...words, '--watch', '--claim', ...claims]
    .map((word) => (PLAIN.test(word) ? word : shellWord(word)))
    .join(' ');
}

async function submit(
  job: JobPlan & Parameters<typeof shardsJob>[0],
  cluster: Cluster | undefined,
  { manifest = '' }: PodWish,
  { signal }: Ports,
): Promise<void> {
  const body = shardsJob(job);
  if (cluster === undefined) {
    await replaceFile(manifest, (partial) => writeFile(partial, dump(body)));
    return;
  }
  // One that has ended: its name is taken.
  await cluster.remove(job.name, signal);
  await cluster.create(body);
}

/** @throws UserError if the cluster certainly has no such claim */
async function requireClaim(name: string, cluster: Cluster | undefined): Promise<void> {
  if (cluster === undefined || (await cluster.mayHaveClaim(name))) return;
  const { namespace } = cluster;
  if (!(await cluster.mayHaveNamespace())) {
    throw new UserError(`the cluster has no namespace ${namespace}`, {
      next: 'correct --namespace, or the namespace of the context in the kubeconfig; kubectl get namespaces shows those that there are',
    });
  }
  throw new UserError(`there is no volume claim ${name} in the namespace ${namespace}`, {
    next: `kubectl -n ${namespace} get pvc shows those that there are`,
  });
}
