import { UserError } from '../../errors.ts';

/**
 * The number of a release as people write it: `7` or `release-7`.
 *
 * @throws UserError
 */
export function releaseNumber(text: string): number {
  const digits = /^(?:release-)?([1-9]\d{0,8})$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  throw new UserError(`${JSON.stringify(text)} is not the number of a release`, {
    next: 'npx vsc releases lists them; then for example: npx vsc releases show 7',
  });
}
