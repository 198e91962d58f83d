import { describe, expect, it } from 'vitest';
import { type Machine, osIds, planEngine } from '../../../actions/src/machine/engine-plan.ts';

const bare: Machine = {
  platform: 'linux',
  osIds: ['debian'],
  root: true,
  hasDaemon: false,
  systemd: false,
  chosen: undefined,
};

describe('planEngine', () => {
  it.each<[string, Partial<Machine>, object]>([
    ['installs as root on Debian', {}, { kind: 'start', install: true }],
    [
      'installs as root on Ubuntu',
      { osIds: ['ubuntu', 'debian'] },
      { kind: 'start', install: true },
    ],
    ['only starts what is installed', { hasDaemon: true }, { kind: 'start', install: false }],
    ['starts on any Linux as root', { osIds: ['fedora'], hasDaemon: true }, { install: false }],
    ['refuses without root', { root: false }, { kind: 'refuse' }],
    ['refuses elsewhere', { osIds: ['fedora'] }, { kind: 'refuse' }],
    [
      'refuses where DOCKER_HOST points away',
      { chosen: 'DOCKER_HOST=tcp://x:1' },
      { kind: 'refuse' },
    ],
    ['refuses off Linux', { platform: 'darwin', osIds: [] }, { kind: 'refuse' }],
  ])('%s', (_, differences, expected) => {
    expect(planEngine({ ...bare, ...differences })).toMatchObject(expected);
  });

  it.each<[Partial<Machine>, RegExp]>([
    [{ root: false }, /apt-get install docker\.io.*dockerd.*group docker/],
    [{ root: false, systemd: true, hasDaemon: true }, /systemctl start docker/],
    [{ root: false, osIds: ['fedora'] }, /docs\.docker\.com\/engine\/install/],
    [{ platform: 'darwin' }, /Docker Desktop/],
    [{ chosen: 'DOCKER_HOST=tcp://10.0.0.9:1' }, /unset DOCKER_HOST/],
    [{ chosen: 'the docker context other (tcp://x)' }, /docker context ls/],
  ])('says what to install and how to start it: %o', (differences, next) => {
    expect(planEngine({ ...bare, ...differences })).toMatchObject({
      next: expect.stringMatching(next),
    });
  });
});

describe('osIds', () => {
  it('reads quoted and bare values', () => {
    const text = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="21"\n';
    expect(osIds(text)).toEqual(['linuxmint', 'ubuntu', 'debian']);
  });
});
