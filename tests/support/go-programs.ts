import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isSoak } from './soak.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../.cache/go-programs');

/** Other people's programs that tests set beside ours: Go modules, built from source. */
const PROGRAMS = {
  /** distribution 3, a registry. */
  registry: 'github.com/distribution/distribution/v3/cmd/registry@v3.1.2',
  crane: 'github.com/google/go-containerregistry/cmd/crane@v0.22.1',
  oras: 'oras.land/oras/cmd/oras@v1.3.6',
  regctl: 'github.com/regclient/regclient/cmd/regctl@v0.11.7',
  /** Lists what is in an image. */
  syft: 'github.com/anchore/syft/cmd/syft@v1.57.1',
  /** Reads a bill of materials and says what is old. */
  'osv-scanner': 'github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.2.4',
  cosign: 'github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3',
} as const;

/**
 * The program's path, or undefined after one line that says what is missing. `make soak` builds what is not
 * there, which takes Go and its module proxy, and minutes; it is kept for `make test`.
 */
export async function goProgram(name: keyof typeof PROGRAMS): Promise<string | undefined> {
  const module = PROGRAMS[name];
  const file = path.join(FOLDER, module.replaceAll('/', '+'));
  if (existsSync(file)) return file;
  const built = isSoak() && (await build(name, module, file));
  if (built) return file;
  const how = isSoak() ? `go install ${module} fails` : 'make soak builds it';
  process.stderr.write(`skipped: tests that need ${name} (${how})\n`);
  return undefined;
}

async function build(name: string, module: string, file: string): Promise<boolean> {
  const folder = `${file}.${process.pid}`;
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
  try {
    await mkdir(folder, { recursive: true });
    await promisify(execFile)('go', ['install', '-trimpath', '-ldflags=-s -w', module], { env });
    await rename(path.join(folder, name), file);
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
