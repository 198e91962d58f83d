import { float32Array, npyFile, unicodeArray } from './npy.ts';
import { writeZip } from '../../files/zip.ts';

/** Descriptors of many videos, one row each; the three arrays of a submission's npz files. */
export interface Descriptors {
  /** N ids, sorted. */
  videoIds: string[];
  /** N seconds from the start of the video. */
  timestamps: Float32Array;
  /** N rows of `dimensions` values. */
  features: Float32Array;
  dimensions: number;
}

/** Names of the two files that a submission holds for the full sets. */
export const DESCRIPTOR_FILES = ['query_descriptors.npz', 'reference_descriptors.npz'] as const;

/** Writes the descriptors as `numpy.savez` does: a zip of uncompressed .npy files. */
export async function writeDescriptors(
  file: string,
  { videoIds, timestamps, features, dimensions }: Descriptors,
  signal: AbortSignal,
): Promise<void> {
  const rows = videoIds.length;
  const arrays = {
    features: float32Array(features, [rows, dimensions]),
    timestamps: float32Array(timestamps, [rows]),
    video_ids: unicodeArray(videoIds),
  };
  const members = Object.entries(arrays).map(([name, array]) => ({
    name: `${name}.npy`,
    content: npyFile(array),
    compress: false,
  }));
  await writeZip(file, members, signal);
}
