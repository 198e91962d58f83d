import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pinnedWheels } from '../../../actions/src/image/context/pinned-wheels.ts';
import { repositoryPorts } from '../repositories/repository-ports.ts';

const INSTALLER = 'runtime/installer.txt';

/** Whether the package index of this machine has the installer of conda packages: tests want it. */
export async function reachesPypi(): Promise<boolean> {
  return installerWheel().then(
    () => true,
    () => false,
  );
}

let wheel: Promise<string> | undefined;

/** Path of the installer's wheel, `py.whl` in a folder of its own; downloaded once and kept. */
export function installerWheel(): Promise<string> {
  return (wheel ??= keepWheel());
}

async function keepWheel(): Promise<string> {
  const target = path.join(repositoryPorts().root, '.cache/installer');
  await mkdir(target, { recursive: true });
  const file = path.join(target, 'py.whl');
  const [only] = await keptWheels(INSTALLER);
  await writeFile(file, only?.bytes ?? '');
  return file;
}

/** The wheels of a list, for images of x86-64, downloaded once and kept. */
export async function keptWheels(list: string) {
  const ports = repositoryPorts();
  const bytes = await readFile(path.join(ports.root, list));
  return pinnedWheels(list, [{ path: list, executable: false, bytes }], 'amd64', ports);
}
