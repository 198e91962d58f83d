import type { Finding, Place } from '../../finding.ts';
import { moduleFamily, normalizeName } from '../requirement/names.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** Of two entries for one package a solver takes both or the last one; readers see the first. */
export const noDuplicate = eachFile((file) => [
  ...repeated(file.conda, ({ name }) => normalizeName(name)),
  ...repeated(file.pip, ({ name }) => moduleFamily(name)),
]);

function repeated<T extends { name: string; place: Place }>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): Finding[] {
  const first = new Map<string, T>();
  return entries.flatMap((entry) => {
    const earlier = first.get(keyOf(entry));
    if (earlier === undefined) {
      first.set(keyOf(entry), entry);
      return [];
    }
    const where = `line ${earlier.place.line}`;
    const message =
      normalizeName(earlier.name) === normalizeName(entry.name)
        ? `\`${entry.name}\` is listed already, on ${where}.`
        : `\`${entry.name}\` installs the same modules as \`${earlier.name}\` on ${where}.`;
    return [finding('no-duplicate', 'error', entry.place, message, 'keep one of the two lines')];
  });
}
