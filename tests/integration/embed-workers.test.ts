import { chmodSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { isSoak } from '../support/soak.ts';
import type { TemporaryRoot } from '../support/repositories/temporary-root.ts';
import {
  descriptorsOf,
  embedInputs,
  embedRoot,
  enginePorts,
  idsOf,
  MAIN,
  runsIn,
  videoFile,
} from './support/embed-root.ts';

const inputs = { ...embedInputs(), sets: ['query'] } as const;
const engine = await connect(process.env);

/** A process of main.py that the kernel ends for memory leaves the one that waits for it waiting. */
const TROUBLED = MAIN.replace(
  'if "crash"',
  `import multiprocessing, time
if "hang" in texts.values(): time.sleep(1e6)
if "die" in texts.values(): print("dies", flush=True); time.sleep(1e6)
if "leak" in texts.values(): multiprocessing.Pool(1).map(b"x".__mul__, [2 ** 31])
if "crash"`,
);

/** Fails on the second core, once others may execute the first video of the second chunk. */
const BAD_CORE = MAIN.replace(
  'if "crash"',
  `import time
while os.sched_getaffinity(0) == {1} and not (ids[0] == "Q100000" or os.stat(f"/data/query/{ids[0]}.mp4").st_mode & 1): time.sleep(0.05)
if os.sched_getaffinity(0) == {1}: sys.exit("bad core")
if "crash"`,
);

describe('a worker of embed', () => {
  it('that hangs, dies or runs out of memory is reported, its video set apart, and the rest goes on', async () => {
    const dies = isSoak() ? { Q100003: 'die' } : {};
    const videos = { Q100001: 'hang', Q100002: 'leak', ...dies };
    const at = await embedRoot(onTestFinished, videos, TROUBLED);
    for (const id of idsOf('query').slice(isSoak() ? 4 : 3)) await rm(videoFile(at, id));
    const limits = { memoryBytes: 512 * 2 ** 20 };
    const over = new AbortController();
    const killer = killContainers(at, 'Q100003', over.signal);
    const [made] = await embedDataset(
      { ...inputs, chunk: 1, idleSeconds: 4, workers: 2, limits },
      enginePorts(at),
    ).finally(() => over.abort());
    expect(await killer).toBe(isSoak() ? 2 : 0);
    expect(made).toMatchObject({ described: 1 });
    expect(made!.apart).toEqual([
      { video: 'Q100001', why: 'main.py neither computed nor printed for 4.0 s' },
      { video: 'Q100002', why: 'main.py ran out of memory' },
      ...Object.keys(dies).map((video) => ({
        video,
        why: 'the container of main.py was stopped from outside',
      })),
    ]);
    expect(at.lines).toContain('Q100002 is set apart: main.py ran out of memory');
  });

  it.runIf(isSoak() && engine.cpus > 1)(
    'that fails on what others describe is left out, and its chunk goes to another',
    async () => {
      const at = await embedRoot(onTestFinished, {}, BAD_CORE);
      const ports = enginePorts(at);
      const step = () => ({
        ...ports.log.step(''),
        update: (text: string) => {
          if (text.startsWith('4 of')) chmodSync(videoFile(at, 'Q100004'), 0o755);
        },
      });
      const both = { ...ports, log: { ...ports.log, step } };
      const [made] = await embedDataset({ ...inputs, workers: 2, limits: { cpus: 2 } }, both);
      expect(made).toMatchObject({ described: 8, apart: [] });
      expect(at.lines).toContainEqual(
        expect.stringMatching(
          /^the worker of core 1 is left out: main.py fails on Q10000\d, which it has described before: bad core /,
        ),
      );
      const log = path.join(descriptorsOf(at), 'main.log');
      expect(runsIn(log).filter((ids) => ids.endsWith('Q100007'))).toHaveLength(2);
    },
  );
});

/** Kills each container that describes a video, as an administrator may. @returns how many there were */
async function killContainers(at: TemporaryRoot, id: string, signal: AbortSignal): Promise<number> {
  const killed = new Set<string>();
  const file = videoFile(at, id);
  while (!signal.aborted) {
    for (const { Id, Mounts } of await engine.docker.listContainers()) {
      const describes = Mounts.some(({ Source }) => Source === file);
      if (!describes || killed.has(Id)) continue;
      killed.add(Id);
      await engine.docker.getContainer(Id).kill();
    }
    await sleep(200);
  }
  return killed.size;
}
