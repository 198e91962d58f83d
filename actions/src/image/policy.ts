import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Policy } from '../environment/model.ts';
import { readPolicy } from '../environment/policy.ts';
import { UserError } from '../errors.ts';

export const POLICY = 'environment/policy.yml';

/**
 * Reads the policy from its bytes.
 *
 * @throws UserError with its first problem.
 */
export function parsePolicy(bytes: Uint8Array): Policy {
  const policy = readPolicy(POLICY, bytes);
  if ('variants' in policy) return policy;
  throw new UserError(`${POLICY}:${policy[0]?.place.line ?? 1}: ${policy[0]?.message ?? ''}`, {
    next: `mend it, or restore it: git checkout -- ${POLICY}`,
  });
}

/** Reads the policy of the repository at `root`. */
export async function loadPolicy(root: string): Promise<Policy> {
  try {
    return parsePolicy(await readFile(path.join(root, POLICY)));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${POLICY} is missing`, {
      next: `restore it: git checkout -- ${POLICY}`,
      cause: error,
    });
  }
}
