import schema from '../../../environment/policy.schema.json' with { type: 'json' };
import { UserError } from '../errors.ts';
import { type Finding, firstProblem } from '../finding.ts';
import { loadFile } from './load.ts';
import type { Policy } from './model.ts';
import { parseYaml } from './yaml/document.ts';
import { lazySchema, schemaFindings } from './yaml/schema.ts';
import { decodeText } from './yaml/text.ts';

/** Where the policy is, from the repository's root. */
export const POLICY_FILE = 'environment/policy.yml';

const policySchema = lazySchema<Policy>(schema);

/** Reads the policy from its bytes, or says why it cannot be read. */
export function readPolicy(bytes: Uint8Array): Policy | Finding[] {
  const text = decodeText(POLICY_FILE, bytes);
  if (typeof text !== 'string') return [text];
  const document = parseYaml(POLICY_FILE, text);
  if ('rule' in document) return [document];
  const findings = schemaFindings(document, policySchema(), 'policy');
  return findings.length > 0 ? findings : (document.value as Policy);
}

/** The policy of the repository at `root`, or why it cannot be read; its bytes if it is there. */
export async function loadPolicy(
  root: string,
): Promise<{ policy: Policy | Finding[]; bytes: Buffer | undefined }> {
  const bytes = await loadFile(root, POLICY_FILE);
  if (!Buffer.isBuffer(bytes)) return { policy: [bytes], bytes: undefined };
  return { policy: readPolicy(bytes), bytes };
}

/**
 * The policy, for those who can do nothing without it.
 *
 * @throws UserError with its first problem.
 */
export function requirePolicy(policy: Policy | readonly Finding[]): Policy {
  if ('channels' in policy) return policy;
  throw new UserError(firstProblem(POLICY_FILE, policy), {
    next: `fix it, or restore it: git checkout -- ${POLICY_FILE}`,
  });
}
