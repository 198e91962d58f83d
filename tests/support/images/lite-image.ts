import { createHash } from 'node:crypto';
import { connect } from '../../../actions/src/container/connect.ts';
import { competitionOf } from '../../../actions/src/environment/settings/competition.ts';
import { buildImage } from '../../../actions/src/image/build/build.ts';
import { repositoryPorts } from '../repositories/repository-ports.ts';

/**
 * Builds the lite image of this working tree. It has a tag of its own for each tree, so that a
 * `make build` next to the tests does not take it away.
 *
 * @returns its id; of what did not change, the engine keeps the layers.
 */
export async function buildLiteImage(): Promise<string> {
  const ports = repositoryPorts();
  const engine = await connect(ports.env);
  const tree = createHash('sha256').update(ports.root).digest('hex').slice(0, 8);
  const { image } = await competitionOf(ports.root);
  const tag = `${image}:lite-test-${tree}`;
  const { id } = await buildImage(engine, { variant: 'lite', tag }, ports);
  return id;
}

// `make test` runs this file beside the checks. A failure is the tests' to report: they build again.
if (import.meta.main) await buildLiteImage().catch(() => undefined);
