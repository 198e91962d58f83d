import { UserError } from '../../errors.ts';
import { releaseOfTag } from '../../registry/ledger/ledger.ts';

/**
 * The number of a release as people write it: `7` or `release-7`.
 *
 * @throws UserError
 */
export function releaseNumber(text: string): number {
  const number = releaseOfTag(text) ?? releaseOfTag(`release-${text}`);
  if (number !== undefined) return number;
  throw new UserError(`${JSON.stringify(text)} is not the number of a release`, {
    next: 'npx vsc releases lists them; then for example: npx vsc releases show 7',
  });
}
