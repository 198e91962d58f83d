import type { Claims } from './token.ts';

/** The fields of a Twirp request or answer, named as in the .proto file. */
export type Message = Readonly<Record<string, unknown>>;

/**
 * A Twirp method: takes the caller's claims and message, returns an answer.
 *
 * @throws TwirpError for a request that the service refuses.
 */
export type Method = (claims: Claims, message: Message) => Message;

/** An error, as Twirp sends it. */
export class TwirpError extends Error {
  readonly status: number;
  /** Twirp's code, such as `already_exists`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
