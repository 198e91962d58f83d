import { messageOf } from '../../errors.ts';
import { TransientError } from '../../retry.ts';
import type { EngineEvent } from './engine-stream.ts';
import { pushFailure } from './push-failure.ts';

/** Whom to ask, and whom to tell, when the engine sends a layer again. */
export interface AgainOptions {
  readonly onRetry?: (failure: TransientError) => void;
  /**
   * Asks the registry itself when the engine sends a layer again, for the engine doesn't say why; throws what
   * the registry says.
   */
  readonly probe?: () => Promise<void>;
}

/**
 * Watches for layers that an engine sends again, as moby does five times with growing pauses and without a
 * word why. The registry is asked then; what does not pass by itself ends the push.
 */
export class LayersAgain {
  readonly #reference: string;
  readonly #options: AgainOptions;
  readonly #end = new AbortController();
  readonly #waiting = new Set<string>();
  #asking = false;

  constructor(reference: string, options: AgainOptions) {
    this.#reference = reference;
    this.#options = options;
  }

  /** Ends the push; its reason is the error to throw. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  take({ id = '', status = '' }: EngineEvent): void {
    // Each second of a pause is an event: `Retrying in 5 seconds`, `Retrying in 4 seconds` …
    if (!status.startsWith('Retrying in ')) return void this.#waiting.delete(id);
    if (this.#waiting.has(id)) return;
    this.#waiting.add(id);
    if (!this.#asking) void this.#ask(id);
  }

  async #ask(id: string): Promise<void> {
    this.#asking = true;
    const error: unknown = await this.#options.probe?.().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    this.#asking = false;
    const reason = error === undefined ? 'the connection broke off' : messageOf(error);
    const failure = pushFailure(this.#reference, reason, error);
    if (failure instanceof TransientError) {
      this.#options.onRetry?.(new TransientError(`layer ${id}: ${reason}`));
    } else this.#end.abort(failure);
  }
}
