import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { type PushOptions, pushImage } from '../../actions/src/image/transfer/push.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import { QUICK } from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { isSoak } from '../support/soak.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const LOGIN = { username: 'publisher', password: 'secret' };
const LAYERS = ['a', 'b', 'c', 'd'];
const LAYER_BYTES = 1_500_000;

let server: TestRegistry;
let proxy: FaultyProxy;
let engine: Engine;
const images: string[] = [];
let repositories = 0;

beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  proxy = await startFaultyProxy(server.host, LOGIN);
  engine = await connect(process.env);
});
afterAll(async () => {
  for (const image of images) await engine.docker.getImage(image).remove({ force: true });
  await proxy.close();
  await server.close();
});
beforeEach(() => {
  proxy.fault = () => 'pass';
  proxy.seen.length = 0;
});

/** An image whose layers no registry has: the engine mounts those that it has pushed before. */
async function newImage(): Promise<string> {
  const tag = `push-faults-${randomUUID()}:local`;
  images.push(tag);
  const layers = LAYERS.map((name) => [name, noise(LAYER_BYTES)] as const);
  return tinyImage(engine, tag, layers);
}

const newRepository = () => `push/run${(repositories += 1)}`;

/** Pushes an image to a repository, by default a new one, and says what was noted meanwhile. */
async function push(
  options: Partial<PushOptions> = {},
  host = proxy.host,
  image?: string,
  repository = newRepository(),
) {
  const id = image ?? (await newImage());
  const notes: string[] = [];
  const signal = new AbortController().signal;
  const registry = new Registry({ host, repository, signal, credentials: LOGIN, retry: QUICK });
  const pushed = await pushImage({ docker: engine.docker }, id, `${host}/${repository}:cpu`, {
    signal,
    retry: { attempts: 3, firstDelayMs: 1, maxDelayMs: 1000 },
    login: () => Promise.resolve({ ...LOGIN, serveraddress: host }),
    probe: () => registry.probePush({ attempts: 1, firstDelayMs: 0, maxDelayMs: 0 }),
    onRetry: ({ message }) => notes.push(message),
    ...options,
  });
  expect(await registry.resolve('cpu')).toBe(pushed.digest);
  return { pushed, notes, repository };
}

const uploads = (method: string) => proxy.seen.filter((seen) => seen.method === method);

