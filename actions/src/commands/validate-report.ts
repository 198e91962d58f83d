import type { ValidateResult } from './validate.ts';

/** The result for programs. Texts are as they are: whoever shows them has to escape them. */
export function reportOf(result: ValidateResult) {
  const { verdict, findings, base, notes, variants } = result;
  return {
    version: 1,
    verdict,
    findings: findings.map(({ place, rule, severity, message, suggestion }) => ({
      file: place.file,
      line: place.line,
      column: place.column,
      endColumn: place.endColumn,
      rule,
      severity,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    })),
    base: base === undefined ? null : { ref: base.ref, commit: base.commit },
    notes,
    variants: Object.fromEntries(
      Object.entries(variants).map(([variant, { file, changes }]) => [
        variant,
        { file, changed: changes === undefined || changes.length > 0, changes: changes ?? null },
      ]),
    ),
  };
}
