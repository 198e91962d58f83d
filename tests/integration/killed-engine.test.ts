import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { runBuild } from '../../actions/src/image/build/run-build.ts';
import {
  canStartEngine,
  type PrivateEngine,
  startEngine,
} from '../harness/engines/private-engine.ts';
import { type TemporaryRoot, temporaryRoot } from '../support/repositories/temporary-root.ts';
import { isSoak } from '../support/soak.ts';
import { descriptorDigests, embedInputs, embedRoot, enginePorts } from './support/embed-root.ts';
import { loadLite } from './support/lite-on-engine.ts';

const NEVER_ENDS = ['/bin/sleep', '600'];
const signal = new AbortController().signal;

/** In a namespace of processes, so that what it has started is killed with it. */
const DOCKERD = `#!/bin/sh
exec unshare --pid --fork --kill-child --mount-proc /usr/sbin/dockerd "$@"
`;

/** An image of one program, with what that loads. */
const context = (last: string) => {
  const libraries = execFileSync('ldd', ['/bin/sleep']).toString().match(/\/\S+/g) ?? [];
  const files = ['/bin/sleep', ...libraries].map((file) => ({
    path: `runtime${file}`,
    executable: true,
    bytes: readFileSync(file),
  }));
  const bytes = Buffer.from(`FROM scratch\nCOPY runtime /\n${last}`);
  return [...files, { path: 'runtime/Dockerfile', executable: false, bytes }];
};

/** One line, one step, and the exit code of the surroundings. */
const ONE_LINE = {
  exitCode: 3,
  message: expect.stringMatching(
    /^the (?:container )?engine (?:failed|could not build).*$/,
  ) as string,
  next: expect.stringMatching(/^.+$/) as string,
};

describe.runIf(canStartEngine())('an engine that is killed', () => {
  let engine: PrivateEngine;
  const cleanups: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const { path: at, write } = await temporaryRoot((cleanup) => void cleanups.push(cleanup));
    await write({ 'bin/dockerd': DOCKERD });
    await chmod(at('bin/dockerd'), 0o755);
    engine = await startEngine({ programs: [at('bin')] });
  });
  afterAll(async () => {
    await engine?.kill();
    await engine?.close();
    for (const cleanup of cleanups) await cleanup();
  });

  const build = (last: string, onProgress: (text: string) => void = () => undefined) =>
    runBuild(engine.engine, context(last), {
      tag: 'killed:engine',
      args: {},
      labels: {},
      noCache: true,
      inlineCache: false,
      cacheFrom: undefined,
      signal,
      blame: () => [],
      onProgress,
    });

  it('in the middle of a build ends it with one line, and has no image of it', async () => {
    let killed: Promise<void> | undefined;
    const built = build(`RUN ${JSON.stringify(NEVER_ENDS)}\n`, (text) => {
      if (text.includes('sleep')) killed ??= engine.kill();
    });
    await expect(built).rejects.toMatchObject(ONE_LINE);
    await killed;
    await engine.start();
    expect(await engine.engine.docker.listImages()).toEqual([]);
  });

  it('in the middle of a run ends it with one line', async () => {
    const { image } = await build('');
    const run = runContainer(
      engine.engine,
      { image: image.Id, command: NEVER_ENDS },
      { signal, onStart: () => engine.kill() },
    );
    await expect(run).rejects.toMatchObject(ONE_LINE);
    await engine.start();
  });

  it.runIf(isSoak())('while embed works, and started again, loses it one chunk', async () => {
    await loadLite(engine.engine);
    const [whole, broken] = [await embedRoot(onTestFinished), await embedRoot(onTestFinished)];
    const inputs = { ...embedInputs(), workers: 1 };
    const portsOf = (at: TemporaryRoot) => {
      const ports = enginePorts(at);
      return { ...ports, env: { ...ports.env, DOCKER_HOST: engine.host } };
    };
    await embedDataset(inputs, portsOf(whole));
    let killed: Promise<void> | undefined;
    const ports = portsOf(broken);
    const step = () => ({
      ...ports.log.step(''),
      update: (text: string) => void (text.startsWith('4 of') && (killed ??= engine.kill())),
    });
    const embedded = embedDataset(inputs, { ...ports, log: { ...ports.log, step } });
    await expect(embedded).rejects.toMatchObject({ exitCode: 3 });
    await killed;
    await engine.start();
    await embedDataset(inputs, ports);
    expect(broken.lines).toContain('4 of 12 are described already');
    expect(descriptorDigests(broken)).toEqual(descriptorDigests(whole));
  });
});
