import { SurroundingsError } from '../../../errors.ts';
import { imageMarkers } from '../../requirement/image-markers.ts';
import type { PipRequirement } from '../../model.ts';
import { requirementText } from '../../requirement/pip-requirement.ts';
import { collectDemands, type Demand, type Followed } from './demands.ts';
import { type Given, withExtras } from './given.ts';
import { serveIndex } from './loopback-index.ts';
import { releaseFiles } from '../index/releases.ts';
import type { SimpleIndex } from '../index/simple-index.ts';
import type { ReleaseFile, SizedFile } from '../index/simple-page.ts';
import { uvCompile } from './uv-compile.ts';
import type { Target } from '../index/wheel-tags.ts';

/** A package that pip installs. */
export interface PipPackage {
  readonly name: string;
  readonly version: string;
  /** PEP 508 requirements, as the release states them. */
  readonly requires: readonly string[];
  /** The files that fit the image. */
  readonly files: readonly Pick<SizedFile, 'filename' | 'sha256' | 'size'>[];
  /** Whether all of them were withdrawn from the index (PEP 592). */
  readonly yanked?: boolean;
}

type Needing = Pick<PipPackage, 'name' | 'version' | 'requires'>;

/** What pip finds when it starts, and what it runs on. */
export interface PipGround {
  /** Conda's Python packages, by PyPI name. */
  readonly given: ReadonlyMap<string, Given>;
  readonly target: Target;
  readonly index: SimpleIndex;
}

export interface PipSetting extends PipGround {
  /** Versions of a lock, kept as long as they fit: PyPI name to version. */
  readonly preferred: ReadonlyMap<string, string>;
  /** Brings the resolver, if one is needed. */
  readonly uv: () => Promise<string>;
  readonly signal: AbortSignal;
  readonly late: AbortSignal;
}

/** What the lines ask for, of each name, as far as they lead by themselves. */
export interface Asked {
  readonly demands: ReadonlyMap<string, readonly Demand[]>;
  readonly pinned: ReadonlyMap<string, PipPackage>;
  readonly given: ReadonlyMap<string, Given>;
}

export type Resolution =
  | { readonly ok: true; readonly packages: readonly PipPackage[] }
  | { readonly ok: false; readonly account: string };

/**
 * What the lines need, by the metadata of the very releases that they pin.
 * @param lines each of which has a file
 * @throws Unavailable
 */
export async function askedBy(
  lines: readonly PipRequirement[],
  setting: PipGround,
): Promise<Asked> {
  const releases = await Promise.all(
    lines.map(async ({ name, version = '' }): Promise<[string, PipPackage][]> => {
      if (setting.given.has(name)) return [];
      const found = await packageOf(name, version, setting);
      return found === undefined ? [] : [[name, found]];
    }),
  );
  const pinned = new Map(releases.flat());
  return { ...(await demandsOf(lines, [...pinned.values()], setting)), pinned };
}

/** What lines and packages need, with what the extras of conda's distributions do. @throws Unavailable */
export async function demandsOf(
  lines: readonly PipRequirement[],
  packages: readonly Needing[],
  setting: PipGround,
): Promise<Pick<Asked, 'demands' | 'given'>> {
  const markers = imageMarkers(setting.target.python);
  let { given } = setting;
  for (;;) {
    const demands = collectDemands(lines, followed(packages, given), markers);
    const richer = await enriched(given, demands, setting);
    if (richer === given) return { demands, given };
    given = richer;
  }
}

/** Releases as demands are followed through them. */
export function followed(
  packages: readonly Needing[],
  given: ReadonlyMap<string, Given>,
): Map<string, Followed> {
  const known = new Map<string, Followed>();
  for (const [name, { version, requires }] of given) {
    known.set(name, { version, requires, byConda: true });
  }
  for (const each of packages) known.set(each.name, { ...each, byConda: false });
  return known;
}

/**
 * What `pip install` would choose on top of conda's packages, which stay as they are. uv is asked if
 * anything is left to choose.
 * @throws Unavailable, SurroundingsError without uv
 */
