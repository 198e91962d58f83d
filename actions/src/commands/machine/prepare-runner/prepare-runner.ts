import { connect, type Engine } from '../../../container/connect.ts';
import { UserError } from '../../../errors.ts';
import { freeBytes, freeForImages } from '../../../machine/free-bytes.ts';
import {
  asRoot,
  betterStorage,
  moveStorage,
  REMOVABLE,
  RUNNER_PLACES,
  type RunnerPlaces,
} from '../../../machine/runner-room.ts';
import type { Ports } from '../../../ports.ts';
import { formatBytes } from '../../../text.ts';

/** What was done for room. */
export interface PreparedRunner {
  readonly before: number;
  readonly after: number;
  /** Where the engine keeps images now. */
  readonly storage: string;
  /** Images that the runner had brought, and that are gone. */
  readonly images: number;
}

/**
 * Makes room for images on a runner of GitHub's: big tools and the images that it brought go, and the
 * engine moves to the second disk if that has more room.
 *
 * @throws UserError on any other machine: what is removed is somebody's there.
 */
export async function prepareRunner(
  ports: Ports,
  { disk, daemonFile }: RunnerPlaces = RUNNER_PLACES,
): Promise<PreparedRunner> {
  const { env, exec, log } = ports;
  if (env['RUNNER_ENVIRONMENT'] !== 'github-hosted') {
    throw new UserError("this removes tools and images: it is only for GitHub's own runners", {
      next: 'free space by hand, such as with: docker builder prune',
    });
  }
  const engine = await connect(env);
  const before = await freeForImages(engine);
  if (before === undefined) {
    throw new UserError(
      `the engine at ${engine.where} is on another machine: room can't be made there`,
      {
        next: "leave the step out, or unset DOCKER_HOST to use the runner's own engine",
      },
    );
  }
  const root = asRoot(exec);
  const step = log.step('Making room for images');
  try {
    step.note(`removing ${REMOVABLE.join(', ')}`);
    await root('rm', ['-rf', ...REMOVABLE]);
    const images = await removeImages(engine);
    const better = await betterStorage(engine, disk);
    if (better !== undefined) await moveStorage(better, root, daemonFile);
    const { storageFolder: storage } = await connect(env);
    const after = await freeBytes(storage);
    step.done(`${formatBytes(after)} free in ${storage}, ${formatBytes(before)} before`);
    return { before, after, storage, images };
  } catch (error) {
    step.fail();
    throw error;
  }
}

/** A fresh runner has only images that it was delivered with; one that a container uses stays. */
async function removeImages({ docker }: Engine): Promise<number> {
  const images = await docker.listImages();
  let removed = 0;
  for (const { Id: id } of images) {
    const gone = await docker
      .getImage(id)
      .remove({ force: true })
      .then(
        () => true,
        () => false,
      );
    if (gone) removed++;
  }
  return removed;
}
