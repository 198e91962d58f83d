import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../actions/src/commands/all.ts';
import { type Command, ended } from '../../../actions/src/declaration/command.ts';
import { inputsOf, isFor } from '../../../actions/src/declaration/describe.ts';
import { kebabCase } from '../../../actions/src/declaration/input.ts';
import { runCommandLine } from '../../../actions/src/entrypoints/command-line.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const makeTargets = new Set([
  ...COMMANDS.filter(({ make }) => make !== false).map(({ name }) => name),
  ...[...read('Makefile').matchAll(/^([a-z][a-z-]+):/gm)].map(([, name = '']) => name),
]);

/** A variable with its value, a flag with its value, or what stands for an argument. */
const SETTING = String.raw`[A-Z][A-Z_0-9]+=[^\s,;:)\x60'"]+`;
const WORD = String.raw`(?:${SETTING}|--[a-z][a-z-]*(?:[ =](?:\$\{[^}]*\}|[A-Za-z0-9][\w./=-]*(?![\w'])))?|-- -k NAME|\$\{[^}]*\}|[0-9]+\b)`;

/** A command as a message or a document writes it, with its flags, variables and arguments. */
const TYPED = new RegExp(
  String.raw`(?<before>(?:${SETTING} )*)(?<program>\bmake|\bnpx vsc) (?<name>[a-z][a-z-]*[a-z])(?<rest>(?: ${WORD})*)`,
  'g',
);

/** Values for what a message fills in; each is one that an input of that name takes. */
const FILLED: readonly (readonly [RegExp, string])[] = [
  [/\$\{[^}]*variant[^}]*\}/g, 'cpu'],
  [/\$\{dataset\}/g, 'train'],
  [/\$\{[^}]*\}/g, '7'],
  [/cpu\|gpu|\bID\b/g, 'cpu'],
];

/** The declared commands, which only read their inputs. */
const dry: Command[] = COMMANDS.map((command) => ({
  ...command,
  run: async () => ended({}, { outputs: {} }),
}));

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const isSetting = (word: string) => /^[A-Z][A-Z_0-9]+=/.test(word);

/** Types a command, and says how our own command line refuses it. */
async function refused(name: string, words: readonly string[]): Promise<string | undefined> {
  const pairs = words.filter(isSetting).map((word) => word.split('=') as [string, string]);
  const argv = words.filter((word) => !isSetting(word));
  printed.length = 0;
  const exitCode = await runCommandLine([name, ...argv], dry, Object.fromEntries(pairs));
  const output = printed.join('');
  return exitCode === 0 && !/warning:/.test(output) ? undefined : output.trim();
}

/** What is wrong with the commands that a text advises to type. */
async function wrongAdvice(text: string, isMessage: boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const match of text.matchAll(TYPED)) {
    const { before = '', program = '', name = '', rest = '' } = match.groups ?? {};
    const problem = await problemOf({ before, program, name, rest }, isMessage);
    if (problem !== undefined) wrong.push(`${match[0]}: ${problem}`);
  }
  return wrong;
}

async function problemOf(
  { before, program, name, rest }: Record<'before' | 'program' | 'name' | 'rest', string>,
  isMessage: boolean,
): Promise<string | undefined> {
  const command = COMMANDS.find((each) => each.name === name);
  if (program === 'make' && !makeTargets.has(name)) {
    // "make room" is English; a target that does not exist is not.
    const isTyped = name.includes('-') || /[A-Z]=|--[a-z]/.test(`${before}${rest}`);
    return isTyped ? 'no such target' : undefined;
  }
  if (command === undefined) {
    return program === 'make' || name === 'complete' ? undefined : 'no such command';
  }
  if (program === 'make' && /--[a-z]/.test(rest)) return 'make takes variables, no flags';
  const inputs = Object.entries(inputsOf(command));
  const given = FILLED.reduce((all, [from, to]) => all.replaceAll(from, to), `${before}${rest}`);
  const switches = new Set(
    inputs.flatMap(([key, { kind }]) => (kind.name === 'boolean' ? kebabCase(key) : [])),
  );
  const words = given
    .split(' ')
    // What follows a switch is the sentence that goes on.
    .filter((word, at, all) => word !== '' && !switches.has(all[at - 1]?.slice(2) ?? ''));
  // What belongs to the engine, to the registry and so on is read deep inside.
  const others = new Set<string>(command.variables);
  const typed = words.filter((word) => !others.has(word.replace(/=.*/, '')));
  const variables = new Set(inputs.flatMap(([, { variable }]) => variable ?? []));
  const isStray = (word: string) =>
    /^[A-Z_0-9]+=/.test(word) && !variables.has(word.replace(/=.*/, ''));
  const stray = typed.find(isStray);
  if (stray !== undefined) return `${stray} has no effect there`;
  if (typed.length === 0) return undefined;
  // A document names a command or one of its flags, and leaves out what stands beside it.
  if (!isMessage && !typed.every((word) => /^[A-Z_]+=/.test(word))) {
    const known = new Set(
      inputs
        .filter(([, input]) => isFor(input, 'command-line'))
        .flatMap(([key]) => [`--${kebabCase(key)}`, `--no-${kebabCase(key)}`]),
    );
    const flags = typed.filter((word) => word.startsWith('--') && word !== '--');
    return flags
      .map((word) => word.replace(/=.*/, ''))
      .filter((word) => !known.has(word) && !['--help', '--json'].includes(word))
      .map((word) => `${word} has no effect there`)[0];
  }
  return refused(name, typed);
}

