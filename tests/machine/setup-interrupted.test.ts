import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { isSoak } from '../support/soak.ts';
import { copyRepository, environment, type } from './support/machine.ts';

it.runIf(isSoak())(
  'a set-up that is killed on its way goes on the next time, shows that it moves, and is then nothing',
  { timeout: 1_200_000 },
  async () => {
    const copy = await copyRepository('interrupted', onTestFinished);
    // On a terminal, which script(1) makes.
    const first = spawn('script', ['-qec', 'scripts/setup.sh', '/dev/null'], {
      cwd: copy,
      env: environment(),
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    let shown = '';
    first.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
    const at = (name: string) => path.join(copy, 'node_modules', name);
    while (first.exitCode === null && !existsSync(at('typescript'))) await sleep(50);
    expect(first.exitCode, shown).toBeNull();
    process.kill(-(first.pid ?? 0), 'SIGKILL');
    await once(first, 'close');
    expect(existsSync(at('.setup'))).toBe(false);
    // Each picture of npm's spinner starts at the line's first column again.
    expect(shown.split('\x1b[1G').length).toBeGreaterThan(5);

    const unfinished = await type('scripts/vsc --help', copy);
    expect(unfinished).toMatchObject({
      exitCode: 2,
      output: expect.stringContaining('make setup'),
    });
    const commands = await type('scripts/setup.sh commands', copy);
    expect(commands.exitCode, commands.output).toBe(0);
    expect(existsSync(at('typescript'))).toBe(false);
    const { output: names } = await type('scripts/vsc --help', copy);
    for (const [, name] of names.matchAll(/^ {2}([a-z][a-z-]+) /gm)) {
      expect(await type(`scripts/vsc ${name} --help`, copy)).toMatchObject({ exitCode: 0 });
    }
    const second = await type('scripts/setup.sh', copy);
    expect(second.exitCode, second.output).toBe(0);
    expect(existsSync(at('typescript'))).toBe(true);
    // What is there is left: who has all keeps all.
    expect(await type('scripts/setup.sh commands', copy)).toEqual({ exitCode: 0, output: '' });
    expect(await type('scripts/setup.sh', copy)).toEqual({ exitCode: 0, output: '' });
    expect(await type('scripts/vsc --help', copy)).toMatchObject({ exitCode: 0 });
  },
);
