import type { Exec } from '../ports.ts';

/** It takes a second or two, and with a driver that is stuck it never ends. */
const DEADLINE_SECONDS = 10;

/** Names of this machine's NVIDIA GPUs, as nvidia-smi lists them; none if it is missing or hangs. */
export async function gpus(exec: Exec): Promise<string[]> {
  try {
    const query = ['--query-gpu=name', '--format=csv,noheader'];
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
