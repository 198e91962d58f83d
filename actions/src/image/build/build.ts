import { createHash } from 'node:crypto';
import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { EngineError } from '../../container/engine-error.ts';
import { inspectImage, localImageName, tagImage } from '../../container/local-images.ts';
import {
  competitionOf,
  type VariantSettings,
  variantOf,
} from '../../environment/settings/competition.ts';
import type { Ports } from '../../ports.ts';
import { shortLine } from '../../untrusted-text.ts';
import { lockFiles } from '../../environment/lock/model.ts';
import type { SolverOptions } from '../../environment/solve/solver.ts';
import { argumentOf, BASE_ARGUMENT, ensureBase } from './base.ts';
import { installFindings } from './blame.ts';
import { foreignFiles, solvedPlans, sourceArguments } from '../context/build-inputs.ts';
import { plannedPackages } from '../context/conda-plan.ts';
import { type BuildContext, readContext } from '../context/context.ts';
import { type ContextFile, hashInputs } from '../context/context-file.ts';
import { buildArchitecture, foreignPlatform } from '../platform.ts';
import { listedPackages } from '../requested.ts';
import { type Made, runBuild } from './run-build.ts';
import { imageLabels, INPUTS_LABEL, LOCK_LABELS } from '../labels.ts';
import { settleConfig } from './settle-config.ts';
import { ensureDisk, neededRoom } from './disk.ts';
import { unpackedBytes } from '../contents/size.ts';
import { localTag } from '../variant.ts';

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
  /** False: build even if an image of the same inputs has the tag, whoever made it, from cached layers. */
  readonly reuse?: boolean;
  /** Names an image in a registry whose layers may be used; asked if there is something to build. */
  readonly cacheFrom?: () => Promise<string | undefined>;
  /** Gets the image with BuildKit's inline cache, which is kept out of the image itself. */
  readonly cacheTag?: string;
  /** How an environment without a lock is solved, and where its channels are. */
  readonly solve?: Pick<SolverOptions, 'channelBase' | 'deadlineMs'>;
}

const SOLVE = { deadlineMs: 120_000 };

/**
 * Builds the image of a variant from the working tree, unless an image of the same inputs has the
 * tag already. Needs no network for the second.
 *
 * @throws UserError if the base image is out of reach, a step of the Dockerfile fails, or an address of
 * packages holds a login.
 */
export async function buildImage(
  engine: Engine,
  {
    variant: named,
    tag: wanted,
    force = false,
    reuse = true,
    cacheFrom,
    cacheTag,
    solve = SOLVE,
  }: BuildRequest,
  ports: Ports,
): Promise<BuiltImage> {
  const competition = await competitionOf(ports.root);
  const settings = variantOf(competition, named);
  const { name: variant, packages } = settings;
  const tag = wanted ?? localTag(localImageName(competition.image, ports.env), variant);
  const context = await readContext(ports, settings);
  const { files, notice, lock } = context;
  const stage = stageArguments(settings);
  const inputs = hashInputs(files, stage);
  const architecture = buildArchitecture(packages, engine, ports.env);
  const present = await inspectImage(engine, tag);
  const isSame =
    present?.Architecture === architecture && present.Config.Labels?.[INPUTS_LABEL] === inputs;
  if (reuse && !force && isSame) {
    return {
      variant,
      tag,
      id: present.Id,
      bytes: await unpackedBytes(engine, present),
      bytesBefore: undefined,
      built: false,
    };
  }
  if (notice !== undefined) ports.log.warn(notice);
  const from = sourceArguments(ports.env, solve.channelBase);
  // First, for it takes no time and what follows takes much.
  await ensureDisk(engine, neededRoom(settings, lock), ports);
  const bytesBefore = present && (await unpackedBytes(engine, present));
  const plans = await plansOf(context, solve, ports);
  const foreign = await foreignFiles(packages, context.sources, architecture, ports);
  const base = await ensureBase(engine, dockerfileOf(files), architecture, ports);
  const source = force ? undefined : await cacheFrom?.();
  const step = ports.log.step(`Building ${tag}`);
  let made: Made;
  try {
    made = await runBuild(engine, [...plans, ...foreign], {
      tag,
      args: { ...stage, [BASE_ARGUMENT]: base.from, ...from },
      labels: await imageLabels(
        {
          variant,
          inputs,
          base: base.name,
          lock: lockLabels(context, variant),
          places: context.places,
        },
        competition,
        ports,
      ),
      noCache: force,
      ...foreignPlatform(architecture, engine),
      inlineCache: cacheTag !== undefined,
      cacheFrom: source,
      signal: ports.signal,
      blame: (failed) =>
        installFindings(variant, failed, listedPackages(context), plannedPackages(plans)),
      onProgress: (text) => step.update(text),
      onOutput: step.output?.bind(step),
    });
  } catch (error) {
    step.fail();
    throw error;
  }
  const { cacheProblem } = made;
  const date = argumentOf(dockerfileOf(files), 'SOURCE_DATE_EPOCH');
  const image = await settled(engine, made.image, { tag, cacheTag, date }, ports);
  if (present !== undefined && present.Id !== image.Id) await removeUnused(engine, present.Id);
  step.done(`Built ${tag}`);
  if (cacheProblem !== undefined) {
    ports.log.info(`built without the layers of ${source}: ${shortLine(cacheProblem)}`);
  }
  const bytes = await unpackedBytes(engine, image);
  return { variant, tag, id: image.Id, bytes, bytesBefore, built: true };
}

