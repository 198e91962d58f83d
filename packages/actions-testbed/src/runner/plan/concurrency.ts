import { coerce, type Contexts, interpolateAll } from '../contexts/expression.ts';
import { CannotRun, type RunOptions, type Yaml } from '../types.ts';
import { type Asked, ConcurrencyGroups } from './concurrency-groups.ts';

/**
 * Runs a workflow or a job once its `concurrency` allows it, with the options that it has from then on.
 * Returns `cancelled` if it never got its turn, as when it asks for a group that its own run holds.
 */
export async function inTurn<T>(
  {
    options,
    concurrency,
    contexts,
  }: { options: RunOptions; concurrency: unknown; contexts: Contexts },
  run: (options: RunOptions) => Promise<T>,
  cancelled: T,
): Promise<T> {
  const asked = askedFor(interpolateAll(concurrency, contexts));
  if (asked === undefined) return run(options);
  const held = options.held ?? [];
  if (held.includes(asked.group.toLowerCase())) return cancelled;
  const stop = new AbortController();
  const groups = options.concurrency ?? new ConcurrencyGroups();
  const leave = await groups.enter(asked, () => stop.abort(), options.signal);
  if (leave === undefined) return cancelled;
  try {
    const signals = [stop.signal, ...(options.signal === undefined ? [] : [options.signal])];
    const mine = { held: [...held, asked.group.toLowerCase()], signal: AbortSignal.any(signals) };
    return await run({ ...options, ...mine });
  } finally {
    leave();
  }
}

function askedFor(given: unknown): Asked | undefined {
  if (given === undefined) return undefined;
  const mapping = typeof given === 'object' && given !== null ? (given as Yaml) : { group: given };
  const { group, 'cancel-in-progress': cancel = false, queue = 'single' } = mapping;
  const asked = { group: coerce(group), cancelInProgress: cancel === true, queue: coerce(queue) };
  if (asked.cancelInProgress && asked.queue === 'max') {
    throw new CannotRun(`the group ${asked.group} has queue: max and cancel-in-progress: true`);
  }
  return asked;
}
