import { gitRepository } from 'actions-testbed';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { imageLabels } from '../../../actions/src/image/labels.ts';

const ENVIRONMENT = 'environment/environment-cpu.yml';
const IMAGE = { variant: 'cpu', inputs: 'sha256:1', base: 'base', lock: {} };

async function revisionAt(root: string): Promise<string | undefined> {
  const places = ['runtime', ENVIRONMENT];
  const about = { image: 'images', title: 'Images' };
  const labels = await imageLabels({ ...IMAGE, places }, about, { root, env: {}, exec });
  return labels['org.opencontainers.image.revision'];
}

it('names the newest commit that changed a file of the image, if git has all of it', async () => {
  const repository = await gitRepository();
  const { root } = repository;
  const first = { 'runtime/run.py': '1\n', 'runtime/old.py': '1\n', [ENVIRONMENT]: 'a\n' };
  await repository.commit('first', first);
  await repository.git('rm', '--quiet', 'runtime/old.py');
  const removed = await repository.commit('One file less');
  await repository.commit('A page, and the other image', {
    'docs/page.md': 'x\n',
    'environment/environment-gpu.yml': 'b\n',
  });
  expect(await revisionAt(root)).toBe(removed);

  const clone = await gitRepository();
  await clone.git('fetch', '--quiet', '--depth=1', `file://${root}`, 'main');
  await clone.git('checkout', '--quiet', 'FETCH_HEAD');
  expect(await revisionAt(clone.root)).toBeUndefined();

  await writeFile(path.join(root, ENVIRONMENT), 'edited\n');
  expect(await revisionAt(root)).toBeUndefined();
  await Promise.all([repository.remove(), clone.remove()]);
}, 60_000);

it('names the base with its digest, and none that was made on this machine', async () => {
  const about = { image: 'images', title: 'Images' };
  const unknown = { root: '/', env: {}, exec: () => Promise.reject(new Error('there is no git')) };
  const baseIn = async (base: string) => {
    const labels = await imageLabels({ ...IMAGE, base, places: [] }, about, unknown);
    return Object.entries(labels).filter(([name]) => name.includes('.base.'));
  };
  const digest = `sha256:${'1'.repeat(64)}`;
  expect(await baseIn(`docker.io/library/debian:bookworm-slim@${digest}`)).toEqual([
    ['org.opencontainers.image.base.name', 'docker.io/library/debian:bookworm-slim'],
    ['org.opencontainers.image.base.digest', digest],
  ]);
  expect(await baseIn('vsc-debian-base:bookworm-slim')).toEqual([]);
});
