import type { EnvironmentFile, PipRequirement } from '../../model.ts';
import type { Place } from '../../../finding.ts';
import type { SimpleIndex } from '../index/simple-index.ts';
import type { ReleaseFile } from '../index/simple-page.ts';

/** By the line's place, in a sentence. */
export type Ages = ReadonlyMap<Place, string>;

/**
 * How long the index has had the packages of lines that the change brings: the first thing to ask of a name
 * that looks like a slip of another. An index doesn't say how often a package is downloaded.
 * @throws Unavailable
 */
export async function agesOf(
  file: EnvironmentFile,
  base: Pick<EnvironmentFile, 'pip'> | undefined,
  index: SimpleIndex,
): Promise<Ages> {
  const there = new Set(base?.pip.map(({ name }) => name));
  const brought = file.pip.filter(({ name }) => !there.has(name));
  const told = brought.map(async ({ name, place }: PipRequirement) => {
    const age = ageOf(name, (await index.project(name)) ?? []);
    return age === undefined ? [] : [[place, age] as const];
  });
  return new Map((await Promise.all(told)).flat());
}

function ageOf(name: string, files: readonly ReleaseFile[]): string | undefined {
  const dates = files.flatMap(({ uploaded }) => uploaded?.slice(0, 10) ?? []).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const releases = new Set(files.map(({ version }) => version)).size;
  const since = releases === 1 ? `, in one release` : `: ${releases} releases, the last of ${last}`;
  return `PyPI has ${name} since ${first}${since}; whether it asks the network when it is imported, the image's tests say.`;
}
