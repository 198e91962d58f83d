import type { Finding } from '../../finding.ts';
import { type Competition, environmentsOf } from './competition.ts';
import { listed } from '../../text.ts';
import { type RuleId, finding } from '../rules/catalogue.ts';

/** Schemas that say what the files may hold. */
export const SCHEMA_FILES = ['competition', 'environment', 'lock', 'policy'].map(
  (name) => `environment/${name}.schema.json`,
);

const CHANGES = {
  policy: 'The policy itself changes',
  competition: 'What belongs to the competition changes',
  schema: 'A schema of the files changes',
} as const;

/** A warning that a file of rules changes: whoever merges it has to see that. */
export function rulesChange(
  kind: keyof typeof CHANGES,
  file: string,
  keys: readonly string[],
): Finding {
  const what = keys.length === 0 ? '' : ` (${listed(keys.map((key) => `\`${key}\``))})`;
  const message = `${CHANGES[kind]}${what}: a maintainer decides about that; this check alone is not enough.`;
  const rule: RuleId = kind === 'competition' ? 'competition' : 'policy';
  return finding(
    rule,
    'warning',
    startOf(file),
    message,
    'review the changes of this file with care',
  );
}

/** The keys whose values differ, such as `registry.host`: lists are compared as a whole. */
export function changedKeys(before: unknown, after: unknown): string[] {
  if (!isMapping(before) || !isMapping(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [''];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    changedKeys(before[key], after[key]).map((rest) => (rest === '' ? key : `${key}.${rest}`)),
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What passes only because the policy changes: errors by the policy of main, as warnings. */
export function newlyAllowed(byMain: readonly Finding[], now: readonly Finding[]): Finding[] {
  const known = new Set(now.map(saidAt));
  return byMain
    .filter((each) => each.severity === 'error' && !known.has(saidAt(each)))
    .map((each) => {
      const message = `By the policy of main this is an error (${each.rule}): ${each.message}`;
      return finding('policy', 'warning', each.place, message, each.suggestion);
    });
}

function saidAt({ rule, place, message }: Finding): string {
  return `${rule} ${place.file}:${place.line} ${message}`;
}

/** Files that a variant was read from and that nobody reads any more, although they are there. */
export function decoys(before: Competition, after: Competition): string[] {
  const read = new Set(environmentsOf(after).map(({ file }) => file));
  return environmentsOf(before)
    .map(({ file }) => file)
    .filter((file) => !read.has(file));
}

/** People go on editing a file that is still there. */
export function readByNobody(file: string): Finding {
  const message = `environment/competition.yml no longer names ${file}, which is still there: what people edit has to be what is checked and built.`;
  const suggestion = 'delete it, or name it in environment/competition.yml';
  return finding('competition', 'error', startOf(file), message, suggestion);
}

function startOf(file: string): Finding['place'] {
  return { file, line: 1, column: 1, endColumn: 2 };
}
