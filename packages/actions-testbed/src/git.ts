import { execFile } from 'node:child_process';

/** What a run of git gets besides its arguments. */
export interface GitOptions {
  /** Variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** What git reads from its standard input. */
  readonly input?: string;
}

/** Runs git in a folder and returns what it prints, trimmed; throws an error with git's own message. */
export async function git(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(folder, args, options);
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout.trim();
}

/** The same, but undefined if git fails. */
export async function tryGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await run(folder, args, {});
  return code === 0 ? stdout.trim() : undefined;
}

/** The bytes of a file by its name for git, such as a blob's hash; throws if git does not have it. */
export function gitBytes(folder: string, name: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: Infinity, encoding: 'buffer' as const };
    execFile('git', ['cat-file', 'blob', name], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(folder: string, args: readonly string[], { env, input }: GitOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: Infinity };
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      // No exit code: git was not found, or was killed.
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
    child.stdin?.end(input);
  });
}
