import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PackageSource } from '../../environment/settings/competition.ts';
import { refusal } from '../../environment/lock/make.ts';
import { Solver, type SolverOptions } from '../../environment/solve/solver.ts';
import { UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import type { Architecture } from '../platform.ts';
import { condaPlans } from './conda-plan.ts';
import type { ContextFile } from './context-file.ts';
import { planLayers } from './layer-plan.ts';
import { aptMirror } from './mirrors.ts';
import { type Unsolved, WHEELS_OF_DEBIAN } from './package-lists.ts';
import { type PinnedWheel, pinnedWheels } from './pinned-wheels.ts';

/** The wheels that are fetched here, and not by a step. */
const WHEELS: Readonly<Record<PackageSource, string>> = {
  conda: 'runtime/installer.txt',
  debian: WHEELS_OF_DEBIAN,
};

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
 * What a build needs beside the repository's own files: wheels from the package index, by the hashes of
 * a list (the installer of conda packages, which is in no image, or what Debian has too big), and this
 * machine's certificate authorities where it has some of its own.
 *
 * @throws SurroundingsError if the index can't be read or has no such file.
 */
export async function foreignFiles(
  packages: PackageSource,
  sources: readonly ContextFile[],
  architecture: Architecture,
  ports: Pick<Ports, 'env' | 'signal' | 'withCache'>,
): Promise<ContextFile[]> {
  const certificates = await certificateFile(ports.env);
  const wheels = await pinnedWheels(WHEELS[packages], sources, architecture, ports);
  if (packages === 'debian') return [certificates, ...wheelFiles(wheels)];
  const installer = wheels.map(({ bytes }) => planned('installer.whl', bytes));
  return [certificates, ...installer];
}

/** The wheels beside a list of them, as pip reads it where the folder is mounted. */
function wheelFiles(wheels: readonly PinnedWheel[]): ContextFile[] {
  const lines = wheels.map(({ file, sha256 }) => `/mnt/${file} --hash=sha256:${sha256}\n`);
  return [
    planned('wheels/wheels.txt', Buffer.from(lines.join(''))),
    ...wheels.map(({ file, bytes }) => planned(`wheels/${file}`, bytes)),
  ];
}

function planned(name: string, bytes: Buffer): ContextFile {
  return { path: `plan/${name}`, executable: false, bytes };
}

/** As OpenSSL, pip and py-rattler read it. An empty file: there are none of its own. */
async function certificateFile({ SSL_CERT_FILE }: Ports['env']): Promise<ContextFile> {
  const bytes = SSL_CERT_FILE ? await bundleOf(SSL_CERT_FILE) : Buffer.alloc(0);
  return planned('certificates.pem', bytes);
}

async function bundleOf(file: string): Promise<Buffer> {
  const unusable = (problem: string, cause?: unknown) =>
    new UserError(`SSL_CERT_FILE names ${file}, which ${problem}`, {
      next: 'name a file of certificates (PEM), or unset the variable',
      cause,
    });
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unusable('cannot be read', error);
  });
  if (!hasCertificate(bytes)) throw unusable('has no certificate');
  return bytes;
}

/** Programs that read a bundle without one don't say what is wrong. */
function hasCertificate(bytes: Buffer): boolean {
  try {
    return new X509Certificate(bytes).raw.length > 0;
  } catch {
    return false;
  }
}

/** apt reads these in small letters only; whoever sets one means all programs. */
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy'];

function proxyArguments(env: Ports['env']): [string, string | undefined][] {
  return PROXIES.flatMap((small) => {
    const large = small.toUpperCase();
    return [
      [small, env[small] || env[large]],
      [large, env[large] || env[small]],
    ];
  });
}

/**
 * Build arguments that say where packages come from. Those of proxies stay out of image and cache.
 *
 * @throws UserError if one of the others is not an address, or holds a login: the image's history would show it
 * to everybody.
 */
export function sourceArguments(
  env: Ports['env'],
  channelBase: string | undefined,
): Record<string, string> {
  const { PIP_INDEX_URL } = env;
  refuseLogin('PIP_INDEX_URL', PIP_INDEX_URL);
  refuseLogin('the address of the channels (VSC_CHANNEL_BASE)', channelBase);
  const given = {
    APT_MIRROR: aptMirror(env),
    PIP_INDEX_URL,
    CONDA_CHANNEL_BASE: channelBase,
    ...Object.fromEntries(proxyArguments(env)),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/** The address itself is not in the message: logs are read by others. */
function refuseLogin(name: string, address: string | undefined): void {
  if (!/^[^/]*\/\/[^/?#]*@/.test(address ?? '')) return;
  throw new UserError(`${name} holds a login, which the history of the image would show`, {
    next: 'name a server that asks for no login, such as a mirror of your own',
  });
}
