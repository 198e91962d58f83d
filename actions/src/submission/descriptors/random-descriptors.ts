import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Descriptors } from './descriptors.ts';
import type { Video } from '../video-metadata.ts';

const DIMENSIONS = 16;
/** Keeps the files of the full competition at tens of megabytes. */
const MOST_PER_VIDEO = 18;

/**
 * Random descriptors that a submission may hand in: some for each video, at least a second apart,
 * inside the video, features uniform in [-1, 1). The same seed gives the same descriptors.
 */
export function randomDescriptors(videos: readonly Video[], seed: number): Descriptors {
  const random = xoroshiro128plus(seed);
  const videoIds: string[] = [];
  const times: number[] = [];
  for (const { id, duration } of videos.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (duration === 0) continue;
    const most = Math.min(Math.max(1, Math.floor(duration)), MOST_PER_VIDEO);
    const rows = uniformInt(random, 1, most);
    for (let row = 0; row < rows; row++) {
      videoIds.push(id);
      times.push(((row + 0.5) * duration) / rows);
    }
  }
  const features = new Float32Array(videoIds.length * DIMENSIONS);
  for (let i = 0; i < features.length; i++) features[i] = 2 * uniformFloat32(random) - 1;
  return { videoIds, timestamps: Float32Array.from(times), features, dimensions: DIMENSIONS };
}
