import * as core from '@actions/core';
import { UserError } from '../errors.ts';
import { parseBytes } from '../text.ts';

/** An input of an action, or undefined where it is empty. */
export function textInput(name: string): string | undefined {
  return core.getInput(name) || undefined;
}

/** An input that an action cannot do without. */
export function requiredInput(name: string): string {
  const text = textInput(name);
  if (text !== undefined) return text;
  throw new UserError(`the input ${name} is empty`, { next: `give it in with: ${name}:` });
}

/** The lines of an input that an action cannot do without. */
export function linesInput(name: string): string[] {
  return requiredInput(name)
    .split('\n')
    .flatMap((line) => line.trim() || []);
}

/** `true` or `false`; empty means `preset`. */
export function switchInput(name: string, preset: boolean): boolean {
  const text = textInput(name);
  if (text === undefined) return preset;
  if (text === 'true' || text === 'false') return text === 'true';
  throw wrong(name, text, 'true or false');
}

/** A number above 0. */
export function numberInput(name: string): number | undefined {
  const text = textInput(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw wrong(name, text, 'a number above 0');
}

/** An http or https address. */
export function urlInput(name: string): string | undefined {
  const text = textInput(name);
  if (text === undefined || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    return text;
  }
  throw wrong(name, text, 'an address that starts with http:// or https://');
}

/** Bytes, such as `8g`. */
export function sizeInput(name: string): number | undefined {
  const text = textInput(name);
  if (text === undefined) return undefined;
  const value = parseBytes(text);
  if (value !== undefined) return value;
  throw wrong(name, text, 'a size such as 512m or 8g');
}

/** One of some words. */
export function choiceInput<T extends string>(name: string, choices: readonly T[]): T | undefined {
  const text = textInput(name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw wrong(name, text, `one of ${choices.join(', ')}`);
}

function wrong(name: string, text: string, wanted: string): UserError {
  return new UserError(`the input ${name} is ${JSON.stringify(text)}`, { next: `give ${wanted}` });
}
