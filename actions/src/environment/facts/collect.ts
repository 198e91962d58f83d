import { Unavailable } from '../channel/download.ts';
import { Fetcher, type FetcherOptions } from '../channel/fetcher.ts';
import type { PackageRecord } from '../channel/package-records.ts';
import { ChannelDown } from '../channel/repodata.ts';
import { normalizeName, pypiNameOf } from '../requirement/names.ts';
import { sameVersion } from '../pypi/index/releases.ts';
import { remoteZip, SMALL_FILE } from '../pypi/index/remote-archive.ts';
import type { SimpleIndex } from '../pypi/index/simple-index.ts';
import type { ReleaseFile } from '../pypi/index/simple-page.ts';
import type { BlastRadius, PackageChange } from '../solve/change/blast-radius.ts';
import { condaContents } from './conda-package.ts';
import { isNotFree } from './licences.ts';
import { NO_RELEASE, type PackageFacts } from './model.ts';
import type { Osv, PypiRelease } from './osv.ts';

export interface FactSources {
  /** The channels' records of packages. @throws ChannelDown */
  readonly records: (
    packages: readonly { readonly name: string; readonly url: string }[],
  ) => Promise<ReadonlyMap<string, PackageRecord>>;
  readonly index: SimpleIndex;
  readonly osv: Osv;
  /** How parts of package files are fetched. */
  readonly fetching: FetcherOptions;
  /** Licences that aren't free for all uses, as the policy lists them. */
  readonly notFree: readonly string[];
}

/** Who sees more than this decides about a new environment, not about packages. */
export const MOST_FACTS = 40;

/** How long servers of package files may take: nothing is decided by it. */
const LONGEST_MS = 30_000;

/** Gets parts of package files, with little patience. */
export function fileFetcher(options: FetcherOptions): Fetcher {
  const deadlineMs = Math.min(options.deadlineMs, LONGEST_MS);
  const patience = { attempts: 2, firstDelayMs: 300, maxDelayMs: 600, idleMs: deadlineMs / 4 };
  return new Fetcher({ patience, ...options, deadlineMs, atOnce: 8 });
}

/**
 * What is known of the packages that a change brings or moves, the new ones first. It never fails:
 * what a server doesn't say is not known.
 */
export async function collectFacts(
  { added, upgraded, downgraded, rebuilt }: BlastRadius,
  sources: FactSources,
): Promise<PackageFacts[]> {
  const incoming = [...added, ...upgraded, ...downgraded, ...rebuilt].slice(0, MOST_FACTS);
  const urls = incoming.flatMap(({ name, after }) =>
    after?.url === undefined ? [] : [{ name, url: after.url }],
  );
  const records = await orNothing(sources.records(urls), new Map<string, PackageRecord>());
  const files = fileFetcher(sources.fetching);
  const known = await Promise.all(
    incoming.map((change) =>
      change.section === 'conda'
        ? condaFacts(change, records.get(change.after?.url ?? ''), files)
        : pipFacts(change, sources.index, files),
    ),
  );
  const releases = await pypiReleases(incoming, sources.index);
  const answers = await sources.osv.advisories(releases.filter((each) => each !== undefined));
  return known.map((facts, at) => {
    const advisories = releases[at] === undefined ? { notAsked: NO_RELEASE } : answers.shift()!;
    return { ...facts, advisories, notFree: isNotFree(facts.licence, sources.notFree) };
  });
}

/**
 * The release of PyPI that each package is, in their order: a pip package itself; a conda package that
 * needs Python, if PyPI has a project of its name with this very version.
 */
export function pypiReleases(
  packages: readonly Pick<PackageChange, 'section' | 'name' | 'after'>[],
  index: SimpleIndex,
): Promise<(PypiRelease | undefined)[]> {
  return Promise.all(
    packages.map(async ({ section, name, after }) => {
      if (after === undefined) return undefined;
      const { version, depends = [] } = after;
      if (section === 'pip') return { name: normalizeName(name), version };
      if (!depends.some((spec) => /^python(_abi)?\b/.test(spec))) return undefined;
      const project = pypiNameOf(name);
      const files = await orNothing(index.project(project), undefined);
      const same = files?.some((file) => sameVersion(file.version, version)) === true;
      return same ? { name: project, version } : undefined;
    }),
  );
}

