import { isDeepStrictEqual } from 'node:util';
import path from 'node:path';
import type { ImageInspectInfo } from 'dockerode';
import { connect, type Engine } from '../../../container/connect.ts';
import { inspectImage, localImageName } from '../../../container/local-images.ts';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { messageOf, UserError } from '../../../errors.ts';
import { listed } from '../../../text.ts';
import { oneLine } from '../../../untrusted-text.ts';
import { listSources } from '../../../image/context/package-lists.ts';
import { INPUTS_LABEL, REVISION_LABEL } from '../../../image/labels.ts';
import { pushImage } from '../../../image/transfer/push.ts';
import { readBill } from '../../../image/contents/read-bill.ts';
import { fileBytes } from '../../../image/contents/size.ts';
import { localTag, requireVariant } from '../../../image/variant.ts';
import type { Ports } from '../../../ports.ts';
import type { Registry } from '../../../registry/client/client.ts';
import { GitHistory } from '../../../registry/promotion/git-history.ts';
import { BILL_TYPE } from '../../../registry/promotion/image-packages.ts';
import { readReleases } from '../../../registry/ledger/ledger.ts';
import { credentialsFor, openRegistry } from '../../../registry/client/login.ts';
import { publishedImage, type PublishedImage } from '../../../registry/published-image.ts';
import { attach } from '../../../registry/client/referrers.ts';
import type { RetryPolicy } from '../../../retry.ts';
import {
  cacheTag,
  commitTag,
  imageName,
  rebuildTag,
  type RegistrySettings,
  registrySettings,
  repositoryName,
} from '../../../registry/client/settings.ts';
import { recordUnpackedSize } from '../../../registry/unpacked-size.ts';

export interface PublishInputs {
  readonly variant: string;
  /** Tag or id of the local image; by default the local build. */
  readonly image?: string | undefined;
  /** Id of the image that was tested: no other is published. */
  readonly tested: string;
  /** Any revision; `HEAD` if there is none. */
  readonly commit?: string | undefined;
  /** Push it as the rebuild of its variant: what the commit has stays. */
  readonly rebuild?: boolean;
  /** A CycloneDX bill of materials (JSON) to attach. */
  readonly sbom?: string | undefined;
}

export interface PublishResult {
  /** Name without a tag. */
  readonly name: string;
  /** Name with the tag of the commit, or of a rebuild. */
  readonly reference: string;
  /** Digest of the manifest in the registry: what promotion takes. */
  readonly digest: string;
  /** Id of the image that was pushed. */
  readonly id: string;
  /** Bytes of all layers, compressed. */
  readonly size: number;
  readonly layersPushed: number;
  /** Whether the registry had it already. */
  readonly already: boolean;
}

/** The engine itself sends each layer five times, in a minute. */
const PUSHES: RetryPolicy = { attempts: 4, firstDelayMs: 500, maxDelayMs: 60_000 };

/** A look at what is wrong now. */
const ONCE: RetryPolicy = { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 };

/**
 * Pushes a built and tested image under its commit's tag, without building anything, and checks
 * that the registry then holds this very image.
 *
 * @throws UserError if the image is missing, not the one tested or of another variant, or the registry
 *   refuses.
 */
export async function publishImage(inputs: PublishInputs, ports: Ports): Promise<PublishResult> {
  const competition = await competitionOf(ports.root);
  const settings = registrySettings(competition, ports.env);
  if (!settings.variants.includes(inputs.variant)) {
    throw new UserError(`${inputs.variant} is not a variant that is published`, {
      next: `use one of ${settings.variants.join(', ')}, or change published: in environment/competition.yml`,
    });
  }
  const history = new GitHistory(ports.exec, ports.root);
  const commit = await history.commit(inputs.commit ?? 'HEAD');
  const name = repositoryName(settings);
  const engine = await connect(ports.env);
  const localName = localImageName(competition.image, ports.env);
  const own = localTag(localName, inputs.variant);
  const local = { ...inputs, image: inputs.image ?? own };
  const image = await testedImage(engine, local);
  const places = ['runtime', ...listSources(inputs.variant, competition.variants[inputs.variant])];
  await requireFilesOf(
    commit,
    { ...local, built: image.Config.Labels?.[REVISION_LABEL], places },
    history,
  );
  const { Id: id, RootFS } = image;
  const registry = await openRegistry(settings, ports);
  const { tag, before } = await placeFor(registry, image, { ...inputs, commit }, ports);
  const reference = `${name}:${tag}`;
  const already = before !== undefined && isImage(before, id);

  let layersPushed = 0;
  let pushedDigest = before?.digest;
  if (!already) {
    const step = ports.log.step(`Pushing ${reference}`);
    try {
      const pushed = await pushImage(engine, id, reference, {
        signal: ports.signal,
        retry: PUSHES,
        login: () => engineLogin(settings, ports),
        probe: async () => (await openRegistry(settings, ports)).probePush(ONCE),
        onProgress: (text) => step.update(text),
        onRetry: ({ message }) => step.note(`${message}: trying again`),
      });
      ({ layersPushed, digest: pushedDigest } = pushed);
      const total = pushed.layersPushed + pushed.layersPresent;
      step.done(`Pushed ${reference}: ${layersPushed} of ${total} layers were new`);
    } catch (error) {
      step.fail();
      throw error;
    }
  }
  const after = already ? before : await publishedImage(registry, tag);
  if (after === undefined || after.digest !== pushedDigest || !isImage(after, id)) {
    throw new UserError(`${reference} is not the image that was pushed (${id})`, {
      next: 'publish it again; if it happens again, somebody else writes this tag',
    });
  }
  await recordUnpackedSize(registry, after.digest, await fileBytes(engine, image));
  const cache = { image: localName, tag: cacheTag(inputs.variant), layers: RootFS.Layers };
  await publishCache(engine, cache, settings, ports);
  if (inputs.sbom !== undefined) await attachSbom(registry, after.digest, inputs.sbom);
  const { digest, size } = after;
  return { name, reference, digest, id, size, layersPushed, already };
}

