import type { Engine } from '../../../actions/src/container/connect.ts';
import { pushImage } from '../../../actions/src/image/transfer/push.ts';
import { Registry } from '../../../actions/src/registry/client/client.ts';
import { publishedImage } from '../../../actions/src/registry/published-image.ts';
import { startFaultyProxy } from '../http/faults.ts';
import { startRegistry } from './registry.ts';

const RETRY = { attempts: 2, firstDelayMs: 500, maxDelayMs: 500 };
const REPOSITORY = 'test/counted';

/** What a push sent. */
export interface CountedPush {
  /** Bytes that went up to the registry. */
  readonly up: number;
  /** Compressed bytes of each layer of the image, the lowest first. */
  readonly layers: readonly number[];
}

/** An empty registry that counts what pushes send to it. */
export async function countingRegistry(engine: Engine) {
  const registry = await startRegistry();
  const proxy = await startFaultyProxy(registry.host);
  const { signal } = new AbortController();
  const client = new Registry({ host: registry.host, repository: REPOSITORY, signal });
  return {
    async push(id: string): Promise<CountedPush> {
      proxy.seen.length = 0;
      const reference = `${proxy.host}/${REPOSITORY}:image`;
      const { digest } = await pushImage(engine, id, reference, { signal, retry: RETRY });
      const { layers = [] } = (await publishedImage(client, digest)) ?? {};
      const up = proxy.seen.reduce((sum, { bytes }) => sum + bytes, 0);
      return { up, layers: layers.map(({ size }) => size) };
    },
    async close(): Promise<void> {
      await proxy.close();
      await registry.close();
    },
  };
}
