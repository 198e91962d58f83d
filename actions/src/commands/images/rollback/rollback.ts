import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import type { Moved } from '../../../registry/move.ts';
import { rollBack } from '../../../registry/promote.ts';
import type { AttestedInputs } from '../attested-inputs.ts';
import { promotionContext } from '../promotion-context.ts';

export interface RollbackInputs extends AttestedInputs {
  readonly release: string;
}

/** Gives the latest tags back to the images of a release: `7` or `release-7`. */
export async function rollback(inputs: RollbackInputs, ports: Ports): Promise<Moved> {
  const digits = /^(?:release-)?([1-9]\d{0,8})$/.exec(inputs.release)?.[1];
  if (digits === undefined) {
    throw new UserError(`${JSON.stringify(inputs.release)} is not the number of a release`, {
      next: 'npx vsc releases lists them; then for example: npx vsc rollback 7',
    });
  }
  const { context } = await promotionContext(inputs, ports);
  return rollBack(context, Number(digits));
}
