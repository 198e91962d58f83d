import type { Finding } from '../../finding.ts';
import type { EnvironmentFile, EnvironmentFiles, Policy } from '../model.ts';

/** What a rule looks at. A variant is absent if its file could not be read. */
export interface RuleContext {
  readonly policy: Policy;
  readonly head: EnvironmentFiles;
  /** The files before the change; absent too if there is nothing to compare with. */
  readonly base: EnvironmentFiles;
  /** As `2027-12-31`; without it no exception is over. */
  readonly today?: string;
}

/** A rule: data in, findings out. */
export type Rule = (context: RuleContext) => Finding[];

/** A rule that looks at one file at a time, with its state before the change. */
export function eachFile(
  check: (file: EnvironmentFile, context: RuleContext, base?: EnvironmentFile) => Finding[],
): Rule {
  return (context) =>
    Object.entries(context.head).flatMap(([variant, file]) =>
      check(file, context, context.base[variant]),
    );
}
