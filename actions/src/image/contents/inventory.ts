import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { installedByConda } from '../../environment/lock/installed-by-conda.ts';
import type { LockDetails } from '../../environment/lock/model.ts';
import { goArchitecture, isArchitecture } from '../platform.ts';
import { runInside } from './inside.ts';

/** A package that is installed in an image. */
export interface InstalledPackage {
  readonly kind: 'apt' | 'conda' | 'pip';
  readonly name: string;
  readonly version: string;
  /** Bytes on disk. */
  readonly size: number;
  /** Where conda took it from; else empty. */
  readonly source: string;
  /** As the package says it; often an SPDX expression, else a name. */
  readonly license?: string;
  /** Names of packages that it needs, of its own manager, or of any for pip. */
  readonly needs?: readonly string[];
  /** What tells builds of a version apart, in the words of package URLs: `arch`, `build`, `channel` ... */
  readonly qualifiers?: Readonly<Record<string, string>>;
  /** SHA-256 of the package file, where the manager has noted it. */
  readonly sha256?: string;
}

/** Every package that Debian, conda and pip have installed in an image. */
export async function installedPackages(
  engine: Engine,
  image: string,
  signal: AbortSignal,
): Promise<InstalledPackage[]> {
  const found: InstalledPackage[] = [];
  const onObject = (value: object) => void found.push(value as InstalledPackage);
  await runInside(engine, { image, command: ['inventory'], signal, onObject });
  return found;
}

/** How what is installed differs from the lock, a line each; none if it is what was locked. */
export function lockDifferences(
  lock: Pick<LockDetails, 'packages' | 'pip'>,
  installed: readonly InstalledPackage[],
): string[] {
  return (['conda', 'pip'] as const).flatMap((kind) => {
    const wanted = versions(kind === 'conda' ? installedByConda(lock) : lock.pip);
    const present = versions(installed.filter((each) => each.kind === kind));
    const names = [...new Set([...wanted.keys(), ...present.keys()])].toSorted();
    return names
      .filter((name) => wanted.get(name) !== present.get(name))
      .map((name) => {
        const [locked = 'nothing', found = 'nothing'] = [wanted.get(name), present.get(name)];
        return `${kind} ${name}: locked ${locked}, installed ${found}`;
      });
  });
}

/** pip's names are compared as PEP 503 says. */
function versions(packages: readonly { name: string; version: string }[]): Map<string, string> {
  return new Map(
    packages.map(({ name, version }) => [name.toLowerCase().replaceAll(/[-_.]+/g, '-'), version]),
  );
}

/**
 * How an image differs from the machine that the solver assumed (the competition's `machine`);
 * undefined if it doesn't. Of that the image brings Debian's C library, the architecture, and the CUDA
 * that NVIDIA's container runtime asks the driver for; the kernel is the host's.
 */
export function machineDifference(
  machine: Readonly<Record<string, string>>,
  installed: readonly InstalledPackage[],
  { Architecture, Config }: Pick<ImageInspectInfo, 'Architecture' | 'Config'>,
): string | undefined {
  const libc = installed.find(({ kind, name }) => kind === 'apt' && name === 'libc6')?.version;
  const cuda = /^NVIDIA_REQUIRE_CUDA=(.*)$/m.exec(Config.Env?.join('\n') ?? '')?.[1];
  const { __glibc: glibc, __archspec: archspec, __cuda: driver } = machine;
  const wanted = goArchitecture(archspec ?? '');
  const differences = [
    glibc !== undefined &&
      libc?.startsWith(`${glibc}-`) !== true &&
      `__glibc ${glibc}, the image has libc6 ${libc ?? '(none)'}`,
    isArchitecture(wanted) &&
      wanted !== Architecture &&
      `__archspec ${archspec}, the image is for ${Architecture}`,
    driver !== undefined &&
      cuda !== `cuda>=${driver}` &&
      `__cuda ${driver}, the image asks the driver for ${cuda ?? 'none'}`,
  ].filter((each) => each !== false);
  if (differences.length === 0) return undefined;
  return `environment/competition.yml says ${differences.join('; and ')}`;
}
