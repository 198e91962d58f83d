/** The longest silence of a step in a log that keeps its lines: what is silent longer looks dead. */
const SILENCE_MS = 30_000;

/** Says how a step stands whenever half a minute has passed without a line of it. */
export class Heartbeat {
  readonly #timer: NodeJS.Timeout;
  #text = 'still running';

  /** @param print takes the line; the label says which step it is of. */
  constructor(label: string, print: (line: string) => void) {
    const started = performance.now();
    this.#timer = setInterval(() => {
      const seconds = Math.round((performance.now() - started) / 1000);
      print(`${label}: ${this.#text} (${seconds} s)`);
    }, SILENCE_MS).unref();
  }

  /** What the next line says. */
  update(text: string): void {
    this.#text = text;
  }

  /** A line of the step was printed otherwise. */
  heard(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
