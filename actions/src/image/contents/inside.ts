import type { Engine } from '../../container/connect.ts';
import { OutputTail } from '../../container/output-tail.ts';
import { runContainer } from '../../container/run.ts';
import { runtimeCommand } from '../../container/runtime-command.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { lastLines } from '../../text.ts';

/** A command of the runtime (`run.py`) to run in an image. */
export interface InsideCommand {
  readonly image: string;
  /** The command's name and arguments. */
  readonly command: readonly [string, ...string[]];
  readonly gpu?: boolean;
  readonly signal: AbortSignal;
  /** Called for each JSON object that it prints, as it comes. */
  readonly onObject: (value: object) => void;
}

/** What is imported in there may print without end. */
const MAX_OUTPUT = 64 * 2 ** 20;

/** Hundreds of imports take minutes, or many if emulated; a hang must not last a job's six hours. */
const DEADLINE_SECONDS = 3600;
const UID = '64000:64000';

/**
 * Runs a command of the runtime in an image, as the submission's user, without network, on a file
 * system that is read-only but for /tmp.
 *
 * @throws UserError with the last lines of its errors if it fails.
 */
export async function runInside(
  engine: Engine,
  { image, command, gpu = false, signal, onObject }: InsideCommand,
): Promise<void> {
  const errors = new OutputTail();
  const decoder = new TextDecoder();
  let rest = '';
  let received = 0;
  const { exitCode, timedOut } = await runContainer(
    engine,
    {
      image,
      command: runtimeCommand(...command),
      user: UID,
      readOnlyRoot: true,
      tmpfs: { '/tmp': 'rw,exec,nosuid,nodev,size=1g,mode=1777' },
      env: { HOME: '/tmp', MPLCONFIGDIR: '/tmp', NUMBA_CACHE_DIR: '/tmp' },
      limits: { processes: 512, sharedMemoryBytes: 2 ** 30 },
      gpu,
      runId: `inside-${command[0]}`,
    },
    {
      signal,
      deadlineSeconds: DEADLINE_SECONDS,
      onOutput(chunk, stream) {
        received += chunk.length;
        if (stream === 'stderr') errors.push(chunk);
        if (stream === 'stderr' || received > MAX_OUTPUT) return;
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const value of lines.map(parse)) if (value !== undefined) onObject(value);
      },
    },
  );
  if (exitCode === 0) return;
  const why = timedOut ? `it did not end within ${DEADLINE_SECONDS} s` : `exit code ${exitCode}`;
  throw new UserError(
    `${command[0]} failed in ${image} (${why}):\n  ${lastLines(errors.text, 3)}`,
    {
      exitCode: ExitCode.checkFailed,
      next: 'check that it is an image of this runtime, built from this tree: make build',
    },
  );
}

/** Undefined for a line that is not ours: a package that is imported can write there as well. */
function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
