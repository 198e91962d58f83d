import { rootName } from '../task.ts';

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

/**
 * Reads the tree that the solver (resolvo) prints if there is no solution.
 * @param machine virtual packages, which a reader knows as the image: name to version
 */
export function readAccount(
  message: string,
  machine: Readonly<Record<string, string>> = {},
): Account {
  const root = find(parseTree(message), (node) =>
    node.text.startsWith(`${rootName} 1 would require`),
  );
  const lines = root?.children ?? [];
  const told = lines.map((line) => clausesOf(line, machine)).filter(({ length }) => length > 0);
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
function clausesOf(requirement: Node, machine: Readonly<Record<string, string>>): string[] {
  if (requirement.text.includes('for which no candidates were found')) {
    const spec = specOf(requirement);
    return [spec.startsWith('__') ? hasInstead(spec, machine) : `no channel has ${spec}`];
  }
  for (const option of requirement.children) {
    const unread = /^(.*) is excluded because the dependency '(.*)' failed to parse/.exec(
      option.text,
    );
    if (unread !== null) {
      const [, record = '', need = ''] = unread;
      return [`the channel's record of ${record} can't be read: it needs \`${need}\``];
    }
    const [, packages, verb] = /^(.*) would (require|constrain)$/.exec(option.text) ?? [];
    const need = option.children[0];
    if (packages === undefined || need === undefined) continue;
    const clause = `${shorten(packages)} needs ${ofMachine(specOf(need))}`;
    return verb === 'constrain' ? [clause] : [clause, ...clausesOf(need, machine)];
  }
  return [];
}

/** What the machine calls what a virtual package stands for. */
const parts: Readonly<Record<string, string>> = {
  __cuda: 'CUDA',
  __glibc: 'glibc',
  __linux: 'Linux',
};

/** `CUDA >=12` for `__cuda >=12`. */
function ofMachine(spec: string): string {
  const [name = '', ...rest] = spec.split(' ');
  return [parts[name] ?? name, ...rest].join(' ');
}

/** What the image has in place of a virtual package that is asked for. */
function hasInstead(spec: string, machine: Readonly<Record<string, string>>): string {
  const [name = ''] = spec.split(' ');
  const version = machine[name];
  if (version !== undefined) {
    return `the image has ${parts[name] ?? name} ${version} (environment/competition.yml)`;
  }
  return name === '__cuda'
    ? 'this image is for machines without a GPU'
    : `the image has no ${name}`;
}

/** `numpy >=1.2,<2, which cannot be installed because …` without what the solver adds. */
function specOf({ text }: Node): string {
  return text.replace(/,? (which|for which) .*$/, '').replace(/(\d)\.\*(?=$| )/, '$1');
}

/** `opencv 4.5.1 | 4.5.2 | 4.5.3`: the first and the last say enough. */
function shorten(packages: string): string {
  const [first = '', ...others] = packages.split(' | ');
  const name = first.slice(0, first.indexOf(' ') + 1);
  const versions = [first, ...new Set(others)].filter((each) => name + each !== first);
  return versions.length <= 2 ? versions.join(' or ') : `${versions[0]} to ${versions.at(-1)}`;
}
