import { chown } from 'node:fs/promises';
import type { Engine } from '../../../../container/connect.ts';
import { holdContainer } from '../../../../container/running/held.ts';
import { runtimeCommand } from '../../../../container/runtime-command.ts';
import type { RunSpec } from '../../../../container/spec.ts';
import { ownUser } from '../../../../processes.ts';
import { fileOf } from '../../../../submission/embedding/chunks.ts';
import { restricted } from '../../../../submission/run/run-spec.ts';
import type { MainCall, MainPlace } from './chunk-run.ts';

/** Who main.py is if the caller is root: the image's user `submission`. */
const UNPRIVILEGED = 64000;

/** Each run of main.py in a container of its own, up to what comes before main.py. @param image its id */
export function inContainers(engine: Engine, image: string): MainPlace {
  return async (call, options) =>
    await holdContainer(engine, mainContainer(call, image, await userOf(call.output)), options);
}

/** The container of a run of main.py: a worker's share of the machine, and the videos of the call. */
export function mainContainer(
  { set, videos, source, data, output, worker, limits }: MainCall,
  image: string,
  user: string | undefined,
): RunSpec {
  const base = restricted(limits);
  return {
    ...base,
    limits: { ...base.limits, ...(worker.cores !== undefined && { cores: worker.cores }) },
    capabilities: [],
    image,
    runId: 'embed',
    gpu: worker.gpu,
    user,
    command: runtimeCommand('embed', set, 'held'),
    mounts: [
      { source, target: '/source', readOnly: true },
      { source: data, target: '/data', readOnly: true },
      ...videos.map((video) => ({
        source: fileOf(video),
        target: `/data/query/${video.id}.mp4`,
        readOnly: true,
      })),
      { source: output, target: '/output' },
    ],
  };
}

/** The caller, so that the files are theirs; for root somebody without rights, who may write. */
async function userOf(output: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return ownUser();
  await chown(output, UNPRIVILEGED, UNPRIVILEGED);
  return `${UNPRIVILEGED}:${UNPRIVILEGED}`;
}
