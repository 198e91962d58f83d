import { describe, expect, it } from 'vitest';
import { writeDescriptors } from '../../../actions/src/submission/descriptors/descriptors.ts';
import { npyFile, unicodeArray } from '../../../actions/src/submission/descriptors/npy.ts';
import { randomDescriptors } from '../../../actions/src/submission/descriptors/random-descriptors.ts';
import { readZip } from '../../support/read-zip.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

describe('npyFile', () => {
  it('is byte for byte what numpy.save writes', () => {
    // numpy.save of numpy.array(["Q200001", "Q2"]), NumPy 1.24.
    const header = "{'descr': '<U7', 'fortran_order': False, 'shape': (2,), }".padEnd(117) + '\n';
    const texts = Buffer.from('Q200001Q2\0\0\0\0\0', 'utf16le');
    const wide = Buffer.alloc(texts.length * 2);
    for (let i = 0; i < texts.length; i += 2) wide[i * 2] = texts[i]!;
    expect(npyFile(unicodeArray(['Q200001', 'Q2']))).toEqual(
      Buffer.concat([
        Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
        Buffer.from(header),
        wide,
      ]),
    );
  });
});

describe('writeDescriptors', () => {
  it('writes the three arrays with their types and shapes', async () => {
    const { path, ports } = await temporaryRoot();
    const descriptors = {
      videoIds: ['Q200001', 'Q200001', 'Q200002'],
      timestamps: Float32Array.of(0.5, 1.5, 0.5),
      features: Float32Array.of(1, 2, 3, 4, 5, 6),
      dimensions: 2,
    };
    await writeDescriptors(path('d.npz'), descriptors, ports.signal);
    const [features, timestamps, ids] = await readZip(path('d.npz'));
    expect(headerOf(features!.content)).toContain("'descr': '<f4'");
    expect(headerOf(features!.content)).toContain("'shape': (3, 2)");
    expect(features!.content.subarray(-24)).toEqual(Buffer.from(descriptors.features.buffer));
    expect(headerOf(timestamps!.content)).toContain("'shape': (3,)");
    expect(headerOf(ids!.content)).toContain("'descr': '<U7'");
  });
});

describe('randomDescriptors', () => {
  const videos = Array.from({ length: 200 }, (_, index) => ({
    id: `Q2${String(199 - index).padStart(5, '0')}`,
    duration: index * 0.37,
  }));
  const { videoIds, timestamps, features, dimensions } = randomDescriptors(videos, 1);

  it('covers each video, ids sorted', () => {
    // All but one: a video of no length may have no descriptor.
    expect(new Set(videoIds).size).toBe(videos.length - 1);
    expect(videoIds).toEqual(videoIds.toSorted());
    expect(features).toHaveLength(videoIds.length * dimensions);
  });

  it('stays inside each video, no more than one a second', () => {
    for (const { id, duration } of videos) {
      const times = Array.from(timestamps).filter((_, row) => videoIds[row] === id);
      expect(times.length).toBeLessThanOrEqual(Math.ceil(duration));
      const gaps = times.slice(1).map((time, row) => time - times[row]!);
      expect(Math.min(...gaps, 1)).toBeGreaterThanOrEqual(1 - 1e-5);
      expect(times[0] ?? 0).toBeGreaterThanOrEqual(0);
      expect(times.at(-1) ?? 0).toBeLessThanOrEqual(duration);
    }
  });

  it('depends on the seed only', () => {
    expect(randomDescriptors(videos.toReversed(), 1).features).toEqual(features);
    expect(randomDescriptors(videos, 2).features).not.toEqual(features);
    expect(features.every((value) => Math.abs(value) <= 1)).toBe(true);
    expect(Math.abs(features.reduce((sum, value) => sum + value) / features.length)).toBeLessThan(
      0.05,
    );
  });
});

function headerOf(npy: Buffer): string {
  return npy.subarray(10, 10 + npy.readUInt16LE(8)).toString('latin1');
}
