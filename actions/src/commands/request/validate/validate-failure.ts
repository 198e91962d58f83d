import type { Failure } from '../../../declaration/command.ts';
import { ExitCode } from '../../../errors.ts';
import { countsOf, type ReportView } from '../../../report/view.ts';
import type { ValidateVerdict } from './validate.ts';

/** What a check of the environment files ends with; undefined if they can be merged, or a maintainer decides. */
export function validateFailure(
  verdict: ValidateVerdict,
  { verdict: sentence, findings }: Pick<ReportView, 'verdict' | 'findings'>,
): Failure | undefined {
  if (verdict === 'mergeable' || verdict === 'decision') return undefined;
  const counts = countsOf(findings);
  const message = counts === undefined ? sentence : `${sentence} (${counts})`;
  return { exitCode: ExitCode[verdict], message, next: null };
}
