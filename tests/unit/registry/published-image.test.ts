import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { Registry } from '../../../actions/src/registry/client/client.ts';
import { jsonBytes, MediaType } from '../../../actions/src/registry/client/oci.ts';
import { publishedImage } from '../../../actions/src/registry/published-image.ts';

it.each([
  ['an index without a list', MediaType.index, {}],
  ['an index of attestations alone', MediaType.index, { manifests: [] }],
  ['a manifest without a config', MediaType.manifest, { layers: [] }],
])('%s is not an image', async (_, type, document) => {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': type }).end(jsonBytes(document)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { signal } = new AbortController();
  const registry = new Registry({ host, repository: 'a/b', signal });
  expect(await publishedImage(registry, 'cpu-latest')).toBeUndefined();
});
