import type { Finding, Severity } from '../finding.ts';
import { visible } from '../untrusted-text.ts';
import { inOrder } from './view.ts';

/** A note that GitHub shows at a line of the pull request. */
export interface Annotation {
  readonly level: Severity;
  readonly message: string;
  readonly title: string;
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** GitHub shows 10 of each kind for a step, and drops others silently. One error is the verdict. */
const shown = { error: 9, warning: 10, notice: 10 };

/**
 * The annotations for findings, as many as GitHub shows; the summary has all of them.
 *
 * @param others warnings of the step that are about no line, which take room as well
 */
export function annotationsOf(findings: readonly Finding[], others = 0): Annotation[] {
  const ordered = inOrder(findings);
  return (['error', 'warning', 'notice'] as const).flatMap((severity) =>
    ordered
      .filter((finding) => finding.severity === severity)
      .slice(0, Math.max(0, shown[severity] - (severity === 'warning' ? others : 0)))
      .map(annotation),
  );
}

function annotation({ place, rule, severity, message, suggestion }: Finding): Annotation {
  const next = suggestion === undefined ? '' : `\nInstead: ${suggestion}`;
  return {
    level: severity,
    message: visible(`${message}${next}`),
    title: rule,
    file: place.file,
    startLine: place.line,
    startColumn: place.column,
    endColumn: place.endColumn,
  };
}
