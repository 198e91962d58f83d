import path from 'node:path';
import { messageOf, SurroundingsError, UserError } from '../errors.ts';

/** A path as people type it: relative if it lies below the current folder. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/** What the path itself is to blame for. */
const OF_THE_PATH: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is a file',
  EEXIST: 'something of that name is in the way',
  ELOOP: 'links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** What no other path of the same disk or machine would change. */
const OF_THE_SURROUNDINGS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'it is on a read-only file system',
  EIO: 'the disk fails',
  EMFILE: 'this process has too many files open',
  ENFILE: 'this machine has too many files open',
  ENOMEM: 'there is not enough memory',
};

/** Turns an error of the file system into one of the caller or the surroundings; others stay. */
export function fileError(doing: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  const code = String(error.code);
  const reason = OF_THE_PATH[code];
  if (reason !== undefined) {
    const next = 'give another path, or change what is there';
    return new UserError(`can't ${doing}: ${reason}`, { next, cause: error });
  }
  const why = OF_THE_SURROUNDINGS[code] ?? messageOf(error);
  const next = 'look at the disk (df -h), then run it again';
  return new SurroundingsError(`can't ${doing}: ${why}`, { next, cause: error });
}
