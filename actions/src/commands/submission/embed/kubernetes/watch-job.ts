import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { SurroundingsError } from '../../../../errors.ts';
import type { Cluster } from '../../../../machine/kubernetes.ts';
import type { Ports, Step } from '../../../../ports.ts';
import { descriptorFolder, shardsFolder } from '../../../../submission/layout.ts';
import { grouped } from '../../../../text.ts';
import { shortLine } from '../../../../untrusted-text.ts';
import type { EmbedInputs } from '../embed-inputs.ts';
import { withEmbedding } from '../embedding.ts';
import { describedIn, refuseMissing } from '../jobs/shard-files.ts';
import { watchJobs } from '../jobs/watch.ts';

/** So often in a row it may not answer, as while it is upgraded. */
const PATIENCE = 30;

/** Whether all pods of a Job are over, however they ended. */
export function hasEnded({ status }: V1Job): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: is }) => is === 'True' && (type === 'Complete' || type === 'Failed'),
  );
}

/**
 * Shows how far a Job is until it has ended.
 *
 * @throws SurroundingsError that names the shards that have ended without all of their results
 */
export async function watchJob(
  inputs: EmbedInputs,
  { cluster, name, of }: { readonly cluster: Cluster; readonly name: string; readonly of: number },
  ports: Ports,
  everySeconds?: number,
): Promise<void> {
  const { log, root } = ports;
  const folder = shardsFolder(descriptorFolder(root, inputs.dataset));
  const step = log.step(`Kubernetes describes ${of} shards`);
  const noted = new Set<string>();
  let silent = 0;
  const look = async () => {
    try {
      const job = await cluster.job(name);
      if (job === undefined || hasEnded(job)) return undefined;
      noteOnce(step, noted, (await cluster.pods(name)).flatMap(whyWaiting));
      silent = 0;
      return textOf(job, await describedIn(folder, of));
    } catch (error) {
      if (!(error instanceof SurroundingsError) || ++silent > PATIENCE) throw error;
      return error.message;
    }
  };
  const goOn = `the job goes on; the same call watches it again, and kubectl -n ${cluster.namespace} delete job ${name} ends it`;
  await watchJobs(step, { look, goOn, everySeconds }, ports);
  try {
    await withEmbedding(inputs, ports, (embedding) => refuseMissing(embedding, of, folder));
    step.done('all shards are described');
  } catch (error) {
    step.fail();
    throw error;
  }
}

function textOf({ spec, status }: V1Job, videos: number): string {
  const all = spec?.completions ?? 0;
  const [ready = 0, done = 0] = [status?.ready, status?.succeeded];
  const failed = status?.failedIndexes ? `, failed: index ${status.failedIndexes}` : '';
  return `${ready} running, ${all - ready - done} waiting or failed, ${grouped(videos)} videos described${failed}`;
}

/** Why a pod has not started: no node has room for it, its image can't be pulled, a volume can't be mounted. */
function whyWaiting({ status }: V1Pod): string[] {
  if (status?.phase !== 'Pending') return [];
  const place = status.conditions?.find(({ type }) => type === 'PodScheduled');
  if (place?.status === 'False') return [`no node for it: ${place.message ?? place.reason ?? ''}`];
  return (status.containerStatuses ?? []).flatMap(({ state }) => {
    const { reason = '', message = '' } = state?.waiting ?? {};
    // What every pod passes through.
    if (['', 'ContainerCreating', 'PodInitializing'].includes(reason)) return [];
    return [message === '' ? reason : `${reason}: ${message}`];
  });
}

function noteOnce(step: Step, noted: Set<string>, reasons: readonly string[]): void {
  for (const reason of reasons) {
    const line = `a pod waits: ${shortLine(reason, 200)}`;
    if (!noted.has(line)) step.note(line);
    noted.add(line);
  }
}
