import { distance } from 'fastest-levenshtein';
import knownNames from '../data/known-names.json' with { type: 'json' };
import { normalizeName } from '../names.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/**
 * A name that nobody knows and that is one or two letters away from one that everybody knows. Such
 * packages exist on PyPI: they are registered in the hope of slips.
 */
export const knownName = eachFile((file, { policy, base }) => {
  const known = new Set([...knownNames, ...policy.known_names.map(normalizeName)]);
  for (const before of [base.cpu, base.gpu]) {
    for (const { name } of [...(before?.conda ?? []), ...(before?.pip ?? [])]) {
      known.add(normalizeName(name));
    }
  }
  return [...file.conda, ...file.pip].flatMap(({ name, place }) => {
    const meant = nearestName(normalizeName(name), known);
    if (meant === undefined) return [];
    const message = `\`${name}\` is not a name that we know. Did you mean \`${meant}\`?`;
    const suggestion = `write \`${meant}\`, or add \`${normalizeName(name)}\` to known_names in environment/policy.yml`;
    return [finding('known-name', 'error', place, message, suggestion)];
  });
});

/** The known name that a slip most likely meant; undefined for a known name and for no likeness. */
export function nearestName(name: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(name)) return undefined;
  let best: string | undefined;
  let bestDistance = name.length >= 8 ? 2 : 1;
  if (name.length < 4) bestDistance = 0;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > 2 || candidate.length < 4) continue;
    const steps = slips(name, candidate);
    if (steps < bestDistance || (steps === bestDistance && best === undefined)) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
}

/** Letters to change; two neighbours in the wrong order count as one slip, as do missing hyphens. */
function slips(name: string, candidate: string): number {
  if (name.replaceAll('-', '') === candidate.replaceAll('-', '')) return 1;
  const steps = distance(name, candidate);
  return steps === 2 && isTransposed(name, candidate) ? 1 : steps;
}

function isTransposed(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const at = left.split('').findIndex((letter, index) => letter !== right[index]);
  const swapped = `${left.slice(0, at)}${left[at + 1]}${left[at]}${left.slice(at + 2)}`;
  return swapped === right;
}
