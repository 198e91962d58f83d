import { InvalidArgumentError, Option } from 'commander';
import { VARIANTS } from '../../image/variant.ts';
import type { RunLimits } from '../../submission/run-limits.ts';
import { parseBytes } from '../../text.ts';

/** Options of the commands that run the image, each with the variable that sets it as well. */
export const imageOption = () =>
  new Option('--image <name>', 'image to run').env('SUBMISSION_IMAGE').argParser(given);

export const variantOption = () =>
  new Option('--variant <name>', 'lite, cpu or gpu').env('CPU_OR_GPU').argParser((text) => {
    const found = VARIANTS.find((variant) => variant === text);
    if (found !== undefined || text === '') return found;
    throw new InvalidArgumentError(
      `Use ${VARIANTS.slice(0, -1).join(', ')} or ${VARIANTS.at(-1)}.`,
    );
  });

export const datasetOption = () =>
  new Option('--dataset <name>', 'test (default) or train').env('DATASET');

/** `--flag`, `--flag=false`, or a variable that holds true or false; empty leaves it open. */
export function switchOption(flag: string, variable: string, text: string): Option {
  return new Option(`${flag} [true|false]`, text).env(variable).argParser((value) => {
    if (value === '') return undefined;
    if (/^(?:true|1|yes)$/i.test(value)) return true;
    if (/^(?:false|0|no)$/i.test(value)) return false;
    throw new InvalidArgumentError('Use true or false.');
  });
}

/** Limits of a run: empty means the default. */
export const timeOption = (preset = "the platform's") =>
  new Option('--time-limit <n>', `seconds for main.py; default: ${preset}`)
    .env('TIME_LIMIT')
    .argParser(positive);
export const cpusOption = () =>
  new Option('--cpus <n>', 'processors; default: 6, or all').env('CPUS').argParser(positive);
export const memoryOption = () =>
  new Option('--memory-limit <size>', "such as 8g; default: 80 % of the engine's")
    .env('MEMORY_LIMIT')
    .argParser(size);
export const scratchOption = () =>
  new Option('--scratch-limit <size>', 'for files, such as 4g; default: half the memory')
    .env('SCRATCH_LIMIT')
    .argParser(size);

/** What the four options give. */
export interface LimitValues {
  timeLimit?: number;
  memoryLimit?: number;
  scratchLimit?: number;
  cpus?: number;
}

/** The limits that the user set; the others stay open. */
export function limitsOf({
  timeLimit,
  memoryLimit,
  scratchLimit,
  cpus,
}: LimitValues): Partial<RunLimits> {
  return {
    ...(timeLimit !== undefined && { timeSeconds: timeLimit }),
    ...(memoryLimit !== undefined && { memoryBytes: memoryLimit }),
    ...(scratchLimit !== undefined && { scratchBytes: scratchLimit }),
    ...(cpus !== undefined && { cpus }),
  };
}

function given(text: string): string | undefined {
  return text.trim() || undefined;
}

function positive(text: string): number | undefined {
  if (text === '') return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Give a number above 0.');
}

function size(text: string): number | undefined {
  if (text === '') return undefined;
  const value = parseBytes(text);
  if (value !== undefined) return value;
  throw new InvalidArgumentError('Give a size such as 512m, 8g or a number of bytes.');
}
