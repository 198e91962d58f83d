import { existsSync } from 'node:fs';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Root = ReturnType<typeof fromMarkdown>;
type Nodes = Root | Root['children'][number];

/** A link that leads nowhere, or to a page other than the one its text names. Lines count from 1. */
export interface BrokenLink {
  readonly line: number;
  readonly url: string;
  readonly problem: string;
}

/**
 * The links of a Markdown file to files of this repository, and to headings, that lead nowhere.
 *
 * @param file path from the root
 * @param read returns the text of a Markdown file, given its path from the root
 */
export function brokenLinks(
  file: string,
  { root, read }: { readonly root: string; readonly read: (file: string) => string },
): BrokenLink[] {
  return nodesOf(parse(read(file))).flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
    const { url } = node;
    if (/^[a-z][a-z+.-]*:/i.test(url)) return [];
    const [target = '', anchor] = url.split('#').map(decodeURIComponent);
    const place = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
    const broken = (problem: string) => [{ line: node.position?.start.line ?? 1, url, problem }];
    // A link to the site, such as ../blob/main, leads out of the folder.
    if (place.startsWith('..') || !existsSync(path.join(root, place)))
      return broken('no such file');
    const label = node.type === 'link' ? textOf(node) : '';
    if (/^[\w./-]+\.md$/.test(label) && !`/${place}`.endsWith(`/${label}`))
      return broken(`its text names ${label}`);
    if (anchor === undefined || !place.endsWith('.md')) return [];
    return anchorsOf(read(place)).has(anchor) ? [] : broken(`no such heading in ${place}`);
  });
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = nodesOf(parse(text)).flatMap((node) => {
    if (node.type !== 'heading') return [];
    const slug = textOf(node)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return [count === 0 ? slug : `${slug}-${count}`];
  });
  return new Set(anchors);
}

/** What a heading or a link shows, without markup. */
function textOf(node: Nodes): string {
  return nodesOf(node)
    .map((inner) => ('value' in inner ? inner.value : ''))
    .join('');
}

function parse(text: string): Nodes {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** A node and everything below it, in the order of the text. */
function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}
