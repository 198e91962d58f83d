import type { Finding, Place } from '../finding.ts';

const unknown = new Set(['unknown-package', 'pip-unknown-package']);

/**
 * Leaves out what two rules say of one line: where the channel or PyPI has no package of this name,
 * the guess at a slip moves into that finding as its suggestion.
 */
export function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const missing = findings.filter(({ rule }) => unknown.has(rule));
  const guesses = findings.filter(({ rule }) => rule === 'known-name');
  const echoes = guesses.filter(({ place }) =>
    missing.some((each) => samePlace(each.place, place)),
  );
  return findings
    .filter((finding) => !echoes.includes(finding))
    .map((finding) => {
      if (!missing.includes(finding) || finding.suggestion !== undefined) return finding;
      const guess = echoes.find(({ place }) => samePlace(place, finding.place));
      return guess?.suggestion === undefined
        ? finding
        : { ...finding, suggestion: guess.suggestion };
    });
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}
