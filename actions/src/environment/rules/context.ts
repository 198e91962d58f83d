import type { Finding } from '../../finding.ts';
import { type EnvironmentFile, type Policy, type CondaVariant, condaVariants } from '../model.ts';

/** What a rule looks at. A variant is absent if its file could not be read. */
export interface RuleContext {
  readonly policy: Policy;
  readonly head: Partial<Record<CondaVariant, EnvironmentFile>>;
  /** The files before the change; absent too if there is nothing to compare with. */
  readonly base: Partial<Record<CondaVariant, EnvironmentFile>>;
}

/** A rule: data in, findings out. */
export type Rule = (context: RuleContext) => Finding[];

/** A rule that looks at one file at a time, with its state before the change. */
export function eachFile(
  check: (file: EnvironmentFile, context: RuleContext, base?: EnvironmentFile) => Finding[],
): Rule {
  return (context) =>
    condaVariants.flatMap((variant) => {
      const file = context.head[variant];
      return file === undefined ? [] : check(file, context, context.base[variant]);
    });
}
