import { stripVTControlCharacters } from 'node:util';
import type { Trace, Vertex } from './trace.ts';

/** The step that ended a build. */
export interface FailedStep {
  /** The command as the Dockerfile has it, without its mounts. */
  readonly command: string;
  readonly error: string;
  /** The last lines that it printed. */
  readonly lines: readonly string[];
}

/** Lines of a failing step that are worth showing. */
const TAIL_LINES = 20;

/** Follows a build by its trace: what it is doing, and what failed. */
export class BuildProgress {
  readonly #vertexes = new Map<string, Vertex>();
  readonly #tails = new Map<string, string[]>();

  /** Takes one trace and returns what to show now, if it says something new to people. */
  take(trace: Trace): string | undefined {
    let text: string | undefined;
    for (const vertex of trace.vertexes) {
      this.#vertexes.set(vertex.digest, vertex);
      if (vertex.started && !vertex.completed) text = shortName(vertex.name) ?? text;
    }
    for (const log of trace.logs) {
      const name = shortName(this.#vertexes.get(log.vertex)?.name ?? '') ?? 'running';
      const line = this.#append(log.vertex, Buffer.from(log.msg).toString());
      if (line !== undefined) text = `${name}: ${line}`;
    }
    return text;
  }

  /** Why the layers of the image that was named for that could not be used; undefined: they could. */
  get cacheProblem(): string | undefined {
    return [...this.#vertexes.values()].find((each) => each.error !== '' && isImport(each))?.error;
  }

  get failed(): FailedStep | undefined {
    // BuildKit goes on if it cannot import a cache.
    const failing = [...this.#vertexes.values()].filter(
      (each) => each.error !== '' && !isImport(each),
    );
    // What ran beside the step that failed was broken off, and says so.
    const vertex = failing.find(({ error }) => !/context canceled/i.test(error)) ?? failing[0];
    if (vertex === undefined) return undefined;
    const lines = (this.#tails.get(vertex.digest) ?? []).filter(Boolean);
    return { command: commandOf(vertex.name), error: vertex.error, lines };
  }

  /** Adds output to a step's tail and returns its last line that is not blank. */
  #append(digest: string, chunk: string): string | undefined {
    const tail = this.#tails.get(digest) ?? [''];
    const [first = '', ...rest] = stripVTControlCharacters(chunk).split('\n');
    tail[tail.length - 1] += first;
    tail.push(...rest);
    for (const [index, line] of tail.entries()) tail[index] = afterReturn(line);
    this.#tails.set(digest, tail.slice(-TAIL_LINES - 1));
    return tail.findLast((line) => line.trim() !== '')?.trim();
  }
}

function isImport({ name }: Vertex): boolean {
  return name.startsWith('importing cache manifest');
}

/** What a terminal would show of a line that was redrawn. */
export function afterReturn(line: string): string {
  const end = line.endsWith('\r') ? -1 : undefined;
  return line.slice(line.slice(0, end).lastIndexOf('\r') + 1);
}

/** `[debian-packages 2/2] RUN --mount=... sh /mnt/apt.sh LIST` -> `apt`; undefined: not telling. */
function shortName(name: string): string | undefined {
  if (name === 'exporting to image') return 'writing the image';
  if (!name.includes('] RUN ')) return undefined;
  return /\/([\w-]+)\.sh/.exec(commandOf(name))?.[1] ?? commandOf(name);
}

function commandOf(name: string): string {
  return withoutMounts(name)
    .replace(/^\[[^\]]*\] /, '')
    .replace(/^RUN /, '');
}

/** `[packages 1/2] RUN --mount=... sh X` -> `[packages 1/2] RUN sh X`. */
export function withoutMounts(name: string): string {
  return name.replaceAll(/--mount=\S+\s+/g, '').trim();
}
