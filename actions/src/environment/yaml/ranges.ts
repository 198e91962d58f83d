import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

/** A stretch of the text: offsets of its first character and of the one after its last. */
export type Range = readonly [start: number, end: number];

/**
 * Where a JSON pointer leads: to a value and its key, which are one in a list. A collection and an empty
 * value stand at their key, where a reader looks for them; what isn't there, at the last node on the way.
 */
export function rangesAt(root: ParsedNode | null, pointer: string, text: string) {
  let node = root;
  let value: Range = root === null ? [0, 1] : rangeOf(root);
  let key = value;
  for (const part of pointer.split('/').slice(1)) {
    if (isMap(node)) {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === name);
      if (pair === undefined) break;
      node = pair.value;
      key = rangeOf(pair.key);
      value = isScalar(node) && !isEmpty(node) ? rangeOf(node) : key;
    } else {
      const item = isSeq(node) ? node.items[Number(part)] : undefined;
      if (item === undefined) break;
      node = item;
      key = value = isEmpty(item) ? dashBefore(item, text) : rangeOf(item);
    }
  }
  return { value, key };
}

/** A scalar as written, or the first character of a collection. */
function rangeOf(node: ParsedNode): Range {
  const [start, end] = node.range;
  return [start, isScalar(node) ? end : start + 1];
}

function isEmpty({ range: [start, end] }: ParsedNode): boolean {
  return start === end;
}

/** Only blanks come between the dash of a list item and the place of a value that isn't there. */
function dashBefore({ range: [start] }: ParsedNode, text: string): Range {
  const dash = text.lastIndexOf('-', start - 1);
  return [dash, dash + 1];
}
