import { SurroundingsError } from '../../errors.ts';
import type { Finding } from '../../finding.ts';
import { Unavailable } from '../channel/download.ts';
import type { EnvironmentFile } from '../model.ts';
import type { SolvedPackage } from '../solve/thread/protocol.ts';
import { checkLine } from './findings/check-line.ts';
import { conflictOf, direct, overlaps, replacement } from './findings/explain.ts';
import { givenBelow, givenByConda, replacedBy } from './resolve/given.ts';
import { inPlaceOfConda } from './findings/in-place-of-conda.ts';
import { ownedTwice } from './findings/owned-twice.ts';
import { askedBy, type PipPackage, type PipSetting, resolvePip } from './resolve/resolve.ts';
import type { SimpleIndex } from './index/simple-index.ts';

/** The pip section of one variant, and the solved conda packages that it is installed on. */
export interface PipSection {
  readonly file: Pick<EnvironmentFile, 'conda' | 'pip'>;
  readonly solved: readonly SolvedPackage[];
  /** What a lock that was verified has: nothing is resolved then. */
  readonly locked?: readonly PipPackage[] | undefined;
}

export type PypiOutcome =
  | {
      readonly verdict: 'checked';
      readonly findings: readonly Finding[];
      /** What pip installs, in the order of names; undefined if the section has no solution. */
      readonly packages: readonly PipPackage[] | undefined;
      /** What it would install in place of conda's packages, if it is refused for that. */
      readonly refused?: readonly PipPackage[] | undefined;
      /** The same before the change. */
      readonly before: readonly PipPackage[] | undefined;
    }
  | {
      readonly verdict: 'pypi-unavailable';
      /** Why it could not be checked, in a sentence. */
      readonly reason: string;
    };

export interface PypiOptions {
  readonly index: SimpleIndex;
  /** The image's, as in the virtual package `__glibc`. */
  readonly glibc: string;
  /** Brings the resolver, if one is needed. @throws SurroundingsError */
  readonly uv: () => Promise<string>;
  readonly signal: AbortSignal;
  /** Aborted at the deadline. */
  readonly late: AbortSignal;
  /** Versions of a lock, preferred as long as they fit: PyPI name to version. */
  readonly preferred?: ReadonlyMap<string, string> | undefined;
  /** Pins that were there before, as `name==version`. */
  readonly standing?: ReadonlySet<string>;
}

/**
 * Checks a pip section against its index and against the conda packages below it, and resolves it.
 * @param options.before the section before the change: what was an error already is a notice now, and what
 *   only informs or warns is not said again, unless a release was withdrawn
 */
export async function checkPypi(
  section: PipSection,
  options: PypiOptions & { readonly before?: PipSection | undefined },
): Promise<PypiOutcome> {
  try {
    const { before } = options;
    const standing = new Set([...(options.standing ?? []), ...pinsOf(before)]);
    const old = before && (await checkSection(before, { ...options, standing }));
    const kept = old?.packages?.map(({ name, version }) => [name, version] as const);
    const preferred = new Map([...(kept ?? []), ...(options.preferred ?? [])]);
    const same = before !== undefined && sameSection(before, section);
    const now =
      old !== undefined && same
        ? old
        : await checkSection(section, { ...options, preferred, standing });
    const { packages, refused } = now;
    const there = old?.packages?.map(({ name, version }) => `${name}==${version}`);
    const twice = await twiceIn(
      section,
      packages,
      new Set([...(there ?? []), ...standing]),
      options,
    );
    const findings = [...now.findings, ...twice];
    const known = new Set(old?.findings.map(({ rule, message }) => `${rule} ${message}`));
    const weighed = findings.flatMap((each): Finding[] => {
      if (!known.has(`${each.rule} ${each.message}`)) return [each];
      // That main's release was withdrawn may be news; other warnings came with their line.
      const stays = each.severity === 'error' || each.rule === 'pip-yanked';
      return stays ? [{ ...each, severity: 'notice' }] : [];
    });
    return { verdict: 'checked', findings: weighed, packages, refused, before: old?.packages };
  } catch (error) {
    options.signal.throwIfAborted();
    const reason = whyUnavailable(error);
    if (reason === undefined) throw error;
    return { verdict: 'pypi-unavailable', reason };
  }
}

