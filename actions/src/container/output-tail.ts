/**
 * The end of what a program printed, to explain a failure with. A chunk may end within a character:
 * the rest of it comes with the next.
 */
export class OutputTail {
  readonly #decoder = new TextDecoder();
  readonly #length: number;
  #text = '';

  /** @param length most UTF-16 units to keep */
  constructor(length = 4000) {
    this.#length = length;
  }

  push(chunk: Uint8Array): void {
    const text = this.#text + this.#decoder.decode(chunk, { stream: true });
    // A character of two units whose first is gone would be none.
    this.#text = text.slice(-this.#length).replace(/^[\uDC00-\uDFFF]/, '');
  }

  get text(): string {
    return this.#text;
  }
}
