import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseZipKeys, type ZipKeys, zipKeysText } from '../zip-keys.ts';

/** The comment of a zip of ours, with the hash of all bytes before it. */
const COMMENT = /packed by vsc from ([\w.-]+), sha256 ([0-9a-f]{64})$/;
/** Before it, the keys of its parts. */
const KEYS = /(\{[^{}]*\}) packed by vsc from /;
const LONGEST_COMMENT = 1024;

/**
 * Lets a zip pass and gives it a comment that says what it was packed from, with the keys of its parts. The
 * same bytes get the same comment; one who changes them later breaks it. The zip may not have a comment yet.
 */
export function originStamp(origin: string, keys: ZipKeys = {}): Transform {
  const before = Buffer.from(`${zipKeysText(keys)} `, 'latin1');
  const comment = (sha256: string) =>
    Buffer.from(`packed by vsc from ${origin}, sha256 ${sha256}`, 'latin1');
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk]);
      // The last field of a zip (APPNOTE.TXT, 4.3.16) is the length of its comment: two bytes.
      held = all.subarray(Math.max(0, all.length - 2));
      const ready = all.subarray(0, all.length - held.length);
      hash.update(ready);
      done(null, ready);
    },
    flush(done) {
      const length = Buffer.alloc(2);
      length.writeUInt16LE(before.length + comment('0'.repeat(64)).length);
      const sha256 = hash.update(length).update(before).digest('hex');
      done(null, Buffer.concat([length, before, comment(sha256)]));
    },
  });
}

/**
 * What a zip was packed from, by its comment; undefined if it is not a zip of ours or was changed
 * since.
 *
 * @throws the file system's error, or the signal's reason.
 */
export async function readOrigin(file: string, signal: AbortSignal): Promise<string | undefined> {
  const { end, size } = await readEnd(file);
  const [comment = '', origin, sha256] = COMMENT.exec(end) ?? [];
  if (origin === undefined || size === comment.length) return undefined;
  const hash = createHash('sha256');
  const before = createReadStream(file, { end: size - comment.length - 1 });
  await pipeline(before, hash, { signal });
  return hash.digest('hex') === sha256 ? origin : undefined;
}

/**
 * What the comment of a zip says of it, which is not read for that: the folder that it was packed from, and the
 * keys of its parts. Undefined if it was not packed here.
 */
export async function readZipKeys(
  file: string,
): Promise<{ readonly folder: string; readonly keys: ZipKeys } | undefined> {
  const { end } = await readEnd(file);
  const [, folder] = COMMENT.exec(end) ?? [];
  if (folder === undefined) return undefined;
  return { folder, keys: parseZipKeys(KEYS.exec(end)?.[1] ?? '') };
}

async function readEnd(file: string): Promise<{ end: string; size: number }> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const length = Math.min(size, LONGEST_COMMENT);
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  return { end: buffer.toString('latin1'), size };
}
