import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { competitionOf } from '../../actions/src/environment/settings/competition.ts';
import { RUN_LABEL } from '../../actions/src/container/spec.ts';

/** What is the user's and no test may touch, as one line each. */
export type Belongings = readonly string[];

/** Folders of the working tree that hold what a user made or downloaded. */
const FOLDERS = ['competition_data', 'data', 'submission', 'submission_src'];

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Notes the user's images, containers that run, data and submission before all tests, and fails the
 * run if any of them is another one afterwards.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const before = await belongings();
  return async () => {
    const changed = changes(before, await belongings());
    if (changed.length === 0) return;
    process.exitCode = 1;
    throw new Error(
      `tests changed what is the user's, unless somebody else did:\n${changed.join('\n')}`,
    );
  };
}

/** The lines that are in one list only. Containers may come: others run some too. */
export function changes(before: Belongings, after: Belongings): string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after
      .filter((line) => !before.includes(line) && !line.startsWith('container '))
      .map((line) => `+ ${line}`),
  ];
}

async function belongings(): Promise<Belongings> {
  const engine = await connect(process.env).catch(() => undefined);
  return [
    ...(engine === undefined ? [] : [...(await ownImages(engine)), ...(await containers(engine))]),
    ...FOLDERS.flatMap((folder) => filesBelow(folder)),
  ];
}

/** The ids behind `*-local` tags of the project's own name. */
async function ownImages({ docker }: Engine): Promise<string[]> {
  const { image } = await competitionOf(root);
  const images = await docker.listImages();
  return images.flatMap(({ Id, RepoTags }) =>
    (RepoTags ?? [])
      .filter((tag) => tag.startsWith(`${image}:`) && tag.endsWith('-local'))
      .map((tag) => `image ${tag} ${Id}`),
  );
}

/** Those that run, but for runs of ours: each of them ends by itself. */
async function containers({ docker }: Engine): Promise<string[]> {
  const all = await docker.listContainers();
  return all
    .filter(({ Labels }) => Labels[RUN_LABEL] === undefined)
    .map(({ Id }) => `container ${Id}`);
}

/** Each file with its size and time of change. */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map(
        (file) => `${path.relative(root, file)} ${statSync(file).size} ${statSync(file).mtimeMs}`,
      );
  } catch {
    return [];
  }
}
