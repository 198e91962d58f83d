import { distance } from 'fastest-levenshtein';
import type { Command } from './command.ts';
import { OTHER_VARIABLES } from './variables.ts';

/** A variable, and the commands that it has an effect on. */
export interface Variable {
  readonly name: string;
  readonly help: string;
  readonly wanted: string;
  readonly usedBy: readonly string[];
  /** It belongs to an input, so a command that lacks the input ignores it. */
  readonly isSetting: boolean;
}

/** All variables of the commands, those of inputs first; each group by name. */
export function variablesOf(commands: readonly Command[]): Variable[] {
  const found = new Map<string, Variable>();
  const add = (name: string, user: string, rest: Omit<Variable, 'name' | 'usedBy'>) => {
    const usedBy = [...(found.get(name)?.usedBy ?? []), user];
    found.set(name, { ...rest, ...found.get(name), name, usedBy });
  };
  for (const command of commands) {
    for (const { variable, help, kind } of Object.values(command.inputs)) {
      if (variable === undefined) continue;
      add(variable, command.name, { help, wanted: kind.wanted, isSetting: true });
    }
    for (const name of command.variables ?? []) {
      add(name, command.name, { help: OTHER_VARIABLES[name], wanted: '', isSetting: false });
    }
  }
  return [...found.values()].toSorted(
    (a, b) => Number(b.isSetting) - Number(a.isSetting) || (a.name < b.name ? -1 : 1),
  );
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What to say about variables that are set and do nothing: those of other commands, and those that
 * look like a misspelled one of ours.
 */
export function variableNotices(
  env: Env,
  command: Command,
  commands: readonly Command[],
): string[] {
  const variables = variablesOf(commands);
  const known = new Set(variables.map(({ name }) => name));
  const set = Object.keys(env).filter((name) => (env[name] ?? '').trim() !== '');
  return [
    ...variables
      .filter(
        ({ name, isSetting, usedBy }) =>
          isSetting && set.includes(name) && !usedBy.includes(command.name),
      )
      .map(
        ({ name, usedBy }) =>
          `${name} has no effect on ${command.name}; it is for ${usedBy.join(', ')}`,
      ),
    ...set.flatMap((name) => {
      const meant = known.has(name) ? undefined : nearest(name, [...known]);
      return meant === undefined ? [] : [`${name} is not a known variable: did you mean ${meant}?`];
    }),
  ];
}

/**
 * A name is misspelled if it begins like one of ours and differs in a letter or two; in one letter if
 * ours is short, for short names are near to those of anything.
 */
function nearest(name: string, known: readonly string[]): string | undefined {
  return known.find(
    (own) =>
      name.slice(0, 3) === own.slice(0, 3) && distance(name, own) <= (own.length < 6 ? 1 : 2),
  );
}
