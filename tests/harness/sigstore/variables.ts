import type { IdentityService } from 'actions-testbed';
import { pathToFileURL } from 'node:url';
import type { SigstoreAuthority } from './authority.ts';

/**
 * The variables of an action that attests: its process gets Sigstore's own mock (preload.ts), and
 * takes the tokens of this identity service for GitHub's. What it signs holds by the trusted root of
 * `authority`; without one, by nobody's.
 */
export function sigstoreVariables(
  { keysUrl }: Pick<IdentityService, 'keysUrl'>,
  authority?: Pick<SigstoreAuthority, 'key'>,
) {
  const preload = pathToFileURL(`${import.meta.dirname}/preload.ts`).href;
  return {
    NODE_OPTIONS: `--import=${preload}`,
    TEST_IDENTITY_KEYS: keysUrl,
    ...(authority && { TEST_SIGSTORE_KEY: authority.key }),
  };
}
