import schema from '../../../../environment/policy.schema.json' with { type: 'json' };
import type { Finding } from '../../finding.ts';
import type { Policy } from '../model.ts';
import {
  loadSettings,
  parseSettings,
  requireSettings,
  type SettingsFile,
} from './settings-file.ts';
import { lazySchema } from '../yaml/schema.ts';

/** Where the policy is, from the repository's root. */
export const POLICY_FILE = 'environment/policy.yml';

const POLICY: SettingsFile<Policy> = {
  file: POLICY_FILE,
  schema: lazySchema<Policy>(schema),
  rule: 'policy',
};

/** Reads the policy from its bytes, or says why it cannot be read. */
export function readPolicy(bytes: Uint8Array): Policy | Finding[] {
  return parseSettings(POLICY, bytes);
}

/** The policy of the repository at `root`, or why it cannot be read; its bytes if it is there. */
export function loadPolicy(root: string) {
  return loadSettings(POLICY, root);
}

/**
 * The policy, for those who can do nothing without it.
 *
 * @throws UserError with its first problem.
 */
export function requirePolicy(policy: Policy | readonly Finding[]): Policy {
  return requireSettings(POLICY, policy);
}