/** Which stage of the Dockerfile is built, and for which CUDA. */
function stageArguments({ packages, gpu, machine }: VariantSettings): Record<string, string> {
  if (packages === 'debian' || gpu !== true) return { PACKAGES: packages };
  return { PACKAGES: 'conda-gpu', CUDA: machine?.['__cuda'] ?? '0' };
}

/**
 * The image as it is kept: the same id for the same inputs. It takes the tag, unless that is another's
 * by now.
 */
async function settled(
  engine: Engine,
  image: ImageInspectInfo,
  { tag, cacheTag, date }: { tag: string; cacheTag: string | undefined; date: string },
  { log }: Pick<Ports, 'log'>,
): Promise<ImageInspectInfo> {
  const id = await settleConfig(engine, image, date).catch((error: unknown) => {
    if (error instanceof EngineError) return undefined;
    throw error;
  });
  const kept = id === undefined ? undefined : await inspectImage(engine, id);
  if (kept === undefined) {
    log.info('this engine keeps the time of the build in the image: its id differs each time');
    return image;
  }
  if (cacheTag !== undefined) {
    const before = await inspectImage(engine, cacheTag);
    await tagImage(engine, image.Id, cacheTag);
    if (before !== undefined && before.Id !== image.Id) await removeUnused(engine, before.Id);
  }
  if ((await inspectImage(engine, tag))?.Id === image.Id) await tagImage(engine, kept.Id, tag);
  if (kept.Id !== image.Id) await removeUnused(engine, image.Id);
  return kept;
}

/** The files of the context, with the plans of what a lock leaves to be solved. */
async function plansOf(
  { files, unsolved }: BuildContext,
  solve: Pick<SolverOptions, 'channelBase' | 'deadlineMs'>,
  ports: Ports,
): Promise<readonly ContextFile[]> {
  if (unsolved === undefined) return files;
  const plans = await ports.withCache('channels', (cacheFolder) =>
    solvedPlans(unsolved, { ...solve, cacheFolder, signal: ports.signal }),
  );
  const solved = new Set(plans.map(({ path }) => path));
  return [...plans, ...files.filter(({ path }) => !solved.has(path))];
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

/** The halves of a lock as the ledger names them, so that a release and its images can be compared. */
function lockLabels({ lock, sources }: BuildContext, variant: string): Record<string, string> {
  if (lock === undefined) return {};
  const { explicit, pip } = lockFiles(variant);
  const labels = [
    [explicit, LOCK_LABELS.explicit],
    [pip, LOCK_LABELS.pip],
  ] as const;
  return Object.fromEntries(
    labels.flatMap(([name, label]) => {
      const file = sources.find((each) => each.path === name);
      if (file === undefined) return [];
      return [[label, `sha256:${createHash('sha256').update(file.bytes).digest('hex')}`]];
    }),
  );
}
