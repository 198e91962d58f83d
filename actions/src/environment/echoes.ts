import type { Finding, Place } from '../finding.ts';

const unknown = new Set(['unknown-package', 'pip-unknown-package']);

interface Served {
  readonly place: Place;
  /** How long there has been such a package, in a sentence, if that is known. */
  readonly age?: string | undefined;
}

/**
 * Settles what the guess at a slip (`known-name`) is worth, once servers have been asked. If there
 * is no package of this name, the guess is the suggestion of that finding; if there is one, it is a
 * question, for whoever merges it: anybody can register a slip on PyPI, and few names are slips.
 * @param served lines whose packages a channel or the index was asked for
 */
export function withoutEchoes(findings: readonly Finding[], served: readonly Served[]): Finding[] {
  const missing = findings.filter(({ rule }) => unknown.has(rule));
  const guesses = findings.filter(({ rule }) => rule === 'known-name');
  const echoes = guesses.filter(({ place }) =>
    missing.some((each) => samePlace(each.place, place)),
  );
  return findings
    .filter((finding) => !echoes.includes(finding))
    .map((finding): Finding => {
      const there = served.find(({ place }) => samePlace(place, finding.place));
      if (guesses.includes(finding) && there !== undefined) {
        const message = [finding.message, there.age].filter(Boolean).join(' ');
        return { ...finding, severity: 'warning', message };
      }
      const guess = echoes.find(({ place }) => samePlace(place, finding.place))?.suggestion;
      const wants = missing.includes(finding) && finding.suggestion === undefined;
      return wants && guess !== undefined ? { ...finding, suggestion: guess } : finding;
    });
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}
