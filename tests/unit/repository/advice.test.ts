import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../actions/src/commands/all.ts';
import { inputsOf, isFor } from '../../../actions/src/declaration/describe.ts';
import { kebabCase } from '../../../actions/src/declaration/input.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const makeTargets = new Set([
  ...COMMANDS.filter(({ make }) => make !== false).map(({ name }) => name),
  ...[...read('Makefile').matchAll(/^([a-z][a-z-]+):/gm)].map(([, name = '']) => name),
]);

/** A command as a message or a document writes it, with its flags and variables. */
const TYPED =
  /(?<before>(?:[A-Z][A-Z_0-9]+=\S+ )*)(?<program>\bmake|\bnpx vsc) (?<name>[a-z][a-z-]*[a-z])(?<rest>(?: (?:--[a-z-]+|[A-Z][A-Z_0-9]+=))*)/g;

/** What is wrong with the commands that a text advises to type. */
function wrongAdvice(text: string): string[] {
  return [...text.matchAll(TYPED)].flatMap((match) => {
    const [typed, groups] = [match[0], match.groups ?? {}];
    const { before = '', program = '', name = '', rest = '' } = groups;
    const command = COMMANDS.find((each) => each.name === name);
    if (program === 'make' && !makeTargets.has(name)) {
      // "make room" is English; a target that does not exist is not.
      return name.includes('-') || `${before}${rest}` !== '' ? [`${typed}: no such target`] : [];
    }
    if (program === 'npx vsc' && command === undefined) {
      return name === 'complete' ? [] : [`${typed}: no such command`];
    }
    const inputs = Object.entries(command === undefined ? {} : inputsOf(command));
    const flags = inputs
      .filter(([, input]) => isFor(input, 'command-line'))
      .flatMap(([key]) => [`--${kebabCase(key)}`, `--no-${kebabCase(key)}`]);
    const variables = inputs.flatMap(([, { variable }]) => variable ?? []);
    const others = command?.variables ?? [];
    const known = new Set<string>([...flags, '--help', '--json', ...variables, ...others]);
    const words = `${before} ${rest}`.split(' ').filter((word) => /^--|=/.test(word));
    return words
      .map((word) => word.replace(/=.*/, ''))
      .filter((word) => command !== undefined && !known.has(word))
      .map((word) => `${typed}: ${word} has no effect there`);
  });
}

/** Lines of code, without comments. */
function code(file: string): string {
  return read(file)
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
    .join('\n');
}

const sources = globSync('actions/src/**/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
);
const documents = globSync(['*.md', 'docs/**/*.md', 'actions/*/README.md'], { cwd: root });

describe('a command that is advised', () => {
  it.each(sources.map((file) => [file]))('exists with its flags: %s', (file) => {
    expect(wrongAdvice(code(file))).toEqual([]);
  });

  it.each(documents.map((file) => [file]))('exists with its flags: %s', (file) => {
    const spans = read(file).match(/```[^]*?```|`[^`\n]+`/g) ?? [];
    expect(wrongAdvice(spans.join('\n'))).toEqual([]);
  });

  it('can be typed: vsc is not on the PATH', () => {
    const names = COMMANDS.map(({ name }) => name).join('|');
    const bare = new RegExp(`(?<!npx |[\\w/-])vsc (?:${names})\\b`);
    const found = sources.flatMap((file) =>
      code(file)
        .split('\n')
        .filter(
          (line) =>
            bare.test(line) &&
            !/help: |title: |description|Codes? that|ends with|Written by/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['make pack-sumission', 'no such target'],
    ['npx vsc nothing', 'no such command'],
    ['npx vsc build --nope', '--nope has no effect there'],
    ['make build PHASE2=true', 'PHASE2 has no effect there'],
    ['FORCES=true make pack-submission', 'FORCES has no effect there'],
  ])('is found if it fails: %s', (text, problem) => {
    expect(wrongAdvice(text)).toEqual([expect.stringContaining(problem)]);
  });
});
