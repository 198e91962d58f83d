import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Registry } from '../../../actions/src/registry/client/client.ts';
import { digestOf, jsonBytes, MediaType } from '../../../actions/src/registry/client/oci.ts';
import {
  imagePackages,
  packagesOf,
} from '../../../actions/src/registry/promotion/image-packages.ts';
import { updatedPackages } from '../../../actions/src/registry/promotion/updated-packages.ts';

const BILL = 'application/vnd.cyclonedx+json';
const IMAGE = digestOf(Buffer.from('the image'));

type Attached = readonly { readonly type: string; readonly document: unknown }[];

/** A registry with documents that are attached to images, in the order of their lists. */
async function registryWith(images: Readonly<Record<string, Attached>>): Promise<Registry> {
  const stored = new Map<string, Buffer>();
  for (const [image, documents] of Object.entries(images)) {
    const manifests = documents.map(({ type, document }) => {
      const bytes = jsonBytes(document);
      stored.set(`blobs/${digestOf(bytes)}`, bytes);
      const manifest = jsonBytes({ layers: [{ digest: digestOf(bytes) }] });
      stored.set(`manifests/${digestOf(manifest)}`, manifest);
      return { digest: digestOf(manifest), artifactType: type };
    });
    stored.set(`referrers/${image}`, jsonBytes({ mediaType: MediaType.index, manifests }));
  }
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
    const registry = await registryWith({
      [IMAGE]: [
        { type: BILL, document: billOf('pkg:pypi/old@1') },
        { type: BILL, document: billOf('pkg:pypi/timm@0.6.12') },
        { type: 'application/json', document: billOf('pkg:pypi/other@3') },
      ],
    });
    expect(await imagePackages(registry, IMAGE)).toMatchObject([
      { kind: 'pip', name: 'timm', version: '0.6.12' },
    ]);
  });

  it('are not known without a bill, or with one that is not a bill', async () => {
    expect(await imagePackages(await registryWith({ [IMAGE]: [] }), IMAGE)).toBeUndefined();
    const broken = await registryWith({ [IMAGE]: [{ type: BILL, document: 'text' }] });
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

const attached = (...purls: string[]) => [{ type: BILL, document: billOf(...purls) }];

describe('what a rebuild updates', () => {
  const release = { number: 4, digests: { cpu: 'sha256:c', gpu: 'sha256:g' } };
  const rebuilt = { cpu: 'sha256:cc', gpu: 'sha256:gg' };
  const TREE = 'pkg:deb/debian/tree@2.1';

  it('is named once for all variants, and with those that have it otherwise', async () => {
    const registry = await registryWith({
      'sha256:c': attached(TREE, 'pkg:pypi/timm@1'),
      'sha256:g': attached(TREE, 'pkg:pypi/timm@1'),
      'sha256:cc': attached('pkg:deb/debian/tree@2.2', 'pkg:pypi/timm@1', 'pkg:pypi/new@1'),
      'sha256:gg': attached('pkg:deb/debian/tree@2.2'),
    });
    expect(await updatedPackages(registry, release, rebuilt)).toEqual([
      'tree 2.1 -> 2.2',
      'new (none) -> 1 (cpu)',
      'timm 1 -> (none) (gpu)',
    ]);
  });

  it('is not left unsaid if an image has no bill', async () => {
    const registry = await registryWith({ 'sha256:c': attached(TREE), 'sha256:g': attached(TREE) });
    await expect(updatedPackages(registry, release, rebuilt)).rejects.toThrow(
      'the cpu image sha256:cc has no bill of materials',
    );
  });
});
