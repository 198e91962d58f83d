import { nameOfSpec } from '../../channel/closure.ts';
import { imageMarkers } from '../../requirement/image-markers.ts';
import { distributionsOf, normalizeName } from '../../requirement/names.ts';
import { allowsVersion } from '../../pypi/resolve/demands.ts';
import { needsOf } from '../../pypi/resolve/requirement.ts';
import type { BlastRadius, Installed, PackageChange } from './blast-radius.ts';
import { fitsBuild } from '../build-pattern.ts';
import type { SolvedPackage } from '../thread/protocol.ts';

/** What is installed after a change, and what the change itself asks for. */
export interface Installation {
  readonly conda: readonly SolvedPackage[];
  readonly pip: readonly {
    readonly name: string;
    readonly version: string;
    readonly requires: readonly string[];
  }[];
  /** Entries that the change brings or alters, or names that are to be upgraded: name to words for it. */
  readonly asked: ReadonlyMap<string, string>;
  /** Whether a constraint of conda allows a version. */
  readonly allows: (constraint: string, version: string) => Promise<boolean>;
}

interface Need {
  readonly by: { readonly name: string; readonly version: string };
  readonly name: string;
  /** As its package has it, such as `numpy >=1.24`. */
  readonly text: string;
  readonly allows: (before: Installed) => Promise<boolean> | boolean;
}

/** Longer ways say nothing more. */
const MOST_STEPS = 3;

/**
 * Says of each package that a change moves, removes or rebuilds beyond what it asks for which constraint
 * made it move, and what of the request leads to that constraint.
 */
export async function whyMoved(radius: BlastRadius, after: Installation): Promise<BlastRadius> {
  const moved = [radius.upgraded, radius.downgraded, radius.rebuilt, radius.removed];
  if (moved.every(({ length }) => length === 0)) return radius;
  const needs = needsAfter(after);
  const explain = (changes: readonly PackageChange[]) =>
    Promise.all(
      changes.map(async (change) => ({ ...change, why: await reasonFor(change, needs, after) })),
    );
  const [upgraded, downgraded, rebuilt, removed] = await Promise.all(moved.map(explain));
  return {
    ...radius,
    upgraded: upgraded ?? [],
    downgraded: downgraded ?? [],
    rebuilt: rebuilt ?? [],
    removed: removed ?? [],
  };
}

function needsAfter({ conda, pip, allows }: Installation): Need[] {
  const python = conda.find(({ name }) => name === 'python')?.version ?? '3.9.13';
  const ofConda = conda.flatMap((by) =>
    by.depends.map((text): Need => {
      const [, constraint = '*', build] = text.split(' ');
      const fits = async ({ version, build: had = '' }: Installed) =>
        (build === undefined || fitsBuild(had, build)) && (await allows(constraint, version));
      return { by, name: normalizeName(nameOfSpec(text)), text, allows: fits };
    }),
  );
  const ofPip = pip.flatMap((by) =>
    needsOf(by.requires, [], imageMarkers(python)).map(({ name, specifier }): Need => {
      const fits = ({ version }: Installed) => allowsVersion(specifier, version);
      return { by, name, text: `${name}${specifier}`, allows: fits };
    }),
  );
  return [...ofConda, ...ofPip];
}

async function reasonFor(
  change: PackageChange,
  needs: readonly Need[],
  installation: Installation,
): Promise<string> {
  const { name, before, after } = change;
  const { asked } = installation;
  const own = asked.get(normalizeName(name));
  if (own !== undefined) return own;
  const heir = after === undefined ? heirOf(change, installation) : undefined;
  if (heir !== undefined) {
    return `${heir.words} takes its place${wayTo(heir.name, needs, asked)}`;
  }
  const wanting = needs.filter((need) => need.name === normalizeName(name));
  if (after === undefined || before === undefined) return 'nothing needs it any more';
  for (const need of wanting) {
    if (await need.allows(before)) continue;
    const { by, text } = need;
    return `${by.name} ${by.version} needs ${text}${wayTo(by.name, needs, asked)}`;
  }
  return 'no constraint: it is the newest that fits, or the old one is no longer served';
}

/** What the other section brings in place of a package that is gone: it may be an older one. */
function heirOf(
  { section, name }: PackageChange,
  { conda, pip }: Installation,
): { readonly name: string; readonly words: string } | undefined {
  const heir =
    section === 'pip'
      ? conda.find((each) => distributionsOf(each.name).includes(name))
      : pip.find((each) => distributionsOf(name).includes(each.name));
  const owner = section === 'pip' ? "conda's" : "pip's";
  return heir && { name: heir.name, words: `${owner} ${heir.name} ${heir.version}` };
}

/** How the request leads to a package: `, for jinja2 3.1.2`. Empty if it was there before. */
function wayTo(name: string, needs: readonly Need[], asked: ReadonlyMap<string, string>): string {
  const seen = new Set([normalizeName(name)]);
  let ways = [{ name, text: '' }];
  for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
    const found = ways.find((way) => asked.has(normalizeName(way.name)));
    if (found !== undefined) return `${found.text} (${asked.get(normalizeName(found.name))})`;
    ways = ways.flatMap((way) =>
      needs
        .filter((need) => need.name === normalizeName(way.name) && !seen.has(need.by.name))
        .map(({ by }) => {
          seen.add(by.name);
          return { name: by.name, text: `${way.text}, for ${by.name} ${by.version}` };
        }),
    );
  }
  return '';
}

interface Entries {
  readonly conda: readonly { readonly name: string; readonly raw: string }[];
  readonly pip: readonly { readonly name: string; readonly raw: string }[];
}

/** The entries that one file has and the other has not, in these words. */
export function askedAnew(file: Entries, base: Entries | undefined): Map<string, string> {
  const old = new Set([...(base?.conda ?? []), ...(base?.pip ?? [])].map(({ raw }) => raw));
  return new Map(
    [...file.conda, ...file.pip]
      .filter(({ raw }) => !old.has(raw))
      .map(({ name, raw }) => [normalizeName(name), `this change asks for \`${raw}\``]),
  );
}
