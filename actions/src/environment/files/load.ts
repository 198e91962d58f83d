import { lstat, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../finding.ts';
import { finding } from '../rules/catalogue.ts';
import { maxBytes } from '../yaml/text.ts';

/**
 * Reads a file, at most one byte more than is allowed. Refuses links: one of a pull request could
 * point anywhere on the machine that checks it, and reports quote lines.
 * @param file path from the root, or an absolute one for a file elsewhere
 */
export async function loadFile(root: string, file: string): Promise<Buffer | Finding> {
  const absolute = path.resolve(root, file);
  const stats = await lstat(absolute).catch(() => undefined);
  if (stats === undefined) return refuse(file, 'There is no such file.');
  if (!stats.isFile() || !(await staysInside(root, absolute))) {
    return refuse(file, 'This is not a plain file, but a folder or behind a symbolic link.');
  }
  const handle = await open(absolute);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function inside(folder: string, file: string): boolean {
  return path.relative(folder, file).split(path.sep)[0] !== '..';
}

/** Whether a path inside the root leads to a file inside the root. */
async function staysInside(root: string, absolute: string): Promise<boolean> {
  if (!inside(root, absolute)) return true;
  return inside(await realpath(root), await realpath(absolute));
}

function refuse(file: string, message: string): Finding {
  const place = { file, line: 1, column: 1, endColumn: 2 };
  const suggestion = 'restore the file from the main branch';
  return finding('file-readable', 'error', place, message, suggestion);
}
