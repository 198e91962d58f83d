import { competitionOf, variantOf } from '../../../../environment/settings/competition.ts';
import { UserError } from '../../../../errors.ts';
import { requireContract } from '../../../../image/contract.ts';
import { VARIANT_LABEL } from '../../../../image/variant.ts';
import type { Ports } from '../../../../ports.ts';
import { pullReference } from '../../../../registry/client/image-reference.ts';
import { openRegistry } from '../../../../registry/client/login.ts';
import { imageName, latestTag, registrySettings } from '../../../../registry/client/settings.ts';
import { publishedImage } from '../../../../registry/published-image.ts';
import type { EmbedInputs, InImage } from '../embed-inputs.ts';

/** An image that nodes of a cluster pull. */
export interface ClusterImage extends InImage {
  /** `name@sha256:…`, so that all nodes have the same. */
  readonly pinned: string;
}

/**
 * Asks the registry what an image is, so that no engine is needed here.
 *
 * @throws UserError if none is named, the registry has no such image, or one of another contract; SurroundingsError if it does not answer
 */
export async function clusterImage(
  { image, variant, skipGpu }: Pick<EmbedInputs, 'image' | 'variant' | 'skipGpu'>,
  ports: Ports,
): Promise<ClusterImage> {
  const competition = await competitionOf(ports.root);
  const settings = registrySettings(competition, ports.env);
  const official = settings.registry !== '' && variant !== undefined;
  const wanted =
    image ??
    (official ? imageName(settings, latestTag(variantOf(competition, variant).name)) : undefined);
  const parts = wanted === undefined ? undefined : pullReference(wanted);
  if (wanted === undefined || parts === undefined) {
    const what = wanted === undefined ? 'no image is named' : `no node can pull ${wanted}`;
    throw new UserError(`${what}: a cluster pulls images from a registry`, {
      next: 'docker push it to a registry that the cluster can pull from, and give --image registry.example/name:tag',
    });
  }
  const { host, repository, reference, name } = parts;
  const login = host === settings.registry ? settings.login : 'stored';
  const registry = await openRegistry({ ...settings, registry: host, repository, login }, ports);
  const found = await publishedImage(registry, reference);
  if (found === undefined) {
    throw new UserError(`the registry has no image ${wanted}`, {
      next: 'push it there, or correct --image (SUBMISSION_IMAGE)',
    });
  }
  requireContract(name, found.labels);
  const kind = variant ?? found.labels[VARIANT_LABEL] ?? '';
  const gpu = !skipGpu && competition.variants[kind]?.gpu === true;
  return { id: found.configDigest, gpu, pinned: `${name}@${found.digest}` };
}
