import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, LEVELS, readArrows, roomOf, wrongArrows } from './architecture.ts';

const root = path.resolve(import.meta.dirname, '../..');
const arrows = readArrows(root);

describe('imports between rooms', () => {
  it('never point up, and never both ways', () => {
    expect(wrongArrows(arrows)).toEqual([]);
  });

  it('are all seen: each room is on one of the levels', () => {
    const rooms = new Set(arrows.flatMap(({ from, to }) => [from, to]));
    expect([...rooms].toSorted()).toEqual(LEVELS.flat().toSorted());
  });

  it.each([
    ['a domain that imports a command', 'submission', 'commands'],
    ['a command that imports an entrypoint', 'commands', 'entrypoints'],
    ['the ground that imports a domain', 'ground', 'report'],
    ['a room that is on no level', 'image', 'somewhere'],
  ])('would be refused: %s', (_what, from, to) => {
    const wrong = { from, to, files: ['x.ts'] };
    expect(wrongArrows([...arrows, wrong])).toEqual([wrong]);
  });

  it('would be refused if they went both ways', () => {
    const [there, back] = [
      { from: 'image', to: 'registry', files: ['a.ts'] },
      { from: 'registry', to: 'image', files: ['b.ts'] },
    ];
    expect(wrongArrows([there, back])).toEqual([there, back]);
  });

  it.each([
    "import { a } from './a.ts';",
    "import type { A } from './a.ts';",
    "import './a.ts';",
    "export * from './a.ts';",
    "const { a } = await import('./a.ts');",
  ])('are seen in each form: %s', (text) => {
    expect(importsOf(`${text}\nimport path from 'node:path';`)).toEqual(['./a.ts']);
  });

  it('are grouped by folder', () => {
    expect(roomOf('commands/images/build/build.ts')).toBe('commands');
    expect(roomOf('errors.ts')).toBe('ground');
  });
});
