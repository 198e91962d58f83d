import { spawn } from 'node:child_process';

export interface Ended {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output and standard error, in the order in which they arrived. */
  readonly output: string;
  readonly seconds: number;
}

/**
 * Runs a program to the end, without input.
 *
 * @throws Error if it can't be started.
 */
export function run(
  command: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> | undefined },
): Promise<Ended> {
  const [program = '', ...parameters] = command;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
    }
    child.once('error', reject);
    child.once('close', (exitCode) => {
      const output = Buffer.concat(chunks).toString();
      resolve({ exitCode, output, seconds: (performance.now() - began) / 1000 });
    });
  });
}
