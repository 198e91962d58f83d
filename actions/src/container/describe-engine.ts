import { hostname, release } from 'node:os';

/** The fields read here of the engine's reply to `GET /info`. */
export interface EngineInfo {
  readonly Name?: string;
  readonly ServerVersion?: string;
  readonly KernelVersion?: string;
  readonly Architecture?: string;
  readonly NCPU?: number;
  readonly MemTotal?: number;
  readonly CgroupVersion?: string;
  readonly DockerRootDir?: string;
  readonly DriverStatus?: readonly (readonly string[])[] | null;
  readonly SecurityOptions?: readonly string[] | null;
  readonly MemoryLimit?: boolean;
  readonly PidsLimit?: boolean;
  readonly CpuCfsQuota?: boolean;
  /** Of podman alone; Docker has it among its security options. */
  readonly Rootless?: boolean;
  /** Of podman alone: its builder. */
  readonly BuildahVersion?: string;
  readonly Runtimes?: Readonly<Record<string, unknown>> | null;
}

/** A limit of a container that an engine can enforce or not. */
export type EngineLimit = 'memory' | 'processors' | 'processes';

/** What an engine says of itself. */
export interface EngineDescription {
  readonly product: 'Docker' | 'podman';
  readonly version: string;
  /** `x86_64`, `aarch64`, ... as the engine's kernel names it. */
  readonly architecture: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** `1` or `2`. */
  readonly cgroupVersion: string;
  /** Where the engine keeps images and containers: its disk is the one that fills up. */
  readonly storageFolder: string;
  /** Whether that folder is one of this machine: not so for a remote engine or one in a VM. */
  readonly onThisMachine: boolean;
  /** Whether containers can get an NVIDIA GPU, as far as the engine says. */
  readonly gpuRuntime: boolean;
  /** Runs without rights of its own, so that its root is this user. */
  readonly rootless: boolean;
  /** Maps the users of containers to others (`--userns-remap`). */
  readonly remapsUsers: boolean;
  /** `containerd` counts an image's size and names its id in another way than `classic`. */
  readonly imageStore: 'classic' | 'containerd';
  /** Limits that it takes without a word and does not enforce. */
  readonly unenforced: readonly EngineLimit[];
}

/** By the engine's own reply, as Docker 20.10 and podman 4.3 gave it. Absent fields are unknown. */
export function describeEngine(info: EngineInfo): EngineDescription {
  const options = (info.SecurityOptions ?? []).flatMap((option) => option.split(','));
  const security = new Set(options);
  const rootless = security.has('name=rootless') || info.Rootless === true;
  const cgroupVersion = info.CgroupVersion ?? '1';
  // podman 4.3 claims the limits of the kernel, which it leaves out then (seen).
  const canBound = !(rootless && cgroupVersion === '1');
  const enforced: readonly (readonly [EngineLimit, boolean | undefined])[] = [
    ['memory', info.MemoryLimit],
    ['processors', info.CpuCfsQuota],
    ['processes', info.PidsLimit],
  ];
  return {
    product: productOf(info),
    version: info.ServerVersion ?? 'unknown',
    architecture: info.Architecture ?? 'unknown',
    cpus: info.NCPU ?? 1,
    memoryBytes: info.MemTotal ?? 0,
    cgroupVersion,
    storageFolder: info.DockerRootDir ?? '/var/lib/docker',
    onThisMachine: info.Name === hostname() && info.KernelVersion === release(),
    gpuRuntime: Object.hasOwn(info.Runtimes ?? {}, 'nvidia'),
    rootless,
    remapsUsers: security.has('name=userns'),
    imageStore: (info.DriverStatus ?? []).flat().some((text) => text.startsWith('io.containerd.'))
      ? 'containerd'
      : 'classic',
    unenforced: enforced.filter(([, yes]) => yes === false || !canBound).map(([limit]) => limit),
  };
}

/** Which program answers by Docker's interface, by what it says of itself. */
export function productOf({ BuildahVersion }: EngineInfo): EngineDescription['product'] {
  return BuildahVersion === undefined ? 'Docker' : 'podman';
}
