/** What a command may ask of the world besides files and the network; an entrypoint provides it. */
export interface Ports {
  /** Absolute path of the repository's root folder. */
  readonly root: string;
  /**
   * Absolute path of the repository that this code is from. What a competition does not bring itself, such
   * as runtime/, is taken from there.
   */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly exec: Exec;
  /** Aborted by Ctrl-C, SIGTERM or the cancellation of a workflow run. */
  readonly signal: AbortSignal;
  /**
   * Does work with a folder that holds what earlier runs downloaded. It may be empty, or as old as it
   * likes; what the work leaves in it is kept for later runs.
   */
  withCache<T>(name: string, work: (folder: string) => Promise<T>): Promise<T>;
  /**
   * Does work during which a runner obeys what is printed: for a library of GitHub's own that has it
   * mask secrets. Only for work that prints nothing of a stranger's.
   */
  withRunnerCommands<T>(work: () => Promise<T>): Promise<T>;
}

/** Lines and progress for people. Machine-readable results are returned by a command, not logged. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  /** Starts one step that takes a while. End it with `done` or `fail`. */
  step(label: string): Step;
  /** Unchanged bytes of a child process or a container, for the terminal. */
  raw(chunk: string | Uint8Array): void;
  /** Width of the terminal that shows the log, in cells. Absent if none does. */
  readonly columns?: number | undefined;
}

export interface Step {
  /** Replaces the text beside the label, such as `1,200 of 10,000 videos`. */
  update(text: string): void;
  /** A line that stays in every log, such as why something is tried again. */
  note(text: string): void;
  /**
   * A line that one part of the step has printed, for a log that keeps them all; a part of '' stands
   * for none. Absent if only the progress is shown.
   */
  output?(part: string, line: string): void;
  done(text?: string): void;
  fail(text?: string): void;
}

export interface ExecResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program without a shell and waits for it. Resolves whatever the exit code is; rejects only
 * if the program cannot be started, with a SurroundingsError if it is not installed. After
 * `deadlineSeconds` it is killed, with all that it has started; its exit code is 124 then.
 */
export type Exec = (
  command: string,
  args: readonly string[],
  options?: {
    cwd?: string;
    env?: Record<string, string>;
    input?: string;
    live?: boolean;
    deadlineSeconds?: number;
  },
) => Promise<ExecResult>;
