import { existsSync, globSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { competitionOf } from '../../../../environment/settings/competition.ts';
import { UserError } from '../../../../errors.ts';
import { shown } from '../../../../files/messages.ts';
import type { Ports } from '../../../../ports.ts';
import { outsideOf, readClaims } from '../../../../submission/embedding/kubernetes/claims.ts';
import type { ShardJob } from '../../../../submission/embedding/kubernetes/shards-job.ts';
import { competitionPaths, descriptorFolder, shardsFolder } from '../../../../submission/layout.ts';
import { runLimits } from '../../../../submission/run/run-limits.ts';
import type { EmbedInputs } from '../embed-inputs.ts';
import { resultFlags, valueFlags } from '../jobs/job-flags.ts';
import { POD_FOLDERS } from '../runs/in-image.ts';
import type { ClusterImage } from './cluster-image.ts';

const GIB = 2 ** 30;
/** What nodes of clusters usually have for each processor. */
const MEMORY_OF_A_CPU = 4 * GIB;

/** What a Job is, but for its name, and for what is missing. */
export type JobPlan = Omit<ShardJob, 'name' | 'namespace' | 'missing' | 'shards'>;

/**
 * Plans the pods of a data set: what they run, who they are, and what they see.
 *
 * @param claims as people type them
 * @throws UserError if a pod would not find what it needs
 */
export async function planJob(
  inputs: EmbedInputs,
  { pinned, id, gpu }: ClusterImage,
  claims: readonly string[],
  { root }: Pick<Ports, 'root'>,
): Promise<JobPlan> {
  const mounts = readClaims(claims);
  const taken = mounts.find(({ path: at }) =>
    POD_FOLDERS.some((folder) => `${at}/`.startsWith(`${folder}/`) || folder.startsWith(`${at}/`)),
  );
  if (taken !== undefined) {
    throw new UserError(
      `pods can't have a volume at ${taken.path}: main.py finds other things there`,
      {
        next: 'mount it elsewhere here, such as at /mnt/work, and give that folder',
      },
    );
  }
  const outside = outsideOf(mounts, foldersOf(root, inputs.dataset));
  if (outside !== undefined) {
    throw new UserError(`pods would not find ${outside}: no --claim holds it`, {
      next: 'work on a volume that pods can mount, and give --claim NAME:PATH, with the folder PATH that it is mounted at here',
    });
  }
  const { platform } = await competitionOf(root);
  const { cpus = platform.cpus, ...limits } = inputs.limits;
  const memoryBytes = limits.memoryBytes ?? cpus * MEMORY_OF_A_CPU;
  return {
    vsc: path.join(root, 'scripts/vsc'),
    flags: [...resultFlags({ ...inputs, skipGpu: !gpu }), ...valueFlags({ 'in-image': id })],
    image: pinned,
    user: podUser(),
    claims: mounts,
    logs: shardsFolder(descriptorFolder(root, inputs.dataset)),
    limits: runLimits({ ...limits, cpus, memoryBytes }, { cpus, memoryBytes }, 1, platform),
    gpus: gpu ? (inputs.gpus ?? 1) : 0,
    folders: POD_FOLDERS,
  };
}

/** All that a call of `embed` in this folder reads, with what links lead to. */
function foldersOf(root: string, dataset: string): string[] {
  // The image has no Node: that of this machine's own is of no use there.
  const [node] = globSync('scripts/node24/*/node_modules/*/bin/node', { cwd: root });
  if (node === undefined) {
    throw new UserError(`pods need Node 24 in ${shown(path.join(root, 'scripts/node24'))}`, {
      next: 'npm ci --prefix scripts/node24/linux-x64',
    });
  }
  const { queryVideos, referenceVideos } = competitionPaths(root, dataset);
  const parts = ['.', node, 'node_modules', 'submission_src', 'data', 'submission'];
  const all = [...parts.map((part) => path.join(root, part)), queryVideos, referenceVideos];
  return [root, ...all.filter((each) => existsSync(each)).map((each) => realpathSync(each))];
}

/** The caller, so that the files are theirs. @throws UserError for root */
function podUser(): ShardJob['user'] {
  const [uid = 0, gid = 0] = [process.getuid?.(), process.getgid?.()];
  if (uid !== 0) return { uid, gid };
  throw new UserError('pods run as the user who submits, and never as root', {
    next: 'run it as the user that owns this folder',
  });
}
