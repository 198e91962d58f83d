import type { V1Job, V1PodSpec } from '@kubernetes/client-node';
import { ExitCode } from '../../../errors.ts';
import { shellWord } from '../../../text.ts';
import type { RunLimits } from '../../run/run-limits.ts';
import type { Claim } from './claims.ts';
import type { ShardCalls } from '../slurm-scripts.ts';

/** What the pods of a Job describe, and with what. */
export interface ShardJob extends ShardCalls {
  /** Of the Job: a DNS label. */
  readonly name: string;
  readonly namespace: string;
  /** The shards that lack a result, from 1; one pod describes one. */
  readonly missing: readonly number[];
  /** `name@sha256:…`, which nodes pull. */
  readonly image: string;
  /** Who the pods are: never root. */
  readonly user: { readonly uid: number; readonly gid: number };
  readonly claims: readonly Claim[];
  /** Absolute folder of the shared volume for what the pods print. */
  readonly logs: string;
  readonly limits: Pick<RunLimits, 'cpus' | 'memoryBytes' | 'scratchBytes'>;
  /** GPUs of each pod. */
  readonly gpus: number;
  /** Folders that main.py may write to, or that are made ready for it; they are memory. */
  readonly folders: readonly string[];
}

/** So often a shard starts anew that has failed for its node's sake. */
const RESTARTS = 2;
/** Of the files of /tmp and of what main.py is shown, beside the room that it asked for. */
const ROOM = 2 ** 30;
const SHARED_MEMORY = 8 * 2 ** 30;
const SHARED_MEMORY_FOLDER = '/dev/shm';
const MIB = 2 ** 20;
/** Of a Job that has ended: long enough to be looked at after a weekend. */
const KEPT_SECONDS = 7 * 24 * 3600;

/** Ends that another node would not change: the shard fails at once. */
const FINAL = Object.values(ExitCode).filter(
  (code) => code !== ExitCode.ok && code !== ExitCode.surroundings && code !== ExitCode.cancelled,
);

/**
 * The Indexed Job that describes shards (https://kubernetes.io/docs/concepts/workloads/controllers/job/): an index
 * for each missing one. A pod that ends for its node's sake starts anew, twice at most; one that is evicted, always;
 * one whose main.py fails, never, and the other shards go on.
 */
export function shardsJob(job: ShardJob): V1Job {
  const labels = { 'app.kubernetes.io/name': 'vsc-embed', 'app.kubernetes.io/instance': job.name };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: job.name, namespace: job.namespace, labels },
    spec: {
      completionMode: 'Indexed',
      completions: job.missing.length,
      parallelism: job.missing.length,
      backoffLimitPerIndex: RESTARTS,
      podFailurePolicy: {
        rules: [
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          {
            action: 'FailIndex',
            onExitCodes: { containerName: 'embed', operator: 'In', values: FINAL },
          },
        ],
      },
      ttlSecondsAfterFinished: KEPT_SECONDS,
      template: { metadata: { labels }, spec: podSpec(job) },
    },
  };
}

function podSpec({ image, user, claims, limits, gpus, folders, ...job }: ShardJob): V1PodSpec {
  const shm = Math.min(SHARED_MEMORY, Math.floor(limits.memoryBytes / 2));
  const share = { cpu: String(limits.cpus), memory: mebibytes(limits.memoryBytes) };
  const roomFolders = folders.filter((folder) => folder !== SHARED_MEMORY_FOLDER);
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user.uid,
      runAsGroup: user.gid,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: 'embed',
        image,
        command: ['/bin/sh', '-c', podScript(job), 'embed', ...job.missing.map(String)],
        env: [{ name: 'HOME', value: '/tmp' }],
        resources: {
          requests: share,
          limits: { ...share, ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus) }) },
        },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [
          ...claims.map(({ subPath, path }, at) => ({
            name: `claim-${at}`,
            mountPath: path,
            ...(subPath !== undefined && { subPath }),
          })),
          ...roomFolders.map((folder) => ({
            name: 'room',
            mountPath: folder,
            subPath: folder.slice(1).replaceAll('/', '-'),
          })),
          { name: 'shm', mountPath: SHARED_MEMORY_FOLDER },
        ],
      },
    ],
    volumes: [
      ...claims.map(({ name }, at) => ({
        name: `claim-${at}`,
        persistentVolumeClaim: { claimName: name },
      })),
      inMemory('room', limits.scratchBytes + ROOM),
      inMemory('shm', shm),
    ],
  };
}

/** Memory, so that the kernel bounds what is written: a pod that fills a disk is evicted, and starts anew for ever. */
function inMemory(name: string, bytes: number) {
  return { name, emptyDir: { medium: 'Memory', sizeLimit: mebibytes(bytes) } };
}

/** What a pod runs; its arguments are the shards, and its index says which of them is its own. */
export function podScript({
  vsc,
  flags,
  shards,
  logs,
}: Pick<ShardJob, 'vsc' | 'flags' | 'shards' | 'logs'>): string {
  return `shift "$JOB_COMPLETION_INDEX"
exec ${shellWord(vsc)} embed --shard "$1/${shards}" ${flags.map(shellWord).join(' ')} \\
  >>${shellWord(logs)}/"$1-of-${shards}.job.log" 2>&1
`;
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / MIB)}Mi`;
}
