import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addEntry } from '../../../environment/files/add-entry.ts';
import { competitionOf, environmentsOf } from '../../../environment/settings/competition.ts';
import { readEnvironment } from '../../../environment/files/read.ts';
import { UserError } from '../../../errors.ts';
import { firstProblem } from '../../../finding.ts';
import type { GitHub } from '../../../github/client.ts';
import { fileAt, pullBranch } from '../../../github/pulls/files.ts';
import type { RequestEvent } from '../../../github/request-event.ts';
import { parseForm } from './form.ts';

/** An environment file is refused beyond this by every check. */
const LARGEST = 50_000;

/**
 * The environment files as a request wants them, by their path: main's with the line of a form, or those
 * of a pull request. They are data; nothing of a request is run.
 *
 * @throws UserError if a form can't be followed, or a file of the pull request is not one of ours.
 */
export async function editedFiles(
  root: string,
  event: RequestEvent,
  github: GitHub,
): Promise<ReadonlyMap<string, string>> {
  const environments = environmentsOf(await competitionOf(root));
  const files = new Map<string, string>();
  if (event.kind === 'lock') {
    const { sha } = await pullBranch(github, event.number);
    for (const { file } of environments) {
      const bytes = await fileAt(github, { path: file, ref: sha, most: LARGEST });
      files.set(file, readable(file, bytes).text);
    }
    return files;
  }
  const names = environments.map(({ variant }) => variant);
  const { asked, variants } = parseForm(event.body, names);
  for (const { file } of environments.filter(({ variant }) => variants.includes(variant))) {
    files.set(file, addEntry(readable(file, await readFile(path.join(root, file))), asked));
  }
  return files;
}

function readable(name: string, bytes: Uint8Array) {
  const { file, findings } = readEnvironment(name, bytes);
  if (file !== undefined && findings.length === 0) return file;
  throw new UserError(firstProblem(name, findings), { next: `run npx vsc validate` });
}
