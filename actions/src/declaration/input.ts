import {
  booleanKind,
  bytesKind,
  choiceKind,
  countKind,
  datasetKind,
  fractionKind,
  imageKind,
  type Kind,
  listKind,
  pathKind,
  secondsKind,
  shardKind,
  textKind,
  urlKind,
  urlOrNoneKind,
  variantKind,
} from './kinds.ts';

/** Who asks a command for something. */
export type Entrypoint = 'command-line' | 'action';

/** What is said of an input, once for all places that show or read it. */
export interface InputOptions<T> {
  /** A part of a sentence without a period, such as `image to run`. */
  readonly help: string;
  /** The same for `--no-<name>`, of a switch that is on by default. */
  readonly negated?: string;
  /** The variable that sets it as well, such as `TIME_LIMIT`. */
  readonly variable?: string;
  readonly default?: T;
  /** How help names a default that is only known later, such as `the platform's`. */
  readonly defaultWords?: string;
  /** The value has to be given. */
  readonly required?: boolean;
  /** On the command line it is an argument and not a flag; a list takes all that are left. */
  readonly positional?: boolean;
  /** Where it exists; everywhere if left out. */
  readonly entrypoints?: readonly Entrypoint[];
  /**
   * The default of the action alone. `${{ … }}` is for GitHub to fill in; `<name>` stands for the value
   * of another input.
   */
  readonly actionDefault?: string;
}

/** What an input can be by default; each kind of value is one of these. */
type Default = string | number | boolean | readonly string[];

/** One declared input of a command; `T` is what `run` gets. */
export interface Input<T = unknown> extends Omit<InputOptions<T>, 'default'> {
  readonly kind: Kind<unknown>;
  readonly default?: Default;
  /** Holds the type only. */
  readonly type?: T;
}

/** Inputs by their names in code: `timeLimit` is `--time-limit` and the action's input `time-limit`. */
export type Inputs = Readonly<Record<string, Input>>;

/** What `run` gets of some inputs. */
export type Values<I extends Inputs> = {
  readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never;
};

type Value<T, O> = O extends { required: true } | { default: Default } ? T : T | undefined;

function input<T extends Default, O extends InputOptions<T>>(
  kind: Kind<T>,
  options: O,
): Input<Value<T, O>> {
  return { kind, ...options };
}

/** `true` or `false`; a flag `--name`, and `--no-name` if it is true by default. */
export const flag = <const O extends InputOptions<boolean>>(options: O) =>
  input(booleanKind, { default: false, ...options });
export const seconds = <const O extends InputOptions<number>>(options: O) =>
  input(secondsKind, options);
export const count = <const O extends InputOptions<number>>(options: O) =>
  input(countKind, options);
/** A size of memory or of files, in bytes. */
export const bytes = <const O extends InputOptions<number>>(options: O) =>
  input(bytesKind, options);
/** A share in (0, 1]. */
export const fraction = <const O extends InputOptions<number>>(options: O) =>
  input(fractionKind, options);
/** `3/16`; `shardOf` has its numbers. */
export const shard = <const O extends InputOptions<string>>(options: O) =>
  input(shardKind, options);
/** An absolute path once it is read. */
export const path = <const O extends InputOptions<string>>(options: O) => input(pathKind, options);
export const imageReference = <const O extends InputOptions<string>>(options: O) =>
  input(imageKind, options);
export const url = <const O extends InputOptions<string>>(options: O) => input(urlKind, options);
export const urlOrNone = <const O extends InputOptions<string>>(options: O) =>
  input(urlOrNoneKind, options);
export const text = <const O extends InputOptions<string>>(options: O) => input(textKind, options);
/** A name of a variant; `variantOf` says whether there is one. */
export const variantName = <const O extends InputOptions<string>>(options: O) =>
  input(variantKind, options);
/** A name of a data set; `datasetOf` says whether there is one. */
export const datasetName = <const O extends InputOptions<string>>(options: O) =>
  input(datasetKind, options);
export const list = <const O extends InputOptions<readonly string[]>>(options: O) =>
  input(listKind, options);
export const choice = <const T extends string, const O extends InputOptions<T>>(
  choices: readonly T[],
  options: O,
) => input(choiceKind(choices), options);

/** `timeLimit` as a flag, an action's input and a column write it: `time-limit`. */
export function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
