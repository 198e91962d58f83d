import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { hashFiles } from './hash-files.ts';

/** The contexts of an expression, such as `github`, `needs` and `steps`, as plain data. */
export type Contexts = Readonly<Record<string, unknown>>;

/** What `success()`, `failure()` and `cancelled()` depend on. */
export interface Status {
  readonly failed: boolean;
  readonly cancelled: boolean;
}

const FINE: Status = { failed: false, cancelled: false };

/** Evaluates one expression, given without `${{ }}`, as GitHub does; throws if it is not an expression. */
function evaluate(expression: string, contexts: Contexts, status: Status = FINE): unknown {
  const functions = [
    answer('always', true),
    answer('success', !status.failed && !status.cancelled),
    answer('failure', status.failed && !status.cancelled),
    answer('cancelled', status.cancelled),
    hashing(contexts),
  ];
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const byName = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
  const value = new Evaluator(tree, context, byName).evaluate();
  return JSON.parse(JSON.stringify(value, data.replacer) ?? 'null') as unknown;
}

function answer(name: string, value: boolean) {
  return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) };
}

/** `hashFiles()`, which needs a workspace, so it only works in steps. */
function hashing(contexts: Contexts) {
  const { workspace = '' } = (contexts['github'] ?? {}) as { workspace?: string };
  return {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 255,
    call: (...patterns: data.ExpressionData[]) =>
      new data.StringData(
        hashFiles(
          workspace,
          patterns.map((pattern) => pattern.coerceString()),
        ),
      ),
  };
}

const EXPRESSION = /\$\{\{((?:'(?:[^']|'')*'|(?!\}\})[^'])*)\}\}/g;

/** A text with its `${{ }}` replaced. If it is nothing but one expression, the value keeps its type. */
export function interpolate(text: string, contexts: Contexts): unknown {
  const [only] = text.trim().matchAll(EXPRESSION);
  if (only?.[0] === text.trim()) return evaluate(only[1] ?? '', contexts);
  return text.replace(EXPRESSION, (_, expression: string) =>
    coerce(evaluate(expression, contexts)),
  );
}

/** Replaces the expressions in every text of a piece of YAML. */
export function interpolateAll(value: unknown, contexts: Contexts): unknown {
  if (typeof value === 'string') return interpolate(value, contexts);
  if (Array.isArray(value)) return value.map((part) => interpolateAll(part, contexts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, interpolateAll(part, contexts)]),
  );
}

/** A mapping of names to texts, such as `env` or `with`, with its expressions replaced. */
export function interpolateTexts(value: unknown, contexts: Contexts): Record<string, string> {
  const given = interpolateAll(value ?? {}, contexts) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, coerce(text)]));
}

/** A value as GitHub writes it into a text. */
export function coerce(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'object') return 'Object';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Evaluates an `if:`, which means `success() && …` unless it calls a status function. */
export function condition(text: unknown, contexts: Contexts, status: Status): boolean {
  const bare = coerce(text ?? 'success()').trim();
  const asks = /\b(?:always|success|failure|cancelled)\s*\(/i.test(bare);
  const [first] = bare.matchAll(EXPRESSION);
  const expression = first === undefined ? bare : first[0] === bare ? (first[1] ?? '') : 'true';
  // With text around the expression, the result is a text, and a non-empty one is true.
  return evaluate(`!(${asks ? '' : 'success() && '}(${expression}))`, contexts, status) === false;
}
