import type { Finding } from '../finding.ts';
import { type EnvironmentFile, type CondaVariant, condaVariants } from './model.ts';
import { readEnvironment } from './read.ts';

/** Both environment files at one moment: in the working tree, or in a commit. */
export interface EnvironmentState {
  /** The files that could be read. */
  readonly files: Partial<Record<CondaVariant, EnvironmentFile>>;
  readonly findings: readonly Finding[];
  /** Their texts, readable or not, by path. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads both files with whatever brings their bytes. */
export async function readState(
  paths: Readonly<Record<CondaVariant, string>>,
  load: (path: string, variant: CondaVariant) => Promise<Buffer | Finding | undefined>,
): Promise<EnvironmentState> {
  const files: Partial<Record<CondaVariant, EnvironmentFile>> = {};
  const findings: Finding[] = [];
  const sources = new Map<string, string>();
  const loaded = condaVariants.map(async (variant) => {
    const path = paths[variant];
    return { variant, path, bytes: await load(path, variant) };
  });
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
