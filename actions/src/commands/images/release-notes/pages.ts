import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Registry } from '../../../registry/client/client.ts';
import { readEntry, readReleases, type Release } from '../../../registry/ledger/ledger.ts';
import { renderMarkdown } from '../../../report/markdown.ts';
import { releaseContents } from './contents.ts';
import { releaseDiff } from './diff.ts';
import { INDEX_FILE, INDEX_LENGTH, releaseIndex } from './index-page.ts';
import { releaseNotesView } from './release-notes-view.ts';

/** What another job publishes as the page of a release: `notes.json` in the folder. */
export interface ReleaseNotes {
  readonly version: 1;
  readonly number: number;
  readonly commit: string;
  /** Markdown. */
  readonly notes: string;
}

export const NOTES_FILE = 'notes.json';

/** GitHub takes 125,000 characters of a release's text. */
const NOTES_ROOM = 120_000;

/** Writes the pages of a release for a job that may not see the registry: its notes, and the index. */
export async function writeReleasePages(
  folder: string,
  at: { readonly registry: Registry; readonly name: string },
  release: Release,
): Promise<void> {
  const { registry, name } = at;
  const { number, commit, previous } = release;
  const before = previous === undefined ? undefined : await readEntry(registry, previous);
  const after = await releaseContents(registry, release);
  const diff = before && releaseDiff(await releaseContents(registry, before.value), after);
  const { images, software } = after;
  const view = releaseNotesView({ release, name, images }, diff, software);
  const notes = renderMarkdown(view, NOTES_ROOM);
  const made: ReleaseNotes = { version: 1, number, commit, notes };
  const files = {
    [NOTES_FILE]: JSON.stringify(made),
    'proposal.md': `Release ${number} of the images was made: this page lists it. Nothing is built or published by merging it.\n`,
    [INDEX_FILE]: releaseIndex(await readReleases(registry, INDEX_LENGTH), name),
  };
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
