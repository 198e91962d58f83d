import { createInterface } from 'node:readline';
import { EngineError } from '../../container/engine-error.ts';
import { formatBytes } from '../../text.ts';

/** One line of a stream that the engine answers a build, a pull or an import with. */
export interface EngineEvent {
  id?: string;
  status?: string;
  error?: string;
  /** Text of a build without BuildKit. */
  stream?: string;
  aux?: unknown;
  progressDetail?: { current?: number; total?: number };
}

/**
 * Reads such a stream to its end and hands on each event. An `error` event is thrown as an
 * EngineError.
 */
export async function readEvents(
  stream: NodeJS.ReadableStream,
  onEvent: (event: EngineEvent) => void,
): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const event = JSON.parse(line) as EngineEvent;
    if (event.error !== undefined) throw new EngineError(event.error);
    onEvent(event);
  }
}

/** Adds up the layers of one pull (`Downloading`) or push (`Pushing`). */
export class LayerProgress {
  readonly #layers = new Map<string, { current: number; total: number }>();
  readonly #status: string;

  constructor(status: 'Downloading' | 'Pushing') {
    this.#status = status;
  }

  /** What to show now, such as `120.0 MiB of 2.1 GiB`, if the event changes it. */
  take({ id, status, progressDetail }: EngineEvent): string | undefined {
    const { current, total } = progressDetail ?? {};
    if (id === undefined || current === undefined || total === undefined) return undefined;
    if (status !== this.#status) return undefined;
    this.#layers.set(id, { current, total });
    const sum = (key: 'current' | 'total') =>
      [...this.#layers.values()].reduce((bytes, layer) => bytes + layer[key], 0);
    return `${formatBytes(sum('current'))} of ${formatBytes(sum('total'))}`;
  }
}

/**
 * Tells what is new in a pull or push from what the engine repeats: with containerd's image store it says ten times a
 * second how far each layer is, even if none comes.
 */
export class Repetitions {
  readonly #last = new Map<string, string>();

  isNews({ id = '', status = '', progressDetail }: EngineEvent): boolean {
    const text = `${status} ${progressDetail?.current ?? ''}`;
    const isNews = this.#last.get(id) !== text;
    this.#last.set(id, text);
    return isNews;
  }
}
