/** How many may be pending with `queue: max` (GitHub, "Control the concurrency of workflows and jobs"). */
const MOST_PENDING = 100;

/** What a workflow or a job asks for. */
export interface Asked {
  readonly group: string;
  readonly cancelInProgress: boolean;
  readonly queue: string;
}

interface Member {
  /** Lets a pending member start, or tells it that another took its place. */
  readonly decide: (starts: boolean) => void;
  readonly cancel: () => void;
}

interface Group {
  running: Member | undefined;
  readonly pending: Member[];
}

/**
 * The concurrency groups of a repository, which its runs and jobs share: one member runs, and the others
 * wait as GitHub's page "Control the concurrency of workflows and jobs" says. A newer member replaces a
 * waiting one, unless it asks for `queue: max`; then the one that has waited longest starts first.
 */
export class ConcurrencyGroups {
  private readonly groups = new Map<string, Group>();

  /** How many members of a group are running, and how many are waiting. */
  count(name: string): { running: number; pending: number } {
    const { running, pending } = this.group(name);
    return { running: running === undefined ? 0 : 1, pending: pending.length };
  }

  /**
   * Waits for a turn in a group. Returns a function that ends the turn, or undefined if it was cancelled
   * while it waited; `cancel` is called if a later member cancels it while it runs.
   */
  async enter(
    { group: name, cancelInProgress, queue }: Asked,
    cancel: () => void,
    signal: AbortSignal | undefined,
  ): Promise<(() => void) | undefined> {
    const group = this.group(name);
    if (cancelInProgress) group.running?.cancel();
    if (queue !== 'max') for (const member of group.pending.splice(0)) member.decide(false);
    if (group.pending.length >= MOST_PENDING) return undefined;
    const turn = Promise.withResolvers<boolean>();
    const member = { decide: turn.resolve, cancel };
    if (group.running === undefined) start(group, member);
    else group.pending.push(member);
    const onAbort = () => {
      const index = group.pending.indexOf(member);
      if (index < 0) return;
      group.pending.splice(index, 1);
      turn.resolve(false);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    const starts = await turn.promise;
    signal?.removeEventListener('abort', onAbort);
    if (!starts) return undefined;
    return () => {
      group.running = undefined;
      const [next] = group.pending.splice(0, 1);
      if (next !== undefined) start(group, next);
    };
  }

  /** Names of groups are case-insensitive. */
  private group(name: string): Group {
    const key = name.toLowerCase();
    const group = this.groups.get(key) ?? { running: undefined, pending: [] };
    this.groups.set(key, group);
    return group;
  }
}

function start(group: Group, member: Member): void {
  group.running = member;
  member.decide(true);
}
