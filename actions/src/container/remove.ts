import type Docker from 'dockerode';
import { ownerIsGone } from '../processes.ts';
import type { Engine } from './connect.ts';
import { EngineError } from './engine-error.ts';
import { OWNER_LABEL, RUN_LABEL } from './spec.ts';

/** Kills and removes a container with its anonymous volumes. That it is gone already is not an error. */
export async function removeContainer(container: Docker.Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    // 404: gone. 409: somebody else is removing it.
    const status = error instanceof EngineError ? error.statusCode : undefined;
    if (status !== 404 && status !== 409) throw error;
  }
}

/**
 * Removes the containers of ours whose owner process has ended without doing so itself (killed, or
 * the machine went down). Returns their run ids.
 */
export async function removeStaleContainers({ docker }: Engine): Promise<string[]> {
  const ours = await docker.listContainers({ all: true, filters: { label: [RUN_LABEL] } });
  const stale = ours.filter(({ Labels }) => ownerIsGone(Labels[OWNER_LABEL] ?? ''));
  for (const { Id } of stale) await removeContainer(docker.getContainer(Id));
  return stale.map(({ Id, Labels }) => Labels[RUN_LABEL] ?? Id);
}
