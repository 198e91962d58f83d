import { SurroundingsError } from '../errors.ts';
import type { Exec, ExecResult } from '../ports.ts';
import { shortLine } from '../untrusted-text.ts';

/** A job for Slurm, as sbatch(1) takes it. What is left open, SBATCH_PARTITION and its like decide. */
export interface BatchJob {
  readonly name: string;
  readonly script: string;
  /** Where the script starts; absolute. */
  readonly folder: string;
  /** What it prints is added to this file; absolute. */
  readonly log: string;
  /** Flags of this job alone. */
  readonly flags: readonly string[];
}

/** A job, or one task of an array, that waits or runs. */
export interface QueuedTask {
  /** `12`, or `12_3` of an array. */
  readonly id: string;
  /** `PENDING`, `RUNNING`, `COMPLETING` … */
  readonly state: string;
}

/**
 * Hands a job to Slurm. It starts anew if its node fails.
 *
 * @returns its id
 * @throws SurroundingsError with Slurm's reason for a job that it does not take
 */
export async function submitJob(
  exec: Exec,
  { name, script, folder, log, flags }: BatchJob,
): Promise<string> {
  const { stdout } = await slurm(
    exec,
    'sbatch',
    [
      '--parsable',
      '--requeue',
      '--open-mode=append',
      `--job-name=${name}`,
      `--chdir=${folder}`,
      `--output=${log}`,
      ...flags,
    ],
    script,
  );
  // `<id>;<cluster>` if there are several.
  return stdout.trim().split(';')[0] ?? '';
}

/** The caller's jobs of that name that wait or run, each task for itself. @throws SurroundingsError */
export async function queuedTasks(exec: Exec, name: string): Promise<QueuedTask[]> {
  const wanted = ['--noheader', '--me', '--array', `--name=${name}`, '--format=%i %T'];
  const { stdout } = await slurm(exec, 'squeue', wanted);
  return stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id = '', state = ''] = line.trim().split(' ');
      return { id, state };
    });
}

/** Ends jobs, whether they wait or run. @throws SurroundingsError */
export async function cancelJobs(exec: Exec, ids: readonly string[]): Promise<void> {
  await slurm(exec, 'scancel', ids);
}

async function slurm(
  exec: Exec,
  program: string,
  args: readonly string[],
  input?: string,
): Promise<ExecResult> {
  const result = await exec(program, args, input === undefined ? {} : { input }).catch(
    (cause: unknown) => {
      if (!(cause instanceof SurroundingsError)) throw cause;
      throw new SurroundingsError(`there is no ${program} of Slurm on the PATH`, {
        next: 'run it on a machine that jobs are submitted from, such as the login node of the cluster',
        cause,
      });
    },
  );
  if (result.exitCode === 0) return result;
  const lines = result.stderr.split('\n').filter((line) => line.trim() !== '');
  const why = (lines.at(-1) ?? `exit code ${result.exitCode}`).replace(/^\w+: error: /, '');
  throw new SurroundingsError(`${program}: ${shortLine(why)}`, {
    next: 'SBATCH_PARTITION, SBATCH_ACCOUNT and the other variables of sbatch say where jobs go; sinfo lists partitions',
  });
}