/** Modules that a package which comes or moves would overwrite, unless that is said already. */
function twiceIn(
  { file: { conda, pip }, solved }: PipSection,
  packages: readonly PipPackage[] | undefined,
  known: ReadonlySet<string>,
  { index, glibc }: PypiOptions,
): Promise<Finding[]> | Finding[] {
  const python = solved.find(({ name }) => name === 'python')?.version;
  if (packages === undefined || python === undefined) return [];
  const given = givenBelow(solved, { conda, pip });
  return ownedTwice(pip, packages, known, { given, target: { python, glibc }, index });
}

function pinsOf(section: PipSection | undefined): string[] {
  return section?.file.pip.map(({ name, version }) => `${name}==${version}`) ?? [];
}

function sameSection(a: PipSection, b: PipSection): boolean {
  const lines = ({ file }: PipSection) =>
    file.pip.map(({ raw, place }) => `${place.line} ${raw}`).join('\n');
  const same = b.locked === undefined || a.locked === b.locked;
  return same && a.solved === b.solved && lines(a) === lines(b);
}

/** What is only shown must leave time for the rest. */
const SHOWN_MS = 15_000;

function soon(setting: PipSetting): PipSetting {
  return { ...setting, late: AbortSignal.any([setting.late, AbortSignal.timeout(SHOWN_MS)]) };
}

/** For what is only shown: the findings stand without it. */
function unlessAnswered(error: unknown): undefined {
  if (whyUnavailable(error) === undefined) throw error;
}

/** Why an index or the resolver could not be asked, in words; undefined for another error. */
export function whyUnavailable(error: unknown): string | undefined {
  if (error instanceof SurroundingsError) return error.message;
  if (!(error instanceof Unavailable)) return undefined;
  const { url, reason, attempts } = error;
  const tried = attempts > 1 ? `, tried ${attempts} times` : '';
  return `the package index could not be read: ${reason} (${url}${tried})`;
}

interface CheckedSection {
  readonly findings: Finding[];
  readonly packages: readonly PipPackage[] | undefined;
  readonly refused?: readonly PipPackage[] | undefined;
}

async function checkSection(
  { file: { pip, conda }, solved, locked }: PipSection,
  { index, glibc, uv, signal, late, standing, preferred = new Map() }: PypiOptions,
): Promise<CheckedSection> {
  const python = solved.find(({ name }) => name === 'python')?.version;
  if (python === undefined || pip.length === 0) return { findings: [], packages: [] };
  const target = { python, glibc };
  const perLine = (
    await Promise.all(pip.map((line) => checkLine(line, target, index, standing)))
  ).flat();
  const barred = new Set(
    perLine.filter(({ severity }) => severity === 'error').map(({ place }) => place),
  );
  const sound = pip.filter(({ place }) => !barred.has(place));
  const setting: PipSetting = {
    given: givenBelow(solved, { conda, pip }),
    preferred,
    target,
    index,
    uv,
    signal,
    late,
  };
  const asked = await askedBy(sound, setting);
  const named = new Set(conda.map(({ name }) => name));
  const replaced = replacedBy({ conda, pip: sound }, givenByConda(solved));
  const first = [
    ...perLine,
    ...replaced.map((line) => replacement(line, givenByConda(solved))),
    ...direct(asked, named),
  ];
  if (first.some(({ severity }) => severity === 'error')) {
    const refused =
      locked === undefined && barred.size === 0
        ? await inPlaceOfConda(sound, soon(setting)).catch(unlessAnswered)
        : undefined;
    return { findings: first, packages: locked, refused };
  }
  const resolution = locked
    ? { ok: true as const, packages: locked }
    : await resolvePip(sound, asked, setting);
  if (!resolution.ok) {
    const findings = [...first, ...conflictOf(resolution.account, sound, asked.given)];
    return { findings, packages: undefined };
  }
  const { packages } = resolution;
  return { findings: [...first, ...overlaps(sound, packages, asked, target)], packages };
}
