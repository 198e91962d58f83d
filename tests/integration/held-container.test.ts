import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { removeStaleContainers } from '../../actions/src/container/remove.ts';
import { holdContainer } from '../../actions/src/container/running/held.ts';
import { OWNER_LABEL, RUN_LABEL } from '../../actions/src/container/spec.ts';
import { runtimeCommand } from '../../actions/src/container/runtime-command.ts';
import { ownOwner } from '../../actions/src/processes.ts';
import { embedInputs, embedRoot, MAIN, runsIn } from './support/embed-root.ts';

const image = inject('liteImage');
const { signal } = new AbortController();

/** Each run leaves a container waiting for the next one while it is at work itself. */
const SLOW = MAIN.replace('if "crash"', 'import time; time.sleep(1)\nif "crash"');

describe('a held container', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));

  /** Containers of a process, by what they do. */
  const of = async (owner: string, status: 'running' | 'exited') =>
    await engine.docker.listContainers({
      all: true,
      filters: { label: [RUN_LABEL, `${OWNER_LABEL}=${owner}`], status: [status] },
    });

  it('begins when it is let, is heard to its end, has its time from then on, and leaves nothing', async () => {
    let printed = '';
    const onOutput = (chunk: Uint8Array) => void (printed += Buffer.from(chunk).toString());
    const script = 'echo waits; read line; exec 2>&-; sleep 0.2; echo began; sleep 60';
    const command = ['/bin/sh', '-c', script];
    const options = { signal, onOutput, deadlineSeconds: 2 };
    const held = await holdContainer(engine, { image, command, runId: 'held' }, options);
    await vi.waitFor(() => expect(printed).toBe('waits\n'));
    expect(await of(ownOwner(), 'running')).toHaveLength(1);
    expect(await held.run()).toMatchObject({ exitCode: 137, timedOut: true });
    expect(printed).toBe('waits\nbegan\n');
    await held.discard();
    expect(await of(ownOwner(), 'exited')).toEqual([]);
  });

  it('of embed ends without main.py when its input ends', async () => {
    const spec = { image, command: runtimeCommand('embed', 'query', 'held'), runId: 'held' };
    const held = await holdContainer(engine, spec, { signal });
    onTestFinished(() => held.discard());
    const Id = (await of(ownOwner(), 'running'))[0]?.Id ?? '';
    const stdin = { stream: true, stdin: true, stdout: false, stderr: false, hijack: true };
    (await engine.docker.getContainer(Id).attach(stdin)).end();
    expect(await engine.docker.getContainer(Id).wait()).toMatchObject({ StatusCode: 130 });
  });
});

describe('embed', () => {
  it('holds one container for each worker while main.py is at another chunk, and after kill -9 none waits', async () => {
    const engine = await connect(process.env);
    const at = await embedRoot(onTestFinished, {}, SLOW);
    const script = path.join(import.meta.dirname, '../harness/embed-child.ts');
    const inputs = JSON.stringify({ ...embedInputs(), workers: 1, chunk: 2 });
    const child = spawn(process.execPath, [script, at.root, inputs], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(async () => void (await removeStaleContainers(engine)));
    const ended = once(child, 'exit');
    const own = async () => {
      const label = [`${RUN_LABEL}=embed`];
      const all = await engine.docker.listContainers({ filters: { label } });
      return all.filter(({ Mounts }) => Mounts.some(({ Source }) => Source.startsWith(at.root)));
    };
    let most = 0;
    for await (const line of createInterface(child.stdout)) {
      if (!line.startsWith('2 of')) continue;
      const log = at.path('submission/descriptors/train/main.log');
      await vi.waitFor(async () => expect(await own()).toHaveLength(2), 10_000);
      most = runsIn(log).length;
      child.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    // One is done, and one of the two containers waits.
    expect(most).toBeLessThanOrEqual(2);
    await vi.waitFor(async () => expect(await own()).toEqual([]), 20_000);
  });
});
