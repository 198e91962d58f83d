import { formatBytes } from '../text.ts';
import type { EngineEvent } from './engine-stream.ts';

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
