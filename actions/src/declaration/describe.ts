import { formatBytes } from '../text.ts';
import type { Command } from './command.ts';
import { type Entrypoint, type Input, type Inputs, kebabCase, path } from './input.ts';

/** All inputs of a command, with the one for its report file. */
export function inputsOf({ inputs, report }: Pick<Command, 'inputs' | 'report'>): Inputs {
  if (report?.schema === undefined) return inputs;
  const help = `JSON file to write ${report.what} to`;
  return {
    ...inputs,
    report: path({
      help,
      ...(report.actionDefault !== undefined && { actionDefault: report.actionDefault }),
    }),
  };
}

/** All outputs of the action of a command, with that for its report file. */
export function outputsOf({ outputs = {}, report }: Pick<Command, 'outputs' | 'report'>) {
  if (report?.schema === undefined) return outputs;
  return {
    ...outputs,
    report: `Path of the JSON file with ${report.what}, which ${report.schema} describes`,
  };
}

/** Whether an input exists at an entrypoint. */
export function isFor(input: Input, entrypoint: Entrypoint): boolean {
  return input.entrypoints?.includes(entrypoint) ?? true;
}

/** The default as people read it; undefined if there is none. */
export function defaultOf(input: Input, entrypoint?: Entrypoint): string | undefined {
  if (entrypoint === 'action' && input.actionDefault !== undefined) return input.actionDefault;
  if (input.defaultWords !== undefined) return input.defaultWords;
  if (input.default === undefined) return undefined;
  if (input.kind.name === 'bytes') return formatBytes(Number(input.default));
  // An empty list says nothing.
  return String(input.default) || undefined;
}

/** The default in `action.yml`: what GitHub itself fills in. Other defaults are the command's own. */
export function presetOf({ actionDefault, default: fixed }: Input): string {
  if (actionDefault !== undefined) return isExpression(actionDefault) ? actionDefault : '';
  return fixed === undefined ? '' : String(fixed);
}

/** Whether GitHub puts a value in its place. */
export function isExpression(text: string): boolean {
  return text.includes('${{');
}

/** The form of an input on the command line: `--time-limit <seconds>`, `--no-solve`, `<query>`. */
export function flagOf(key: string, input: Input): string {
  const name = kebabCase(key);
  const { kind, positional } = input;
  if (positional === true) {
    const inner = kind.name === 'list' ? `${name}...` : name;
    return input.required === true ? `<${inner}>` : `[${inner}]`;
  }
  if (kind.name === 'boolean') return input.default === true ? `--no-${name}` : `--${name}`;
  return `--${name} <${kind.choices === undefined ? kind.placeholder : 'name'}>`;
}
