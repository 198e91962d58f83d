import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names this process as the owner of what it must clean up, `<host>/<pid>/<start time>`, so that
 * others can tell later whether it is gone.
 */
export function ownOwner(): string {
  return `${hostname()}/${process.pid}/${startTime(process.pid)}`;
}

/** `uid:gid` of this process, so that files made in a container are the user's; none on Windows. */
export function ownUser(): string | undefined {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  return uid === undefined || gid === undefined ? undefined : `${uid}:${gid}`;
}

/**
 * Whether an owner, as `ownOwner` names it, has ended. A process of another machine may be alive
 * for all we know, so it counts as alive; so does a name that is not ours.
 */
export function ownerIsGone(owner: string): boolean {
  const [host, pid, started] = owner.split('/');
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  return !isAlive(Number(pid)) || startTime(Number(pid)) !== started;
}

/** Whether a process with that id runs on this machine; false for what is not a process id. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of proc(5)'s stat tells a process from a later one with its id; `-` elsewhere. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in field 2 may hold spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}
