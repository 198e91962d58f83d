import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Competition,
  competitionOf,
  environmentsOf,
  type VariantEnvironment,
  variantOf,
} from '../../../environment/settings/competition.ts';
import { Osv } from '../../../environment/facts/osv.ts';
import { type LineAge, linesBehind } from '../../../environment/facts/freshness.ts';
import { loadFile } from '../../../environment/files/load.ts';
import { blocked, makeLock } from '../../../environment/lock/make.ts';
import { type LockDetails, lockFiles } from '../../../environment/lock/model.ts';
import { readLockDetails } from '../../../environment/lock/read.ts';
import { renderLock } from '../../../environment/lock/render.ts';
import { readLockTexts } from '../../../environment/lock/texts.ts';
import type { EnvironmentFile } from '../../../environment/model.ts';
import { pipRadius } from '../../../environment/pypi/resolve/radius.ts';
import { type PipOptions, pipSources } from '../../../environment/pypi/resolve/sources.ts';
import { normalizeName } from '../../../environment/requirement/names.ts';
import { loadPolicy } from '../../../environment/settings/policy.ts';
import { readEnvironment } from '../../../environment/files/read.ts';
import {
  type BlastRadius,
  bothRadii,
  compareSolutions,
} from '../../../environment/solve/change/blast-radius.ts';
import { Solver, type SolverOptions } from '../../../environment/solve/solver.ts';
import { whyMoved } from '../../../environment/solve/change/why-moved.ts';
import { UserError } from '../../../errors.ts';
import { replaceFile } from '../../../files/replace-file.ts';
import { type Finding, firstProblem } from '../../../finding.ts';
import type { Ports } from '../../../ports.ts';
import { editAffected, type Files } from './edit-affected.ts';
import { upgradeAffected, type Watched } from './upgrade-affected.ts';

export interface LockInputs {
  /** Only this one; without it each that has an environment file. */
  readonly variant: string | undefined;
  /** Names of packages of the locks to take in their newest versions that fit; empty texts don't count. */
  readonly upgrade: readonly string[];
  /** Takes the newest packages instead of keeping those of the lock. */
  readonly upgradeAll: boolean;
  /** Upgrades what has known advisories, if that removes any. */
  readonly upgradeAffected?: boolean;
  /** With that, edits lines that name a version with known advisories, if one without them fits. */
  readonly editAffected?: boolean;
  /** Channels, PyPI, advisories, cache and deadline. */
  readonly solve: Omit<SolverOptions & PipOptions, 'signal'> & {
    readonly osvUrl?: string | undefined;
  };
}

export interface LockedVariant {
  readonly variant: string;
  /** Its environment file, from the repository's root. */
  readonly file: string;
  readonly lock: LockDetails;
  /** Files that were written, from the repository's root; none if the lock was right already. */
  readonly written: readonly string[];
  /** The packages against the lock as it was; undefined if there was none. */
  readonly changes: BlastRadius | undefined;
  /** What the pip section leaves to be desired. */
  readonly findings: readonly Finding[];
  /** Lines whose packages have a later release; absent if nobody wanted to know. */
  readonly behind?: readonly LineAge[] | undefined;
  /** What the lock had of known advisories; absent if nobody wanted to know. */
  readonly watched?: Watched | undefined;
}

/**
 * Locks environment files: exact packages with their hashes, beside the files. All variants are
 * solved before anything is written.
 * @throws UserError if a file can't be read or solved
 */
export async function lockEnvironments(inputs: LockInputs, ports: Ports): Promise<LockedVariant[]> {
  const environments = wantedOf(await competitionOf(ports.root), inputs.variant);
  const options = { ...inputs.solve, signal: ports.signal };
  const upgraded = new Set(inputs.upgrade.map(normalizeName).filter((name) => name !== ''));
  const solver = new Solver(options);
  const pip = pipSources(options);
  const osv = new Osv({ ...options, osvUrl: options.osvUrl });
  try {
    const loaded = await Promise.all(
      environments.map(async (environment) => {
        const file = await loadEnvironment(ports.root, environment.file);
        const texts = await readLockTexts(ports.root, environment.variant);
        const old = texts.details === undefined ? undefined : readLockDetails(texts.details);
        return { ...environment, loaded: file, old, texts };
      }),
    );
    const makeAll = (files: Files) =>
      Promise.all(
        loaded.map(async ({ variant, machine, loaded: there, old, texts }) => {
          const file = files.get(variant) ?? there;
          const make = (more: ReadonlySet<string> = new Set()) => {
            const kept = inputs.upgradeAll
              ? undefined
              : old && without(old, new Set([...upgraded, ...more]));
            return makeLock(variant, file, machine, { solver, pip, kept });
          };
          const watch = inputs.upgradeAffected && old;
          const { lock, findings, watched } = watch
            ? await upgradeAffected(old, file, { make, osv, index: pip.index })
            : { ...(await make()), watched: undefined };
          const before = [texts.explicit, texts.details, texts.pip];
          return { variant, file, lock, findings, watched, old, before };
        }),
      );
    const files = new Map(loaded.map((each) => [each.variant, each.loaded]));
    const first = { files, made: await makeAll(files) };
    const { made } = inputs.editAffected
      ? await editAffected(first, makeAll, await sparedBy(ports.root))
      : first;
    refuseUnknown(upgraded, made);
    const locked: LockedVariant[] = [];
    for (const { before, old, file, ...each } of made) {
      const changes = old && (await difference(old, each.lock, solver, upgraded));
      const records: Parameters<typeof linesBehind>[2]['records'] = (packages) =>
        solver.records(file, packages);
      const behind = inputs.upgradeAffected
        ? await linesBehind(file, each.lock, { records, index: pip.index })
        : undefined;
      const edited = file !== files.get(each.variant);
      if (edited) await writeText(ports.root, file.file, file.text);
      const written = await writeFiles(ports.root, each.lock, before);
      locked.push({
        ...each,
        file: file.file,
        changes,
        behind,
        written: [...(edited ? [file.file] : []), ...written],
      });
    }
    return locked;
  } finally {
    await solver.close();
  }
}

