import type { Finding } from '../../finding.ts';
import type { EnvironmentFile, EnvironmentFiles } from '../model.ts';
import { readEnvironment } from './read.ts';

/** The environment files at one moment: in the working tree, or in a commit. */
export interface EnvironmentState {
  /** The files that could be read. */
  readonly files: EnvironmentFiles;
  readonly findings: readonly Finding[];
  /** Their texts, readable or not, by path. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads the files at `paths`, which has them by variant, with whatever brings their bytes. */
export async function readState(
  paths: ReadonlyMap<string, string>,
  load: (path: string) => Promise<Buffer | Finding | undefined>,
): Promise<EnvironmentState> {
  const files: Record<string, EnvironmentFile> = {};
  const findings: Finding[] = [];
  const sources = new Map<string, string>();
  const loaded = [...paths].map(async ([variant, path]) => ({
    variant,
    path,
    bytes: await load(path),
  }));
  for (const { variant, path, bytes } of await Promise.all(loaded)) {
    if (bytes === undefined) continue;
    if (!Buffer.isBuffer(bytes)) {
      findings.push(bytes);
      continue;
    }
    sources.set(path, bytes.toString('utf8'));
    const reading = readEnvironment(path, bytes);
    findings.push(...reading.findings);
    if (reading.file !== undefined) files[variant] = reading.file;
  }
  return { files, findings, sources };
}
