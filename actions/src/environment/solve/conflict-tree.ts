import { rootName } from './task.ts';

/** A line of the solver's account with the lines below it. */
interface Node {
  readonly text: string;
  readonly children: Node[];
}

/** What the solver's account says of the lines of the file. */
export interface Account {
  /** Names of the lines that take part in the conflict. */
  readonly names: readonly string[];
  /** In words, such as `av 9.2.0 needs ffmpeg >=4.4.2,<5.0a0`; undefined if it isn't known. */
  readonly reason: string | undefined;
  /** The solver left out packages only because a channel of higher priority has the name. */
  readonly byPriority: boolean;
}

/** Reads the tree that the solver (resolvo) prints if there is no solution. */
export function readAccount(message: string): Account {
  const root = find(parseTree(message), (node) =>
    node.text.startsWith(`${rootName} 1 would require`),
  );
  const lines = root?.children ?? [];
  const told = lines.map(clausesOf).filter((clauses) => clauses.length > 0);
  told.sort((a, b) => a.length - b.length);
  return {
    names: lines.map(({ text }) => text.split(/[\s,]/, 1)[0] ?? ''),
    reason: told[0]?.join(', and '),
    byPriority: message.includes('strict channel priority'),
  };
}

function parseTree(message: string): Node[] {
  const top: Node = { text: '', children: [] };
  const path: { depth: number; node: Node }[] = [{ depth: -1, node: top }];
  for (const line of message.split('\n')) {
    const depth = line.search(/[^\s│├└─]/);
    if (depth < 0) continue;
    const node: Node = { text: line.slice(depth).trim(), children: [] };
    while (path.length > 1 && path.at(-1)!.depth >= depth) path.pop();
    path.at(-1)!.node.children.push(node);
    path.push({ depth, node });
  }
  return top.children;
}

function find(nodes: readonly Node[], wanted: (node: Node) => boolean): Node | undefined {
  for (const node of nodes) {
    const found = wanted(node) ? node : find(node.children, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The way from a line of the file to what it can't have, one clause a step. */
function clausesOf(requirement: Node): string[] {
  if (requirement.text.includes('for which no candidates were found')) {
    return [`no channel has ${specOf(requirement)}`];
  }
  for (const option of requirement.children) {
    const [, packages, verb] = /^(.*) would (require|constrain)$/.exec(option.text) ?? [];
    const need = option.children[0];
    if (packages === undefined || need === undefined) continue;
    const clause = `${shorten(packages)} needs ${specOf(need)}`;
    return verb === 'constrain' ? [clause] : [clause, ...clausesOf(need)];
  }
  return [];
}

/** `numpy >=1.2,<2, which cannot be installed because …` without what the solver adds. */
function specOf({ text }: Node): string {
  return text.replace(/,? (which|for which) .*$/, '').replace(/(\d)\.\*(?=$| )/, '$1');
}

/** `opencv 4.5.1 | 4.5.2 | 4.5.3`: the first and the last say enough. */
function shorten(packages: string): string {
  const versions = packages.split(' | ');
  return versions.length <= 2 ? versions.join(' or ') : `${versions[0]} to ${versions.at(-1)}`;
}
