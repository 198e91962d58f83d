import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { foreignFiles } from '../../actions/src/image/build-inputs.ts';
import { repositoryPorts } from './repository-ports.ts';

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
  const ports = repositoryPorts();
  const name = 'runtime/installer.txt';
  const bytes = await readFile(path.join(ports.root, name));
  const sources = [{ path: name, executable: false, bytes }];
  const files = await foreignFiles(sources, ports, { installer: true });
  const target = path.join(ports.root, '.cache/installer');
  await mkdir(target, { recursive: true });
  const file = path.join(target, 'py.whl');
  await writeFile(file, files.find((each) => each.path.endsWith('.whl'))?.bytes ?? '');
  return file;
}
