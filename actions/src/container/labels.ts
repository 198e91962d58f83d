import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Every container of ours carries this label, with the run's id; never a fixed name. */
export const RUN_LABEL = 'org.drivendata.vsc.run';
/** The process that will remove the container: `<host>/<pid>/<start time>`. */
export const OWNER_LABEL = 'org.drivendata.vsc.owner';

/** The owner label of this process. */
export function ownOwner(): string {
  return `${hostname()}/${process.pid}/${startTime(process.pid)}`;
}

/**
 * Whether the owner in a label has ended. A process of another machine may be alive for all we
 * know, so it counts as alive; a label that is none of ours does as well.
 */
export function ownerIsGone(owner: string): boolean {
  const [host, pid, started] = owner.split('/');
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  return !isAlive(Number(pid)) || startTime(Number(pid)) !== started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
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