/**
 * Pushes what builds of other machines take layers from: the image's own layers, with BuildKit's inline
 * cache in a configuration of its own. One that another build left is not it. A build can do without.
 */
async function publishCache(
  engine: Engine,
  {
    image,
    tag,
    layers,
  }: { image: string; tag: string; layers: ImageInspectInfo['RootFS']['Layers'] },
  settings: RegistrySettings,
  ports: Ports,
): Promise<void> {
  const cache = await inspectImage(engine, `${image}:${tag}`);
  if (cache === undefined || !isDeepStrictEqual(cache.RootFS.Layers, layers)) return;
  const reference = imageName(settings, tag);
  try {
    await pushImage(engine, cache.Id, reference, {
      signal: ports.signal,
      retry: PUSHES,
      login: () => engineLogin(settings, ports),
    });
  } catch (error) {
    ports.signal.throwIfAborted();
    ports.log.info(
      `${reference} was not pushed, so builds elsewhere take longer: ${messageOf(error)}`,
    );
  }
}

async function engineLogin(settings: RegistrySettings, ports: Ports) {
  const login = await credentialsFor(settings, ports);
  return login && { ...login, serveraddress: settings.registry };
}

/** The local image, if it is the one that was tested. */
async function testedImage(
  engine: Engine,
  { image, tested, variant }: PublishInputs & { readonly image: string },
): Promise<ImageInspectInfo> {
  const found = await inspectImage(engine, image);
  if (found === undefined) {
    throw new UserError(`there is no image ${image} here`, {
      next: `make build CPU_OR_GPU=${variant}, and test it`,
    });
  }
  if (tested !== found.Id) {
    throw new UserError(`${image} is ${found.Id}, but ${tested} was tested`, {
      next: 'test this image, or publish the one that was tested',
    });
  }
  requireVariant(variant, found.Config.Labels, image);
  return found;
}

/**
 * Somebody who commits and forgets to build would publish the image of before under the new commit. A clone that lacks
 * the commit that the image names can't be asked.
 *
 * @throws UserError if files of the image differ between what it was built from and the commit
 */
async function requireFilesOf(
  commit: string,
  of: { image: string; variant: string; built: string | undefined; places: readonly string[] },
  history: GitHistory,
): Promise<void> {
  const { image, variant, built, places } = of;
  if (built === undefined) return;
  const files = (await history.differing([built, commit], places)) ?? [];
  if (files.length === 0) return;
  throw new UserError(
    `${image} was built from ${built.slice(0, 10)}; in ${commit.slice(0, 10)} differ: ${listed(files.map(oneLine), 3)}`,
    { next: `make build CPU_OR_GPU=${variant}, test that image, and publish it` },
  );
}

/**
 * Whether a published image is the local one: engines name an image by its config's digest, and
 * those with the containerd store by its manifest's. Both cover every layer's content.
 */
function isImage({ digest, configDigest }: PublishedImage, id: string): boolean {
  return id === configDigest || id === digest;
}

/**
 * The tag that an image is pushed under, and what it is of: the commit's, which may be written again until a
 * release names it. What is released stays; the same inputs built again, with newer packages, are a rebuild.
 *
 * @throws UserError if the commit is released with an image of other inputs.
 */
async function placeFor(
  registry: Registry,
  { Id, Config }: ImageInspectInfo,
  { variant, commit, rebuild }: Pick<PublishInputs, 'variant' | 'rebuild'> & { commit: string },
  { log }: Pick<Ports, 'log'>,
): Promise<{ tag: string; before: PublishedImage | undefined }> {
  const tag = rebuild ? rebuildTag(variant) : commitTag(variant, commit);
  const before = await publishedImage(registry, tag);
  if (rebuild || before === undefined || isImage(before, Id)) return { tag, before };
  const releases = await readReleases(registry);
  const release = releases.find(({ digests }) => Object.values(digests).includes(before.digest));
  if (release === undefined) return { tag, before };
  const inputs = before.labels[INPUTS_LABEL];
  if (inputs === undefined || inputs !== Config.Labels?.[INPUTS_LABEL]) {
    throw new UserError(`${tag} is part of release ${release.number}, with another image`, {
      next: 'what is released is never replaced: publish a newer commit',
    });
  }
  const beside = rebuildTag(variant);
  log.info(`${tag} is part of release ${release.number} and stays: this goes to ${beside}`);
  return { tag: beside, before: await publishedImage(registry, beside) };
}

async function attachSbom(registry: Registry, digest: string, file: string): Promise<void> {
  const bytes = await readBill(file);
  await attach(registry, digest, { mediaType: BILL_TYPE, bytes, title: path.basename(file) });
}
