import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { officialBytes, readOrThrow } from '../environment/fixture.ts';

const HINTS = new URL('../../../runtime/vsc_runtime/diagnosis/hints.py', import.meta.url);
const CPU = 'environment-cpu.yml';

/** The packages that hints.py says the cpu image has. */
function promised(): string[] {
  const [, lines = ''] = /^OFFICIAL = \{\n(.*?)^\}/ms.exec(readFileSync(HINTS, 'utf8')) ?? [];
  return [...lines.matchAll(/": "([\w-]+)"/g)].map(([, name = '']) => name);
}

it('whoever misses a module in lite is told of a package that the cpu image has', () => {
  const { conda, pip } = readOrThrow(`environment/${CPU}`, officialBytes(CPU).toString());
  const names = new Set([...conda, ...pip].map(({ name }) => name));
  expect(promised().length).toBeGreaterThan(20);
  expect(promised().filter((name) => !names.has(name))).toEqual([]);
});
