import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Fetcher, type FetcherOptions } from '../environment/channel/fetcher.ts';
import { Unavailable } from '../environment/channel/download.ts';
import { refusal } from '../environment/lock/make.ts';
import { Solver, type SolverOptions } from '../environment/solve/solver.ts';
import { SurroundingsError, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { condaPlans } from './conda-plan.ts';
import { type ContextFile, sourceAt } from './context-file.ts';
import { planLayers } from './layer-plan.ts';
import type { Unsolved } from './package-lists.ts';

const PYPI = 'https://pypi.org/simple/';
const INSTALLER = 'runtime/installer.txt';

/** How long the file of the installer may take, in milliseconds. */
const DEADLINE = 300_000;

/**
 * The plans of an environment that has no lock: solved here, as `vsc lock` does, and kept nowhere.
 *
 * @throws UserError if it has no solution, SurroundingsError if a channel can't be read.
 */
export async function solvedPlans(
  { environment, machine }: Unsolved,
  options: SolverOptions,
): Promise<ContextFile[]> {
  const solver = new Solver(options);
  try {
    const outcome = await solver.solve({ file: environment, virtualPackages: machine });
    if (outcome.verdict !== 'solved') throw refusal(environment, outcome);
    return condaPlans(planLayers(outcome.packages, []).conda);
  } finally {
    await solver.close();
  }
}

/**
 * What a build needs beside the repository's own files: the installer of conda packages, from the
 * package index and with the hash of runtime/installer.txt, and this machine's certificate
 * authorities where it has some of its own. None of it is in the image.
 *
 * @throws SurroundingsError if the index can't be read or has no such file.
 */
export async function foreignFiles(
  sources: readonly ContextFile[],
  { env, signal, withCache }: Pick<Ports, 'env' | 'signal' | 'withCache'>,
  { installer }: { installer: boolean },
): Promise<ContextFile[]> {
  const certificates = await certificateFile(env);
  if (!installer) return [certificates];
  const pinned = readPin(sourceAt(INSTALLER, sources).bytes.toString());
  const index = env['PIP_INDEX_URL'] || PYPI;
  const bytes = await withCache('channels', (cacheFolder) =>
    installerWheel(pinned, index, { cacheFolder, deadlineMs: DEADLINE, signal }),
  );
  return [certificates, { path: 'plan/installer.whl', executable: false, bytes }];
}

interface Pin {
  readonly name: string;
  readonly sha256: string;
}

function readPin(text: string): Pin {
  const found = /^([\w.-]+)==\S+ --hash=sha256:([0-9a-f]{64})$/m.exec(text);
  if (found !== null) return { name: found[1] ?? '', sha256: found[2] ?? '' };
  throw new UserError(`${INSTALLER} has no line NAME==VERSION --hash=sha256:HASH`, {
    next: `restore it: git checkout -- ${INSTALLER}`,
  });
}

/** Finds the file in the index by its hash: PEP 503 has it in each link. */
async function installerWheel(
  { name, sha256 }: Pin,
  index: string,
  options: FetcherOptions,
): Promise<Buffer> {
  const fetcher = new Fetcher(options);
  const page = `${index.replace(/\/*$/, '/')}${name}/`;
  try {
    const html = await fetcher.get(page, (bytes) => Buffer.from(bytes).toString());
    const link = new RegExp(`href="([^"]*)#sha256=${sha256}"`).exec(html ?? '')?.[1];
    if (link === undefined) throw problem(`${page} has no file with the hash of ${INSTALLER}`);
    const wheel = await fetcher.get(
      new URL(link.replaceAll('&amp;', '&'), page).href,
      (bytes) => {
        const found = createHash('sha256').update(bytes).digest('hex');
        if (found !== sha256) throw new Error(`its SHA-256 is ${found}, not ${sha256}`);
        return Buffer.from(bytes);
      },
      { immutable: true },
    );
    if (wheel === undefined) throw problem(`${link} does not exist`);
    return wheel;
  } catch (error) {
    if (error instanceof Unavailable) throw problem(error.message);
    throw error;
  }
}

function problem(reason: string): SurroundingsError {
  return new SurroundingsError(`the installer of conda packages is out of reach: ${reason}`, {
    next: 'check that the package index (PIP_INDEX_URL, else pypi.org) can be reached: npx vsc doctor',
  });
}

/** As OpenSSL, pip and py-rattler read it. An empty file: there are none of its own. */
async function certificateFile({ SSL_CERT_FILE }: Ports['env']): Promise<ContextFile> {
  const bytes = SSL_CERT_FILE
    ? await readFile(SSL_CERT_FILE).catch((error: unknown) => {
        throw new UserError(`SSL_CERT_FILE names ${SSL_CERT_FILE}, which cannot be read`, {
          next: 'name a file of certificates (PEM), or unset the variable',
          cause: error,
        });
      })
    : Buffer.alloc(0);
  return { path: 'plan/certificates.pem', executable: false, bytes };
}

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** Build arguments that say where packages come from. Those of proxies stay out of image and cache. */
export function sourceArguments(
  env: Ports['env'],
  channelBase: string | undefined,
): Record<string, string> {
  const given = {
    PIP_INDEX_URL: env['PIP_INDEX_URL'],
    CONDA_CHANNEL_BASE: channelBase,
    ...Object.fromEntries(PROXIES.map((name) => [name, env[name]])),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
