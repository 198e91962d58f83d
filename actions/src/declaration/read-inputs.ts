import nodePath from 'node:path';
import * as v from 'valibot';
import { UserError } from '../errors.ts';
import type { Command } from './command.ts';
import { isFor } from './describe.ts';
import { type Entrypoint, type Input, type Inputs, kebabCase } from './input.ts';

/** One place that values come from: the flags, the variables, or the inputs of an action. */
export interface Source {
  /** How the user knows the input there, such as `--time-limit` or `TIME_LIMIT`; '' if it has none. */
  name(key: string, input: Input): string;
  read(key: string, input: Input): string | undefined;
}

export interface ReadOptions {
  /** In the order of their weight: the first that gives a value decides. */
  readonly sources: readonly Source[];
  /** Absolute folder that paths are relative to. */
  readonly base: string;
  readonly entrypoint: Entrypoint;
}

type Values = Record<string, unknown>;
type Declared = Pick<Command, 'name' | 'inputs' | 'excludes'>;

/**
 * Reads the values of all inputs of a command. An empty text is the same as none, everywhere.
 *
 * @throws UserError for a value that is not of its kind, for one that is missing, and for two that
 *   exclude each other.
 */
export function readInputs(command: Declared, options: ReadOptions): Values {
  const values: Values = {};
  const givenBy = new Map<string, Source>();
  for (const [key, input] of Object.entries(command.inputs)) {
    values[key] = input.default;
    if (!isFor(input, options.entrypoint)) continue;
    const source = options.sources.find((each) => (each.read(key, input) ?? '').trim() !== '');
    if (source !== undefined) {
      givenBy.set(key, source);
      values[key] = parse(source.read(key, input) ?? '', {
        key,
        input,
        source,
        base: options.base,
      });
    } else if (input.required === true) {
      throw missing(command.name, key, input, options);
    }
  }
  refuseExcluded(command, values, givenBy, options.entrypoint);
  if (options.entrypoint === 'action') fillActionDefaults(command.inputs, values, options.base);
  return values;
}

function parse(
  text: string,
  { key, input, source, base }: { key: string; input: Input; source: Source; base: string },
): unknown {
  const result = v.safeParse(input.kind.schema, text);
  if (!result.success) {
    throw new UserError(`${source.name(key, input)} is ${quoted(text)}`, {
      next: `give ${input.kind.wanted}`,
    });
  }
  return input.kind.name === 'path' ? nodePath.resolve(base, String(result.output)) : result.output;
}

function missing(name: string, key: string, input: Input, { sources }: ReadOptions): UserError {
  const ways = sources.map((source) => source.name(key, input)).filter((way) => way !== '');
  return new UserError(`${name} needs ${ways[0] ?? key}: ${input.help}`, {
    next: `give ${ways.join(', or set ')}`,
  });
}

/** Both count as given only if they come from one place: a flag may override a variable. */
function refuseExcluded(
  { excludes = [], inputs }: Declared,
  values: Readonly<Values>,
  givenBy: ReadonlyMap<string, Source>,
  entrypoint: Entrypoint,
): void {
  for (const [kept, dropped] of excludes) {
    const source = givenBy.get(dropped);
    if (source === undefined || source !== givenBy.get(kept)) continue;
    // Workflows compute switches, and give the other inputs as they are.
    const hasSwitch = [kept, dropped].some((key) => inputs[key]?.kind.name === 'boolean');
    if (entrypoint === 'action' && hasSwitch) continue;
    // A switch excludes others by what it does, not by being named.
    if ([kept, dropped].some((key) => values[key] === inputs[key]?.default)) continue;
    const [first, second] = [kept, dropped].map((key) => source.name(key, inputs[key]!));
    throw new UserError(`${first} and ${second} exclude each other`, {
      next: `leave ${second} out`,
    });
  }
}

/** Fills in what only an action has by default, such as the file for its report. */
function fillActionDefaults(inputs: Inputs, values: Values, base: string): void {
  const given = { ...values };
  const valueOf = (name: string) => {
    const value = given[Object.keys(inputs).find((key) => kebabCase(key) === name) ?? ''];
    return typeof value === 'string' ? value : 'default';
  };
  for (const [key, { actionDefault, kind }] of Object.entries(inputs)) {
    // What stands in `${{ }}` was filled in by GitHub; if that was nothing, there is no value.
    if (given[key] !== undefined || (actionDefault ?? '${{').includes('${{')) continue;
    const text = String(actionDefault).replace(/<([a-z-]+)>/g, (_all, name: string) =>
      valueOf(name),
    );
    values[key] = kind.name === 'path' ? nodePath.resolve(base, text) : text;
  }
}

/** What was given, in quotes, without what a terminal obeys, and never long. */
function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return JSON.stringify(short).replace(
    /[^ -~]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
