import type { Finding } from '../../finding.ts';
import type { EnvironmentFile, CondaVariant } from '../model.ts';
import { finding } from '../rules/catalogue.ts';
import { inputsHash, lockFiles } from './model.ts';
import { lockedInputs, readLockDetails } from './read.ts';
import { renderLock } from './render.ts';

/** The texts of a variant's lock, as far as its files exist. */
export interface LockTexts {
  readonly explicit: string | undefined;
  readonly details: string | undefined;
  readonly pip: string | undefined;
}

/** `fits`: made from this file, and whole. `stale`: made from another state of the file. */
export type LockState = 'absent' | 'fits' | 'stale' | 'damaged';

/** How a lock stands to its environment file. */
export function lockState(
  texts: LockTexts,
  file: Pick<EnvironmentFile, 'channels' | 'conda' | 'pip'>,
  virtualPackages: Readonly<Record<string, string>>,
): LockState {
  const { explicit, details, pip } = texts;
  if (explicit === undefined && details === undefined && pip === undefined) return 'absent';
  const lock = details === undefined ? undefined : readLockDetails(details);
  if (lock === undefined) return 'damaged';
  const rendered = renderLock(lock);
  const files = lockFiles(lock.variant);
  const whole = rendered.get(files.explicit) === explicit && rendered.get(files.pip) === pip;
  if (!whole || lockedInputs(explicit ?? '') !== lock.inputs) return 'damaged';
  return lock.inputs === inputsHash(file, virtualPackages) ? 'fits' : 'stale';
}

/**
 * Says where a lock doesn't fit its file. A warning: the image build leaves such a lock aside, and
 * the workflow update-locks.yml makes a new one.
 */
export function checkLock(
  variant: CondaVariant,
  texts: LockTexts,
  file: EnvironmentFile,
  virtualPackages: Readonly<Record<string, string>>,
): Finding[] {
  const state = lockState(texts, file, virtualPackages);
  if (state === 'absent' || state === 'fits') return [];
  const { explicit } = lockFiles(variant);
  const message =
    state === 'stale'
      ? `${explicit} was made from another state of ${file.file}.`
      : `${explicit} and the files beside it don't belong together: they were edited, or merged.`;
  const suggestion = 'run `npx vsc lock`, or leave it to the maintainers';
  return [finding('lock', 'warning', file.dependenciesPlace, message, suggestion)];
}
