import { createHash } from 'node:crypto';
import { type Competition, environmentsOf } from '../settings/competition.ts';
import type { EnvironmentFile } from '../model.ts';
import type { SolvedPackage } from '../solve/thread/protocol.ts';

/**
 * A file that pip may install a package from. Without an address: pip takes it from whatever index it
 * has, by its hash, so that a lock is the same behind a mirror.
 */
export interface LockedFile {
  readonly filename: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface LockedPipPackage {
  readonly name: string;
  readonly version: string;
  /** PEP 508 requirements, as the release states them. */
  readonly requires: readonly string[];
  readonly files: readonly LockedFile[];
}

/** Everything that a lock holds; `<variant>.lock.json`, as environment/lock.schema.json describes it. */
export interface LockDetails {
  readonly schema: 1;
  readonly variant: string;
  /** See `inputsHash`. */
  readonly inputs: string;
  readonly packages: readonly SolvedPackage[];
  readonly pip: readonly LockedPipPackage[];
}

/**
 * The SHA-256 (hex) of what a lock is made from: channels, entries and the machine. Comments and the
 * order of the conda and pip sections don't count.
 */
export function inputsHash(
  file: Pick<EnvironmentFile, 'channels' | 'conda' | 'pip'>,
  virtualPackages: Readonly<Record<string, string>>,
): string {
  const inputs = [
    file.channels.map(({ name }) => name),
    file.conda.map(({ raw }) => raw).toSorted(),
    file.pip.map(({ raw }) => raw).toSorted(),
    Object.entries(virtualPackages).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** The files of a variant's lock, beside its environment file. */
export function lockFiles(variant: string): {
  explicit: string;
  details: string;
  pip: string;
} {
  const base = `environment/${variant}`;
  return { explicit: `${base}.lock`, details: `${base}.lock.json`, pip: `${base}.pip.lock` };
}

/** The files of all locks that a competition has. */
export function locksOf(competition: Pick<Competition, 'variants'>): string[] {
  return environmentsOf(competition).flatMap(({ variant }) => Object.values(lockFiles(variant)));
}
