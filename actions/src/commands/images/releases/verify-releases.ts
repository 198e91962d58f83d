import type { Ports } from '../../../ports.ts';
import { move } from '../../../registry/move.ts';
import { lostImages, repairLedger, verifyLedger } from '../../../registry/verify-ledger.ts';
import { promotionContext } from '../promotion-context.ts';

/** What was found of the ledger, and what is left of it after a repair. */
export interface VerifiedReleases {
  readonly releases: number;
  /** A sentence each. */
  readonly faults: readonly string[];
  /** What was set right. */
  readonly repaired: readonly string[];
}

/**
 * Compares the ledger, its tags and the images with each other. With `repair` tags are put back on entries
 * that the registry still holds, and the latest tags on the newest release; nothing is removed.
 */
export async function verifyReleases(repair: boolean, ports: Ports): Promise<VerifiedReleases> {
  const { context } = await promotionContext({ attested: false, trustedRoot: undefined }, ports);
  const { registry } = context;
  const before = await verifyLedger(registry);
  if (repair) await repairLedger(registry, before);
  const after = repair ? await verifyLedger(registry) : before;
  const latest = repair && after.head !== undefined ? await follow(context) : [];
  const lost = await lostImages(registry, after.releases);
  return {
    releases: after.releases.length,
    faults: [...after.faults, ...lost],
    repaired: [...before.faults.filter((fault) => !after.faults.includes(fault)), ...latest],
  };
}

/** Has the latest tags follow the ledger, which they may have stopped doing. */
async function follow(context: Parameters<typeof move>[0]): Promise<string[]> {
  const { repaired } = await move(context, () => Promise.resolve(undefined));
  return repaired ? ['the latest tags were not those of the newest release'] : [];
}
