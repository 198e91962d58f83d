import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature for a text, safe in a URL. */
export function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Whether two signatures are the same. */
export function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
