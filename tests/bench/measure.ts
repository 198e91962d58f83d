import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder } from './in-folder.ts';

/** What one run of a program took, from its start to its end. */
export interface Usage {
  readonly seconds: number;
  /** All threads together: what the machine's other work doesn't change. Not told of a container. */
  readonly cpuSeconds?: number;
  readonly peakBytes: number;
  /** As a multiple of something else's time, taken in turn with it. */
  readonly times?: number;
}

/** What people start, with the settings of Node that it has. */
const LAUNCHER = 'scripts/vsc';

type ProcessUsage = Required<Omit<Usage, 'times'>>;

/**
 * Runs a Node program cold, `runs` times, and gives the median of each figure.
 * @param root the checkout whose program runs; it is the working directory
 * @param args a file for this Node, or the program that starts it, and what follows
 */
export async function measure(
  root: string,
  args: readonly string[],
  options: { runs?: number; env?: Record<string, string>; exitCodes?: readonly number[] } = {},
): Promise<Usage> {
  const usages: ProcessUsage[] = [];
  for (let run = 0; run < (options.runs ?? 5); run++)
    usages.push(await runOnce(root, args, options));
  const median = (figure: keyof ProcessUsage) => medianOf(usages.map((usage) => usage[figure]));
  return {
    seconds: median('seconds'),
    cpuSeconds: median('cpuSeconds'),
    peakBytes: median('peakBytes'),
  };
}

function runOnce(
  root: string,
  args: readonly string[],
  { env = {}, exitCodes = [0] }: { env?: Record<string, string>; exitCodes?: readonly number[] },
): Promise<ProcessUsage> {
  return inFolder(async (folder) => {
    const usageFile = path.join(folder, 'usage.json');
    const preload = path.join(import.meta.dirname, 'report-usage.cjs');
    const started = performance.now();
    const [program = '', ...given] = args[0] === LAUNCHER ? args : [process.execPath, ...args];
    const child = spawn(program, given, {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: `--require "${preload}"`,
        ...env,
        BENCH_USAGE: usageFile,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const [code] = (await once(child, 'close')) as [number | null];
    const seconds = (performance.now() - started) / 1000;
    if (code === null || !exitCodes.includes(code)) {
      throw new Error(`${args.join(' ')} ended with ${code}:\n${output}`);
    }
    const usage = JSON.parse(await readFile(usageFile, 'utf8')) as Omit<ProcessUsage, 'seconds'>;
    return { ...usage, seconds };
  });
}

/** The middle of an odd number of values. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