describe('a push', () => {
  it('sends layers side by side, and mounts what another repository has', async () => {
    let [now, most] = [0, 0];
    proxy.fault = async ({ method }): Promise<Fault> => {
      if (method !== 'PATCH') return 'pass';
      most = Math.max(most, (now += 1));
      await sleep(200);
      now -= 1;
      return 'pass';
    };
    const image = await newImage();
    const { pushed, repository } = await push({}, proxy.host, image);
    expect(pushed.layersPushed).toBe(LAYERS.length);
    expect(most).toBeGreaterThan(1);

    proxy.seen.length = 0;
    await push({}, proxy.host, image);
    const mounted = uploads('POST').filter(({ path }) =>
      path.includes(`from=${repository.replace('/', '%2F')}`),
    );
    expect(mounted.length).toBeGreaterThanOrEqual(LAYERS.length);
    expect(proxy.seen.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(50_000);
  });

  it('gets a new token if the old one is refused in the middle of a layer', async () => {
    let [expired, logins] = [0, 0];
    // When the bytes of a layer have gone up, and the engine closes the upload.
    proxy.fault = ({ method, path }) => {
      if (method === 'PUT' && path.includes('/blobs/') && (expired += 1) === 1)
        proxy.expireTokens();
      return 'pass';
    };
    const login = () => {
      logins += 1;
      return Promise.resolve({ ...LOGIN, serveraddress: proxy.host });
    };
    const { pushed, notes } = await push({ login });
    expect(pushed.layersPushed + pushed.layersPresent).toBe(LAYERS.length);
    expect(notes.join('\n')).toMatch(/unauthorized|authentication required/);
    expect(logins).toBe(2);
  });

  it('goes on after one that was killed inside a layer, and sends none again that had arrived', async () => {
    const image = await newImage();
    const repository = newRepository();
    const [begun, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
    const killed = Promise.withResolvers<void>();
    let layers = 0;
    proxy.fault = ({ method, path: at }): Fault => {
      const digest = /[?&]digest=(sha256%3A[0-9a-f]{64})/.exec(at)?.[1];
      if (method === 'PUT' && digest !== undefined) arrived.resolve(decodeURIComponent(digest));
      if (method !== 'PATCH') return 'pass';
      layers += 1;
      if (layers === LAYERS.length) begun.resolve();
      // One gets through; the others stand still inside. The engine hangs up itself only if it has bytes left to
      // send: else it waits for an answer, and a push of the same layers waits for it.
      return layers === 1 ? 'pass' : { after: LAYER_BYTES / 2, reset: killed.promise };
    };
    const script = resolve(import.meta.dirname, '../harness/registry/push-child.ts');
    const reference = `${proxy.host}/${repository}:cpu`;
    const args = [script, proxy.host, reference, image, JSON.stringify(LOGIN)];
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    const ended = once(child, 'exit');
    const inside = Promise.all([begun.promise, arrived.promise]);
    await Promise.race([inside, ended]);
    expect(child.exitCode).toBeNull();
    const layer = `http://${server.host}/v2/${repository}/blobs/${await arrived.promise}`;
    await expect.poll(async () => (await fetch(layer, { method: 'HEAD' })).status).toBe(200);
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    killed.resolve();

    proxy.fault = () => 'pass';
    proxy.seen.length = 0;
    const { pushed } = await push({}, proxy.host, image, repository);
    expect(pushed.layersPushed + pushed.layersPresent).toBe(LAYERS.length);
    const sent = uploads('PATCH').reduce((sum, { bytes }) => sum + bytes, 0);
    expect(sent).toBeLessThan(LAYER_BYTES * (LAYERS.length - 0.5));
  });

  it('ends at the second refusal: then it is the right that is missing', async () => {
    proxy.fault = ({ method }) => (method === 'POST' ? { status: 403, body: DENIED } : 'pass');
    await expect(push()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('denied') as string,
      next: expect.stringContaining('login: in environment/competition.yml') as string,
    });
    expect(new Set(uploads('POST').map(({ path }) => path)).size).toBeLessThanOrEqual(
      2 * LAYERS.length,
    );
  });

  // The engine waits five seconds before it sends a layer again.
  it.runIf(isSoak()).each([
    ['a reset inside a layer', { after: 700_000, reset: true }],
    ['too many requests', { status: 429, body: '' }],
    ['a failing registry', { status: 503, body: '' }],
  ] as const)('sends a layer again after %s, and says why', async (_, fault) => {
    let broken = 0;
    proxy.fault = ({ method }) => (method === 'PATCH' && (broken += 1) === 1 ? fault : 'pass');
    const { pushed, notes } = await push();
    expect(pushed.layersPushed).toBe(LAYERS.length);
    // After too many requests the engine gives up at once, and we try again.
    expect(notes).toEqual([
      expect.stringMatching(/^layer \w+: the connection broke off$|too ?many ?requests/i),
    ]);
    // What had arrived is not sent twice.
    const bytes = uploads('PATCH').reduce((sum, seen) => sum + seen.bytes, 0);
    expect(bytes).toBeLessThan(LAYER_BYTES * (LAYERS.length + 0.9));
  });

  it.runIf(isSoak()).each([20, 90])('waits out a stall of %i seconds', async (seconds) => {
    let stalled = 0;
    proxy.fault = ({ method }) =>
      method === 'PATCH' && (stalled += 1) === 1
        ? { after: 700_000, stallMs: seconds * 1000 }
        : 'pass';
    const { pushed, notes } = await push();
    expect(pushed.layersPushed).toBe(LAYERS.length);
    expect(notes).toEqual([]);
  });

  it('to a read-only registry ends with what it is', async () => {
    const onDisk = await startRegistry();
    onTestFinished(() => onDisk.close());
    const closed = await startRegistry({ content: onDisk.content, readOnly: true });
    onTestFinished(() => closed.close());
    await expect(
      push({ login: () => Promise.resolve(undefined) }, closed.host),
    ).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringContaining('read-only') as string,
    });
  });

  it.runIf(process.getuid?.() === 0)('to a full registry ends soon, with the cause', async () => {
    const { path: at } = await temporaryRoot();
    const disk = at('');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    const full = await startRegistry({ content: at('data') });
    onTestFinished(() => full.close());
    const front = await startFaultyProxy(full.host);
    onTestFinished(() => front.close());
    await expect(push({}, front.host)).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringMatching(/no space left|"Err":28/) as string,
      next: expect.stringContaining('make room in the registry') as string,
    });
    // The engine alone begins five uploads of each layer, and we would have had it do so seven times.
    expect(front.seen.filter(({ method }) => method === 'PATCH').length).toBeLessThanOrEqual(
      2 * LAYERS.length,
    );
  });
});

/** As ghcr.io answers who may not write. */
const DENIED = JSON.stringify({
  errors: [{ code: 'DENIED', message: 'permission_denied: write_package' }],
});
