import type { Exec } from '../ports.ts';

/** Names of this machine's NVIDIA GPUs, as nvidia-smi lists them; none if it is missing. */
export async function gpus(exec: Exec): Promise<string[]> {
  try {
    const query = ['--query-gpu=name', '--format=csv,noheader'];
    const { exitCode, stdout } = await exec('nvidia-smi', query);
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
