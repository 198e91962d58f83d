import { randomFrom } from '../../harness/random.ts';

/** Pieces of YAML, and characters that a text file does not hold. */
const pieces = [
  '- ',
  '-',
  '\n  - ',
  '\n  -\n',
  '  - pip:\n',
  'dependencies:',
  'prefix: /x\n',
  'null',
  '~',
  '""',
  ': ',
  ':',
  '? ',
  ', ',
  '[',
  ']',
  '{',
  '}',
  '[]',
  '{}',
  '"',
  "'",
  '|',
  '>-',
  '#',
  ' # ',
  '&a ',
  '*a',
  '!!str ',
  '%',
  '@',
  '`',
  '<<: ',
  '\n---\n',
  '\n...\n',
  '\n',
  ' ',
  '\t',
  '\r',
  '\0',
  '\ufeff',
  'ü',
  '😀',
] as const;

/** A text with one to four changes, each as an editor's slip or a merge could make it; the same for a seed. */
export function mutantOf(text: string, seed: number): string {
  const { integer } = randomFrom(seed);
  let mutant = text;
  for (let changes = integer(1, 4); changes > 0; changes -= 1) {
    const lines = mutant.split('\n');
    const at = integer(0, lines.length - 1);
    const line = lines[at] ?? '';
    const column = integer(0, line.length);
    const piece = pieces[integer(0, pieces.length - 1)] ?? '';
    const kinds: (() => string[])[] = [
      () => lines.toSpliced(at, 1),
      () => lines.toSpliced(at, 0, line),
      () => lines.toSpliced(integer(0, lines.length - 1), 0, line),
      () => lines.slice(0, at + 1),
      () => lines.with(at, line.slice(0, column)),
      () => lines.with(at, line.slice(0, column) + line.slice(column + 1)),
      () => lines.with(at, line.slice(0, column) + piece + line.slice(column)),
      () => lines.with(at, line.trimEnd().replace(/[^\s-].*/, piece)),
      () => lines.with(at, ' '.repeat(integer(0, 8)) + line.trimStart()),
      () => lines.toSpliced(at, 2, line + (lines[at + 1] ?? '')),
    ];
    mutant = (kinds[integer(0, kinds.length - 1)] ?? (() => lines))().join('\n');
  }
  return mutant;
}
