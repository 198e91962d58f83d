import { inject } from 'vitest';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';

/** The name of a local build. */
export const LITE = 'meta-vsc-descriptor-runtime:lite-local';

/** Gives an engine of a test's own the lite image of the machine's, under the name of a local build. */
export async function loadLite({ docker }: Pick<Engine, 'docker'>): Promise<void> {
  const machine = await connect(process.env);
  await docker.loadImage(await machine.docker.getImage(inject('liteImage')).get());
  const [repo = '', tag = ''] = LITE.split(':');
  await docker.getImage(inject('liteImage')).tag({ repo, tag });
}
