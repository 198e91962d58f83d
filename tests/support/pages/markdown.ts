import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What a node is, and what is in it, in order. */
export interface Shape {
  readonly type: string;
  readonly children: readonly Shape[];
  /** The text that a reader sees; without our zero-width blanks, which keep references apart. */
  readonly text: string;
}

/** What GitHub's Markdown makes of a text, by a parser that follows GitHub's in detail. */
export function parseMarkdown(markdown: string): Shape {
  const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return shapeOf(fromMarkdown(markdown, options));
}

type Root = ReturnType<typeof fromMarkdown>;

function shapeOf(node: Root | Root['children'][number]): Shape {
  const children = 'children' in node ? node.children.map(shapeOf) : [];
  const own = 'value' in node ? node.value : '';
  // Ours are the only elements: a test looks for others.
  if (node.type === 'html')
    return { type: `html ${own}`, children, text: own === '<br>' ? '\n' : '' };
  const text = own + children.map((child) => child.text).join('');
  return { type: node.type, children, text: text.replaceAll('\u200B', '') };
}

/** The types of a node and of all below it, each once. */
export function typesIn({ type, children }: Shape): string[] {
  return [...new Set([type, ...children.flatMap(typesIn)])].toSorted();
}

/** The nodes of a type, at any depth. */
export function nodesOf(shape: Shape, type: string): Shape[] {
  const below = shape.children.flatMap((child) => nodesOf(child, type));
  return shape.type === type ? [shape, ...below] : below;
}

/** What a reader sees outside of code, where nothing is a mention, a link or an element. */
export function textOutsideCode({ type, children, text }: Shape): string {
  if (type === 'inlineCode' || type === 'code') return '';
  return children.length === 0 ? text : children.map(textOutsideCode).join('');
}

/** Rows of the tables of what everybody gets, for each variant: what happens, the package, before, after. */
export function changesIn(comment: string): string[][][] {
  const tables = nodesOf(parseMarkdown(comment), 'table').map(({ children }) =>
    children.map((row) => row.children.slice(0, 4).map(({ text }) => text)),
  );
  return tables.filter(([header]) => header?.[1] === 'Package').map(([, ...rows]) => rows);
}
