import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { packContext } from '../../../actions/src/image/context/context-file.ts';
import { serveContext } from '../../../actions/src/image/context/context-server.ts';

it('serves a build context as often as it is asked for, and nothing else', async () => {
  const files = [{ path: 'runtime/Dockerfile', executable: false, bytes: Buffer.from('FROM x\n') }];
  const packed = await buffer(packContext(files));
  await using served = await serveContext(files);
  for (const _ of [1, 2]) {
    const answer = await fetch(served.url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(packed);
  }
  expect((await fetch(new URL('/other.tar', served.url))).status).toBe(404);
});
