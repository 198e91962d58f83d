import type { Exec } from '../ports.ts';

/** It takes a second or two, and with a driver that is stuck it never ends. */
const DEADLINE_SECONDS = 10;

/** Names of this machine's NVIDIA GPUs, as nvidia-smi lists them; none if it is missing or hangs. */
export async function gpus(exec: Exec): Promise<string[]> {
  return await askEach(exec, 'name');
}

/**
 * How busy they are, as a share of 0 to 1: the mean of the shares of the last moment in which each computed. Null if
 * none says so; MIG instances do not.
 */
export async function gpuUse(exec: Exec): Promise<number | null> {
  const percents = (await askEach(exec, 'utilization.gpu')).map(Number).filter(Number.isFinite);
  if (percents.length === 0) return null;
  return percents.reduce((sum, each) => sum + each, 0) / percents.length / 100;
}

/** One line for each GPU. @param field one that `nvidia-smi --help-query-gpu` lists */
async function askEach(exec: Exec, field: string): Promise<string[]> {
  try {
    const query = [`--query-gpu=${field}`, '--format=csv,noheader,nounits'];
    const options = { deadlineSeconds: DEADLINE_SECONDS };
    const { exitCode, stdout } = await exec('nvidia-smi', query, options);
    return exitCode === 0
      ? stdout
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
      : [];
  } catch {
    return [];
  }
}
