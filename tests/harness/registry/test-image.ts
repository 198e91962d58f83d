import type { Registry } from '../../../actions/src/registry/client/client.ts';
import { jsonBytes, MediaType } from '../../../actions/src/registry/client/oci.ts';
import { INPUTS_LABEL } from '../../../actions/src/image/labels.ts';
import { CONTRACT, CONTRACT_LABEL } from '../../../actions/src/image/contract.ts';
import { VARIANT_LABEL } from '../../../actions/src/image/variant.ts';
import { commitTag } from '../../../actions/src/registry/client/settings.ts';

/**
 * Puts a minimal image, real as far as a registry can tell, under `<variant>-<commit>` without an
 * engine, and returns its digest. Another `build` gives another digest; `label` is the variant that it says
 * it is.
 */
export async function putTestImage(
  registry: Registry,
  variant: string,
  commit: string,
  {
    build = 'the first',
    label = variant,
    layers = [Buffer.from('a layer')],
    inputs,
    tag = commitTag(variant, commit),
  }: {
    build?: string;
    label?: string;
    layers?: readonly Buffer[];
    inputs?: string | undefined;
    tag?: string;
  } = {},
): Promise<string> {
  const labels = {
    'org.opencontainers.image.revision': commit,
    [VARIANT_LABEL]: label,
    [CONTRACT_LABEL]: String(CONTRACT),
    ...(inputs !== undefined && { [INPUTS_LABEL]: inputs }),
  };
  const config = await registry.putBlob(
    'application/vnd.oci.image.config.v1+json',
    jsonBytes({ architecture: 'amd64', os: 'linux', config: { Labels: labels } }),
  );
  const put = (layer: Buffer) => registry.putBlob('application/vnd.oci.image.layer.v1.tar', layer);
  const descriptors = await Promise.all(layers.map(put));
  const mediaType = MediaType.manifest;
  const annotations = { variant, build };
  const bytes = jsonBytes({
    schemaVersion: 2,
    mediaType,
    config,
    layers: descriptors,
    annotations,
  });
  const { digest } = await registry.putManifest(tag, { mediaType, bytes });
  return digest;
}
