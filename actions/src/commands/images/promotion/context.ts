import { ownRunUrl } from '../../../github/event.ts';
import type { Ports } from '../../../ports.ts';
import { TIMING } from '../../../registry/ledger/intent.ts';
import { openRegistry } from '../../../registry/client/login.ts';
import type { MoveContext } from '../../../registry/promotion/move.ts';
import { readRegistrySettings, type RegistrySettings } from '../../../registry/client/settings.ts';
import { type AttestedImages, attestedImages } from './attested-images.ts';
import type { AttestedInputs } from './attested-inputs.ts';

/** Opens the registry for a promotion or a roll back, as the person or the run that asks for it. */
export async function promotionContext(
  { attested, trustedRoot }: AttestedInputs,
  ports: Ports,
): Promise<{
  context: MoveContext;
  settings: RegistrySettings;
  /** Undefined if images are taken without attestations. */
  attestations: AttestedImages | undefined;
}> {
  const settings = await readRegistrySettings(ports.root, ports.env);
  const registry = await openRegistry(settings, ports);
  const attestations = attested ? attestedImages(trustedRoot, registry, ports) : undefined;
  const context: MoveContext = {
    registry,
    signal: ports.signal,
    timing: TIMING,
    by: ports.env['GITHUB_ACTOR'] ?? ports.env['USER'] ?? 'somebody',
    run: ownRunUrl(ports.env),
    log: (line) => ports.log.info(line),
    ...(attestations && { accept: attestations.accept }),
  };
  return { context, settings, attestations };
}

/** Opens the registry for what puts no other image in place, and asks for no attestation therefore. */
export async function ledgerContext(ports: Ports): Promise<MoveContext> {
  const { context } = await promotionContext({ attested: false, trustedRoot: undefined }, ports);
  return context;
}