/** Lines of code, without comments. */
function code(file: string): string {
  return read(file)
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/|\/\*|#)/.test(line))
    .join('\n');
}

const sources = globSync(
  [
    'actions/src/**/*.ts',
    'contract/*.json',
    'runtime/vsc_runtime/**/*.py',
    'runtime/conda',
    'submission_*/*.py',
    'scripts/*.sh',
  ],
  { cwd: root },
).filter((file) => !file.endsWith('.test.ts'));
const documents = globSync(['*.md', 'docs/**/*.md', 'actions/*/README.md', '.github/*.md'], {
  cwd: root,
});

describe('a command that is advised', () => {
  it.each(sources.map((file) => [file]))('is one that can be typed: %s', async (file) => {
    expect(await wrongAdvice(code(file), true)).toEqual([]);
  });

  it.each(documents.map((file) => [file]))('exists with its flags: %s', async (file) => {
    const spans = read(file).match(/```[^]*?```|`[^`\n]+`/g) ?? [];
    expect(await wrongAdvice(spans.join('\n'), false)).toEqual([]);
  });

  it('is found at all', () => {
    const found = sources.flatMap((file) =>
      [...code(file).matchAll(TYPED)].map(([typed]) => typed),
    );
    expect(found.length).toBeGreaterThan(50);
    expect(found).toEqual(
      expect.arrayContaining([
        'make build CPU_OR_GPU=${variant}',
        'npx vsc build --variant ${variant}',
        'npx vsc test-container -- -k NAME',
        'npx vsc lift-hold --reason WHY',
      ]),
    );
  });

  it('is `make pull` only if there is a registry to pull from', () => {
    // They have looked whether one is set up, or have a release of it in hand.
    const allowed = [
      'actions/src/image/choose-image.ts',
      'actions/src/commands/images/release-notes/texts.ts',
    ];
    const found = sources.filter((file) => /\b(?:make|vsc) pull\b/.test(code(file)));
    expect(found.toSorted()).toEqual(allowed.toSorted());
  });

  it("discards nobody's work: a file that is gone comes back, and no edit is undone", () => {
    const harmful =
      /reset --hard|git (?:clean|stash)|system prune|chmod (?:-R )?[0-7]*7\b|rm -rf|git checkout (?!-- \$\{path\}|-- [\w/]+\.py|-- runtime\/Dockerfile|submission_src` brings)/;
    const messages = sources.filter((file) => !file.endsWith('.py') && !file.endsWith('.sh'));
    expect(messages.filter((file) => harmful.test(code(file)))).toEqual([]);
    expect(documents.filter((file) => /reset --hard|system prune/.test(read(file)))).toEqual([]);
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
    ['npx vsc build --nope', '--nope'],
    ['npx vsc data-subset --dataset Test', 'give the name of a data set'],
    ['make build CPU_OR_GPU=CPU', 'give the name of a variant'],
    ['make build --force', 'make takes variables'],
    ['npx vsc rollback 7 --nope', 'unknown option'],
    ['make build PHASE2=true', 'PHASE2=true has no effect there'],
    ['FORCES=true make pack-submission', 'FORCES=true has no effect there'],
  ])('is found if it fails: %s', async (text, problem) => {
    expect(await wrongAdvice(text, true)).toEqual([expect.stringContaining(problem)]);
  });
});
