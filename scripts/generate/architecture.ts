import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The rooms of actions/src from top to bottom. A room may import rooms of the levels below its own, and
 * nothing above; no two rooms of one level import each other.
 */
export const LEVELS: readonly (readonly string[])[] = [
  ['entrypoints'],
  ['commands'],
  ['declaration'],
  ['environment', 'image', 'registry', 'submission', 'machine', 'container', 'github', 'report'],
  ['files'],
  ['ground'],
];

/** One room imports another, in these files. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly files: readonly string[];
}

/** The room of a file below actions/src: its folder, or the ground for a file beside the folders. */
export function roomOf(file: string): string {
  const [folder, ...rest] = file.split('/');
  return rest.length === 0 ? 'ground' : String(folder);
}

/** The files that a source imports by a path: names, for its effects alone, or while it runs. */
export function importsOf(text: string): string[] {
  return Array.from(text.matchAll(/\b(?:from|import\(?)\s*'(\.[^']+)'/g), ([, file = '']) => file);
}

/** All arrows between rooms, from the imports of all files but tests. */
export function readArrows(root: string): Arrow[] {
  const source = path.join(root, 'actions/src');
  const arrows = new Map<string, string[]>();
  for (const file of globSync('**/*.ts', { cwd: source }).toSorted()) {
    if (file.endsWith('.test.ts')) continue;
    const text = readFileSync(path.join(source, file), 'utf8');
    for (const target of importsOf(text)) {
      const imported = path.normalize(path.join(path.dirname(file), target));
      if (imported.startsWith('..')) continue;
      const [from, to] = [roomOf(file), roomOf(imported)];
      const key = `${from} ${to}`;
      if (from !== to) arrows.set(key, [...(arrows.get(key) ?? []), file]);
    }
  }
  return [...arrows].map(([key, files]) => {
    const [from = '', to = ''] = key.split(' ');
    return { from, to, files: [...new Set(files)] };
  });
}

const levelOf = (room: string) => LEVELS.findIndex((level) => level.includes(room));

/** The arrows that the levels do not allow. */
export function wrongArrows(arrows: readonly Arrow[]): Arrow[] {
  return arrows.filter(({ from, to }) => {
    const [above, below] = [levelOf(from), levelOf(to)];
    if (above < 0 || below < 0 || above > below) return true;
    return above === below && arrows.some((other) => other.from === to && other.to === from);
  });
}

/** The diagram of what each room imports. All rooms import the ground, so it has no arrows. */
export function architectureDiagram(root: string): string {
  const arrows = readArrows(root).filter(({ to }) => to !== 'ground');
  const lines = LEVELS.flatMap((level) =>
    level.flatMap((from) => {
      const targets = arrows.filter((arrow) => arrow.from === from).map(({ to }) => to);
      return targets.length === 0 ? [] : [`  ${from} --> ${targets.toSorted().join(' & ')}`];
    }),
  );
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}
