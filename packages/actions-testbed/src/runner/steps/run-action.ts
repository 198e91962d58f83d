import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inputVariables } from './action.ts';
import { commandFiles, readCommandFiles } from './command-files.ts';

/** How one action ended, as its runner sees it. */
export interface ActionRun {
  readonly code: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
  /** Both of its output streams, in the order in which they arrived. */
  readonly log: string;
}

/**
 * Runs the script of a JavaScript action on its own, with the inputs and files that a runner gives it, and
 * with no variables other than PATH, HOME and `env`. It does not apply the defaults of `action.yml`.
 */
export async function runAction(
  script: string,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'action-'));
  try {
    const files = await commandFiles(folder);
    const child = spawn(process.execPath, [script], {
      cwd: workspace,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        GITHUB_WORKSPACE: workspace,
        ...files,
        ...env,
        ...inputVariables(inputs),
      },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
    }
    const [code] = (await once(child, 'close')) as [number | null];
    const { outputs, summary } = await readCommandFiles(files);
    return { code, outputs, summary, log };
  } finally {
    await rm(folder, { recursive: true });
  }
}
