/** A message that GitHub shows next to a line of a file, or with the run. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  /** `file`, `line`, `col`, `endColumn`, `title`, if given. */
  readonly properties: Readonly<Record<string, string>>;
}

const COMMAND = /^::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/;

/** The log of a job: masks secrets, and extracts workflow commands from what steps print. */
export class JobLog {
  readonly annotations: Annotation[] = [];
  /** The masked lines, which people can read. */
  readonly lines: string[] = [];
  private readonly masks: string[] = [];
  /** Annotations of the step so far, by level. */
  private counts = { error: 0, warning: 0, notice: 0 };
  /** The token that turns commands back on. */
  private stopped: string | undefined;
  private readonly onLine: (line: string) => void;

  constructor(onLine: (line: string) => void = () => undefined) {
    this.onLine = onLine;
  }

  mask(secret: string): void {
    // Each line of a secret on its own, as the runner does; blank lines would mask everything.
    this.masks.push(...secret.split(/\r?\n/).filter((part) => part.trim() !== ''));
  }

  masked(text: string): string {
    return this.masks
      .toSorted((a, b) => b.length - a.length)
      .reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  }

  /** Whether a text contains a secret, so that the runner would not let it leave the job. */
  isSecret(text: string): boolean {
    return this.masked(text) !== text;
  }

  write(line: string): void {
    const shown = this.masked(line);
    this.lines.push(shown);
    this.onLine(shown);
  }

  /**
   * Ends a step: commands that it stopped work again in the next step. The annotations of steps in an
   * action count towards that action's.
   */
  endStep(within = false): void {
    this.stopped = undefined;
    if (!within) this.counts = { error: 0, warning: 0, notice: 0 };
  }

  /** Any more stay only in the log, and longer ones are cut (`ExecutionContext.AddIssue` of the runner). */
  private annotate(annotation: Annotation): void {
    if (this.counts[annotation.level]++ >= 10) return;
    this.annotations.push({ ...annotation, message: annotation.message.slice(0, 4096) });
  }

  /** Takes one line that a step printed. Returns a command if the job has to carry one out. */
  take(line: string): { name: string; key: string; value: string } | undefined {
    const [, name, options = '', body = ''] = COMMAND.exec(line.trimStart()) ?? [];
    if (this.stopped !== undefined) {
      if (name === this.stopped) this.stopped = undefined;
      this.write(line);
      return undefined;
    }
    if (name === undefined) {
      this.write(line);
      return undefined;
    }
    const value = decode(body);
    const properties = Object.fromEntries(
      options
        .split(',')
        .filter((option) => option.includes('='))
        .map((option) => {
          const [key = '', ...rest] = option.split('=');
          return [key.trim(), decodeProperty(rest.join('='))];
        }),
    );
    if (name === 'stop-commands') this.stopped = value;
    if (name === 'add-mask') this.mask(value);
    if (name === 'error' || name === 'warning' || name === 'notice') {
      this.annotate({ level: name, message: this.masked(value), properties });
      this.write(`${name}: ${value}`);
    } else if (name === 'debug' || name === 'group') this.write(`${name}: ${value}`);
    return { name, key: properties['name'] ?? '', value };
  }
}

function decode(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function decodeProperty(text: string): string {
  return decode(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
