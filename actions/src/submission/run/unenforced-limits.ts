import type { EngineLimit } from '../../container/describe-engine.ts';
import { formatBytes } from '../../text.ts';
import type { RunLimits } from './run-limits.ts';
import { type Ending, ending } from './run-result.ts';

/** What a run cannot show on an engine that enforces not all of its limits; undefined if it does. */
export function unenforcedWarning(unenforced: readonly EngineLimit[]): string | undefined {
  if (unenforced.length === 0) return undefined;
  return (
    `this engine enforces no limit of ${unenforced.join(', ')}: ` +
    'a success here does not show that the submission keeps to it; make doctor says more'
  );
}

/**
 * The ending as far as the limits go. A run with more memory than its limit is not a success, even
 * if nothing has stopped it; any other verdict stays. What was not enforced is among the warnings.
 */
export function withUnenforced(
  ended: Ending,
  { memoryBytes }: Pick<RunLimits, 'memoryBytes'>,
  unenforced: readonly EngineLimit[],
): Ending {
  const warning = unenforcedWarning(unenforced);
  if (warning === undefined) return ended;
  const warned = { ...ended, warnings: [...ended.warnings, warning] };
  const { peakMemoryBytes } = ended.measures;
  const isOver = unenforced.includes('memory') && (peakMemoryBytes ?? 0) > memoryBytes;
  if (ended.verdict !== 'ok' || !isOver) return warned;
  const used = `${formatBytes(peakMemoryBytes ?? 0)} of memory were measured`;
  return ending(
    'out-of-memory',
    `${used}, over the limit of ${formatBytes(memoryBytes)}, which this engine does not enforce`,
    {
      next: 'use less memory at a time, or run it with an engine that enforces limits: make doctor',
      from: warned,
    },
  );
}
