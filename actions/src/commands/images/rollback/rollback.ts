import type { Ports } from '../../../ports.ts';
import type { Moved } from '../../../registry/promotion/move.ts';
import { rollBack } from '../../../registry/promotion/promote.ts';
import type { AttestedInputs } from '../promotion/attested-inputs.ts';
import { releaseNumber } from '../release-number.ts';
import { checkedReason } from '../promotion/reason.ts';
import { promotionContext } from '../promotion/context.ts';

export interface RollbackInputs extends AttestedInputs {
  readonly release: string;
  readonly reason: string;
}

/** Gives the latest tags back to the images of a release, `7` or `release-7`, and holds them. */
export async function rollback(inputs: RollbackInputs, ports: Ports): Promise<Moved> {
  const [number, reason] = [releaseNumber(inputs.release), checkedReason(inputs.reason)];
  const { context } = await promotionContext(inputs, ports);
  return rollBack(context, number, reason);
}
