import type { Command } from '../../actions/src/declaration/command.ts';
import {
  defaultOf,
  flagOf,
  inputsOf,
  isFor,
  outputsOf,
} from '../../actions/src/declaration/describe.ts';
import { type Input, kebabCase } from '../../actions/src/declaration/input.ts';
import { variablesOf } from '../../actions/src/declaration/used-variables.ts';
import { ExitCode } from '../../actions/src/errors.ts';
import { codeCell, markdownTable, textCell } from './markdown-table.ts';

/** The tables of an action's README: inputs and outputs. */
export function actionTables(command: Command): string {
  const inputs = Object.entries(inputsOf(command)).filter(([, input]) => isFor(input, 'action'));
  const outputs = Object.entries(outputsOf(command));
  return [
    markdownTable(
      ['Input', 'What it is', 'Value', 'Default'],
      inputs.map(([key, input]) => [
        codeCell(kebabCase(key)),
        textCell(input.help),
        textCell(input.kind.wanted),
        input.required === true ? 'required' : presetCell(input, 'action'),
      ]),
    ),
    markdownTable(
      ['Output', 'What it is'],
      outputs.map(([key, text]) => [codeCell(kebabCase(key)), textCell(text)]),
    ),
  ]
    .filter((table) => table !== '')
    .join('\n\n');
}

/** Every variable, the values that it takes, and the commands that it affects. */
export function settingsTable(commands: readonly Command[]): string {
  const variables = variablesOf(commands);
  const row = ({ name, wanted, usedBy }: (typeof variables)[number]) => [
    codeCell(name),
    textCell(helpOf(name, commands)),
    textCell(wanted),
    usedBy.map(codeCell).join(', '),
  ];
  return markdownTable(
    ['Variable', 'What it sets', 'Value', 'Used by'],
    variables.filter(({ isSetting }) => isSetting).map(row),
  );
}

/** What a variable sets; commands that word it differently are named with their wording. */
function helpOf(variable: string, commands: readonly Command[]): string {
  const helps = new Map<string, string[]>();
  for (const { name, inputs } of commands) {
    for (const input of Object.values(inputs)) {
      if (input.variable !== variable) continue;
      helps.set(input.help, [...(helps.get(input.help) ?? []), name]);
    }
  }
  const [[first] = [''], ...others] = [...helps];
  return [first, ...others.map(([help, names]) => `${names.join(', ')}: ${help}`)].join('; ');
}

const letterOf = (at: number) => String.fromCodePoint('A'.codePointAt(0)! + at);

/** The variables that no flag sets, and the commands that read them: variables of one letter are read together. */
export function otherVariablesTable(commands: readonly Command[]): string {
  const others = variablesOf(commands).filter(({ isSetting }) => !isSetting);
  const groups = [...Map.groupBy(others, ({ usedBy }) => usedBy.join(' '))];
  const letters = groups.map((_, at) => letterOf(at));
  const letter = (users: string) => letterOf(groups.findIndex(([group]) => group === users));
  const readers = commands.filter(({ variables = [] }) => variables.length > 0);
  return [
    markdownTable(
      ['Variable', 'What it is', 'Readers'],
      others.map(({ name, help, usedBy }) => [
        codeCell(name),
        textCell(help),
        letter(usedBy.join(' ')),
      ]),
    ),
    markdownTable(
      ['Command', ...letters],
      readers.map(({ name }) => [
        codeCell(name),
        ...groups.map(([users], at) => (users.split(' ').includes(name) ? letterOf(at) : '')),
      ]),
    ),
  ].join('\n\n');
}

/** The codes that each command can end with, besides those that all can end with. */
export function exitCodesByCommand(commands: readonly Command[]): string {
  return markdownTable(
    ['Command', 'Ends also with'],
    commands
      .filter(({ exits = [] }) => exits.length > 0)
      .map(({ name, exits = [] }) => [
        codeCell(name),
        exits.map((exit) => `${ExitCode[exit]} (${kebabCase(exit)})`).join(', '),
      ]),
  );
}

/** The reference of all commands: how to call each, and what it takes. */
export function commandReference(commands: readonly Command[]): string {
  return commands.map(referenceOf).join('\n\n');
}

function referenceOf(command: Command): string {
  const inputs = Object.entries(inputsOf(command)).filter(([, input]) =>
    isFor(input, 'command-line'),
  );
  const { name, summary, details, action, make, report } = command;
  const usage = [
    `npx vsc ${name}`,
    ...inputs
      .filter(([, { positional }]) => positional === true)
      .map(([key, input]) => flagOf(key, input)),
  ].join(' ');
  const ways = [
    codeCell(usage),
    ...(make === false ? [] : [codeCell(`make ${name}`)]),
    ...(action === undefined
      ? []
      : [`the action [${action.name}](../../actions/${action.name}/README.md)`]),
  ];
  return [
    `## ${name}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}. ${details ?? ''}`.trim(),
    `As ${ways.join(', ')}.`,
    markdownTable(
      ['Flag', 'Variable', 'What it is', 'Value', 'Default'],
      [
        ...inputs.map(([key, input]) => [
          codeCell(flagOf(key, input)),
          input.variable === undefined ? '' : codeCell(input.variable),
          textCell(whatOf(input)),
          input.kind.name === 'boolean' && input.variable === undefined
            ? ''
            : textCell(input.kind.typed ?? input.kind.wanted),
          input.required === true ? 'required' : presetCell(input, 'command-line'),
        ]),
        ...(report === undefined
          ? []
          : [[codeCell('--json'), '', `print ${report.what} as JSON`, '', '']]),
      ],
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A switch that is on by default is described by what turning it off does, as its flag does that. */
function whatOf({ help, negated, default: preset, variable }: Input): string {
  if (preset !== true) return help;
  return `${negated ?? help}${variable === undefined ? '' : ` (${variable}=false)`}`;
}

function presetCell(input: Input, entrypoint: 'command-line' | 'action'): string {
  const preset = defaultOf(input, entrypoint);
  // A flag that turns something off has no default of its own.
  if (entrypoint === 'command-line' && input.default === true) return '';
  if (preset === undefined) return '';
  return preset === input.defaultWords ? textCell(preset) : codeCell(preset);
}
