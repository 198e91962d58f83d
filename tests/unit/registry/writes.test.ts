import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Registry } from '../../../actions/src/registry/client/client.ts';
import {
  digestOf,
  type Index,
  jsonBytes,
  type Manifest,
} from '../../../actions/src/registry/client/oci.ts';
import { outlast } from '../../../actions/src/registry/ledger/intent.ts';
import { attach, fallbackTag } from '../../../actions/src/registry/client/referrers.ts';

/** What a server answers to a request, by its method and the path below the repository. */
type Answer = (method: string, path: string, body: Buffer) => [status: number, body?: Buffer];

/** A client of a server that answers so, and the requests to it. */
async function registryThat(answer: Answer): Promise<{ registry: Registry; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const reply = async () => {
      const { method = '', url = '' } = request;
      const path = url.replace('/v2/a/b/', '').replace(/\?.*/, '');
      asked.push(`${method} ${path}`);
      const [status, content] = answer(method, path, await buffer(request));
      response.writeHead(status, { location: '/v2/a/b/blobs/uploads/1' }).end(content);
    };
    void reply();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const retry = { attempts: 2, firstDelayMs: 0, maxDelayMs: 0 };
  const host = `127.0.0.1:${port}`;
  const signal = new AbortController().signal;
  return { registry: new Registry({ host, repository: 'a/b', signal, retry }), asked };
}

describe('an upload', () => {
  it('starts again if the registry has lost it', async () => {
    let lost = false;
    const { registry, asked } = await registryThat((method) => {
      if (method === 'HEAD') return [404];
      if (method === 'POST') return [202];
      lost = !lost;
      return [lost ? 404 : 201];
    });
    const content = Buffer.from('a document');
    expect(await registry.putBlob('text/plain', content)).toMatchObject({
      digest: digestOf(content),
    });
    expect(asked.filter((each) => each.startsWith('PUT'))).toHaveLength(2);
  });
});

describe('a document that is attached where the registry keeps no lists', () => {
  const image = jsonBytes({ config: {} });
  const subject = digestOf(image);
  const OTHER = { digest: digestOf(Buffer.from('of another')), size: 1 };
  const document = {
    mediaType: 'text/plain',
    title: 'x.txt',
    bytes: Buffer.from('x'),
    annotations: { 'org.example.part': 'x' },
  };

  /** Others replace the list right after the first `times` writes of ours. */
  function contested(times: number) {
    let list = jsonBytes({ manifests: [] });
    const written: Manifest[] = [];
    let writes = 0;
    const answer: Answer = (method, path, body) => {
      if (path === `manifests/${fallbackTag(subject)}`) {
        if (method !== 'PUT') return [200, list];
        writes += 1;
        list = writes > times ? body : jsonBytes({ manifests: [{ ...OTHER, size: writes }] });
        return [201];
      }
      if (method === 'PUT' && path.startsWith('manifests/')) {
        written.push(JSON.parse(body.toString()) as Manifest);
      }
      if (method === 'GET') return path === `manifests/${subject}` ? [200, image] : [404];
      return [method === 'HEAD' ? 404 : 201];
    };
    const listed = () => (JSON.parse(list.toString()) as Index).manifests;
    return { answer, listed, written };
  }

  it('is added to the list again if somebody wrote it at the same moment', async () => {
    const { answer, listed, written } = contested(1);
    const { registry } = await registryThat(answer);
    const digest = await attach(registry, subject, document);
    const { annotations } = document;
    expect(written).toMatchObject([{ artifactType: 'text/plain', annotations }]);
    expect(listed()).toMatchObject([OTHER, { digest, artifactType: 'text/plain', annotations }]);
  });

  it('is not said to be listed if others always win', async () => {
    const { registry } = await registryThat(contested(Infinity).answer);
    await expect(attach(registry, subject, document)).rejects.toMatchObject({
      message: `${fallbackTag(subject)} keeps changing: the artifact is not listed`,
      exitCode: 3,
    });
  });
});

describe("another run's intent", () => {
  const timing = { holdMs: 1, leaseMs: 3, settleMs: 0, pollMs: 1 };
  const { signal } = new AbortController();
  const own = jsonBytes({ config: {} });
  const found = { digest: digestOf(own), value: { state: 'idle' } } as const;

  it('stands if nothing changes it for a whole lease', async () => {
    const { registry, asked } = await registryThat(() => [200, own]);
    expect(await outlast(registry, found, timing, signal)).toBe(true);
    expect(asked.filter((each) => each === 'GET manifests/promotion')).toHaveLength(3);
  });

  it('is over as soon as something else has its place', async () => {
    let looks = 0;
    const { registry } = await registryThat((method) => {
      if (method === 'GET') looks += 1;
      return [200, looks < 2 ? own : jsonBytes({ config: { another: 'run' } })];
    });
    expect(await outlast(registry, found, timing, signal)).toBe(false);
    expect(looks).toBe(2);
  });
});
