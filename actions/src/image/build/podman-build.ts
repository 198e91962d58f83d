import type { ContextFile } from '../context/context-file.ts';

/**
 * The build's files as podman can use them. Up to podman 4.3 its service keeps the lock of a cache that
 * a step mounts with `sharing=locked`, so the next build waits for ever; the caches are shared instead.
 * apt and pip lock what they write themselves.
 */
export function forPodman(files: readonly ContextFile[]): ContextFile[] {
  return files.map((file) =>
    file.path === 'runtime/Dockerfile'
      ? {
          ...file,
          bytes: Buffer.from(
            file.bytes.toString().replaceAll(',sharing=locked', ',sharing=shared'),
          ),
        }
      : file,
  );
}
