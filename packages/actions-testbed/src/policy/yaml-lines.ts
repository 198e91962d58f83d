import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { escapePointer } from '../json-pointer.ts';

/** A YAML document as plain data, with the line of every node, by its JSON pointer. */
export interface YamlLines {
  readonly value: unknown;
  /** The line of a node, or of the nearest node around it if it does not exist, such as a missing key. */
  readonly lineOf: (pointer: string) => number;
}

/** Where and why a text is not YAML. */
export interface YamlError {
  readonly line: number;
  readonly error: string;
}

/** Reads one YAML document. */
export function readYaml(text: string): YamlLines | YamlError {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    return { line: counter.linePos(error.pos[0]).line, error: error.message };
  }
  const lines = new Map<string, number>([['', 1]]);
  addLines(document.contents, '', (pointer, offset) => {
    lines.set(pointer, counter.linePos(offset).line);
  });
  return { value: document.toJS(), lineOf: (pointer) => nearest(lines, pointer) };
}

/** A collection has the line of its key, where a reader looks for it; a scalar has its own line. */
function addLines(
  node: unknown,
  pointer: string,
  add: (pointer: string, offset: number) => void,
): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const at = `${pointer}/${escapePointer(String(key.value))}`;
      add(at, (isScalar(value) ? value : key).range?.[0] ?? 0);
      addLines(value, at, add);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const at = `${pointer}/${index}`;
      if (isScalar(item) || isCollection(item)) add(at, item.range?.[0] ?? 0);
      addLines(item, at, add);
    }
  }
}

function nearest(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at);
    if (line !== undefined || at === '') return line ?? 1;
  }
}
