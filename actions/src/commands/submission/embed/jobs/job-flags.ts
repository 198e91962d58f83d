import { createHash } from 'node:crypto';
import type { EmbedInputs } from '../embed-inputs.ts';

/** The name of the jobs that describe a data set in a folder: the same for each call. */
export function jobName(root: string, dataset: string): string {
  const folder = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return `vsc-embed-${dataset}-${folder}`;
}

/** What decides the results, as flags of a job's own call. */
export function resultFlags({ dataset, sets, skipGpu, limits, ...more }: EmbedInputs): string[] {
  const [set, both] = sets;
  const given = {
    dataset,
    set: both === undefined ? set : undefined,
    'time-limit': limits.timeSeconds,
    'idle-limit': more.idleSeconds,
    chunk: more.chunk,
  };
  return [
    ...valueFlags(given),
    ...(skipGpu ? ['--skip-gpu'] : []),
    ...(more.retry === true ? ['--retry'] : []),
  ];
}

/** `--name=value` of each value that is given. */
export function valueFlags(given: Readonly<Record<string, string | number | undefined>>): string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
}
