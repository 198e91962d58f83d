import { cpus } from 'node:os';
import type { Exec } from '../ports.ts';
import { gpuUse } from './gpus.ts';

/** How busy a machine is, as shares of 0 to 1; null: not known. */
export interface MachineUse {
  readonly processors: number | null;
  readonly gpus: number | null;
}

export const UNKNOWN_USE: MachineUse = { processors: null, gpus: null };

/** Milliseconds since the machine was started, of each processor. */
type Times = () => readonly { readonly times: Readonly<Record<string, number>> }[];

/** Follows how busy this machine is, with all that runs on it. */
export class UseOfMachine {
  readonly #times: Times;
  readonly #askGpus: () => Promise<number | null>;
  #last: { idle: number; all: number };
  #gpus: number | null = null;
  #isAsking = false;

  /** @param exec to ask the GPUs with; undefined: they are not used */
  constructor(exec: Exec | undefined, times: Times = cpus) {
    this.#times = times;
    this.#askGpus = async () => (exec === undefined ? null : await gpuUse(exec));
    this.#last = this.#sums();
  }

  /** Of the processors since the call before; of the GPUs when they last answered, so that nobody waits for them. */
  now(): MachineUse {
    const before = this.#last;
    this.#last = this.#sums();
    const all = this.#last.all - before.all;
    if (!this.#isAsking) void this.#refresh();
    return {
      processors: all > 0 ? 1 - (this.#last.idle - before.idle) / all : null,
      gpus: this.#gpus,
    };
  }

  async #refresh(): Promise<void> {
    this.#isAsking = true;
    this.#gpus = await this.#askGpus();
    this.#isAsking = false;
  }

  #sums(): { idle: number; all: number } {
    const sums = { idle: 0, all: 0 };
    for (const { times } of this.#times()) {
      sums.idle += times['idle'] ?? 0;
      for (const each of Object.values(times)) sums.all += each;
    }
    return sums;
  }
}
