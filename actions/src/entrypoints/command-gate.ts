import { randomUUID } from 'node:crypto';

/**
 * Keeps the runner from taking what is printed for commands: it ignores all of them until it sees a
 * token again, which nobody else knows.
 */
export class CommandGate {
  #token: string | undefined;

  /** Runs work whose output is text and never a command. */
  async closed<T>(work: () => Promise<T>): Promise<T> {
    this.#close();
    try {
      return await work();
    } finally {
      this.#open();
    }
  }

  /** Issues a command of ours in between; the token that opens the gate is then worth nothing more. */
  issue(command: () => void): void {
    const wasClosed = this.#token !== undefined;
    this.#open();
    command();
    if (wasClosed) this.#close();
  }

  /**
   * Lets a library speak to the runner while `work` runs, such as GitHub's own of the cache. Only for
   * work that prints nothing of a stranger's.
   */
  async opened<T>(work: () => Promise<T>): Promise<T> {
    const wasClosed = this.#token !== undefined;
    this.#open();
    try {
      return await work();
    } finally {
      if (wasClosed) this.#close();
    }
  }

  #close(): void {
    this.#token = randomUUID();
    process.stdout.write(`::stop-commands::${this.#token}\n`);
  }

  #open(): void {
    if (this.#token === undefined) return;
    // What was printed last may not have ended its line.
    process.stdout.write(`\n::${this.#token}::\n`);
    this.#token = undefined;
  }
}

/** The gate of this process: it has one output. */
export const commandGate = new CommandGate();
