import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isSoak } from '../soak.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(ROOT, '.cache/go-programs');

/** Other people's programs that tests set beside ours, built from source: a Go module, and its package. */
const PROGRAMS = {
  /** distribution 3, a registry. */
  registry: 'github.com/distribution/distribution/v3@v3.1.2/cmd/registry',
  /** A registry with the referrers API and the deletion of tags, which distribution has not. */
  olareg: 'github.com/olareg/olareg@v0.2.2/cmd/olareg',
  crane: 'github.com/google/go-containerregistry@v0.22.1/cmd/crane',
  oras: 'oras.land/oras@v1.3.6/cmd/oras',
  regctl: 'github.com/regclient/regclient@v0.11.7/cmd/regctl',
  /** Lists what is in an image. */
  syft: 'github.com/anchore/syft@v1.57.1/cmd/syft',
  /** Reads a bill of materials and says what is old. */
  'osv-scanner': 'github.com/google/osv-scanner/v2@v2.2.4/cmd/osv-scanner',
  /** Another scanner, which looks for the system first. */
  trivy: 'github.com/aquasecurity/trivy@v0.74.0/cmd/trivy',
  cosign: 'github.com/sigstore/cosign/v3@v3.1.3/cmd/cosign',
  /** Kubernetes' daemons in one program: a folder of this repository, whose go.mod names their versions. */
  'control-plane': './tests/integration/support/kubernetes/daemons',
} as const;

const asked = new Map<keyof typeof PROGRAMS, Promise<string | undefined>>();

/**
 * The program's path, or undefined after one line that says what is missing. `make soak` builds what is not
 * there, which takes Go and its module proxy, and minutes: longer than a test may take, so call it before
 * tests. It is kept for `make test`.
 */
export function goProgram(name: keyof typeof PROGRAMS): Promise<string | undefined> {
  // Once: a second build would begin in the folder that the first one removes.
  const found = asked.get(name) ?? bring(name);
  asked.set(name, found);
  return found;
}

async function bring(name: keyof typeof PROGRAMS): Promise<string | undefined> {
  const module = PROGRAMS[name];
  const named = isOwn(module) ? `${name}@${await digestOf(module)}` : module.replaceAll('/', '+');
  const file = path.join(FOLDER, named);
  if (existsSync(file)) return file;
  const failure = isSoak() ? await build(module, file) : 'make soak builds it';
  if (failure === undefined) return file;
  process.stderr.write(`skipped: tests that need ${name} (${failure})\n`);
  return undefined;
}

/** Of a folder of ours, in the place of a version. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['go.mod', 'main.go']) {
    hash.update(await readFile(path.join(ROOT, folder, name)));
  }
  return hash.digest('hex').slice(0, 8);
}

const isOwn = (program: string) => program.startsWith('./');

/**
 * Why it could not be built, in a line. In a module of its own that needs it: `go install` would ask the proxy
 * for the list of versions as well.
 */
async function build(program: string, file: string): Promise<string | undefined> {
  const [, module = '', version = '', folder = ''] = /^(.+)@([^/]+)(\/.+)$/.exec(program) ?? [];
  const cwd = `${file}.${process.pid}`;
  const env = { ...process.env, GOFLAGS: '-mod=mod', CGO_ENABLED: '0', ...experiments(program) };
  const what = isOwn(program) ? '.' : `${module}${folder}`;
  const args = ['build', '-trimpath', '-ldflags=-s -w', '-o', 'program', what];
  try {
    if (isOwn(program)) await cp(path.join(ROOT, program), cwd, { recursive: true });
    else {
      await mkdir(cwd, { recursive: true });
      const needed = `module local\n\ngo 1.24\n\nrequire ${module} ${version}\n`;
      await writeFile(path.join(cwd, 'go.mod'), needed);
    }
    await promisify(execFile)('go', args, { cwd, env });
    await rename(path.join(cwd, 'program'), file);
    return undefined;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return `go build of ${program}: ${stderr.trim().split('\n').at(-1) || message}`;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

/** Trivy reads JSON by the second version of Go's own library, which this Go has for whoever asks. */
const experiments = (program: string) =>
  program === PROGRAMS.trivy ? { GOEXPERIMENT: 'jsonv2' } : {};
