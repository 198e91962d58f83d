import { globSync } from 'node:fs';
import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotRun, type StandIn, type Use } from './types.ts';

/**
 * In place of actions/upload-artifact and actions/download-artifact: the artifacts of a run are
 * folders in `store`. Knows `name`, `path` (lines and globs) and `if-no-files-found`; a name can't be
 * taken twice.
 */
export function artifactStandIns(store: string): Readonly<Record<string, StandIn>> {
  const upload: StandIn = async ({ inputs, workspace, print }) => {
    const {
      name = 'artifact',
      path: asked = '',
      'if-no-files-found': missing = 'warn',
    } = known(inputs, ['name', 'path', 'if-no-files-found', 'retention-days']);
    const lines = asked.split('\n').map((line) => line.trim());
    const found = lines.filter(Boolean).flatMap((line) => globSync(path.resolve(workspace, line)));
    const files = (await Promise.all(found.map(filesIn))).flat();
    if (files.length === 0) {
      const message = `No files were found with the provided path: ${asked}`;
      if (missing === 'error') throw new Error(message);
      print(missing === 'warn' ? `::warning::${message}` : message);
      return undefined;
    }
    const target = path.join(store, name);
    await mkdir(target).catch(() => {
      throw new Error(`an artifact with the name ${name} is there already`);
    });
    // As the action does: paths are kept from what all of them share.
    const [only = ''] = found;
    const top = found.length === 1 && !files.includes(only) ? only : shared(files);
    for (const file of files) await cp(file, path.join(target, path.relative(top, file)));
    print(`uploaded ${files.length} files as ${name}`);
    return undefined;
  };
  const download: StandIn = async ({ inputs, workspace, print }) => {
    const { name = '', path: to = '.' } = known(inputs, ['name', 'path']);
    if (name === '') throw new CannotRun('artifactStandIns downloads one artifact by its name');
    const source = path.join(store, name);
    if (!(await readdir(store)).includes(name))
      throw new Error(`Artifact not found for name: ${name}`);
    await cp(source, path.resolve(workspace, to), { recursive: true });
    print(`downloaded ${name}`);
    return { outputs: { 'download-path': path.resolve(workspace, to) } };
  };
  return { 'actions/upload-artifact': upload, 'actions/download-artifact': download };
}

function known(inputs: Use['inputs'], names: readonly string[]): Use['inputs'] {
  const unknown = Object.keys(inputs).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new CannotRun(`artifactStandIns know no ${unknown.join(', ')}`);
  return inputs;
}

async function filesIn(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** The deepest folder that all files lie in. */
function shared(files: readonly string[]): string {
  let top = path.dirname(files[0] ?? '/');
  while (!files.every((file) => file.startsWith(`${top}/`)) && top !== '/') top = path.dirname(top);
  return top;
}
