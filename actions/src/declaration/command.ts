import type { ExitCode } from '../errors.ts';
import type { Finding } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { ReportView } from '../report/view.ts';
import type { Inputs, Values } from './input.ts';
import type { OtherVariable } from './variables.ts';

/** The headings of the help, in its order. */
export const GROUPS = ['This machine', 'A submission', 'A package request', 'Images'] as const;
export type Group = (typeof GROUPS)[number];

export type ExitName = keyof typeof ExitCode;
export type OutputValue = string | number | boolean | undefined;

/** How a command has ended; see `ended`. */
export interface Ended<Output extends string> {
  /** For an action's later steps; undefined is the empty text. */
  readonly outputs: Readonly<Record<Output, OutputValue>>;
  /** The result for people: on the terminal, and in the job's summary. */
  readonly view?: ReportView;
  /** The result for a script, on standard output as it is, instead of the view. */
  readonly text?: string;
  /** The result for programs: `--json`, and the report file. Its texts are not escaped. */
  readonly report?: unknown;
  /** Notes at lines of files. */
  readonly findings?: readonly Finding[];
  /** Why it failed; left out if it did not. */
  readonly failure?: Failure | undefined;
  /** What the command line ends with although nothing of ours failed: the code of a user's shell. */
  readonly exitCode?: number;
}

export interface Failure {
  readonly exitCode: number;
  readonly message: string;
  /** The one next step. */
  readonly next: string | null;
}

declare const complete: unique symbol;
/** An ending that took every input: only `ended` makes one. */
export interface Outcome<Output extends string = string> extends Ended<Output> {
  readonly [complete]: true;
}

/** What is left of the inputs. If this does not fit, `run` left an input out: take it by its name. */
type EveryInputIsTaken = Readonly<Record<string, never>>;

/**
 * How a command has ended. `rest` is what `run` did not take of its inputs, by
 * `({ image, force, ...rest }) =>`: an input that is declared and left out does not compile.
 */
export function ended<Output extends string>(
  _rest: EveryInputIsTaken,
  ending: Ended<Output>,
): Outcome<Output> {
  return ending as Outcome<Output>;
}

/** How a command appears as a GitHub action. */
export interface ActionDeclaration {
  /** The folder in `actions/`. */
  readonly name: string;
  readonly title: string;
  /** One sentence without a period. */
  readonly description: string;
  /** Of Feather, as the marketplace shows it. */
  readonly icon: string;
  readonly color: 'blue' | 'green' | 'orange' | 'purple' | 'red' | 'yellow';
}

/** A file for programs that a command writes: by default in an action, on demand elsewhere. */
export interface ReportDeclaration {
  /** What it is, such as `the receipt`. */
  readonly what: string;
  /** Path of its JSON Schema from the repository's root; left out if it is for `--json` only. */
  readonly schema?: string;
  /** Where an action writes it; `<variant>` stands for the input's value. */
  readonly actionDefault?: string;
}

export interface Declaration<I extends Inputs, Output extends string> {
  readonly name: string;
  readonly group: Group;
  /** What it does, without a period: `rank descriptors as the platform does`. */
  readonly summary: string;
  /** More sentences for help, where the summary does not say all. */
  readonly details?: string;
  readonly inputs: I;
  /** Pairs of inputs that can't be given together; the second of a pair is the one to drop. */
  readonly excludes?: readonly (readonly [keyof I & string, keyof I & string])[];
  /** Outputs of the action by name, with what they are. */
  readonly outputs?: Readonly<Record<Output, string>>;
  /** Codes it can end with besides ok, fault, usage, surroundings and cancelled. */
  readonly exits?: readonly ExitName[];
  readonly report?: ReportDeclaration;
  readonly action?: ActionDeclaration;
  /** Variables that it reads besides those of its inputs; declaration/variables.ts explains them. */
  readonly variables?: readonly OtherVariable[];
  /** The Makefile's target has this name too, unless it is false: it needs arguments. */
  readonly make?: boolean;
  run(values: Values<I>, ports: Ports): Promise<Outcome<NoInfer<Output>>>;
}

/** A declared command, whatever its inputs are. */
export interface Command extends Omit<Declaration<Inputs, string>, 'run' | 'excludes'> {
  readonly excludes?: readonly (readonly [string, string])[];
  run(values: never, ports: Ports): Promise<Outcome>;
}

/**
 * Declares a command. Help, completion, the action, its action.yml, the tables in the documents and
 * the Makefile's targets all come from here.
 */
export function command<const I extends Inputs, Output extends string = never>(
  declaration: Declaration<I, Output>,
): Declaration<I, Output> {
  return declaration;
}
