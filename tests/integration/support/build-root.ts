import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import type { Ports } from '../../../actions/src/ports.ts';
import type { CertificateFiles } from '../../harness/http/server.ts';
import {
  engineAddress,
  type MadeWheel,
  type PackageIndex,
  startIndex,
} from '../../harness/packages/package-index.ts';
import { keptWheels } from '../../support/programs/kept-wheels.ts';
import { ownImage } from '../../support/images/own-image.ts';
import { removeImages } from '../../support/images/remove-images.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import { type TemporaryRoot, temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** A repository of its own with a copy of what goes into the image, to edit and to build. */
export interface BuildRoot extends TemporaryRoot {
  engine: Engine;
  ports: Ports;
  /** A tag that is removed, with its image, when the test is over. */
  tag: string;
}

/** Wheels that are pinned by their hash are downloaded once, for all tests. */
const withCache: Ports['withCache'] = (name, work) => repositoryPorts().withCache(name, work);

/** The copy has the same bytes, so its package layers come from the engine's cache. */
export async function buildRoot(): Promise<BuildRoot> {
  const temporary = await temporaryRoot();
  const repository = path.resolve(import.meta.dirname, '../../..');
  await cp(path.join(repository, 'runtime'), temporary.path('runtime'), {
    recursive: true,
    filter: (source) => !source.includes('__pycache__'),
  });
  for (const name of ['.gitignore', 'environment']) {
    await cp(path.join(repository, name), temporary.path(name), { recursive: true });
  }
  await ownImage(temporary.root);
  await exec('git', ['-C', temporary.root, 'init', '--quiet']);
  await exec('git', ['-C', temporary.root, 'add', '.']);
  const engine = await connect(process.env);
  const tag = `vsc-test-build:${randomBytes(6).toString('hex')}`;
  onTestFinished(() => removeImages(engine, [tag]));
  const ports = { ...temporary.ports, env: process.env, exec, withCache };
  return { ...temporary, engine, tag, ports };
}

/** A package index for the builds of one test, at this machine's end of the engine's network. */
export async function buildIndex(
  engine: Engine,
  wheels: MadeWheel[],
  tls?: CertificateFiles,
): Promise<PackageIndex> {
  const pinned = await keptWheels('runtime/wheels-lite.txt');
  const index = await startIndex(wheels, await engineAddress(engine), pinned, tls);
  onTestFinished(() => index.close());
  return index;
}
