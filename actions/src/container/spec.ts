import type Docker from 'dockerode';
import { ownUser } from '../processes.ts';
import type { EngineDescription } from './describe-engine.ts';

/** Every container of ours carries this label, with the run's id; never a fixed name. */
export const RUN_LABEL = 'org.drivendata.vsc.run';
/** The process that will remove the container: see processes.ts. */
export const OWNER_LABEL = 'org.drivendata.vsc.owner';

/** What to run. Whatever is left out is as tight as it can be: no network, no capabilities. */
export interface RunSpec {
  /** Tag, digest or id of an image that the engine has. */
  readonly image: string;
  /** Replaces the image's own command. */
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly mounts?: readonly Mount[];
  /** Folders in memory: path in the container -> mount options such as `rw,nosuid,size=64m`. */
  readonly tmpfs?: Readonly<Record<string, string>>;
  /** `uid:gid` of this machine. Left out, the image's user; root has no rights over others' files without caps. */
  readonly user?: string | undefined;
  readonly workingFolder?: string;
  /** Access to the network; without it there is only a loopback device. */
  readonly network?: boolean;
  /** Capabilities to keep; all others are dropped. */
  readonly capabilities?: readonly string[];
  readonly readOnlyRoot?: boolean;
  /** All NVIDIA GPUs of the machine, or the one of that number. */
  readonly gpu?: boolean | number;
  readonly limits?: Limits;
  /** The value of the run label, to tell one run from another. */
  readonly runId?: string;
}

/** Access to a file or folder of this machine. */
export interface Mount {
  /** Absolute path on this machine; it must exist. */
  readonly source: string;
  /** Absolute path in the container. */
  readonly target: string;
  readonly readOnly?: boolean;
}

export interface Limits {
  readonly memoryBytes?: number;
  /** Number of cores, such as 1.5. */
  readonly cpus?: number;
  /** The very cores, such as `4-7`: programs see no others, and start no more threads. */
  readonly cores?: string;
  /** Processes and threads together. */
  readonly processes?: number;
  readonly sharedMemoryBytes?: number;
  /**
   * Files and folders in each folder in memory, shared memory too: an empty one takes no byte of it, but
   * memory of the kernel, and time until it is deleted. Podman knows no such limit.
   */
  readonly filesInMemory?: number;
  readonly openFiles?: number;
}

/**
 * No route leads to 192.0.2.1 (RFC 5737): without a network, a name look-up ends at once and the
 * kernel counts it, so the entrypoint can tell that the submission tried.
 */
const NO_NAME_SERVER = '192.0.2.1';
/**
 * Many a library looks up the name of its own machine. Without a network the engine lists that nowhere, and
 * the look-up would count as an attempt to reach the outside.
 */
const OWN_NAME = 'container';

/**
 * podman asks for a million open files and processes if nobody says anything, which fails if it may not
 * raise its own limits. What bounds the processes of a run is its cgroup; this is high above that.
 */
const PODMAN_LIMIT = 16_384;

const NVIDIA = { Driver: 'nvidia', Capabilities: [['gpu']] };

/** The engine's `POST /containers/create` body for a spec; `owner` is the owner label's value. */
export function createOptions(
  spec: RunSpec,
  owner: string,
  {
    product,
    remapsUsers,
    rootless,
  }: Pick<EngineDescription, 'product' | 'remapsUsers' | 'rootless'>,
): Docker.ContainerCreateOptions {
  const { limits = {} } = spec;
  // Whoever runs a rootless engine is root in its containers; any other user there is a stranger here.
  const user = rootless && spec.user === ownUser() ? '0:0' : spec.user;
  const openFiles = limits.openFiles ?? (product === 'podman' ? PODMAN_LIMIT : undefined);
  return {
    Image: spec.image,
    AttachStdout: true,
    AttachStderr: true,
    Labels: { [RUN_LABEL]: spec.runId ?? 'none', [OWNER_LABEL]: owner },
    ...(spec.command && { Cmd: [...spec.command] }),
    ...(spec.env && { Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`) }),
    ...(user !== undefined && { User: user }),
    ...(spec.workingFolder !== undefined && { WorkingDir: spec.workingFolder }),
    ...(spec.network !== true && { Hostname: OWN_NAME }),
    HostConfig: {
      ...(spec.network !== true && {
        NetworkMode: 'none',
        Dns: [NO_NAME_SERVER],
        ExtraHosts: [`${OWN_NAME}:127.0.0.1`],
      }),
      // Mapped to others, a container's user could not write to the folders of this one.
      ...(remapsUsers && { UsernsMode: 'host' }),
      CapDrop: ['ALL'],
      CapAdd: [...(spec.capabilities ?? [])],
      SecurityOpt: ['no-new-privileges'],
      ReadonlyRootfs: spec.readOnlyRoot ?? false,
      // What a container prints is ours to keep and to bound, not the engine's log driver's.
      LogConfig: { Type: 'none', Config: {} },
      Mounts: (spec.mounts ?? []).map(({ source, target, readOnly }) => ({
        Type: 'bind',
        Source: source,
        Target: target,
        ReadOnly: readOnly ?? false,
      })),
      ...tmpfs(spec, product),
      ...(spec.gpu === true && { DeviceRequests: [{ ...NVIDIA, Count: -1 }] }),
      ...(typeof spec.gpu === 'number' && {
        DeviceRequests: [{ ...NVIDIA, DeviceIDs: [String(spec.gpu)] }],
      }),
      ...(limits.memoryBytes !== undefined && {
        Memory: Math.floor(limits.memoryBytes),
        // Equal to Memory: no swap on top of it.
        MemorySwap: Math.floor(limits.memoryBytes),
      }),
      ...(limits.cpus !== undefined && { NanoCpus: Math.round(limits.cpus * 1e9) }),
      ...(limits.cores !== undefined && { CpusetCpus: limits.cores }),
      ...(limits.processes !== undefined && { PidsLimit: limits.processes }),
      Ulimits: [
        ulimit('core', 0),
        ...(openFiles === undefined ? [] : [ulimit('nofile', openFiles)]),
        ...(product === 'podman' ? [ulimit('nproc', PODMAN_LIMIT)] : []),
      ],
    },
  };
}

/** The folders in memory. What the engine itself mounts for shared memory takes a size and no more. */
function tmpfs(
  { tmpfs: folders, limits = {} }: RunSpec,
  product: EngineDescription['product'],
): Pick<Docker.HostConfig, 'Tmpfs' | 'ShmSize'> {
  const { sharedMemoryBytes, filesInMemory } = limits;
  if (filesInMemory === undefined || product === 'podman') {
    return {
      ...(folders && { Tmpfs: { ...folders } }),
      ...(sharedMemoryBytes !== undefined && { ShmSize: sharedMemoryBytes }),
    };
  }
  const shared = `rw,noexec,nosuid,nodev,size=${sharedMemoryBytes},mode=1777`;
  const all = { ...folders, ...(sharedMemoryBytes !== undefined && { '/dev/shm': shared }) };
  const limited = Object.entries(all).map(([path, options]) => [
    path,
    `${options},nr_inodes=${filesInMemory}`,
  ]);
  return { Tmpfs: Object.fromEntries(limited) };
}

function ulimit(name: string, limit: number) {
  return { Name: name, Soft: limit, Hard: limit };
}
