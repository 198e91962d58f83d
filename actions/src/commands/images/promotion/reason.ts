import { UserError } from '../../../errors.ts';

const LONGEST = 500;

/**
 * Why somebody did it, as the ledger keeps it for ever.
 *
 * @throws UserError if there is no word in it, or it is too long.
 */
export function checkedReason(reason: string): string {
  const text = reason.trim();
  if (/\p{L}/u.test(text) && text.length <= LONGEST) return text;
  throw new UserError(`the reason has to be words, at most ${LONGEST} characters`, {
    next: 'say what is wrong in a sentence: --reason "numpy 2 breaks every submission"',
  });
}
