import Docker from 'dockerode';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PushOptions, pushImage } from '../../../actions/src/image/transfer/push.ts';

const TAG = `cpu-${'1'.repeat(40)}`;
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const OTHER = `sha256:${'cd'.repeat(32)}`;

/** As moby's `pkg/streamformatter` writes messages and the progress of a layer. */
const message = (status: string) => ({ status });
const layer = (id: string, status: string, progressDetail = {}) => ({ status, progressDetail, id });
const last = (tag: string, digest = DIGEST) => message(`${tag}: digest: ${digest} size: 856`);

/** The classic image store: moby's `distribution/push_v2.go`, pushV2Tag. */
const CLASSIC = [
  message('The push refers to repository [registry.test/images]'),
  layer('aaaaaaaaaaaa', 'Preparing'),
  layer('aaaaaaaaaaaa', 'Pushing', { current: 512, total: 1024 }),
  layer('bbbbbbbbbbbb', 'Layer already exists'),
  layer('aaaaaaaaaaaa', 'Pushed'),
  last(TAG),
  { progressDetail: {}, aux: { Tag: TAG, Digest: DIGEST, Size: 856 } },
];

/** The containerd image store: moby's `daemon/containerd/image_push.go`, pushRef, and `progress.go`. */
const CONTAINERD = [
  message('The push refers to repository [registry.test/images]'),
  layer('aaaaaaaaaaaa', 'Waiting'),
  layer('aaaaaaaaaaaa', 'Pushing', { current: 512, total: 1024 }),
  layer('bbbbbbbbbbbb', 'Layer already exists'),
  layer('aaaaaaaaaaaa', 'Pushed'),
  last(TAG),
];

/** The same where parts of an index are missing: it then pushes one manifest of it. */
const CONTAINERD_MANIFEST = [
  ...CONTAINERD.slice(0, -1),
  {
    progressDetail: {},
    aux: {
      manifestPushedInsteadOfIndex: true,
      originalIndex: { mediaType: 'application/vnd.oci.image.index.v1+json', digest: OTHER },
      selectedManifest: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: DIGEST },
    },
  },
  last(TAG),
];

/** The calls of a push, answered with these events. */
let server: Server;
let docker: Docker;
let events: readonly object[] = [];
let pushes = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    if (method === 'GET') return void response.end(JSON.stringify({ RepoTags: ['local:cpu'] }));
    if (method === 'DELETE') return void response.end('[]');
    if (!url.includes('/push')) return void response.writeHead(201).end();
    pushes++;
    return void response.end(events.map((event) => `${JSON.stringify(event)}\r\n`).join(''));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  docker = new Docker({ protocol: 'http', host: '127.0.0.1', port });
});
afterAll(() => void server.close());
beforeEach(() => void (pushes = 0));

let retries: string[] = [];
function push() {
  const signal = new AbortController().signal;
  retries = [];
  const options: PushOptions = {
    signal,
    retry: { attempts: 2, firstDelayMs: 1, maxDelayMs: 1 },
    onRetry: (failure) => retries.push(failure.message),
  };
  return pushImage({ docker }, DIGEST, `registry.test/images:${TAG}`, options);
}

describe('pushImage', () => {
  it.each([
    ['classic', CLASSIC],
    ['containerd', CONTAINERD],
    ['containerd with a part of an index', CONTAINERD_MANIFEST],
  ])('finds the digest with the %s image store', async (_store, stream) => {
    events = stream;
    expect(await push()).toEqual({ digest: DIGEST, layersPushed: 1, layersPresent: 1 });
    expect(pushes).toBe(1);
  });

  it.each([
    ['ends without a digest', CONTAINERD.slice(0, -1)],
    ['names another tag', [...CONTAINERD.slice(0, -1), last('gpu-1')]],
    ['has no whole digest', [...CONTAINERD.slice(0, -1), last(TAG, 'sha256:abc')]],
  ])('tries again if the stream %s', async (_what, stream) => {
    events = stream;
    await expect(push()).rejects.toThrow(/the engine gave no digest for .* \(2 attempts\)/);
    expect(pushes).toBe(2);
    expect(retries).toEqual([expect.stringContaining('the engine gave no digest')]);
  });

  // What docker-registry's engine says of a full disk, and of a proxy's limit: seen and from moby's texts.
  it.each([
    'received unexpected HTTP status: 507 Insufficient Storage',
    'write /var/lib/registry/x: no space left on device',
    'error parsing HTTP 413 response body: Request Entity Too Large',
    'denied: quota exceeded',
  ])('pushes once if the registry has no room: %s', async (error) => {
    events = [...CLASSIC.slice(0, 3), { error }];
    await expect(push()).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringContaining(error) as string,
    });
    expect(pushes).toBe(1);
  });
});
