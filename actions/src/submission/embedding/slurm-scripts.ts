import { ExitCode } from '../../errors.ts';
import { shellWord } from '../../text.ts';

/** What the tasks of an array describe, and how they are called. */
export interface ShardCalls {
  /** The program `vsc` of the shared folder; absolute. */
  readonly vsc: string;
  /** Of every call. */
  readonly flags: readonly string[];
  readonly shards: number;
}

/** So often a task starts anew that has failed for its node's sake. */
const RESTARTS = 2;

/**
 * The script of a job array: the task n describes shard n. A task that another node may do better (no engine,
 * a full disk, a process that was killed) goes back to the queue; one whose main.py fails does not.
 */
export function shardScript({ vsc, flags, shards }: ShardCalls): string {
  return `#!/bin/sh
${line([vsc, 'embed'])} --shard "$SLURM_ARRAY_TASK_ID/${shards}" ${line(flags)}
code=$?
if { [ $code -eq ${ExitCode.surroundings} ] || [ $code -gt 128 ]; } && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${RESTARTS} ]; then
  echo "exit code $code: back to the queue"
  # It ends this script as well.
  scontrol requeue "$SLURM_JOB_ID" && sleep 60
fi
exit $code
`;
}

/** The script of the job that puts the shards together. */
export function mergeScript({ vsc, flags }: Omit<ShardCalls, 'shards'>): string {
  return `#!/bin/sh\nexec ${line([vsc, 'embed', 'merge', ...flags])}\n`;
}

/** Numbers as sbatch's --array takes them: `1-3,7`. */
export function arrayRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Words for a shell, each as it stands. */
function line(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
