import { cp } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import type { Ports } from '../../../actions/src/ports.ts';
import { repositoryPorts } from './repository-ports.ts';

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
