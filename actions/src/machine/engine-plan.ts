/** What this machine is, as far as installing a container engine goes. */
export interface Machine {
  platform: NodeJS.Platform;
  /** `ID` and `ID_LIKE` of /etc/os-release, such as `['debian']`; empty if there is none. */
  osIds: readonly string[];
  /** True if this process runs as root. */
  root: boolean;
  /** True if the `dockerd` program is installed. */
  hasDaemon: boolean;
  /** True if systemd runs the services. */
  systemd: boolean;
  /** What the user chose (`DOCKER_HOST=…`, a docker context); then starting one here would not help. */
  chosen: string | undefined;
}

/** Steps to a running engine, or the one message that says what the user has to do. */
export type EnginePlan =
  { kind: 'start'; install: boolean } | { kind: 'refuse'; message: string; next: string };

/**
 * Decides what to do if no engine answers. We install and start one only as root on Debian or
 * Ubuntu; anywhere else the user decides, and nothing is ever run with sudo.
 */
export function planEngine(machine: Machine): EnginePlan {
  if (machine.chosen !== undefined) {
    return {
      kind: 'refuse',
      message: `no container engine answers at ${machine.chosen}`,
      next: machine.chosen.startsWith('DOCKER_HOST')
        ? 'start the engine there, or unset DOCKER_HOST to use the one of this machine'
        : 'start the engine there, or choose another: docker context ls',
    };
  }
  if (machine.platform !== 'linux') {
    return {
      kind: 'refuse',
      message: 'no container engine answers',
      next: 'install Docker Desktop (https://docs.docker.com/desktop), start it, and run this again',
    };
  }
  const debian = machine.osIds.some((id) => id === 'debian' || id === 'ubuntu');
  if (machine.root && (machine.hasDaemon || debian)) {
    return { kind: 'start', install: !machine.hasDaemon };
  }
  const start = machine.systemd ? 'sudo systemctl start docker' : 'sudo dockerd';
  const group =
    'your user must be in the group docker: sudo usermod -aG docker $USER, then log in again';
  if (machine.hasDaemon) {
    return {
      kind: 'refuse',
      message: 'Docker is installed, but no engine answers',
      next: `start it: ${start} (${group})`,
    };
  }
  const install = debian
    ? 'sudo apt-get install docker.io'
    : 'see https://docs.docker.com/engine/install';
  return {
    kind: 'refuse',
    message: 'no container engine is installed',
    next: `install Docker: ${install}; start it: ${start} (${group})`,
  };
}

/** Reads `ID` and `ID_LIKE` out of the text of /etc/os-release (os-release(5)). */
export function osIds(osRelease: string): string[] {
  return [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value]) =>
    (value ?? '').replaceAll(/["']/g, '').split(' ').filter(Boolean),
  );
}
