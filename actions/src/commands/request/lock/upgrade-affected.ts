import { pypiReleases } from '../../../environment/facts/collect.ts';
import type { Advisory } from '../../../environment/facts/model.ts';
import type { Osv } from '../../../environment/facts/osv.ts';
import type { LockDetails } from '../../../environment/lock/model.ts';
import type { EnvironmentFile } from '../../../environment/model.ts';
import { normalizeName } from '../../../environment/requirement/names.ts';
import type { SimpleIndex } from '../../../environment/pypi/index/simple-index.ts';
import type { Finding } from '../../../finding.ts';

/** What a lock had of known advisories, and what came of it; or why nobody was asked. */
export type Watched =
  { readonly affected: readonly AffectedPackage[] } | { readonly notAsked: string };

/** A package of a lock that has known advisories. */
export interface AffectedPackage {
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly before: string;
  /** Its version now; undefined if it is gone. */
  readonly after: string | undefined;
  /** Of the version before. */
  readonly had: readonly Advisory[];
  /** Of the version now. */
  readonly has: readonly Advisory[];
  /** The line that names its version, as `file:line`: no upgrade moves it. */
  readonly namedAt: string | undefined;
}

interface Made {
  readonly lock: LockDetails;
  readonly findings: readonly Finding[];
}

interface Watch {
  /** Makes the lock without keeping these names, which are normalized. */
  readonly make: (free: ReadonlySet<string>) => Promise<Made>;
  readonly osv: Osv;
  readonly index: SimpleIndex;
}

/**
 * Makes a lock with the smallest upgrade for its advisories: what has one may move, all else moves only
 * if it must. If an upgrade rids the lock of none, the package stays as it was. If the database
 * can't be asked, nothing is upgraded.
 */
export async function upgradeAffected(
  old: LockDetails,
  file: EnvironmentFile,
  watch: Watch,
): Promise<Made & { readonly watched: Watched }> {
  const before = await advisoriesOf(old, watch);
  if ('notAsked' in before) return { ...(await watch.make(new Set())), watched: before };
  const lines = namedLines(file);
  const movable = before.known.filter(({ name }) => !lines.has(normalizeName(name)));
  const first = await watch.make(free(movable));
  const better = movable.length === 0 ? [] : await improved(movable, first.lock, watch);
  const made = better.length === movable.length ? first : await watch.make(free(better));
  const moved = before.known.some(
    ({ section, name, version }) => versionIn(made.lock, section, name) !== version,
  );
  const after = moved ? await advisoriesOf(made.lock, watch) : before;
  const now = new Map('known' in after ? after.known.map((each) => [keyOf(each), each]) : []);
  const affected = before.known.map(({ section, name, version, advisories }) => ({
    section,
    name,
    before: version,
    after: versionIn(made.lock, section, name),
    had: advisories,
    has: now.get(keyOf({ section, name }))?.advisories ?? [],
    namedAt: lines.get(normalizeName(name)),
  }));
  return { ...made, watched: { affected } };
}

function free(some: readonly Advised[]): Set<string> {
  return new Set(some.map(({ name }) => normalizeName(name)));
}

/** Those of which the new lock has fewer advisories. */
async function improved(
  movable: readonly Advised[],
  lock: LockDetails,
  watch: Watch,
): Promise<Advised[]> {
  const after = await advisoriesOf(lock, watch);
  if ('notAsked' in after) return [];
  const now = new Map(after.known.map((each) => [keyOf(each), each.advisories.length]));
  return movable.filter((each) => (now.get(keyOf(each)) ?? 0) < each.advisories.length);
}

interface Advised {
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly version: string;
  readonly advisories: readonly Advisory[];
}

async function advisoriesOf(
  lock: LockDetails,
  { osv, index }: Watch,
): Promise<{ known: readonly Advised[] } | { notAsked: string }> {
  const packages = [
    ...lock.packages.map((each) => ({ section: 'conda' as const, name: each.name, after: each })),
    ...lock.pip.map(({ name, version }) => {
      return { section: 'pip' as const, name, after: { name, version, size: undefined } };
    }),
  ];
  const releases = await pypiReleases(packages, index);
  const asked = packages.flatMap(({ section, name, after }, at) => {
    const release = releases[at];
    return release === undefined ? [] : [{ section, name, version: after.version, release }];
  });
  const answers = await osv.advisories(asked.map(({ release }) => release));
  const unasked = answers.find((answer) => 'notAsked' in answer);
  if (unasked !== undefined) return unasked;
  return {
    known: asked.flatMap(({ section, name, version }, at) => {
      const answer = answers[at];
      const advisories = answer !== undefined && 'known' in answer ? answer.known : [];
      return advisories.length === 0 ? [] : [{ section, name, version, advisories }];
    }),
  };
}

function namedLines({ file, conda, pip }: EnvironmentFile): Map<string, string> {
  const lines = [...conda, ...pip];
  return new Map(lines.map(({ name, place }) => [normalizeName(name), `${file}:${place.line}`]));
}

function versionIn(lock: LockDetails, section: 'conda' | 'pip', name: string): string | undefined {
  const packages = section === 'conda' ? lock.packages : lock.pip;
  return packages.find((each) => each.name === name)?.version;
}

function keyOf({ section, name }: Pick<Advised, 'section' | 'name'>): string {
  return `${section} ${name}`;
}
