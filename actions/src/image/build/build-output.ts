import { stripVTControlCharacters } from 'node:util';
import { afterReturn, withoutMounts } from './progress.ts';
import type { Timestamp, Trace, Vertex } from './trace.ts';

/** A line of a build's output, and the step of the Dockerfile that it is of; '' for none. */
export interface OutputLine {
  readonly step: string;
  readonly line: string;
}

/** Makes whole lines of what the steps of a build print, which comes in pieces and mixed. */
export class BuildOutput {
  readonly #names = new Map<string, string>();
  /** The last line of each step that has printed something, as far as it is there. */
  readonly #rests = new Map<string, string>();
  readonly #ended = new Set<string>();

  /** Takes one trace and returns what has ended with it. */
  take(trace: Trace): OutputLine[] {
    for (const { digest, name } of trace.vertexes) this.#names.set(digest, withoutMounts(name));
    return [
      ...trace.logs.flatMap(({ vertex, msg }) => this.#append(vertex, Buffer.from(msg).toString())),
      ...trace.vertexes.flatMap((vertex) => this.#end(vertex)),
    ];
  }

  #append(digest: string, chunk: string): OutputLine[] {
    const lines = `${this.#rests.get(digest) ?? ''}${chunk}`.split('\n');
    this.#rests.set(digest, lines.pop() ?? '');
    return lines.map((line) => this.#line(digest, line));
  }

  /** How a step ended; inner steps of BuildKit only if they fail. */
  #end({ digest, name, started, completed, cached, error }: Vertex): OutputLine[] {
    if (completed === null || this.#ended.has(digest)) return [];
    this.#ended.add(digest);
    const rest = this.#rests.get(digest) ?? '';
    const last = rest === '' ? [] : [this.#line(digest, rest)];
    const title = withoutMounts(name);
    if (error !== '') return [...last, this.#line(digest, `failed: ${error}`)];
    if (!/^\[[^\]]+\d\] (?!FROM )/.test(name)) return last;
    if (cached) return [{ step: '', line: `cached: ${title}` }];
    const took = `took ${secondsBetween(started, completed).toFixed(1)} s`;
    // A step that printed nothing needs no group.
    if (!this.#rests.has(digest)) return [{ step: '', line: `${took}: ${title}` }];
    return [...last, this.#line(digest, took)];
  }

  #line(digest: string, text: string): OutputLine {
    const line = afterReturn(stripVTControlCharacters(text)).trimEnd().replaceAll('\t', '  ');
    return { step: this.#names.get(digest) ?? '', line };
  }
}

function secondsBetween(start: Timestamp | null, end: Timestamp): number {
  if (start === null) return 0;
  return end.seconds - start.seconds + (end.nanos - start.nanos) / 1e9;
}
