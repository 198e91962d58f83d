import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { lockEnvironments } from '../../actions/src/commands/request/lock/lock.ts';
import type { MadePackage } from '../channels/make-channel.ts';
import type { ChannelServer } from '../channels/serve-channels.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { uv } from '../support/programs/uv.ts';
import { officialBytes } from '../unit/environment/fixture.ts';

export const python: MadePackage[] = [
  { name: 'python', version: '3.9.13' },
  { name: 'pip', version: '22.3.1', noarch: true, depends: ['python'] },
  { name: 'numpy', version: '1.23.4', depends: ['python'] },
  { name: 'lib', version: '1.0' },
  { name: 'tool', version: '1.0', depends: ['lib', 'python'] },
];
export const newer: MadePackage[] = [...python, { name: 'lib', version: '2.0' }];
export const projects = {
  timm: { '0.6.12': { requires: ['numpy>=1.20', 'tidy'] } },
  tidy: { '1.0': { files: ['tidy-1.0.tar.gz', 'tidy-1.0-py3-none-any.whl'] } },
};
export const newerProjects = { ...projects, tidy: { ...projects.tidy, '1.1': {} } };

export const text = (conda: string[]) =>
  `name: condaenv\nchannels: [conda-forge]\ndependencies:\n${[
    'pip=22.3.1',
    'python=3.9.13',
    ...conda,
  ]
    .map((line) => `  - ${line}\n`)
    .join('')}  - pip:\n      - timm==0.6.12\n`;

/** With a channel, a comment and another one, which an edit leaves. */
export const remarked = (numpy: string) =>
  text([`conda-forge::numpy=${numpy}  # for all`, 'tool=1.0']).replace('- pip:', '- pip: # PyPI');

export const numpyAt = (version: string) => ({ name: 'numpy', version, depends: ['python'] });

/** A repository with both environment files, which is locked against a server. */
export async function lockRepository() {
  const temporary = await temporaryRoot();
  await temporary.write({
    'environment/environment-cpu.yml': text(['numpy=1.23.4', 'tool=1.0']),
    'environment/environment-gpu.yml': text(['numpy=1.23.4', 'tool=1.0']),
    'environment/competition.yml': officialBytes('competition.yml').toString(),
  });
  const lock = async (
    server: ChannelServer,
    fresh = false,
    variant: string | null = 'cpu',
    upgrade: string[] = [],
    osvUrl?: string,
    edit = false,
  ) =>
    lockEnvironments(
      {
        variant: variant ?? undefined,
        upgrade,
        upgradeAll: fresh,
        upgradeAffected: osvUrl !== undefined,
        editAffected: osvUrl !== undefined && edit,
        solve: {
          osvUrl,
          channelBase: server.base,
          indexUrl: `${server.base}simple/`,
          uv,
          deadlineMs: 60_000,
          patience: { attempts: 2, firstDelayMs: 5, maxDelayMs: 5, idleMs: 20_000 },
        },
      },
      temporary.ports,
    );
  const read = (file: string) => readFile(path.join(temporary.root, 'environment', file), 'utf8');
  return { ...temporary, lock, read };
}
