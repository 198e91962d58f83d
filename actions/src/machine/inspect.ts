import { existsSync } from 'node:fs';
import { lstat, open, opendir } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../container/connect.ts';
import { probe } from '../container/probe.ts';
import type { Exec } from '../ports.ts';
import type { EngineFacts, Facts } from './facts.ts';
import { freeBytes, freeForImages } from './free-bytes.ts';
import { gpus } from './gpus.ts';

/** Folders that a container run writes to; files there must stay the user's own. */
const WRITTEN_FOLDERS = ['submission', 'data', 'competition_data'];
const CONTAINER_FOLDERS = ['runtime', 'submission_src', 'submission_quickstart'];
const CONTAINER_FILES = /\.(?:py|sh|txt|yml)$|Dockerfile$|\/conda$/;
/** A data set can hold 50,000 videos; the first thousand entries of a folder tell enough. */
const ENTRIES_READ = 1000;

/** The engine with its images. Without one, `engineProblem` says why none answers. */
export interface FoundEngine extends Pick<Facts, 'engineProblem' | 'images'> {
  readonly engine: Engine | null;
}

/** Gathers the facts for `diagnose`. */
export async function inspect(
  root: string,
  { engine, engineProblem, images }: FoundEngine,
  exec: Exec,
): Promise<Facts> {
  return {
    node: process.version,
    engine: engine === null ? null : await engineFacts(engine),
    engineProblem,
    freeHere: await freeBytes(root),
    probe: await probeRun(root, engine, images[0]),
    images,
    gpus: await gpus(exec),
    foreignFiles: await foreignFiles(root),
    crlfFiles: await crlfFiles(root),
  };
}

/** With the folders of a run, as far as they are there. */
async function probeRun(root: string, engine: Engine | null, image: string | undefined) {
  if (engine === null || image === undefined) return null;
  const mounts = ['submission', 'data']
    .map((name) => ({ source: path.join(root, name), target: `/${name}`, readOnly: true }))
    .filter(({ source }) => existsSync(source));
  return probe(engine, image, mounts);
}

async function engineFacts(engine: Engine): Promise<EngineFacts> {
  const { docker: _docker, where: _where, ...description } = engine;
  return { ...description, freeImages: (await freeForImages(engine)) ?? null };
}

async function foreignFiles(root: string): Promise<string[]> {
  const uid = process.getuid?.();
  // Root may change everything, so nothing is in its way.
  if (uid === undefined || uid === 0) return [];
  const found: string[] = [];
  for (const folder of WRITTEN_FOLDERS) {
    for (const file of await entries(root, folder)) {
      if ((await lstat(path.join(root, file))).uid !== uid) found.push(file);
    }
  }
  return found;
}

async function crlfFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of CONTAINER_FOLDERS) {
    for (const file of await entries(root, folder)) {
      if (CONTAINER_FILES.test(file) && (await hasCrlf(path.join(root, file)))) found.push(file);
    }
  }
  return found;
}

/** A folder with such a name has no lines, and neither has what this user may not read. */
async function hasCrlf(file: string): Promise<boolean> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead).includes('\r\n');
  } catch {
    return false;
  }
}

async function entries(root: string, folder: string): Promise<string[]> {
  const top = path.join(root, folder);
  if (!existsSync(top)) return [];
  const found: string[] = [];
  for await (const entry of await opendir(top, { recursive: true })) {
    if (!entry.isFile() && !entry.isDirectory()) continue;
    found.push(path.relative(root, path.join(entry.parentPath, entry.name)));
    if (found.length === ENTRIES_READ) break;
  }
  return found;
}
