import schema from '../../../environment/policy.schema.json' with { type: 'json' };
import type { Finding } from '../finding.ts';
import type { Policy } from './model.ts';
import { parseYaml } from './yaml/document.ts';
import { lazySchema, schemaFindings } from './yaml/schema.ts';
import { decodeText } from './yaml/text.ts';

const policySchema = lazySchema<Policy>(schema);

/** Reads the policy, or says why it cannot be read. */
export function readPolicy(file: string, bytes: Uint8Array): Policy | Finding[] {
  const text = decodeText(file, bytes);
  if (typeof text !== 'string') return [text];
  const document = parseYaml(file, text);
  if ('rule' in document) return [document];
  const findings = schemaFindings(document, policySchema(), 'policy');
  return findings.length > 0 ? findings : (document.value as Policy);
}
