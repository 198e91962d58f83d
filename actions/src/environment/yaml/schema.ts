import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Finding } from '../../finding.ts';
import { finding, type RuleId } from '../rules/catalogue.ts';
import { compileSchema } from './compile.ts';
import type { YamlDocument } from './document.ts';

/** A JSON schema (draft 7), compiled when it is first asked for: that takes longer than all checks. */
export function lazySchema<T>(schema: object): () => ValidateFunction<T> {
  let compiled: ValidateFunction<T> | undefined;
  return () => (compiled ??= compileSchema<T>(schema));
}

/** A file of another kind breaks the schema in every line; nobody reads that. */
const most = 20;

/** The findings of a document against its schema; none means that its value is a `T`. */
export function schemaFindings<T>(
  document: YamlDocument,
  validate: ValidateFunction<T>,
  rule: RuleId,
): Finding[] {
  if (validate(document.value)) return [];
  const told = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').slice(0, most);
  return told.map((error) => {
    const { instancePath, params } = error;
    const extra: unknown = params['additionalProperty'];
    if (typeof extra !== 'string') {
      const place = document.placeOf(instancePath);
      return finding(rule, 'error', place, sentence(error), remedy(error, document.value));
    }
    const key = `${instancePath}/${extra.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const suggestion = foreign.has(extra)
      ? 'delete this line, and what belongs to it'
      : 'delete it, or correct its name';
    return finding(rule, 'error', document.placeOfKey(key), sentence(error), suggestion);
  });
}

/** Keys that `conda env export` writes, or other tools read: nothing here needs them. */
const foreign = new Set(['platforms', 'prefix', 'variables']);

/** What to do about a value, if its schema leaves one way only. */
function remedy(
  { keyword, params, instancePath }: ErrorObject,
  document: unknown,
): string | undefined {
  if (keyword === 'const') return `write \`${params['allowedValue']}\``;
  let value = document;
  for (const key of instancePath.split('/').slice(1)) {
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value === null && /\/(\d+|pip)$/.test(instancePath) ? 'delete this line' : undefined;
}

function sentence({ keyword, params, instancePath, message }: ErrorObject): string {
  const what = nameOf(instancePath);
  switch (keyword) {
    case 'required':
      return `The key \`${params['missingProperty']}\` is missing in ${what}.`;
    case 'additionalProperties':
      return `The key \`${params['additionalProperty']}\` is not known in ${what}.`;
    case 'type':
      return `${capital(what)} should be ${expected(params['type'])}.`;
    case 'const':
      return `${capital(what)} should be \`${params['allowedValue']}\`.`;
    default:
      return `${capital(what)} ${message ?? 'does not fit the schema'}.`;
  }
}

/** `/dependencies/3/pip` is `pip` to a reader who sees the line. */
function nameOf(pointer: string): string {
  if (pointer === '') return 'the file';
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  return /^\d+$/.test(last) ? 'the entry' : `\`${last}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The type in a reader's words. YAML reads `- 1.20` as a number and `- a: b` as a mapping. */
function expected(type: unknown): string {
  if (type === 'string') return 'text, such as `numpy=1.23.4`';
  return type === 'array' ? 'a list: lines that start with `- `' : 'a mapping of keys to values';
}
