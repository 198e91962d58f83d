type Stream = 'stdout' | 'stderr';

/** Of a line that does not end, so many bytes wait at most. */
const MOST_BYTES = 8 * 2 ** 10;
const [NEWLINE, RETURN] = ['\n', '\r'].map((end) => end.charCodeAt(0)) as [number, number];

/**
 * Passes on what a program prints line by line: it writes a line in pieces, and those of its two streams, and of others
 * beside it, come in any order. A line may end in `\r`, as those of a bar do that is drawn again.
 */
export class WholeLines {
  readonly #pass: (bytes: Uint8Array) => void;
  readonly #begun: Record<Stream, Uint8Array> = {
    stdout: new Uint8Array(),
    stderr: new Uint8Array(),
  };

  constructor(pass: (bytes: Uint8Array) => void) {
    this.#pass = pass;
  }

  push(chunk: Uint8Array, stream: Stream): void {
    const bytes = Buffer.concat([this.#begun[stream], chunk]);
    const end = Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
    const now = bytes.length - end > MOST_BYTES ? bytes.length : end;
    this.#begun[stream] = bytes.subarray(now);
    if (now > 0) this.#pass(bytes.subarray(0, now));
  }

  /** Nothing more comes: a last line without an end gets one. */
  end(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.#begun[stream].length > 0) this.push(Buffer.of(NEWLINE), stream);
    }
  }
}
