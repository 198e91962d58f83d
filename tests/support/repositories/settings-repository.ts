import { type GitRepository, gitRepository } from 'actions-testbed';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';

const SETTINGS = 'environment/competition.yml';

/** A git repository with this repository's registry settings, as the commands of a release need it. */
export async function settingsRepository(): Promise<GitRepository> {
  const repository = await gitRepository();
  await mkdir(path.join(repository.root, 'environment'));
  const ours = path.join(import.meta.dirname, '../../..', SETTINGS);
  await copyFile(ours, path.join(repository.root, SETTINGS));
  return repository;
}
