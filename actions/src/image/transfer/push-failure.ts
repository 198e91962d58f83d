import { SurroundingsError, UserError } from '../../errors.ts';
import { TransientError } from '../../retry.ts';

/** What the engine says on a refusal: it does not pass by itself. */
const REFUSED = /unauthorized|denied|authentication required|no basic auth credentials/i;

/** A registry that is full, or takes no layer of this size, is so the next time as well. */
const NO_ROOM = /no space left|"Err":28\b|quota|too large|\b(?:413|507)\b/i;

/** What a read-only registry says, in the words of the distribution specification. */
const READ_ONLY = /operation is unsupported|method not allowed|\b405\b/i;

/** The registry refuses the login, or its right to write there. */
export class RefusedPush extends UserError {}

/** What a push that ended with `reason` means: final with what to do, or a TransientError. */
export function pushFailure(reference: string, reason: string, cause: unknown): Error {
  const message = `${reference} cannot be pushed: ${reason}`;
  if (NO_ROOM.test(reason)) {
    return new SurroundingsError(message, {
      next: 'make room in the registry, or let it take larger layers',
      cause,
    });
  }
  if (READ_ONLY.test(reason)) {
    return new SurroundingsError(`${message}: the registry is read-only, or has locked this tag`, {
      next: 'let it take writes again, then run this again: layers that have arrived are kept',
      cause,
    });
  }
  if (!REFUSED.test(reason)) return new TransientError(message, { cause });
  return new RefusedPush(message, {
    next: 'check login: in environment/competition.yml, and that it may write there',
    cause,
  });
}
