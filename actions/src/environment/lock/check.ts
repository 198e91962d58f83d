import type { Finding } from '../../finding.ts';
import type { EnvironmentFile } from '../model.ts';
import { finding } from '../rules/catalogue.ts';
import { inputsHash, type LockDetails, lockFiles } from './model.ts';
import { lockedInputs, lockProblem, readLockDetails } from './read.ts';
import { renderLock } from './render.ts';
import { type LockFault, type LockPolicy, unsoundLock } from './sound.ts';

/** The texts of a variant's lock, as far as its files exist. */
export interface LockTexts {
  readonly explicit: string | undefined;
  readonly details: string | undefined;
  readonly pip: string | undefined;
}

/**
 * `fits`: made from this file, whole, and nothing in it is wrong by itself. `stale`: made from another
 * state of the file. `damaged`: its files don't belong together. `unsound`: it can't be the lock of
 * this file, whatever its head says.
 */
export type LockState = 'absent' | 'fits' | 'stale' | 'damaged' | 'unsound';

export interface LockCheck {
  readonly state: LockState;
  /** Undefined if it is absent or damaged. */
  readonly lock: LockDetails | undefined;
  /** Errors, at the lines of the lock; none for one that is absent or fits. */
  readonly findings: readonly Finding[];
}

/**
 * How a lock stands to its environment file, as far as the texts tell. That its conda packages are the
 * channels' is verified where those are at hand (`Solver.verify`).
 */
export function checkLock(
  variant: string,
  texts: LockTexts,
  file: EnvironmentFile,
  policy: LockPolicy,
): LockCheck {
  const { explicit, details, pip } = texts;
  const files = lockFiles(variant);
  if (explicit === undefined && details === undefined && pip === undefined) {
    return { state: 'absent', lock: undefined, findings: [] };
  }
  const problem = details === undefined ? 'it is missing' : lockProblem(details);
  if (details === undefined || problem !== undefined) {
    const message = `${files.details} is not a lock: ${problem}.`;
    return { state: 'damaged', lock: undefined, findings: [refuse(files.details, 1, message)] };
  }
  const lock = readLockDetails(details);
  const rendered = lock && renderLock(lock);
  const whole =
    lock?.variant === variant &&
    rendered?.get(files.explicit) === explicit &&
    rendered?.get(files.pip) === pip &&
    lockedInputs(explicit ?? '') === lock.inputs;
  if (!whole || lock === undefined) {
    const message = `${files.explicit} and the files beside it don't belong together: they were edited, or merged.`;
    return { state: 'damaged', lock: undefined, findings: [refuse(files.explicit, 1, message)] };
  }
  if (lock.inputs !== inputsHash(file, policy.virtualPackages)) {
    const message = `${files.explicit} was made from another state of ${file.file}.`;
    return { state: 'stale', lock, findings: [refuse(files.explicit, 1, message)] };
  }
  const faults = unsoundLock(lock, file, policy);
  return {
    state: faults.length === 0 ? 'fits' : 'unsound',
    lock,
    findings: faultsAt(lock, faults),
  };
}

/** More faults of one lock than this say nothing new: it is forged, or of another repository. */
const mostFaults = 20;

/** The faults of a lock, as findings at the packages' lines. */
export function faultsAt(lock: LockDetails, faults: readonly LockFault[]): Finding[] {
  const files = lockFiles(lock.variant);
  const rendered = renderLock(lock);
  return faults.slice(0, mostFaults).map(({ section, name, message }) => {
    const file = section === 'conda' ? files.explicit : files.pip;
    const at = lock.packages.findIndex((each) => each.name === name);
    const lines = (rendered.get(file) ?? '').split('\n');
    const line =
      section === 'conda'
        ? lines.indexOf('@EXPLICIT') + 1 + at
        : lines.findIndex((text) => text.startsWith(`${name}==`));
    return refuse(file, name === undefined || line < 0 ? 1 : line + 1, message);
  });
}

function refuse(file: string, line: number, message: string): Finding {
  const place = { file, line, column: 1, endColumn: 2 };
  return finding('lock', 'error', place, message, 'run `npx vsc lock`, and commit what it writes');
}
