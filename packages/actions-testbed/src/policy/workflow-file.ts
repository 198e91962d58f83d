import { escapePointer } from '../json-pointer.ts';
import type { Violation } from './violation.ts';
import { readYaml } from './yaml-lines.ts';

/** What a workflow file says, as far as the rules need it, and where it says so. */
export interface WorkflowFile {
  /** The value of `on`. */
  readonly on: unknown;
  readonly env: unknown;
  readonly triggers: readonly string[];
  readonly permissions: unknown;
  readonly jobs: readonly Job[];
  /** A violation at the node that a JSON pointer names, or at the line of it that contains `snippet`. */
  readonly at: (pointer: string, message: string, snippet?: string) => Violation;
  /** The text of the line of the node that a JSON pointer names. */
  readonly row: (pointer: string) => string;
}

/** A job, with the JSON pointer to its place in the file. */
export interface Job {
  readonly name: string;
  readonly pointer: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}

/** A step; what it lacks is undefined, but `with` and `env` are then empty. */
export interface Step {
  readonly pointer: string;
  readonly id: string | undefined;
  readonly uses: string | undefined;
  readonly run: string | undefined;
  readonly with: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, unknown>>;
}

/** Reads a workflow, or says on which line its YAML is broken. */
export function workflowFile(file: string, text: string): WorkflowFile | Violation {
  const document = readYaml(text);
  if ('error' in document) {
    return { file, line: document.line, message: `This is not YAML: ${document.error}` };
  }
  const data = record(document.value);
  const rows = text.split('\n');
  return {
    on: data['on'],
    env: data['env'],
    triggers: triggersOf(data['on']),
    permissions: data['permissions'],
    jobs: Object.entries(record(data['jobs'])).map(([name, job]) => jobOf(name, record(job))),
    at(pointer, message, snippet) {
      const line = document.lineOf(pointer);
      const found = snippet === undefined ? line - 1 : rows.findIndex(holds(snippet, line - 1));
      return { file, line: (found < 0 ? line - 1 : found) + 1, message };
    },
    row: (pointer) => rows[document.lineOf(pointer) - 1] ?? '',
  };
}

function jobOf(name: string, data: Record<string, unknown>): Job {
  const pointer = `/jobs/${name}`;
  const steps = Array.isArray(data['steps']) ? data['steps'] : [];
  return {
    name,
    pointer,
    data,
    steps: steps.map((step: unknown, index) => {
      const { id, uses, run, with: inputs, env } = record(step);
      return {
        pointer: `${pointer}/steps/${index}`,
        id: textOf(id),
        uses: textOf(uses),
        run: textOf(run),
        with: record(inputs),
        env: record(env),
      };
    }),
  };
}

/** Every text in a piece of YAML, with its JSON pointer. */
export function* texts(
  value: unknown,
  pointer: string,
): Generator<[pointer: string, text: string]> {
  if (typeof value === 'string') yield [pointer, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      yield* texts(part, `${pointer}/${escapePointer(key)}`);
    }
  }
}

/** A text, or undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function triggersOf(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(record(on));
}

const holds = (snippet: string, from: number) => (row: string, index: number) =>
  index >= from && row.includes(snippet);

function record(value: unknown): Record<string, unknown> {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return plain ? (value as Record<string, unknown>) : {};
}
