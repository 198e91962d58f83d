import { createInterface } from 'node:readline';
import { EngineError } from '../container/engine-error.ts';

/** One line of a stream that the engine answers a build, a pull or an import with. */
export interface EngineEvent {
  id?: string;
  status?: string;
  error?: string;
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
