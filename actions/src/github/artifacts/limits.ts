/**
 * What an artifact of a run may be. Our own are far below it; a stranger's could be anything, so more is
 * refused, by the side that uploads as well.
 */
export const ARTIFACT_LIMITS = {
  /** Artifacts that one step downloads. */
  artifacts: 20,
  /** Bytes of one zip. */
  zipBytes: 50 * 2 ** 20,
  /** Files in one artifact. */
  files: 1000,
  /** Bytes of all files of one artifact, unpacked. */
  bytes: 100 * 2 ** 20,
  /** Characters of a path in an artifact. */
  path: 200,
} as const;

/** A name that is a folder of its own wherever it is unpacked: no dot at its start, nothing odd. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}$/;

/** Whether an artifact can have this name. */
export function isArtifactName(name: string): boolean {
  return PLAIN.test(name);
}

/** Whether a file in an artifact can have this path, with `/` between its parts. */
export function isArtifactPath(file: string): boolean {
  return file.length <= ARTIFACT_LIMITS.path && file.split('/').every((part) => PLAIN.test(part));
}
