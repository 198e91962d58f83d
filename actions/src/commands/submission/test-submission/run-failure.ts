import type { Failure } from '../../../declaration/command.ts';
import { ExitCode } from '../../../errors.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';

/** How the command fails, if it does: as the run did, or, if it is strict, because of its warnings. */
export function runFailure(
  { verdict, exitCode, message, next, warnings }: Receipt,
  isStrict: boolean,
): Failure | undefined {
  if (verdict !== 'ok') return { exitCode, message, next };
  if (!isStrict || warnings.length === 0) return undefined;
  return {
    exitCode: ExitCode.checkFailed,
    message: `The run has ${warnings.length === 1 ? 'a warning' : `${warnings.length} warnings`}: see above.`,
    next: 'fix what the warnings name, or leave out --strict',
  };
}
