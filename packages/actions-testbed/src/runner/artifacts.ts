import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ArtifactStore } from '../artifacts/store.ts';
import { zipOf } from '../artifacts/zip.ts';
import { downloadStandIn } from './download-artifact.ts';
import { knownInputs } from './stand-ins.ts';
import type { StandIn } from './types.ts';

/** In place of actions/upload-artifact and actions/download-artifact. */
export function artifactStandIns(store: ArtifactStore): Readonly<Record<string, StandIn>> {
  return {
    'actions/upload-artifact': uploadStandIn(store),
    'actions/download-artifact': downloadStandIn(store),
  };
}

const INPUTS = [
  'name',
  'path',
  'if-no-files-found',
  'retention-days',
  'overwrite',
  'include-hidden-files',
];

/** Puts the files of `path` (lines, globs, `!` takes away) into the artifact of this run. */
function uploadStandIn(store: ArtifactStore): StandIn {
  return async ({ inputs, workspace, github, print }) => {
    const { name = 'artifact', path: asked = '', ...more } = knownInputs(inputs, INPUTS);
    const { 'if-no-files-found': missing = 'warn' } = more;
    const { tops, files } = await search(workspace, asked, more['include-hidden-files'] === 'true');
    if (files.length === 0) {
      const message = `No files were found with the provided path: ${asked}. No artifacts will be uploaded.`;
      if (missing === 'error') throw new Error(message);
      print(missing === 'warn' ? `::warning::${message}` : message);
      return undefined;
    }
    // As the action does: paths are kept from what all of them share.
    const [only = ''] = tops;
    const top = tops.length === 1 && !files.includes(only) ? only : shared(files);
    const members = await Promise.all(
      files.map(async (file) => ({
        name: path.relative(top, file),
        content: await readFile(file),
      })),
    );
    const zip = await zipOf(members);
    const run = String(github['run_id']);
    const { id } = store.put(run, name, zip, { overwrite: more['overwrite'] === 'true' });
    print(`uploaded ${files.length} files as ${name}`);
    const page = `${String(github['server_url'])}/${String(github['repository'])}/actions/runs/${run}`;
    return {
      outputs: {
        'artifact-id': String(id),
        'artifact-url': `${page}/artifacts/${id}`,
        'artifact-digest': createHash('sha256').update(zip).digest('hex'),
      },
    };
  };
}

/** What the patterns match (`tops`), and all files there; hidden ones only if asked for. */
async function search(workspace: string, asked: string, hidden: boolean) {
  const lines = asked.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const matching = (pattern: string) => globSync(path.resolve(workspace, pattern));
  const tops = lines.filter((line) => !line.startsWith('!')).flatMap(matching);
  const out = new Set(
    lines.filter((line) => line.startsWith('!')).flatMap((line) => matching(line.slice(1))),
  );
  const found = await Promise.all(
    tops.map(async (top) => {
      const files = await filesIn(top);
      const shown = (file: string) => !/(?:^|\/)\./.test(path.relative(path.dirname(top), file));
      return hidden ? files : files.filter(shown);
    }),
  );
  return { tops, files: found.flat().filter((file) => !out.has(file)) };
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
