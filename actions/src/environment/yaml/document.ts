import { Composer, CST, type ErrorCode, Lexer, Parser } from 'yaml';
import type { Finding, Place } from '../../finding.ts';
import { finding } from '../rules/catalogue.ts';
import { Lines } from './lines.ts';
import { type Range, rangesAt } from './ranges.ts';

/** A YAML document as plain data, with the place of every node by its JSON pointer. */
export interface YamlDocument {
  readonly value: unknown;
  /**
   * The place of a value; that of its key if it is a collection or empty. If there is no such value, the
   * place of the nearest one around it.
   */
  readonly placeOf: (pointer: string) => Place;
  /** The place of a value's key; in a list that of the value. */
  readonly placeOfKey: (pointer: string) => Place;
}

type Problem = readonly [message: string, suggestion?: string];

interface Fault {
  readonly range: readonly [start: number, end: number, ...rest: number[]];
  readonly problem: Problem;
}

const maxDepth = 16;

const tooDeep: Problem = [`Lists and mappings are nested deeper than ${maxDepth} levels.`];

const reference: Problem = [
  'Anchors (`&`) and aliases (`*`) are not used here.',
  'write the value out; quote it if it is meant so',
];

const notOne: Problem = [
  'The file holds a YAML directive or a second document.',
  'keep one document, without `%` lines',
];

/** What plain data has no use for. */
const unplain: Partial<Record<CST.TokenType, Problem>> = {
  anchor: reference,
  alias: reference,
  tag: ['YAML tags (`!`) are not used here.', 'write the plain value; quote it if it is meant so'],
  'directive-line': notOne,
};

/** Errors that the parser words for those who know YAML's grammar. */
const reworded: Partial<Record<ErrorCode, Problem>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'This line is indented unlike its neighbours, or holds a second `: `.',
    'indent it as they are, or quote the value',
  ],
  DUPLICATE_KEY: ['This key is in the mapping already.', 'keep one of the two'],
  MULTILINE_IMPLICIT_KEY: [
    'This is neither a key with a value nor an entry of a list.',
    'write `key: value`, with a space after the colon, or `- entry`',
  ],
  NON_STRING_KEY: ['A key is plain text, not a list or a mapping.', 'write `key: value`'],
};

/** Reads one plain YAML document, or says in one finding why the text is not one. */
export function parseYaml(file: string, text: string): YamlDocument | Finding {
  const lines = new Lines(file, text);
  const refuse = ({ range: [start, end], problem: [message, suggestion] }: Fault) =>
    finding('yaml-syntax', 'error', lines.place(start, end), message, suggestion);
  const tokens = plainTokens(text);
  if (!Array.isArray(tokens)) return refuse(tokens);
  const composer = new Composer({ stringKeys: true });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (second !== undefined) return refuse({ range: second.range, problem: notOne });
  const { contents, errors } = document!;
  const [error] = errors;
  if (error !== undefined) {
    const problem = reworded[error.code] ?? [`This is not YAML. ${error.message}.`];
    return refuse({ range: error.pos, problem });
  }
  return {
    value: document!.toJS(),
    placeOf: (pointer) => lines.place(...rangesAt(contents, pointer, text).value),
    placeOfKey: (pointer) => lines.place(...rangesAt(contents, pointer, text).key),
  };
}

/** The tokens of a text, or the first of them that plain data has no use for. */
function plainTokens(text: string): CST.Token[] | Fault {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const range: Range = [parser.offset, parser.offset + lexeme.length];
    const type = CST.tokenType(lexeme);
    const problem = inScalar || type === null ? undefined : unplain[type];
    if (problem !== undefined) return { range, problem };
    tokens.push(...parser.next(lexeme));
    // Checked on the way, for the composer goes down by recursion.
    const depth = parser.stack.filter((token) => 'items' in token).length;
    if (depth > maxDepth) return { range, problem: tooDeep };
    // The lexer announces a scalar, so that its text is not taken for something else.
    inScalar = type === 'scalar' && !inScalar;
  }
  tokens.push(...parser.end());
  return tokens;
}
