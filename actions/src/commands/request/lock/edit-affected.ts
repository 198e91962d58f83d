import type { EnvironmentFile } from '../../../environment/model.ts';
import { normalizeName } from '../../../environment/requirement/names.ts';
import { byAge } from '../../../environment/pypi/index/releases.ts';
import { readEnvironment } from '../../../environment/files/read.ts';
import { UserError } from '../../../errors.ts';
import type { AffectedPackage, Watched } from './upgrade-affected.ts';

/** Environment files by variant. */
export type Files = ReadonlyMap<string, EnvironmentFile>;

/** Another version for the lines that name this one. */
interface LineEdit {
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

interface Made {
  readonly watched?: Watched | undefined;
}

/** Each is solved by itself; more wait for the next week. */
const MOST_EDITS = 5;

/**
 * Gives lines that name a version with known advisories the nearest version without them, in all files alike:
 * one line after the other, as far as the locks have a solution with it and fewer advisories then.
 * @param make makes the locks of these files; throws UserError if they have none
 * @param spared names, normalized, of which a person decides
 */
export async function editAffected<M extends Made>(
  start: { readonly files: Files; readonly made: readonly M[] },
  make: (files: Files) => Promise<readonly M[]>,
  spared: ReadonlySet<string>,
): Promise<{ files: Files; made: readonly M[] }> {
  let best = start;
  const edits = editsFor(start.made).filter(({ name }) => !spared.has(normalizeName(name)));
  for (const edit of edits.slice(0, MOST_EDITS)) {
    const files = new Map(
      [...best.files].map(([variant, file]) => [variant, withEdit(file, edit)]),
    );
    const made = await make(files).catch((error: unknown) => {
      if (error instanceof UserError) return undefined;
      throw error;
    });
    if (made !== undefined && advisoriesIn(made) < advisoriesIn(best.made)) best = { files, made };
  }
  return best;
}

function affectedIn(made: readonly Made[]): AffectedPackage[] {
  return made.flatMap(({ watched }) =>
    watched !== undefined && 'affected' in watched ? watched.affected : [],
  );
}

function advisoriesIn(made: readonly Made[]): number {
  return affectedIn(made).reduce((sum, { has }) => sum + has.length, 0);
}

function editsFor(made: readonly Made[]): LineEdit[] {
  const edits = affectedIn(made).flatMap((each): [string, LineEdit][] => {
    const { section, name, before, namedAt } = each;
    const after = namedAt === undefined ? undefined : nearestWithout(each);
    if (after === undefined) return [];
    return [[`${section} ${name} ${before}`, { section, name, before, after }]];
  });
  return [...new Map(edits).values()];
}

/** The oldest version above this one that has none of its advisories; undefined if one is not fixed. */
function nearestWithout({ before, has }: AffectedPackage): string | undefined {
  const fixes = has.map(
    ({ fixed }) => fixed.filter((version) => byAge(before, version) < 0).toSorted(byAge)[0],
  );
  return fixes.every((fix) => fix !== undefined) ? fixes.toSorted(byAge).at(-1) : undefined;
}

/** A line that names a build as well is left alone: another version has other builds. */
function withEdit(file: EnvironmentFile, { section, name, before, after }: LineEdit) {
  const lines = file.text.split('\n');
  for (const line of file[section]) {
    const built = 'build' in line && line.build !== undefined;
    if (line.name !== name || line.version !== before || built) continue;
    const { place } = line;
    const text = lines[place.line - 1] ?? '';
    const entry = text.slice(place.column - 1, place.endColumn - 1);
    const edited = entry.replace(`=${before}`, `=${after}`);
    lines[place.line - 1] =
      text.slice(0, place.column - 1) + edited + text.slice(place.endColumn - 1);
  }
  const read = readEnvironment(file.file, Buffer.from(lines.join('\n')));
  return read.file ?? file;
}
