import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What one action has come to, as its runner sees it. */
export interface ActionRun {
  readonly code: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

/** Runs the committed bundle of an action alone, with the inputs and files that a runner gives it. */
export async function runAction(
  name: string,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  env: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'action-'));
  const [output, summary] = [path.join(folder, 'output'), path.join(folder, 'summary')];
  await Promise.all([writeFile(output, ''), writeFile(summary, '')]);
  const bundle = path.join(import.meta.dirname, `../../actions/dist/${name}.cjs`);
  const given = Object.entries(inputs).map(
    ([input, value]) => [`INPUT_${input.toUpperCase()}`, value] as const,
  );
  const child = spawn(process.execPath, [bundle], {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...env,
      ...Object.fromEntries(given),
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  const result = {
    code,
    outputs: parseOutputs(await readFile(output, 'utf8')),
    summary: await readFile(summary, 'utf8'),
    log,
  };
  await rm(folder, { recursive: true });
  return result;
}

/** `name<<mark`, the value's lines, `mark`: as @actions/core writes outputs. */
function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}
