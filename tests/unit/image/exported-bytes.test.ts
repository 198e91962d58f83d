import { gzipSync, zstdCompressSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { type Pack, pack } from 'tar-stream';
import { expect, it } from 'vitest';
import type { Engine } from '../../../actions/src/container/connect.ts';
import { exportedBytes } from '../../../actions/src/image/contents/exported-bytes.ts';

/** A layer whose files have so many bytes, with a folder, and a second name of the first file. */
function layer(...sizes: number[]): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name: 'folder/', type: 'directory' });
  for (const size of sizes) archive.entry({ name: `folder/${size}` }, Buffer.alloc(size));
  archive.entry({ name: 'link', type: 'link', linkname: `folder/${sizes[0]}` });
  archive.finalize();
  return buffer(archive);
}

/** An engine that exports an image in the layout of the OCI. */
const exporting = (files: Record<string, Buffer | string>): Pick<Engine, 'docker'> => {
  const archive: Pack = pack();
  for (const [name, bytes] of Object.entries(files)) archive.entry({ name }, bytes);
  archive.finalize();
  return {
    docker: { getImage: () => ({ get: async () => archive }) } as unknown as Engine['docker'],
  };
};

it('adds up the files of all layers, however they are packed', async () => {
  const engine = exporting({
    'oci-layout': '{"imageLayoutVersion":"1.0.0"}',
    'blobs/sha256/01': await layer(1000, 7),
    'blobs/sha256/02': gzipSync(await layer(20_000)),
    'blobs/sha256/03': zstdCompressSync(await layer(300_000)),
    'blobs/sha256/04': '{"config":{},"rootfs":{}}',
    'blobs/sha256/05': '',
    'index.json': '{"manifests":[]}',
  });
  expect(await exportedBytes(engine, 'sha256:00')).toBe(321_007);
});

it('fails where a layer is cut off', async () => {
  const whole = gzipSync(await layer(20_000));
  const engine = exporting({ 'blobs/sha256/01': whole.subarray(0, whole.length / 2) });
  await expect(exportedBytes(engine, 'sha256:00')).rejects.toThrow(/unexpected end/i);
});
