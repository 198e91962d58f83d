import type { Finding, Place } from '../../finding.ts';
import { normalizeName } from '../requirement/names.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** In sorted lists two requests conflict in git less often, and a repeated name is seen at once. */
export const sortedLines = eachFile((file) => [...misplaced(file.conda), ...misplaced(file.pip)]);

function misplaced(entries: readonly { name: string; place: Place }[]): Finding[] {
  const names = entries.map(({ name }) => normalizeName(name));
  const inOrder = longestSorted(names);
  return entries.flatMap(({ name, place }, index) => {
    if (inOrder.has(index)) return [];
    const own = names[index] ?? '';
    const next = entries.find((_, at) => inOrder.has(at) && (names[at] ?? '') > own);
    const message = `\`${name}\` is out of order.`;
    const suggestion =
      next === undefined
        ? 'move it to the end of the list'
        : `move it before \`${next.name}\` on line ${next.place.line}`;
    return [finding('sorted-lines', 'warning', place, message, suggestion)];
  });
}

/** Positions of a longest sorted subsequence: what can stay, so that the fewest lines move. */
function longestSorted(names: readonly string[]): Set<number> {
  const chains: number[][] = [];
  for (const [index, name] of names.entries()) {
    let best: number[] = [];
    for (const chain of chains) {
      const last = names[chain.at(-1) ?? -1] ?? '';
      if (last <= name && chain.length > best.length) best = chain;
    }
    chains.push([...best, index]);
  }
  return new Set(chains.reduce((long, chain) => (chain.length > long.length ? chain : long), []));
}
