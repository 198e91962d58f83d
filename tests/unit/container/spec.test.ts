import { describe, expect, it } from 'vitest';
import { createOptions } from '../../../actions/src/container/spec.ts';
import { ownUser } from '../../../actions/src/processes.ts';

const created = (spec: object = {}, engine = {}) =>
  createOptions({ image: 'image:tag', ...spec }, 'me/1/1', {
    product: 'Docker',
    remapsUsers: false,
    rootless: false,
    ...engine,
  });

describe('createOptions', () => {
  it('asks podman for fewer processes than it would ask for itself', () => {
    const nproc = expect.objectContaining({ Name: 'nproc' });
    expect(created({}, { product: 'podman' }).HostConfig?.Ulimits).toContainEqual(nproc);
    expect(created().HostConfig?.Ulimits).not.toContainEqual(nproc);
  });

  it('keeps the users of this machine on an engine that maps them to others', () => {
    expect(created({}, { remapsUsers: true }).HostConfig?.UsernsMode).toBe('host');
    expect(created().HostConfig).not.toHaveProperty('UsernsMode');
  });

  it('runs as root of a rootless engine what is to be its own user', () => {
    const user = ownUser() ?? '';
    expect(created({ user }, { rootless: true }).User).toBe('0:0');
    expect(created({ user: '64000:64000' }, { rootless: true }).User).toBe('64000:64000');
    expect(created({ user }).User).toBe(user);
  });

  it('gives nothing that is not asked for', () => {
    expect(created().HostConfig).toEqual({
      NetworkMode: 'none',
      Dns: ['192.0.2.1'],
      ExtraHosts: ['container:127.0.0.1'],
      CapDrop: ['ALL'],
      CapAdd: [],
      SecurityOpt: ['no-new-privileges'],
      ReadonlyRootfs: false,
      LogConfig: { Type: 'none', Config: {} },
      Mounts: [],
      Ulimits: [{ Name: 'core', Soft: 0, Hard: 0 }],
    });
  });

  it('labels every container, and names none', () => {
    const options = created({ runId: 'r1' });
    expect(options.Labels).toEqual({
      'org.drivendata.vsc.run': 'r1',
      'org.drivendata.vsc.owner': 'me/1/1',
    });
    expect(options).not.toHaveProperty('name');
  });

  it.each([
    [{ readOnlyRoot: true }, 'ReadonlyRootfs', true],
    [{ capabilities: ['CHOWN'] }, 'CapAdd', ['CHOWN']],
    [{ limits: { memoryBytes: 1e9 + 0.5 } }, 'Memory', 1e9],
    [{ limits: { memoryBytes: 1e9 } }, 'MemorySwap', 1e9],
    [{ limits: { cpus: 1.5 } }, 'NanoCpus', 1.5e9],
    [{ limits: { processes: 64 } }, 'PidsLimit', 64],
    [{ limits: { sharedMemoryBytes: 8 } }, 'ShmSize', 8],
    [{ tmpfs: { '/tmp': 'rw' } }, 'Tmpfs', { '/tmp': 'rw' }],
    [{ gpu: true }, 'DeviceRequests', [{ Driver: 'nvidia', Count: -1, Capabilities: [['gpu']] }]],
    [
      { mounts: [{ source: '/a', target: '/b', readOnly: true }] },
      'Mounts',
      [{ Type: 'bind', Source: '/a', Target: '/b', ReadOnly: true }],
    ],
  ])('turns %j into %s', (spec, key, value) => {
    expect(created(spec).HostConfig).toHaveProperty([key], value);
  });

  it('limits the files of each folder in memory, and gives podman no option that it does not know', () => {
    const spec = {
      tmpfs: { '/tmp': 'rw,size=1g' },
      limits: { sharedMemoryBytes: 8, filesInMemory: 9 },
    };
    expect(created(spec).HostConfig).toMatchObject({
      Tmpfs: {
        '/tmp': 'rw,size=1g,nr_inodes=9',
        '/dev/shm': 'rw,noexec,nosuid,nodev,size=8,mode=1777,nr_inodes=9',
      },
    });
    expect(created(spec).HostConfig).not.toHaveProperty('ShmSize');
    const podman = created(spec, { product: 'podman' });
    expect(podman.HostConfig).toMatchObject({ Tmpfs: { '/tmp': 'rw,size=1g' }, ShmSize: 8 });
  });

  it('leaves the network to the engine where it is allowed', () => {
    expect(created({ network: true }).HostConfig).not.toHaveProperty('NetworkMode');
    expect(created({ network: true }).HostConfig).not.toHaveProperty('Dns');
    expect(created({ network: true }).HostConfig).not.toHaveProperty('ExtraHosts');
    expect(created({ network: true })).not.toHaveProperty('Hostname');
    expect(created().Hostname).toBe('container');
  });

  it('passes the command, the environment, the user and the working folder', () => {
    const options = created({
      command: ['a', 'b'],
      env: { X: '1' },
      user: '7:7',
      workingFolder: '/w',
    });
    expect(options).toMatchObject({ Cmd: ['a', 'b'], Env: ['X=1'], User: '7:7', WorkingDir: '/w' });
  });
});
