import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Registry } from '../../../actions/src/registry/client/client.ts';
import { digestOf, jsonBytes, MediaType } from '../../../actions/src/registry/client/oci.ts';
import {
  imagePackages,
  packagesOf,
} from '../../../actions/src/registry/promotion/image-packages.ts';

const BILL = 'application/vnd.cyclonedx+json';
const IMAGE = digestOf(Buffer.from('the image'));

/** A registry with documents that are attached to an image, in the order of its list. */
async function registryWith(
  attached: readonly { readonly type: string; readonly document: unknown }[],
): Promise<Registry> {
  const stored = new Map<string, Buffer>();
  const manifests = attached.map(({ type, document }) => {
    const bytes = jsonBytes(document);
    stored.set(`blobs/${digestOf(bytes)}`, bytes);
    const manifest = jsonBytes({ layers: [{ digest: digestOf(bytes) }] });
    stored.set(`manifests/${digestOf(manifest)}`, manifest);
    return { digest: digestOf(manifest), artifactType: type };
  });
  stored.set(`referrers/${IMAGE}`, jsonBytes({ mediaType: MediaType.index, manifests }));
  const server = createServer(({ url = '' }, response) => {
    const found = stored.get(decodeURIComponent(url.replace('/v2/a/b/', '').replace(/\?.*/, '')));
    response.setHeader('content-type', MediaType.index);
    response.writeHead(found === undefined ? 404 : 200).end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const retry = { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 };
  const host = `127.0.0.1:${port}`;
  return new Registry({ host, repository: 'a/b', signal: new AbortController().signal, retry });
}

const billOf = (...purls: string[]) => ({ components: purls.map((purl) => ({ purl })) });

describe('the packages of an image', () => {
  it('are those of the newest bill of materials that is attached to it', async () => {
    const registry = await registryWith([
      { type: BILL, document: billOf('pkg:pypi/old@1') },
      { type: BILL, document: billOf('pkg:pypi/timm@0.6.12') },
      { type: 'application/json', document: billOf('pkg:pypi/other@3') },
    ]);
    expect(await imagePackages(registry, IMAGE)).toMatchObject([
      { kind: 'pip', name: 'timm', version: '0.6.12' },
    ]);
  });

  it('are not known without a bill, or with one that is not a bill', async () => {
    expect(await imagePackages(await registryWith([]), IMAGE)).toBeUndefined();
    const broken = await registryWith([{ type: BILL, document: 'text' }]);
    expect(await imagePackages(broken, IMAGE)).toBeUndefined();
  });

  it('leave out what has no version, and what no manager of packages has installed', () => {
    const bill = billOf('pkg:pypi/timm', 'pkg:npm/left-pad@1', 'pkg:deb/debian/tree@2.1');
    const components = [{ name: 'a file without a package' }, ...bill.components];
    expect(packagesOf(JSON.stringify({ components }))).toMatchObject([
      { name: 'tree', version: '2.1' },
    ]);
  });
});
