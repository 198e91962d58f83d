import type { IdentityService } from 'actions-testbed';
import { pathToFileURL } from 'node:url';

/**
 * The variables of an action that attests: its process gets Sigstore's own mock (sigstore.ts), and
 * takes the tokens of this identity service for GitHub's.
 */
export function sigstoreVariables({ keysUrl }: Pick<IdentityService, 'keysUrl'>) {
  const preload = pathToFileURL(`${import.meta.dirname}/sigstore.ts`).href;
  return { NODE_OPTIONS: `--import=${preload}`, TEST_IDENTITY_KEYS: keysUrl };
}
