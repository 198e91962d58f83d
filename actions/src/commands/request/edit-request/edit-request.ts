import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { replaceFile } from '../../../files/replace-file.ts';
import { connectGitHub } from '../../../github/client.ts';
import { requestEvent } from '../../../github/request-event.ts';
import type { Ports } from '../../../ports.ts';
import { editedFiles } from './edited-files.ts';

/** `ignored`: this event asks for nothing, or who asks may not. `refused`: the form can't be followed. */
export type EditOutcome = 'edited' | 'refused' | 'ignored';

/**
 * Writes the environment files into the working tree as the form or the pull request of this run's event
 * has them, so that they can be locked.
 *
 * @param from who may ask: GitHub's levels of association
 */
export async function editRequest(from: readonly string[], ports: Ports): Promise<EditOutcome> {
  const event = await requestEvent(ports.env);
  if (event === undefined || !from.includes(event.association)) return 'ignored';
  try {
    const files = await editedFiles(ports.root, event, connectGitHub(ports.env));
    for (const [name, text] of files) {
      await replaceFile(path.join(ports.root, name), (partial) => writeFile(partial, text));
    }
    return 'edited';
  } catch (error) {
    // The job that may write says so in a comment.
    if (!(error instanceof UserError) || error.name !== 'UserError') throw error;
    ports.log.warn(error.message);
    return 'refused';
  }
}
