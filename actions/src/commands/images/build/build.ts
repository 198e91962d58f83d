import { connect, type Engine } from '../../../container/connect.ts';
import { localImageName } from '../../../container/local-images.ts';
import {
  type Competition,
  competitionOf,
  variantOf,
} from '../../../environment/settings/competition.ts';
import { loadPolicy, requirePolicy } from '../../../environment/settings/policy.ts';
import type { UserError } from '../../../errors.ts';
import { billOfMaterials } from '../../../image/contents/bill-of-materials.ts';
import { type BuildRequest, type BuiltImage, buildImage } from '../../../image/build/build.ts';
import { readContext } from '../../../image/context/context.ts';
import { installedPackages } from '../../../image/contents/inventory.ts';
import {
  fileBytes,
  type Growth,
  growthWarning,
  type LayerSize,
  layerSizes,
  overBudget,
} from '../../../image/contents/size.ts';
import type { Ports } from '../../../ports.ts';
import { cacheTag } from '../../../registry/client/settings.ts';
import { parseBytes } from '../../../text.ts';
import { writeReportText } from '../../write-report.ts';
import { buildGrowth } from './build-growth.ts';
import { latestImage, type LatestImage } from '../latest-image.ts';

export interface BuildInputs {
  /** CPU_OR_GPU. */
  readonly variant: string;
  readonly force?: boolean | undefined;
  /** Take an image of the same inputs that is here already; true by default. */
  readonly reuse?: boolean | undefined;
  /** File for a CycloneDX bill of materials (JSON) of what is installed. */
  readonly sbom?: string | undefined;
  readonly solve?: BuildRequest['solve'];
}

export interface BuildResult extends BuiltImage {
  readonly layers: readonly LayerSize[];
  /** Against the official image, or the local one that it replaces; undefined if neither is known. */
  readonly growth: Growth | undefined;
  /** Why this image is not to be used: it is over its budget. It keeps its tag. */
  readonly problem: UserError | undefined;
}

/**
 * Builds the image of a variant locally (see `buildImage`), measures it, and writes its bill of
 * materials if that is asked for.
 *
 * @throws UserError if it cannot be built.
 */
export async function buildVariant(
  { variant, force = false, reuse = true, sbom, solve }: BuildInputs,
  ports: Ports,
): Promise<BuildResult> {
  const { images } = requirePolicy((await loadPolicy(ports.root)).settings);
  const competition = await competitionOf(ports.root);
  const engine = await connect(ports.env);
  // Asked once, if there is something to build.
  let latest: Promise<LatestImage | undefined> | undefined;
  const official = () => (latest ??= latestImage(variant, ports));
  const cacheFrom = async () => (await official())?.reference;
  const own = `${localImageName(competition.image, ports.env)}:${cacheTag(variant)}`;
  const request = { variant, force, reuse, cacheFrom, cacheTag: own, ...(solve && { solve }) };
  const budget = parseBytes(variantOf(competition, variant).budget);
  const made = await buildImage(engine, request, ports);
  const { tag, id } = made;
  const before = made.built ? await official() : undefined;
  const judged = (bytes: number) => {
    const growth = made.built ? buildGrowth({ ...made, bytes }, before, ports) : undefined;
    const warning = growth && growthWarning(tag, bytes, growth, images);
    return { bytes, growth, warning, isOver: budget !== undefined && bytes > budget };
  };
  const first = judged(made.bytes);
  // The size at hand is never less than that of the files: only what seems too large is counted.
  const { bytes, growth, warning, isOver } =
    engine.imageStore === 'containerd' && (first.isOver || first.warning !== undefined)
      ? judged(await fileBytes(engine, { Id: id, Size: made.bytes }))
      : first;
  const image = { ...made, bytes };
  if (warning !== undefined) ports.log.warn(warning);
  if (sbom !== undefined) await writeBill(engine, competition, image, sbom, ports);
  const problem =
    isOver && budget !== undefined
      ? overBudget(tag, bytes, budget, await installedPackages(engine, id, ports.signal))
      : undefined;
  return { ...image, layers: await layerSizes(engine, id), growth, problem };
}

async function writeBill(
  engine: Engine,
  competition: Competition,
  { variant, id }: BuiltImage,
  file: string,
  ports: Ports,
): Promise<void> {
  const { lock } = await readContext(ports, variantOf(competition, variant));
  const installed = await installedPackages(engine, id, ports.signal);
  await writeReportText(
    file,
    billOfMaterials({ name: competition.image, variant, id }, installed, lock),
  );
}
