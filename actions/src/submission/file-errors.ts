import { messageOf, UserError } from '../errors.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is a file',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'it is on a read-only file system',
};

/** Turns an error of the file system into the user's; anything else is returned as it is. */
export function fileError(doing: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  const reason = REASONS[String(error.code)] ?? messageOf(error);
  return new UserError(`can't ${doing}: ${reason}`, { cause: error });
}
