import { Ajv } from 'ajv';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../actions/src/commands/all.ts';
import { type Command, command, ended } from '../../actions/src/declaration/command.ts';
import { inputsOf } from '../../actions/src/declaration/describe.ts';
import { kebabCase, seconds } from '../../actions/src/declaration/input.ts';
import { runCommandLine } from '../../actions/src/entrypoints/command-line.ts';
import { actionYml } from './action-yml.ts';
import { actionTables, commandReference, otherVariablesTable, settingsTable } from './documents.ts';
import { makefileTargets } from './makefile.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What the command line prints when it runs a command. */
async function printed(argv: string[], declared: Command, env = {}): Promise<string> {
  let text = '';
  const take = (chunk: unknown) => {
    text += String(chunk).replaceAll(/\s+(?=\S)/g, (gap) => (gap === '\n' ? gap : ' '));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  vi.spyOn(console, 'log').mockImplementation(take);
  await runCommandLine(argv, [declared], env);
  vi.restoreAllMocks();
  return text;
}

describe('what is generated', () => {
  it('shows a new input, its flag and its variable everywhere', async () => {
    const probe: Command = command({
      name: 'probe',
      group: 'Images',
      summary: 'try it',
      inputs: {
        newInput: seconds({ help: 'time for something new', variable: 'NEW_INPUT', default: 7 }),
      },
      action: { name: 'probe', title: 'Probe', description: 'Try', icon: 'play', color: 'blue' },
      run: ({ newInput: _taken, ...rest }) => Promise.resolve(ended(rest, { outputs: {} })),
    });
    expect(actionYml(probe)).toMatch(/new-input:\n {4}description: .*Time for something new/);
    expect(actionYml(probe)).toMatch(/default: '7'/);
    expect(actionTables(probe)).toContain('| `new-input` | time for something new |');
    expect(commandReference([probe])).toContain('`--new-input <seconds>` | `NEW_INPUT`');
    expect(settingsTable([probe])).toMatch(/`NEW_INPUT` \| time for something new .* `probe` \|/);
    expect(makefileTargets([probe])).toContain('COMMANDS := probe');
    const flag = /--new-input.*time for something new \(NEW_INPUT; default: 7\)/;
    expect(await printed(['probe', '--help'], probe)).toMatch(flag);
    expect(await printed(['complete', '--', 'probe', '--new'], probe)).toMatch(flag);
    expect(await printed(['probe'], probe, { NEW_INPUT: 'x' })).toMatch(
      /^error: NEW_INPUT is "x"\nnext: give a whole number of seconds/,
    );
    expect(await printed(['probe'], probe, { NEW_INPUTS: '7' })).toContain(
      'did you mean NEW_INPUT?',
    );
  });

  it('leaves no command out: each command.ts is in all.ts', () => {
    const folders = globSync('actions/src/commands/*/*/command.ts', { cwd: root });
    const names = folders.map((file) => path.basename(path.dirname(file)));
    expect(names.toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
  });

  it('has one action.yml for each action', () => {
    const declared = COMMANDS.flatMap(({ action }) => action?.name ?? []).toSorted();
    const folders = globSync('actions/*/action.yml', { cwd: root });
    expect(folders.map((file) => path.basename(path.dirname(file))).toSorted()).toEqual(declared);
  });
});

describe('a report', () => {
  const reports = COMMANDS.flatMap(({ name, report }) =>
    report?.schema === undefined ? [] : [[name, report.schema] as const],
  );

  it.each(reports)('of %s has a schema that can validate it', (_name, schema) => {
    const text = readFileSync(path.join(root, schema), 'utf8');
    const validate = new Ajv({ strict: false }).compile(JSON.parse(text) as object);
    // A schema that accepts anything checks nothing.
    expect(validate({})).toBe(false);
  });

  it('is declared by several commands', () => expect(reports.length).toBeGreaterThan(3));
});

describe('the table of settings', () => {
  it.each(COMMANDS.map((each) => [each.name, each] as const))(
    'names %s as a user of each of its variables',
    (name, declared) => {
      const rows = settingsTable(COMMANDS).split('\n');
      for (const { variable } of Object.values(declared.inputs)) {
        if (variable === undefined) continue;
        expect(rows.find((row) => row.startsWith(`| \`${variable}\``))).toContain(`\`${name}\``);
      }
    },
  );
});

describe('the table of other variables', () => {
  it.each(COMMANDS.map(({ name, variables = [] }) => [name, variables] as const))(
    'names %s as a reader of each of its variables',
    (name, variables) => {
      const rows = otherVariablesTable(COMMANDS).split('\n');
      const cellsOf = (cell: string) =>
        rows.find((row) => row.startsWith(`| \`${cell}\``))?.split('|') ?? [];
      const read = cellsOf(name).map((cell) => cell.trim());
      for (const variable of variables) expect(read).toContain(cellsOf(variable).at(-2)?.trim());
    },
  );
});

describe('names', () => {
  const inputs = COMMANDS.flatMap((each) =>
    Object.entries(inputsOf(each)).map(([key, input]) => ({ name: each.name, key, input })),
  );

  it('of variables stand for one kind of value each', () => {
    const kinds = new Map<string, string>();
    for (const { input } of inputs) {
      if (input.variable === undefined) continue;
      const kind = input.kind.wanted;
      expect(kinds.get(input.variable) ?? kind).toBe(kind);
      kinds.set(input.variable, kind);
    }
    expect(kinds.size).toBeGreaterThan(10);
  });

  it('of flags do not collide: none begins with no-, and none is json or help', () => {
    const flags = inputs.map(({ key }) => kebabCase(key));
    expect(flags.filter((flag) => /^(?:no-|json$|help$)/.test(flag))).toEqual([]);
  });
});
