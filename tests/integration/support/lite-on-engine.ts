import { cp } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import type { Ports } from '../../../actions/src/ports.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';

/** The name of a local build. */
export const LITE = 'meta-vsc-descriptor-runtime:lite-local';

/** Gives an engine of a test's own the lite image of the machine's, under the name of a local build. */
export async function loadLite({ docker }: Pick<Engine, 'docker'>): Promise<void> {
  const machine = await connect(process.env);
  await docker.loadImage(await machine.docker.getImage(inject('liteImage')).get());
  const [repo = '', tag = ''] = LITE.split(':');
  await docker.getImage(inject('liteImage')).tag({ repo, tag });
}

/** Makes a folder a repository with the example, and gives the ports of a command in it, on another engine. */
export async function exampleRoot(root: string, host: string): Promise<Ports> {
  const own = repositoryPorts();
  const names = ['.gitignore', 'package.json', 'environment', 'submission_src/main.py'];
  for (const name of [...names, 'submission_quickstart/main.py']) {
    await cp(path.join(own.root, name), path.join(root, name), { recursive: true });
  }
  await exec('git', ['-C', root, 'init', '--quiet']);
  await exec('git', ['-C', root, 'add', '.']);
  return { ...own, root, env: { ...own.env, DOCKER_HOST: host, VSC_IMAGE_NAME: '' } };
}
