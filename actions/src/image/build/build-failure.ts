import { engineReason } from '../../container/engine-error.ts';
import { SurroundingsError, UserError } from '../../errors.ts';
import type { Finding } from '../../finding.ts';
import { FREE_SPACE } from './disk.ts';
import type { FailedStep } from './progress.ts';

/** The kernel's words for a full disk (ENOSPC, errno(3)), which every program and the engine hand on. */
const FULL = /no space left on device/i;

/**
 * What moby says where it can't hand the context to BuildKit: it fetches it from an address that only its own
 * image store knows (moby#47717; Docker 26.1 looks the name up, others answer 403).
 */
const CONTEXT_LOST = /failed to read downloaded context|\/\/build-context-/;

/**
 * Why a build failed, and what to do: a failing step shows its last lines, other errors are the engine's
 * own words.
 *
 * @param blame the lines of files that a failed step is about
 */
export function buildFailure(
  tag: string,
  step: FailedStep | undefined,
  blame: (step: FailedStep) => readonly Finding[],
  error: unknown,
): UserError {
  if (CONTEXT_LOST.test(`${engineReason(error)}${step?.error ?? ''}`)) {
    const reason = 'this engine loses the files of a build that come over its API (moby#47717)';
    return new SurroundingsError(`${tag} cannot be built: ${reason}`, {
      next: `turn containerd's image store off (Docker Desktop: Settings, General; else "features": {"containerd-snapshotter": false} in daemon.json), or build with podman`,
      cause: error,
    });
  }
  if (step === undefined) {
    const reason = engineReason(error);
    const other = 'fix runtime/Dockerfile if it is named; else look at the log of the engine';
    return new SurroundingsError(`the engine could not build ${tag}: ${reason}`, {
      next: FULL.test(reason) ? FREE_SPACE : other,
      cause: error,
    });
  }
  const code = /exit code: (\d+)/.exec(step.error)?.[1];
  const end = code === undefined ? step.error : `exit code ${code}`;
  const lines = step.lines.map((line) => `\n  ${line}`).join('');
  const message = `building ${tag} failed in "${step.command}" (${end}):${lines}`;
  const found = { findings: blame(step), cause: error };
  if (FULL.test(`${step.error}${lines}`)) {
    return new SurroundingsError(message, { next: FREE_SPACE, ...found });
  }
  return new UserError(message, {
    next: 'fix what the last lines name, and build again; finished steps are kept',
    ...found,
  });
}
