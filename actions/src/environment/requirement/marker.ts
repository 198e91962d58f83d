import { satisfies, valid } from '@renovatebot/pep440';

/** An environment marker (PEP 508) as a tree. */
export type Marker =
  | { readonly kind: 'and' | 'or'; readonly left: Marker; readonly right: Marker }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly op: string;
      readonly right: Operand;
    };

interface Operand {
  /** The name of a marker variable, or the text of a quoted string. */
  readonly text: string;
  readonly variable: boolean;
}

const variables = new Set([
  'python_version',
  'python_full_version',
  'os_name',
  'sys_platform',
  'platform_release',
  'platform_system',
  'platform_version',
  'platform_machine',
  'platform_python_implementation',
  'implementation_name',
  'implementation_version',
  'extra',
]);

const tokenPattern = /\s*(\(|\)|===|[<>!=~]=|[<>]|"[^"]*"|'[^']*'|not\s+in\b|[a-z_]+)/y;

/** Parses a marker; undefined if the text is not one. */
export function parseMarker(text: string): Marker | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  for (let end = 0; end < text.trimEnd().length; end = tokenPattern.lastIndex) {
    const token = tokenPattern.exec(text)?.[1];
    if (token === undefined || tokens.length > 200) return undefined;
    tokens.push(token.replace(/\s+/, ' '));
  }
  const marker = parseOr(tokens);
  return tokens.length === 0 ? marker : undefined;
}

function parseOr(tokens: string[]): Marker | undefined {
  let left = parseAnd(tokens);
  while (left !== undefined && tokens[0] === 'or') {
    tokens.shift();
    const right = parseAnd(tokens);
    left = right && { kind: 'or', left, right };
  }
  return left;
}

function parseAnd(tokens: string[]): Marker | undefined {
  let left = parseTerm(tokens);
  while (left !== undefined && tokens[0] === 'and') {
    tokens.shift();
    const right = parseTerm(tokens);
    left = right && { kind: 'and', left, right };
  }
  return left;
}

function parseTerm(tokens: string[]): Marker | undefined {
  if (tokens[0] === '(') {
    tokens.shift();
    const inner = parseOr(tokens);
    return tokens.shift() === ')' ? inner : undefined;
  }
  const left = parseOperand(tokens.shift());
  const op = tokens.shift();
  const right = parseOperand(tokens.shift());
  if (left === undefined || right === undefined || op === undefined) return undefined;
  if (!/^([<>!=~]=|===|[<>]|in|not in)$/.test(op)) return undefined;
  return { kind: 'compare', left, op, right };
}

function parseOperand(token: string | undefined): Operand | undefined {
  if (token === undefined) return undefined;
  if (/^["']/.test(token)) return { text: token.slice(1, -1), variable: false };
  return variables.has(token) ? { text: token, variable: true } : undefined;
}

/**
 * Whether the marker holds where its variables have these values; a variable without a value is
 * empty, as pip treats `extra`.
 */
export function markerHolds(marker: Marker, values: Readonly<Record<string, string>>): boolean {
  if (marker.kind !== 'compare') {
    const left = markerHolds(marker.left, values);
    if (left === (marker.kind === 'or')) return left;
    return markerHolds(marker.right, values);
  }
  const value = (operand: Operand) =>
    operand.variable ? (values[operand.text] ?? '') : operand.text;
  return compareValues(value(marker.left), marker.op, value(marker.right));
}

/** Versions compare as PEP 440 says, anything else as text. */
function compareValues(left: string, op: string, right: string): boolean {
  if (op === 'in') return right.includes(left);
  if (op === 'not in') return !right.includes(left);
  if (op === '===') return left === right;
  const versions = valid(left) !== null && valid(right.replace(/\.\*$/, '')) !== null;
  if (versions) return satisfies(left, `${op}${right}`, { prereleases: true });
  if (op === '==') return left === right;
  if (op === '!=') return left !== right;
  const order = left < right ? -1 : Number(left > right);
  return op.startsWith('<')
    ? order < 0 || (op === '<=' && order === 0)
    : order > 0 || (op === '>=' && order === 0);
}
