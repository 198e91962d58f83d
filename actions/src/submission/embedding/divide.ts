import type { ExitCode } from '../../errors.ts';

/** Why a run of main.py gave nothing. */
export interface Failed {
  readonly why: string;
  readonly next: string;
  readonly exitCode: ExitCode;
  /** The end of what it printed. */
  readonly printed: string;
}

/** What a run of main.py on some videos has given: `T`, or why it gave nothing. */
export type MainAttempt<T> = { readonly made: T } | { readonly failed: Failed };

/** A video that main.py can't describe, and why. */
export interface SetApart {
  readonly video: string;
  readonly why: string;
}

/** main.py fails whatever it is given. */
export class MainFails extends Error {
  readonly failed: Failed;

  constructor(failed: Failed) {
    super(failed.why);
    this.failed = failed;
  }
}

/**
 * Has all videos described whose run does not fail. A run that fails is tried again as two halves, down to
 * the single video, which is set apart when it has failed twice. Videos whose run passes are described in
 * the larger runs around it: for one bad video the chunk is computed about twice more.
 *
 * @param broken called once, at the first failure: why main.py fails whatever it is given, or undefined if it
 *   does not; so a broken main.py does not cost two runs for each video
 * @throws MainFails if it is
 */
export async function describeAll<T>(
  ids: readonly string[],
  run: (ids: readonly string[]) => Promise<MainAttempt<T>>,
  broken: () => Promise<Failed | undefined>,
): Promise<{ parts: T[]; apart: SetApart[] }> {
  const parts: T[] = [];
  const apart: SetApart[] = [];
  let asked = false;
  const visit = async (some: readonly string[]): Promise<void> => {
    const attempt = await run(some);
    if ('made' in attempt) return void parts.push(attempt.made);
    const why = asked ? undefined : await broken();
    asked = true;
    if (why !== undefined) throw new MainFails(why);
    const [only] = some;
    if (only !== undefined && some.length === 1) {
      const again = await run(some);
      if ('made' in again) parts.push(again.made);
      else apart.push({ video: only, why: again.failed.why });
      return;
    }
    const middle = Math.ceil(some.length / 2);
    await visit(some.slice(0, middle));
    await visit(some.slice(middle));
  };
  if (ids.length > 0) await visit(ids);
  return { parts, apart };
}
