import { compare } from '@renovatebot/pep440';
import { imageMarkers } from '../image-markers.ts';
import type { PipRequirement } from '../model.ts';
import { collectDemands, type Demand, type Followed, meets } from './demands.ts';
import type { PypiIndex, IndexRelease, ReleaseFile } from './index-client.ts';
import { isInstallable, type Target } from './wheel-tags.ts';

/** A package that pip would install. */
export interface PipPackage {
  readonly name: string;
  readonly version: string;
  readonly release: IndexRelease;
  /** The files that fit the image, wheels first. */
  readonly files: readonly ReleaseFile[];
  readonly demands: readonly Demand[];
}

/** A package for which no release meets every demand. */
export interface Unmet {
  readonly name: string;
  readonly demands: readonly Demand[];
}

export interface PipPlan {
  readonly packages: readonly PipPackage[];
  readonly unmet: readonly Unmet[];
}

/** More rounds than any real chain of dependencies is long; a plan that still changes is cut off. */
const mostRounds = 40;

/** What pip finds when it starts, and what it runs on. */
export interface PipSetting {
  /** Conda's Python packages: PyPI name to version. */
  readonly installed: ReadonlyMap<string, string>;
  /** Versions of a lock, preferred as long as they fit: PyPI name to version. */
  readonly preferred: ReadonlyMap<string, string>;
  readonly target: Target;
  readonly index: PypiIndex;
}

/**
 * What `pip install` would choose on top of the solved conda packages: what conda has stays where it
 * meets every demand, else the newest release does. Unlike pip it doesn't go back to older releases
 * of what others need, so `unmet` is certain only where all demands come from pinned lines.
 * @throws Unavailable
 */
export async function planInstall(
  lines: readonly PipRequirement[],
  setting: PipSetting,
): Promise<PipPlan> {
  const markers = imageMarkers(setting.target.python);
  let followed: ReadonlyMap<string, Followed> = new Map();
  for (let round = 1; ; round++) {
    const demands = Array.from(collectDemands(lines, followed, markers));
    const choices = await Promise.all(demands.map(([name, asked]) => choose(name, asked, setting)));
    const next = new Map(choices.flatMap(follow));
    if (round < mostRounds && essence(next) !== essence(followed)) {
      followed = next;
      continue;
    }
    const packages = choices.flatMap((choice) => (choice.kind === 'install' ? [choice.pick] : []));
    const unmet = choices.flatMap((choice) => (choice.kind === 'unmet' ? [choice.unmet] : []));
    return { packages: packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)), unmet };
  }
}

type Choice =
  | { readonly kind: 'keep'; readonly name: string; readonly release: IndexRelease | undefined }
  | { readonly kind: 'install'; readonly pick: PipPackage }
  | { readonly kind: 'unmet'; readonly unmet: Unmet };

async function choose(
  name: string,
  demands: readonly Demand[],
  setting: PipSetting,
): Promise<Choice> {
  const there = setting.installed.get(name);
  if (meets(there, demands)) {
    const plain = demands.every(({ extras }) => extras.length === 0);
    const release = plain ? undefined : await setting.index.release(name, there);
    return { kind: 'keep', name, release };
  }
  const pick = await newest(name, demands, setting);
  return pick === undefined
    ? { kind: 'unmet', unmet: { name, demands } }
    : { kind: 'install', pick };
}

function follow(choice: Choice): [string, Followed][] {
  if (choice.kind === 'unmet') return [];
  if (choice.kind === 'install') {
    return [[choice.pick.name, { release: choice.pick.release, byConda: false }]];
  }
  const { name, release } = choice;
  return release === undefined ? [] : [[name, { release, byConda: true }]];
}

function essence(followed: ReadonlyMap<string, Followed>): string {
  return Array.from(followed, ([name, { release }]) => `${name} ${release.version}`)
    .toSorted()
    .join();
}

async function newest(
  name: string,
  demands: readonly Demand[],
  setting: PipSetting,
): Promise<PipPackage | undefined> {
  const { index, target } = setting;
  const pinned = demands.find(({ line, by }) => by === undefined && line.version !== undefined);
  const version = pinned?.line.version ?? (await newestVersion(name, demands, setting));
  if (!meets(version, demands)) return undefined;
  const release = await index.release(name, version);
  if (release === undefined) return undefined;
  const files = release.files
    .filter((file) => isInstallable(file, target))
    .toSorted((a, b) => rank(a) - rank(b) || (a.filename < b.filename ? -1 : 1));
  return { name, version: release.version, release, files, demands };
}

function rank({ kind }: ReleaseFile): number {
  return kind === 'wheel' ? 0 : 1;
}

async function newestVersion(
  name: string,
  demands: readonly Demand[],
  { index, target, preferred }: PipSetting,
): Promise<string | undefined> {
  const project = (await index.project(name)) ?? new Map<string, readonly ReleaseFile[]>();
  const fitting = Array.from(project).filter(
    ([version, files]) =>
      meets(version, demands) && files.some((file) => !file.yanked && isInstallable(file, target)),
  );
  const versions = fitting.map(([version]) => version).toSorted(byAge);
  const old = preferred.get(name);
  if (old !== undefined && versions.includes(old)) return old;
  return versions.findLast((version) => !isPrerelease(version)) ?? versions.at(-1);
}

/** Oldest first. PyPI has versions from before PEP 440, which it can't read. */
export function byAge(a: string, b: string): number {
  try {
    return compare(a, b);
  } catch {
    return a < b ? -1 : 1;
  }
}

function isPrerelease(version: string): boolean {
  return /(a|b|c|rc|alpha|beta|pre|preview|dev)[-_.]?\d*$/i.test(version);
}
