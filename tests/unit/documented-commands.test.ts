import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../actions/src/commands/all.ts';
import manifest from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const print = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8' });

const vscCommands = new Set(['complete', ...COMMANDS.map(({ name }) => name)]);
const makeTargets = new Set([
  ...firstGroups(read('Makefile'), /^([\w-]+):/gm),
  ...COMMANDS.filter(({ make }) => make !== false).map(({ name }) => name),
]);
const scripts: Readonly<Record<string, string>> = manifest.scripts;

/** Whether the words after a program are a command that is there and runs on any Node. */
const RUNS: Readonly<Record<string, (...words: string[]) => boolean>> = {
  npm: (command = '', script = '') =>
    command === 'run' ? script in scripts : ['test', 'ci', 'install'].includes(command),
  npx: (program, command = '') =>
    program === 'vsc' && (vscCommands.has(command) || !/^[a-z]/.test(command)),
  make: (...targets) => targets.every((target) => target.includes('=') || makeTargets.has(target)),
  // Of the machine, which may be too old.
  node: () => false,
  'scripts/node24/run': (program = '', file = '') =>
    program === 'node'
      ? file.startsWith('<') || existsSync(path.join(root, file))
      : existsSync(path.join(root, 'node_modules/.bin', program)),
};

/** The commands in a document's code that are not there, or not on any Node. */
function wrongIn(markdown: string): string[] {
  return codeIn(markdown)
    .flatMap((line) => line.replace(/ #.*/, '').split('&&'))
    .map((part) => part.trim().replace(/^([A-Z_]+=\S+ +)+/, ''))
    .filter((part) => {
      const [program = '', ...words] = part.split(/\s+/);
      return RUNS[program]?.(...words) === false;
    });
}

/** Lines of code blocks, and code in the text. */
function codeIn(markdown: string): string[] {
  const block = /^```\w*\n[^]*?^```|^ {4}.+/gm;
  const blocks = [...markdown.matchAll(block)].flatMap(([code]) => code.split('\n'));
  return [...blocks, ...firstGroups(markdown.replaceAll(block, ''), /`([^`]+)`/g)];
}

function firstGroups(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, group = '']) => group));
}

describe('a command that a document names', () => {
  // A package is for others too, who have a Node of their own.
  const documents = print('git', 'ls-files', '*.md', ':!packages').trim().split('\n');

  it.each(documents)('is there, and runs on any Node: %s', (document) => {
    expect(wrongIn(read(document))).toEqual([]);
  });

  it('is found in the text and in blocks', () => {
    const fenced = '```bash\nnpm run gone # really\n```\n';
    const text = 'Do `VSC_X=1 node scripts/vsc.ts` and `make doctor`.\n\n    make test gone\n';
    expect(wrongIn(fenced + text)).toEqual([
      'npm run gone',
      'make test gone',
      'node scripts/vsc.ts',
    ]);
    expect(wrongIn('`npx tsc`, `npx vsc gone`, `npx vsc validate`')).toHaveLength(2);
  });
});

describe('an npm script', () => {
  it.each(Object.entries(scripts))('runs on any Node: %s', (_name, text) => {
    for (const part of text.split(' && ')) expect(part).toMatch(/^(scripts\/node24\/run|npm run) /);
  });
});

describe('a project of tests', () => {
  const table = read('docs/start/contributors.md');
  const named = firstGroups(read('vitest.config.ts'), /\bname: '(\w+)'/g);

  it('is found', () => expect(named.has('workflows')).toBe(true));

  it.each([...named])('has a script, which docs/start/contributors.md names: %s', (name) => {
    const script = name === 'unit' ? 'test' : `test:${name}`;
    expect(scripts[script]).toContain(`--project ${name}`);
    expect(table).toContain(`\n| \`${name === 'unit' ? 'npm test' : `npm run ${script}`}\``);
  });
});
