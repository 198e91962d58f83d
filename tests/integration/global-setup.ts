import { createHash } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { connect } from '../../actions/src/container/connect.ts';
import { competitionOf } from '../../actions/src/environment/competition.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { repositoryPorts } from '../support/repository-ports.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Id of the `lite` image of this working tree: `inject('liteImage')`. */
    liteImage: string;
  }
}

/**
 * Builds the lite image once for all files. It has a tag of its own for each working tree, so that a
 * `make build` next to the tests does not take it away.
 */
export default async function setup(project: TestProject): Promise<void> {
  const ports = repositoryPorts();
  const engine = await connect(ports.env);
  const tree = createHash('sha256').update(ports.root).digest('hex').slice(0, 8);
  const { image } = await competitionOf(ports.root);
  const tag = `${image}:lite-test-${tree}`;
  const { id } = await buildImage(engine, { variant: 'lite', tag }, ports);
  project.provide('liteImage', id);
}
