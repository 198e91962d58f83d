import { readFile } from 'node:fs/promises';
import { lockEnvironments } from '../../../actions/src/commands/request/lock/lock.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { BOOTSTRAPPED_BASE } from '../../../actions/src/image/build/bootstrap.ts';
import { channelFolder, debianChannels } from '../../channels/debian-channel.ts';
import { debianRepository } from '../../channels/debian-environment.ts';
import { serveChannels } from '../../channels/serve-channels.ts';
import { engineAddress } from '../../harness/packages/package-index.ts';
import { type PrivateEngine, startEngine } from '../../harness/engines/private-engine.ts';
import { type BuildRoot, buildRoot } from './build-root.ts';

/** In the engine's own network, where nobody else has a port. */
const PORT = '8731';

/** An engine of a test's own that can build conda variants, though it reaches no network. */
export interface EngineApart extends PrivateEngine {
  /** Where its builds find the channels of Debian's packages. */
  readonly channelBase: string;
}

/**
 * Starts one. Its base is a lite image, so that nothing has to come from Debian: what the installer's system
 * needs is there.
 * @param configFile as `startEngine` takes it
 */
export async function engineApart(lite: string, configFile?: string): Promise<EngineApart> {
  const machine = await connect(process.env);
  const folder = await channelFolder(machine, lite);
  const server = ['python3', '-m', 'http.server', PORT, '--directory', folder];
  const apart = await startEngine({
    beside: server,
    ...(configFile !== undefined && { configFile }),
  });
  try {
    const { engine } = apart;
    await engine.docker.loadImage(await machine.docker.getImage(lite).get());
    const [repo = '', tag = ''] = BOOTSTRAPPED_BASE.split(':');
    await engine.docker.getImage(lite).tag({ repo, tag });
    return { ...apart, channelBase: `http://${await engineAddress(engine)}:${PORT}/` };
  } catch (error) {
    await apart.close();
    throw error;
  }
}

/** A repository for it: conda variants of those channels, locked, whose base has Debian's packages already. */
export async function rootApart(lite: string, variants: readonly string[]): Promise<BuildRoot> {
  const root = await buildRoot();
  const last = await readFile(root.path('runtime/steps/runtime.sh'), 'utf8');
  await root.write({
    ...debianRepository(),
    'runtime/steps/apt.sh': 'exit 0\n',
    // A lite image has it.
    'runtime/steps/runtime.sh': last.replace('ln -s ', 'ln -sfn '),
  });
  await exec('git', ['-C', root.root, 'add', '.']);
  const server = await serveChannels(await debianChannels(root.engine, lite));
  try {
    const solve = { channelBase: server.base, deadlineMs: 120_000 };
    for (const variant of variants) {
      await lockEnvironments({ variant, upgrade: [], upgradeAll: false, solve }, root.ports);
    }
  } finally {
    await server.close();
  }
  return root;
}
