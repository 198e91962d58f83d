import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import type { ImagePolicy } from '../../environment/model.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { formatBytes } from '../../text.ts';
import { exportedBytes } from './exported-bytes.ts';
import type { InstalledPackage } from './inventory.ts';

/** A layer of an image that holds files. */
export interface LayerSize {
  /** What made it, such as `apt.sh apt-lite.txt` or `base`. */
  readonly step: string;
  /** Bytes unpacked. */
  readonly bytes: number;
}

/** With containerd's image store, what a layer of no file takes: its folder. */
const FOLDER_BYTES = 4096;

/** The layers of an image that hold files, the base first. */
export async function layerSizes(
  { docker, imageStore }: Pick<Engine, 'docker' | 'imageStore'>,
  image: string,
): Promise<LayerSize[]> {
  const history = (await docker.getImage(image).history()) as { CreatedBy: string; Size: number }[];
  const none = imageStore === 'containerd' ? FOLDER_BYTES : 0;
  return history
    .toReversed()
    .filter(({ Size }) => Size > none)
    .map(({ CreatedBy, Size }) => ({ step: stepOf(CreatedBy), bytes: Size }));
}

/**
 * Bytes of the files of an image, the same with both image stores: what budgets are about, and what a release says.
 * With containerd's it takes a while, as `exportedBytes` does.
 */
export async function fileBytes(
  engine: Pick<Engine, 'docker' | 'imageStore'>,
  { Id, Size }: Pick<ImageInspectInfo, 'Id' | 'Size'>,
): Promise<number> {
  return engine.imageStore === 'classic' ? Size : exportedBytes(engine, Id);
}

/**
 * About how many bytes an image has unpacked, at once, and never less than `fileBytes`. With containerd's image store
 * `Size` counts the compressed layers as well, and a layer whole blocks of the disk.
 */
export async function unpackedBytes(
  engine: Pick<Engine, 'docker' | 'imageStore'>,
  { Id, Size }: Pick<ImageInspectInfo, 'Id' | 'Size'>,
): Promise<number> {
  if (engine.imageStore === 'classic') return Size;
  const layers = await layerSizes(engine, Id);
  return layers.reduce((total, { bytes }) => total + bytes, 0);
}

/** `RUN |1 A=b /bin/sh -c sh /mnt/apt.sh /mnt/apt.txt # buildkit` -> `apt.sh apt.txt`. */
function stepOf(createdBy: string): string {
  const script = /sh \/mnt\/(?:steps\/)?(\S+\.sh)((?: \/mnt\/\S+)?)/.exec(createdBy);
  if (script === null) return 'base';
  return `${script[1]}${(script[2] ?? '').replace('/mnt/', '')}`;
}

/** The failure of an image over its budget: which packages weigh what, the heaviest first. */
export function overBudget(
  tag: string,
  bytes: number,
  budget: number,
  installed: readonly InstalledPackage[],
): UserError {
  const heaviest = installed
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 10)
    .map(
      ({ kind, name, version, size }) =>
        `\n  ${formatBytes(size).padStart(9)}  ${kind} ${name} ${version}`,
    );
  return new UserError(
    `${tag} has ${formatBytes(bytes)}, its budget is ${formatBytes(budget)}; the heaviest:${heaviest.join('')}`,
    {
      exitCode: ExitCode.checkFailed,
      next: 'do without one of them, or raise its budget in environment/competition.yml',
    },
  );
}

/** How the size of an image compares with that of another. */
export interface Growth {
  /** The image it is compared with. */
  readonly against: string;
  /** Bytes of that image, unpacked. */
  readonly bytesBefore: number;
  /** `0.05` for 5 % more, below 0 for less. */
  readonly share: number;
}

/** Compares the size of an image with another's. */
export function growthOf(bytes: number, before: { name: string; bytes: number }): Growth {
  return { against: before.name, bytesBefore: before.bytes, share: bytes / before.bytes - 1 };
}

/** The warning about an image that has grown by more than the policy's share; undefined: it has not. */
export function growthWarning(
  tag: string,
  bytes: number,
  { against, bytesBefore, share }: Growth,
  policy: ImagePolicy | undefined,
): string | undefined {
  if (policy === undefined || share < policy.growth_warning) return undefined;
  const sizes = `${formatBytes(bytesBefore)} -> ${formatBytes(bytes)}`;
  return `${tag} has grown by ${(share * 100).toFixed(0)} % over ${against}: ${sizes}`;
}
