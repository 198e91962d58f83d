import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { connectGitHub } from '../../../github/client.ts';
import { makeRelease } from '../../../github/commits/tags.ts';
import type { Ports } from '../../../ports.ts';
import { isCommit } from '../../../registry/ledger/ledger.ts';
import { readArtifactText } from '../../request/comment-report/artifact-text.ts';
import { NOTES_FILE, type ReleaseNotes } from '../release-notes/pages.ts';

export interface PublishedNotes {
  readonly number: number;
  /** Page of the release. */
  readonly url: string;
}

/**
 * Makes the page of a release on GitHub, under the tag `images-r<number>` on its commit. One that is there
 * stays as it is: what somebody added to it is not lost.
 *
 * @throws UserError if the folder has no notes, or GitHub refuses.
 */
export async function publishNotes(folder: string, ports: Ports): Promise<PublishedNotes> {
  const { number, commit, notes } = notesIn(
    await readArtifactText(folder, NOTES_FILE),
    path.join(folder, NOTES_FILE),
  );
  const tag = `images-r${number}`;
  const url = await makeRelease(connectGitHub(ports.env), {
    tag,
    name: `Images, release ${number}`,
    notes,
    commit,
    // Versions of the actions have the mark: people look for those there.
    latest: false,
  });
  return { number, url };
}

function notesIn(text: string, file: string): ReleaseNotes {
  const value = parsed(text) as Partial<ReleaseNotes> | null | undefined;
  const sound =
    value?.version === 1 &&
    Number.isSafeInteger(value.number) &&
    isCommit(value.commit) &&
    typeof value.notes === 'string';
  if (sound) return value as ReleaseNotes;
  throw new UserError(`${file} has no notes of a release`, {
    next: 'give the folder that promote-images wrote (its input pages)',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
