import { Argument, type Command as Program, Option } from 'commander';
import type { Command } from '../declaration/command.ts';
import { defaultOf, flagOf, inputsOf, isFor } from '../declaration/describe.ts';
import { flag, type Input, kebabCase } from '../declaration/input.ts';
import { booleanOf } from '../declaration/kinds.ts';
import { readInputs, type Source } from '../declaration/read-inputs.ts';
import type { Ports } from '../ports.ts';

/** What a command line gave, as text, by the input's key. */
type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Takes the value of a switch; left out of the help. */
export const SWITCH_VALUE = '[true|false]';

/** What a command is called with. */
export interface Call {
  readonly sources: readonly Source[];
  readonly json: boolean;
}

/**
 * Adds one declared command to the command line. All values stay texts here: they are read in one
 * place, together with the variables.
 */
export function addCommand(
  program: Program,
  command: Command,
  env: Ports['env'],
  run: (call: Call) => Promise<void>,
): void {
  const shown = Object.entries(inputsOf(command)).filter(([, input]) =>
    isFor(input, 'command-line'),
  );
  const positionals = shown.filter(([, { positional }]) => positional === true);
  const target = program
    .command(command.name)
    .description(command.summary)
    .helpGroup(`${command.group}:`);
  for (const [key, input] of shown) {
    if (input.positional === true) target.addArgument(argumentOf(key, input));
    else for (const option of optionsOf(key, input)) target.addOption(option);
  }
  if (command.report !== undefined) {
    const json = flag({ help: `print ${command.report.what} as JSON` });
    for (const option of optionsOf('json', json)) target.addOption(option);
  }
  if (command.details !== undefined) {
    const width = Math.min(process.stdout.columns ?? 80, 100);
    target.addHelpText('after', `\n${target.createHelp().boxWrap(command.details, width)}`);
  }
  target.action(async (...all: unknown[]) => {
    const named = Object.fromEntries(positionals.map(([key], index) => [key, all[index]])) as Given;
    const given: Given = { ...target.opts<Given>(), ...named };
    const sources = [flags(given), variables(env)];
    await run({ sources, json: readJson(command.name, sources) });
  });
}

/** Whether a command was called with `--json`, which is a switch like those it declares. */
function readJson(name: string, sources: readonly Source[]): boolean {
  const inputs = { json: flag({ help: '' }) };
  const options = { sources, base: '', entrypoint: 'command-line' } as const;
  return readInputs({ name, inputs }, options)['json'] === true;
}

/**
 * Lets a switch take its value, `--skip-gpu=false` or `--no-skip-gpu true`, and never what follows it
 * otherwise: every switch gets its value here, in its own name.
 */
export function withSwitchValues(argv: readonly string[], commands: readonly Command[]): string[] {
  const command = commands.find(({ name }) => name === argv[0]);
  const switches = Object.entries(command?.inputs ?? {}).filter(
    ([, { kind }]) => kind.name === 'boolean',
  );
  const names = new Set([...switches.map(([key]) => kebabCase(key)), 'json']);
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const read = (token = '') => {
    const [, no = '', name = '', value] = /^--(no-)?([^=]+)(?:=(.*))?$/.exec(token) ?? [];
    return names.has(name) ? { no: no !== '', name, value } : undefined;
  };
  const isValue = (index: number) => index < end && booleanOf(argv[index] ?? '') !== undefined;
  const takesNext = (index: number) => {
    const before = read(argv[index]);
    return before !== undefined && before.value === undefined && isValue(index + 1);
  };
  return argv.flatMap((token, index) => {
    if (index >= end) return [token];
    if (index > 0 && takesNext(index - 1)) return [];
    const found = read(token);
    if (found === undefined) return [token];
    const value = found.value ?? (takesNext(index) ? (argv[index + 1] ?? '') : 'true');
    return [`--${found.name}=${found.no ? opposite(value) : value}`];
  });
}

/** What is neither yes nor no stays, to be refused where values are read. */
function opposite(value: string): string {
  const read = booleanOf(value);
  return read === undefined ? value : String(!read);
}

function argumentOf(key: string, input: Input): Argument {
  return new Argument(flagOf(key, input).replace(/^<(.*)>$/, '[$1]'), described(input));
}

/** A switch that is on by default is shown as what turns it off; both forms exist. */
function optionsOf(key: string, input: Input): Option[] {
  const { kind } = input;
  const option = (form: string) => new Option(form, described(input));
  if (kind.name !== 'boolean') {
    const made = option(
      kind.name === 'list' ? `--${kebabCase(key)} <text...>` : flagOf(key, input),
    );
    // For help and completion only: values are checked where they are read.
    return [kind.choices === undefined ? made : made.choices([...kind.choices]).argParser(String)];
  }
  const name = kebabCase(key);
  const on = option(`--${name} ${SWITCH_VALUE}`);
  const off = new Option(
    `--no-${name}`,
    described({ ...input, help: input.negated ?? input.help }),
  );
  return input.default === true ? [off, on.hideHelp()] : [on, off.hideHelp()];
}

function described(input: Input): string {
  const preset = input.kind.name === 'boolean' ? undefined : defaultOf(input, 'command-line');
  const more = [
    ...(input.variable === undefined ? [] : [input.variable]),
    ...(preset === undefined ? [] : [`default: ${preset}`]),
  ];
  return more.length === 0 ? input.help : `${input.help} (${more.join('; ')})`;
}

function flags(given: Given): Source {
  return {
    name: (key, input) => flagOf(key, input).replace(/ .*$/, ''),
    read: (key) => {
      const value = given[key];
      return Array.isArray(value)
        ? value.join('\n')
        : value === undefined
          ? undefined
          : String(value);
    },
  };
}

function variables(env: Ports['env']): Source {
  return {
    name: (_key, { variable = '' }) => variable,
    read: (_key, { variable }) => (variable === undefined ? undefined : env[variable]),
  };
}
