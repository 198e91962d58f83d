import { distance } from 'fastest-levenshtein';
import knownNames from '../data/known-names.json' with { type: 'json' };
import { normalizeName, renamed } from '../requirement/names.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/**
 * A name that nobody knows and that is one or two letters away from one that everybody knows. Such
 * packages exist on PyPI: they are registered in the hope of slips.
 */
export const knownName = eachFile((file, { policy, base }) => {
  const known = new Set([...knownNames, ...policy.known_names.map(normalizeName)]);
  for (const before of Object.values(base)) {
    for (const { name } of [...before.conda, ...before.pip]) known.add(normalizeName(name));
  }
  const entries = [...file.conda, ...file.pip];
  return entries.flatMap(({ name, raw, place }) => {
    const own = normalizeName(name);
    const meant = nearestName(own, known);
    if (meant === undefined || !isLikely(own, meant)) return [];
    const message = `\`${name}\` is not a name that we know. Did you mean \`${meant.name}\`?`;
    const there = entries.find((each) => normalizeName(each.name) === meant.name);
    const change = there
      ? `delete this line, as line ${there.place.line} has \`${meant.name}\``
      : `write \`${renamed(raw, meant.name)}\``;
    const suggestion = `${change}, unless \`${own}\` is meant: a maintainer adds that to known_names in environment/policy.yml`;
    const severity = meant.slips === 1 ? 'error' : 'warning';
    return [finding('known-name', severity, place, message, suggestion)];
  });
});

/** A known name that another one may be a slip of. */
export interface NearName {
  readonly name: string;
  /** Letters to change, from 1. */
  readonly slips: number;
}

/** Short names have many neighbours by chance: of real names that are not in the list, 3 in 100 pass for slips. */
function isLikely(name: string, { name: meant, slips }: NearName): boolean {
  if (slips > 1) return name.length >= 9;
  return name.length >= 5 || isTransposed(name, meant);
}

/** The known name that a slip most likely meant; undefined for a known name and for no likeness. */
export function nearestName(name: string, known: ReadonlySet<string>): NearName | undefined {
  if (known.has(name)) return undefined;
  let best: NearName | undefined;
  let most = name.length >= 8 ? 2 : 1;
  if (name.length < 4) most = 0;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > 2 || candidate.length < 4) continue;
    const slips = slipsBetween(name, candidate);
    if (slips < most || (slips === most && best === undefined)) {
      best = { name: candidate, slips };
      most = slips;
    }
  }
  return best;
}

/** Letters to change; two neighbours in the wrong order count as one slip, as do missing hyphens. */
function slipsBetween(name: string, candidate: string): number {
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
