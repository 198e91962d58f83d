import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import type { Moved } from '../../../registry/move.ts';
import { rollBack } from '../../../registry/promote.ts';
import { promotionContext } from '../promotion-context.ts';

/** Gives the latest tags back to the images of a release: `7` or `release-7`. */
export async function rollback(inputs: { release: string }, ports: Ports): Promise<Moved> {
  const digits = /^(?:release-)?([1-9]\d{0,8})$/.exec(inputs.release)?.[1];
  if (digits === undefined) {
    throw new UserError(`${JSON.stringify(inputs.release)} is not the number of a release`, {
      next: 'npx vsc releases lists them; then for example: npx vsc rollback 7',
    });
  }
  const { context } = await promotionContext(ports);
  return rollBack(context, Number(digits));
}
