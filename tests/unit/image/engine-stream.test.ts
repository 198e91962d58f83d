import { describe, expect, it } from 'vitest';
import { Repetitions } from '../../../actions/src/image/transfer/engine-stream.ts';
import { reasonOf } from '../../../actions/src/image/transfer/pull.ts';

describe('the stream of a pull', () => {
  it("has news, and what containerd's image store repeats while nothing comes", () => {
    const repetitions = new Repetitions();
    const at = (id: string, current: number) =>
      repetitions.isNews({ id, status: 'Downloading', progressDetail: { current, total: 9 } });
    expect([at('a', 1), at('b', 1), at('a', 1), at('b', 1), at('a', 2)]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(repetitions.isNews({ id: 'a', status: 'Extracting' })).toBe(true);
  });

  // As Docker 20.10, and 26.1 with containerd's image store, answered.
  it.each([
    ['Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused'],
    [
      'failed to resolve reference "127.0.0.1:1/a:x": failed to do request: Head "https://127.0.0.1:1/v2/a/manifests/x": dial tcp 127.0.0.1:1: connect: connection refused',
    ],
  ])('says why there is none: %s', (message) => {
    expect(reasonOf(new Error(message))).toBe('connection refused');
  });

  it("names the engine's proxy if that is what does not answer", () => {
    // As Docker 20.10 said it.
    const message =
      'Get "https://registry.test:5000/v2/": proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused';
    expect(reasonOf(new Error(message))).toBe("the engine's proxy 127.0.0.1:9: connection refused");
  });
});
