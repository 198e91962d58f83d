import { hostname, release } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeEngine } from '../../../actions/src/container/describe-engine.ts';

/** What Debian's docker.io 20.10 and podman 4.3 replied, as far as it is read. */
const docker = {
  Name: 'box',
  ServerVersion: '20.10.24+dfsg1',
  SecurityOptions: ['name=seccomp,profile=default'],
  CgroupVersion: '1',
  MemoryLimit: true,
  PidsLimit: true,
  CpuCfsQuota: true,
  DriverStatus: [['Backing Filesystem', 'extfs']],
  DockerRootDir: '/var/lib/docker',
};

describe('describeEngine', () => {
  it('knows podman by its builder', () => {
    const podman = { ...docker, ServerVersion: '4.3.1', BuildahVersion: '1.28.2' };
    expect(describeEngine(podman)).toMatchObject({
      product: 'podman',
      version: '4.3.1',
    });
    expect(describeEngine(docker).product).toBe('Docker');
  });

  it('takes the disk for its own only on this machine', () => {
    const here = { ...docker, Name: hostname(), KernelVersion: release() };
    expect(describeEngine(here).onThisMachine).toBe(true);
    expect(describeEngine({ ...here, KernelVersion: '6.6-linuxkit' }).onThisMachine).toBe(false);
    expect(describeEngine({ ...here, Name: 'docker-desktop' }).onThisMachine).toBe(false);
  });

  it('names the limits that are not enforced', () => {
    expect(describeEngine(docker).unenforced).toEqual([]);
    const bare = { ...docker, MemoryLimit: false, PidsLimit: false, CpuCfsQuota: false };
    expect(describeEngine(bare).unenforced).toEqual(['memory', 'processors', 'processes']);
    expect(describeEngine({}).unenforced).toEqual([]);
  });

  it('does not believe a rootless podman on cgroup v1, which claims the limits of the kernel', () => {
    const podman = { MemoryLimit: true, PidsLimit: true, CpuCfsQuota: true, Rootless: true };
    const all = ['memory', 'processors', 'processes'];
    expect(describeEngine({ ...podman, CgroupVersion: '1' })).toMatchObject({
      rootless: true,
      unenforced: all,
    });
    expect(describeEngine({ ...podman, CgroupVersion: '2' }).unenforced).toEqual([]);
    const rootful = { ...podman, Rootless: false, CgroupVersion: '1' };
    expect(describeEngine(rootful).unenforced).toEqual([]);
  });

  it('reads rootless, mapped users and the image store', () => {
    const options = ['name=seccomp,profile=default', 'name=rootless', 'name=userns'];
    const status = [['driver-type', 'io.containerd.snapshotter.v1']];
    expect(describeEngine({ SecurityOptions: options, DriverStatus: status })).toMatchObject({
      rootless: true,
      remapsUsers: true,
      imageStore: 'containerd',
    });
    expect(describeEngine(docker)).toMatchObject({
      rootless: false,
      remapsUsers: false,
      imageStore: 'classic',
    });
  });

  it('gets by with an engine that says nothing', () => {
    const silent = { DriverStatus: null, SecurityOptions: null, Runtimes: null };
    expect(describeEngine(silent)).toMatchObject({
      version: 'unknown',
      gpuRuntime: false,
    });
  });
});