export async function resolvePip(
  lines: readonly PipRequirement[],
  { demands, pinned, given }: Asked,
  setting: PipSetting,
): Promise<Resolution> {
  const open = [...demands.keys()].some((name) => !pinned.has(name) && !given.has(name));
  if (!open && lines.every(({ version }) => version !== undefined)) {
    const wanted = [...pinned.values()].filter(({ name }) => demands.has(name));
    return { ok: true, packages: sorted(wanted) };
  }
  const requirements = lines.map(requirementText);
  const program = await setting.uv();
  const kept = { ...setting, preferred: await withoutYanked(setting.preferred, setting) };
  for (let known = given; ;) {
    const { compiled, extras } = await compile(program, requirements, known, kept);
    const richer = await enrichedBy(known, extras, setting);
    if (richer !== known) {
      known = richer;
      continue;
    }
    if (!compiled.ok) return compiled;
    const chosen = [...compiled.versions].filter(([name]) => !known.has(name));
    const packages = await Promise.all(
      chosen.map(async ([name, version]) => {
        const found = await packageOf(name, version, setting);
        if (found === undefined) throw new Error(`uv chose ${name} ${version}, which has no file`);
        return found;
      }),
    );
    return { ok: true, packages: sorted(packages) };
  }
}

async function compile(
  program: string,
  requirements: readonly string[],
  given: ReadonlyMap<string, Given>,
  { index, target, preferred, signal, late }: PipSetting,
) {
  const stop = new AbortController();
  const loopback = await serveIndex({ index, target, given }, (error) => stop.abort(error));
  try {
    const any = AbortSignal.any([signal, stop.signal, late]);
    const asked = { indexUrl: loopback.url, requirements, preferred, target, signal: any };
    const compiled = await uvCompile(program, asked);
    return { compiled, extras: loopback.extras };
  } catch (error) {
    if (signal.aborted || stop.signal.aborted || !late.aborted) throw error;
    throw new SurroundingsError('the resolver found no answer before the time limit', {
      next: 'try again with a longer --time-limit',
      cause: error,
    });
  } finally {
    await loopback.close();
  }
}

/** The release of a version, with the files that fit; undefined if none does. @throws Unavailable */
export async function packageOf(
  name: string,
  version: string,
  { index, target }: Omit<PipGround, 'given'>,
): Promise<PipPackage | undefined> {
  const files = releaseFiles((await index.project(name)) ?? [], version, target);
  const [file] = files;
  if (file === undefined) return undefined;
  const { requires } = await index.metadata(file);
  const sized = await Promise.all(files.map((each) => index.sized(each)));
  return { name, version: file.version, requires, files: sized, yanked: isYanked(files) };
}

function isYanked(files: readonly ReleaseFile[]): boolean {
  return files.length > 0 && files.every(({ yanked }) => yanked !== undefined);
}

/** Installers choose no withdrawn release by themselves (PEP 592): it isn't kept either. @throws Unavailable */
async function withoutYanked(
  preferred: ReadonlyMap<string, string>,
  { index, target }: Omit<PipGround, 'given'>,
): Promise<ReadonlyMap<string, string>> {
  const kept = await Promise.all(
    [...preferred].map(async ([name, version]) => {
      const files = releaseFiles((await index.project(name)) ?? [], version, target);
      return isYanked(files) ? [] : [[name, version] as const];
    }),
  );
  return new Map(kept.flat());
}

function enriched(
  given: ReadonlyMap<string, Given>,
  demands: ReadonlyMap<string, readonly Demand[]>,
  setting: PipGround,
) {
  const extras = new Map(
    [...demands].map(([name, asked]) => [name, new Set(asked.flatMap((each) => each.extras))]),
  );
  return enrichedBy(given, extras, setting);
}

/** The same map, if the extras asked for are known already. */
async function enrichedBy(
  given: ReadonlyMap<string, Given>,
  extras: ReadonlyMap<string, ReadonlySet<string>>,
  setting: PipGround,
): Promise<ReadonlyMap<string, Given>> {
  const missing = [...extras].filter(
    ([name, asked]) =>
      given.has(name) && [...asked].some((each) => !given.get(name)!.extras.includes(each)),
  );
  if (missing.length === 0) return given;
  const found = await Promise.all(
    missing.map(async ([name, asked]) => {
      const old = given.get(name)!;
      const all = new Set([...old.extras, ...asked]);
      const rich = await withExtras(name, old, all, setting);
      return [name, { ...rich, extras: [...all] }] as const;
    }),
  );
  return new Map([...given, ...found]);
}

function sorted(packages: readonly PipPackage[]): PipPackage[] {
  return packages.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
