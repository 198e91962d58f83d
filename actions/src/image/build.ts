import type { Engine } from '../container/connect.ts';
import { inspectImage, localImageName } from '../container/local-images.ts';
import { competitionOf, variantOf } from '../environment/competition.ts';
import type { Ports } from '../ports.ts';
import { shortLine } from '../untrusted-text.ts';
import { baseArgument, ensureBase } from './base.ts';
import { installFindings } from './blame.ts';
import { readContext } from './context.ts';
import { type ContextFile, hashInputs } from './context-file.ts';
import { listedPackages } from './requested.ts';
import { type Made, runBuild } from './run-build.ts';
import { imageLabels, INPUTS_LABEL } from './labels.ts';
import { ensureDisk, neededRoom } from './disk.ts';
import { localTag } from './variant.ts';

export interface BuiltImage {
  readonly variant: string;
  /** `meta-vsc-descriptor-runtime:<variant>-local`. */
  readonly tag: string;
  /** `sha256:…` of the image's configuration. */
  readonly id: string;
  readonly bytes: number;
  /** Of the image that had the tag before; undefined: none did, or it is the same. */
  readonly bytesBefore: number | undefined;
  /** False: there was nothing to do. */
  readonly built: boolean;
}

export interface BuildRequest {
  /** The first one of the competition by default. */
  readonly variant?: string | undefined;
  /** Where the image gets its name; by default the variant's local tag. */
  readonly tag?: string;
  /** Build even where the inputs are unchanged, and without the layer cache. */
  readonly force?: boolean;
  /** Names an image in a registry whose layers may be used; asked if there is something to build. */
  readonly cacheFrom?: () => Promise<string | undefined>;
}

/**
 * Builds the image of a variant from the working tree, unless an image of the same inputs has the
 * tag already. Needs no network for the second.
 *
 * @throws UserError if the base image is out of reach, or a step of the Dockerfile fails.
 */
export async function buildImage(
  engine: Engine,
  { variant: named, tag: wanted, force = false, cacheFrom }: BuildRequest,
  ports: Ports,
): Promise<BuiltImage> {
  const competition = await competitionOf(ports.root);
  const settings = variantOf(competition, named);
  const { name: variant, packages } = settings;
  const tag = wanted ?? localTag(localImageName(competition.image, ports.env), variant);
  const context = await readContext(ports, settings);
  const { files, notice, lock } = context;
  const inputs = hashInputs(files, { PACKAGES: packages });
  const present = await inspectImage(engine, tag);
  if (!force && present?.Config.Labels?.[INPUTS_LABEL] === inputs) {
    return {
      variant,
      tag,
      id: present.Id,
      bytes: present.Size,
      bytesBefore: undefined,
      built: false,
    };
  }
  if (notice !== undefined) ports.log.warn(notice);
  // First, for it takes no time and what follows takes much.
  await ensureDisk(engine, neededRoom(settings, lock), ports);
  const base = await ensureBase(engine, packages, dockerfileOf(files), ports);
  const source = force ? undefined : await cacheFrom?.();
  const step = ports.log.step(`Building ${tag}`);
  let made: Made;
  try {
    made = await runBuild(engine, files, {
      tag,
      args: { PACKAGES: packages, [baseArgument(packages)]: base, ...packageIndex(ports.env) },
      labels: await imageLabels({ variant, inputs, base }, competition, ports),
      noCache: force,
      cacheFrom: source,
      signal: ports.signal,
      blame: (failed) => installFindings(variant, failed, listedPackages(context)),
      onProgress: (text) => step.update(text),
      onOutput: step.output?.bind(step),
    });
  } catch (error) {
    step.fail();
    throw error;
  }
  const { image, cacheProblem } = made;
  if (present !== undefined && present.Id !== image.Id) await removeUnused(engine, present.Id);
  step.done(`Built ${tag}`);
  if (cacheProblem !== undefined) {
    ports.log.info(`built without the layers of ${source}: ${shortLine(cacheProblem)}`);
  }
  return { variant, tag, id: image.Id, bytes: image.Size, bytesBefore: present?.Size, built: true };
}

/** The package index of pip, if it is not pypi.org: from the variable that pip itself reads. */
function packageIndex({ PIP_INDEX_URL }: Ports['env']): Record<string, string> {
  return PIP_INDEX_URL ? { PIP_INDEX_URL } : {};
}

function dockerfileOf(files: readonly ContextFile[]): string {
  return files.find((file) => file.path === 'runtime/Dockerfile')?.bytes.toString() ?? '';
}

/** The image that had the tag before goes, unless another tag or a container holds it. */
async function removeUnused(engine: Engine, id: string): Promise<void> {
  const image = await inspectImage(engine, id);
  // Removing the only tag of an image by the image's id would take that tag away too.
  if (image === undefined || image.RepoTags.length > 0) return;
  await engine.docker
    .getImage(id)
    .remove()
    .catch(() => undefined);
}
