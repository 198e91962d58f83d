import type { ValidateFunction } from 'ajv';
import { UserError } from '../../errors.ts';
import { type Finding, firstProblem } from '../../finding.ts';
import { loadFile } from '../files/load.ts';
import { parseYaml } from '../yaml/document.ts';
import { schemaFindings } from '../yaml/schema.ts';
import { finding, type RuleId } from '../rules/catalogue.ts';
import { decodeText } from '../yaml/text.ts';

/** A YAML file of settings beside the environment files, which a schema describes. */
export interface SettingsFile<T> {
  /** From the repository's root. */
  readonly file: string;
  readonly schema: () => ValidateFunction<T>;
  /** The rule of findings about it. */
  readonly rule: RuleId;
  /** What is wrong with a value that fits the schema. */
  readonly problems?: (value: T) => readonly SettingsProblem[];
}

/** Something that a schema can't say, or not in words that help. */
export interface SettingsProblem {
  /** JSON pointer to the value. */
  readonly at: string;
  readonly message: string;
}

/** Reads such a file from its bytes, or says why it cannot be read. */
export function parseSettings<T>(of: SettingsFile<T>, bytes: Uint8Array): T | Finding[] {
  const text = decodeText(of.file, bytes);
  if (typeof text !== 'string') return [text];
  const document = parseYaml(of.file, text);
  if ('rule' in document) return [document];
  const findings = schemaFindings(document, of.schema(), of.rule);
  if (findings.length > 0) return findings;
  const value = document.value as T;
  const problems = of.problems?.(value) ?? [];
  if (problems.length === 0) return value;
  return problems.map(({ at, message }) =>
    finding(of.rule, 'error', document.placeOf(at), message),
  );
}

/** The file of the repository at `root`, or why it cannot be read; its bytes if it is there. */
export async function loadSettings<T>(
  of: SettingsFile<T>,
  root: string,
): Promise<{ settings: T | Finding[]; bytes: Buffer | undefined }> {
  const bytes = await loadFile(root, of.file);
  if (!Buffer.isBuffer(bytes)) return { settings: [bytes], bytes: undefined };
  return { settings: parseSettings(of, bytes), bytes };
}

/**
 * The settings, for those who can do nothing without them.
 *
 * @throws UserError with the file's first problem.
 */
export function requireSettings<T extends object>(
  { file }: Pick<SettingsFile<T>, 'file'>,
  settings: T | readonly Finding[],
): T {
  if (!Array.isArray(settings)) return settings as T;
  throw new UserError(firstProblem(file, settings), {
    next: `fix it: git diff ${file} shows what was changed`,
  });
}