type OwnFacts = Omit<PackageFacts, 'advisories' | 'notFree'>;

async function condaFacts(
  { name, after }: PackageChange,
  record: PackageRecord | undefined,
  files: Fetcher,
): Promise<OwnFacts> {
  const contents =
    record && (await orNothing(condaContents(files, record.source, name), undefined));
  const licence = record?.fields['license'];
  return {
    section: 'conda',
    name,
    version: after?.version ?? '',
    licence: typeof licence === 'string' && licence.trim() !== '' ? short(licence) : undefined,
    downloadBytes: after?.size,
    unpackedBytes: contents?.unpackedBytes,
    ...condaDates(record),
    script: contents?.script,
  };
}

async function pipFacts(
  { name, after }: PackageChange,
  index: SimpleIndex,
  files: Fetcher,
): Promise<OwnFacts> {
  const version = after?.version ?? '';
  const project = (await orNothing(index.project(name), undefined)) ?? [];
  const release = project.filter((file) => sameVersion(file.version, version));
  const hashes = after?.sha256?.split(',') ?? [];
  const file = release.find(({ sha256 }) => hashes.includes(sha256));
  const metadata = file && (await orNothing(index.metadata(file), undefined));
  return {
    section: 'pip',
    name,
    version,
    licence: metadata?.licence,
    downloadBytes: after?.size,
    unpackedBytes: file && (await unpackedWheel(file, files)),
    ...pipDates(project, version, file),
    // pip runs the code of a source archive to build it.
    script: file && file.kind === 'sdist',
  };
}

/** From the list of its members; a source archive is another thing when it is built. */
async function unpackedWheel(file: ReleaseFile, files: Fetcher): Promise<number | undefined> {
  if (file.kind === 'sdist') return undefined;
  const nothing = /^(?!)/;
  const zip = await orNothing(remoteZip(files, file.url, nothing, SMALL_FILE), undefined);
  return zip?.unpackedBytes;
}

type Dates = Pick<PackageFacts, 'released' | 'newest'>;

/** When a conda package was built, and the last one of its name. */
export function condaDates(record: PackageRecord | undefined): Dates {
  const dated = (record?.all ?? []).flatMap(({ version, fields }) => {
    const released = dateOf(fields['timestamp']);
    return released === undefined ? [] : [{ version, released }];
  });
  return { released: dateOf(record?.fields['timestamp']), newest: latest(dated) };
}

/** When a release was published, by one of its files, and the last one of its project. */
export function pipDates(
  project: readonly ReleaseFile[],
  version: string,
  file = project.find((each) => sameVersion(each.version, version)),
): Dates {
  const dated = project.flatMap(({ version: each, uploaded }) =>
    uploaded === undefined ? [] : [{ version: each, released: uploaded }],
  );
  return { released: file?.uploaded, newest: latest(dated) };
}

function latest<T extends { readonly released: string }>(dated: readonly T[]): T | undefined {
  return dated.toSorted((a, b) => Date.parse(b.released) - Date.parse(a.released))[0];
}

/** conda's timestamps are milliseconds, and in old records seconds. */
function dateOf(timestamp: unknown): string | undefined {
  const time = Number(typeof timestamp === 'bigint' ? timestamp : (timestamp ?? Number.NaN));
  const ms = time < 1e11 ? time * 1000 : time;
  return ms > 0 && ms < 8e15 ? new Date(ms).toISOString() : undefined;
}

/** What a package says of itself may be a whole page. */
function short(text: string): string {
  return text.trim().slice(0, 200);
}

/** What a server doesn't say is not known. */
export async function orNothing<T, N>(work: Promise<T>, nothing: N): Promise<T | N> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unavailable || error instanceof ChannelDown) return nothing;
    throw error;
  }
}
