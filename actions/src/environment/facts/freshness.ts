import type { PackageRecord } from '../channel/package-records.ts';
import type { LockDetails } from '../lock/model.ts';
import type { EnvironmentFile } from '../model.ts';
import type { SimpleIndex } from '../pypi/index/simple-index.ts';
import { condaDates, orNothing, pipDates } from './collect.ts';

/** How old the version is that a line names. */
export interface LineAge {
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly version: string;
  /** ISO 8601. */
  readonly released: string;
  /** The last release of the same package, if it is another one. */
  readonly newest: { readonly version: string; readonly released: string };
}

interface Sources {
  /** The channels' records of packages, by address. @throws ChannelDown, Unavailable */
  readonly records: (
    packages: readonly { readonly name: string; readonly url: string }[],
  ) => Promise<ReadonlyMap<string, PackageRecord>>;
  readonly index: SimpleIndex;
}

/**
 * The lines that name a version which isn't the last release of its package, the oldest first. What a
 * server does not state is left out.
 */
export async function linesBehind(
  file: EnvironmentFile,
  lock: Pick<LockDetails, 'packages' | 'pip'>,
  { records, index }: Sources,
): Promise<LineAge[]> {
  const conda = new Set(file.conda.map(({ name }) => name));
  const named = lock.packages.filter(({ name }) => conda.has(name));
  const known = await orNothing(records(named), undefined);
  const lines = new Set(file.pip.map(({ name }) => name));
  const pip = lock.pip.filter(({ name }) => lines.has(name));
  const ages = [
    ...named.map(({ name, version, url }) => ({
      section: 'conda' as const,
      name,
      version,
      ...condaDates(known?.get(url)),
    })),
    ...(await Promise.all(
      pip.map(async ({ name, version }) => {
        const project = (await orNothing(index.project(name), undefined)) ?? [];
        return { section: 'pip' as const, name, version, ...pipDates(project, version) };
      }),
    )),
  ];
  return ages
    .flatMap(({ released, newest, ...each }) =>
      released === undefined || newest === undefined || newest.version === each.version
        ? []
        : [{ ...each, released, newest }],
    )
    .toSorted((a, b) => Date.parse(a.released) - Date.parse(b.released));
}