/** What of a lock is kept. */
function without(lock: LockDetails, upgraded: ReadonlySet<string>): LockDetails {
  const stays = ({ name }: { name: string }) => !upgraded.has(normalizeName(name));
  return { ...lock, packages: lock.packages.filter(stays), pip: lock.pip.filter(stays) };
}

/** A name that no lock has was meant otherwise. */
function refuseUnknown(
  upgraded: ReadonlySet<string>,
  made: readonly { readonly lock: LockDetails }[],
): void {
  const packages = made.flatMap(({ lock }) => [...lock.packages, ...lock.pip]);
  const known = new Set(packages.map(({ name }) => normalizeName(name)));
  const unknown = [...upgraded].filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new UserError(`no lock has ${unknown.join(', ')}: there is nothing to upgrade`, {
    next: 'take names of environment/*.lock or *.pip.lock',
  });
}

function wantedOf(competition: Competition, wanted: string | undefined): VariantEnvironment[] {
  const environments = environmentsOf(competition);
  if (wanted === undefined) return environments;
  const { name } = variantOf(competition, wanted);
  const found = environments.filter(({ variant }) => variant === name);
  if (found.length > 0) return found;
  throw new UserError(`${name} has no environment file to lock`, {
    next: `use one of ${environments.map(({ variant }) => variant).join(', ')}`,
  });
}

async function difference(
  old: LockDetails,
  now: LockDetails,
  solver: Solver,
  upgraded: ReadonlySet<string>,
) {
  const order = await solver.versionOrder([...old.packages, ...now.packages]);
  const conda = compareSolutions(old.packages, now.packages, order);
  const radius = bothRadii(conda, pipRadius(old.pip, now.pip, old.packages));
  return whyMoved(radius, {
    conda: now.packages,
    pip: now.pip,
    asked: new Map(Array.from(upgraded, (name) => [name, `\`--upgrade ${name}\``])),
    allows: (constraint, version) => solver.allows(constraint, version),
  });
}

/** A lock of a file that is only partly understood would lack what isn't. */
async function loadEnvironment(root: string, name: string): Promise<EnvironmentFile> {
  const bytes = await loadFile(root, name);
  const reading = Buffer.isBuffer(bytes)
    ? readEnvironment(name, bytes)
    : { file: undefined, findings: [bytes] };
  const errors = reading.findings.filter(({ severity }) => severity === 'error');
  if (reading.file === undefined || errors.length > 0) {
    throw blocked(firstProblem(name, errors));
  }
  return reading.file;
}

/** Each file is whole at any moment, and the one that names the inputs comes last. */
async function writeFiles(
  root: string,
  lock: LockDetails,
  before: readonly (string | undefined)[],
): Promise<string[]> {
  const rendered = renderLock(lock);
  const { explicit, details, pip } = lockFiles(lock.variant);
  const written: string[] = [];
  for (const file of [pip, details, explicit]) {
    const text = rendered.get(file);
    if (text === undefined || before.includes(text)) continue;
    await writeText(root, file, text);
    written.push(file);
  }
  return written;
}

async function writeText(root: string, file: string, text: string): Promise<void> {
  await replaceFile(path.join(root, file), (partial) => writeFile(partial, text));
}

/** Packages whose version the policy fixes, and those that have another name in each file. */
async function sparedBy(root: string): Promise<ReadonlySet<string>> {
  const { settings } = await loadPolicy(root);
  if (!('fixed' in settings)) return new Set();
  const paired = settings.pairs.flatMap((pair) => Object.values(pair));
  return new Set([...settings.fixed, ...paired].map(normalizeName));
}
