import { chmod } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readMachine, startEngine } from '../../../actions/src/machine/engine-start.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

describe('readMachine', () => {
  it('finds a daemon on the PATH, and says what this machine is', async () => {
    const { path, write } = await temporaryRoot();
    await write({ 'bin/dockerd': '#!/bin/sh\n' });
    await chmod(path('bin/dockerd'), 0o755);
    const found = await readMachine({ PATH: `/nowhere:${path('bin')}`, DOCKER_HOST: 'tcp://x' });
    expect(found).toMatchObject({
      platform: process.platform,
      root: process.getuid?.() === 0,
      hasDaemon: true,
      chosen: 'DOCKER_HOST=tcp://x',
    });
  });
});

describe('startEngine', () => {
  it('asks systemd where it runs, and waits until the engine answers', async () => {
    const { ports, lines } = await temporaryRoot();
    const machine = { ...(await readMachine({})), systemd: true };
    const asked: string[] = [];
    const exec: typeof ports.exec = (command, args) => {
      asked.push([command, ...args].join(' '));
      return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' });
    };
    const answers = [false, true];
    await startEngine(machine, exec, ports.log, () => Promise.resolve(answers.shift() ?? false));
    expect(asked).toEqual(['systemctl start docker']);
    expect(lines).toEqual(['Started the Docker daemon']);
  });
});
