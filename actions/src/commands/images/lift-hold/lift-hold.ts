import type { Ports } from '../../../ports.ts';
import type { Moved } from '../../../registry/promotion/move.ts';
import { liftHold } from '../../../registry/promotion/promote.ts';
import { ledgerContext } from '../promotion/context.ts';
import { checkedReason } from '../promotion/reason.ts';

/** Ends the hold of a roll back. It moves no tag, so nothing has to be attested. */
export async function lift(reason: string, ports: Ports): Promise<Moved> {
  const why = checkedReason(reason);
  const context = await ledgerContext(ports);
  return liftHold(context, why);
}
