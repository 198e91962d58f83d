import type { Claims } from './token.ts';

/** The fields of a Twirp request or answer, in the names of the .proto file. */
export type Message = Readonly<Record<string, unknown>>;

/**
 * A Twirp method: the caller's claims and message in, an answer out.
 *
 * @throws TwirpError for a request that the service refuses.
 */
export type Method = (claims: Claims, message: Message) => Message;

/** A refusal, as Twirp sends it. */
export class TwirpError extends Error {
  readonly status: number;
  /** Twirp's word for it, such as `already_exists`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
