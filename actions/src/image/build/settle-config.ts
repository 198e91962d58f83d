import { createHash } from 'node:crypto';
import type { ImageInspectInfo } from 'dockerode';
import { pack } from 'tar-stream';
import { Readable } from 'node:stream';
import type { Engine } from '../../container/connect.ts';
import { readEvents } from '../transfer/engine-stream.ts';

/** Instructions of a Dockerfile that make no layer. */
const NO_LAYER =
  /^(?:\/bin\/sh -c #\(nop\)\s+)?(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)\b/;

/**
 * Gives the engine the same layers under a configuration that says nothing about when and from which
 * cache they were built, so that the same inputs give the same image id. The image as it was stays.
 *
 * The engine knows the layers already: the archive that it loads names them, and holds none.
 *
 * @param date of everything, in seconds since 1970
 * @returns the id; undefined if the engine's history doesn't say which layer is whose.
 * @throws EngineError if the engine takes no image without its layers, as those with containerd's store.
 */
export async function settleConfig(
  { docker }: Engine,
  image: ImageInspectInfo,
  date: string,
): Promise<string | undefined> {
  const history = await docker.getImage(image.Id).history();
  const config = settledConfig(image, history as HistoryLine[], date);
  if (config === undefined) return undefined;
  const hash = createHash('sha256').update(config).digest('hex');
  const name = `${hash}.json`;
  const layers = image.RootFS.Layers?.map((layer) => `${layer.replace(':', '-')}/layer.tar`) ?? [];
  const archive = pack();
  archive.entry({ name }, config);
  archive.entry({ name: 'manifest.json' }, JSON.stringify([{ Config: name, Layers: layers }]));
  archive.finalize();
  const answer = await docker.loadImage(Readable.from(archive), { quiet: true });
  await readEvents(answer, () => undefined);
  return `sha256:${hash}`;
}

/** A step of the Dockerfile, as the engine's API has it. */
interface HistoryLine {
  readonly CreatedBy: string;
  readonly Comment: string;
}

/** The OCI's image configuration, with one date; the engine lists the newest step first. */
export function settledConfig(
  {
    Architecture,
    Os,
    Config,
    RootFS,
  }: Pick<ImageInspectInfo, 'Architecture' | 'Os' | 'Config' | 'RootFS'>,
  history: readonly HistoryLine[],
  date: string,
): string | undefined {
  const created = new Date(Number(date) * 1000).toISOString().replace('.000', '');
  const steps = history.toReversed().map(({ CreatedBy, Comment }) => ({
    created,
    ...(CreatedBy !== '' && { created_by: CreatedBy }),
    ...(Comment !== '' && { comment: Comment }),
    ...(NO_LAYER.test(CreatedBy) && { empty_layer: true }),
  }));
  const layers = steps.filter((step) => !('empty_layer' in step));
  if (layers.length !== RootFS.Layers?.length) return undefined;
  const { Env, Cmd, Entrypoint, WorkingDir, User, Labels } = Config;
  return JSON.stringify({
    architecture: Architecture,
    os: Os,
    created,
    config: {
      ...(User !== '' && { User }),
      Env,
      ...(Entrypoint?.length && { Entrypoint }),
      Cmd,
      WorkingDir,
      Labels: Object.fromEntries(
        Object.entries(Labels ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    },
    rootfs: { type: 'layers', diff_ids: RootFS.Layers },
    history: steps,
  });
}
