/**
 * Runs a command in a copy of this repository whose conda environment comes from a channel of Debian's
 * packages, repacked here: for whoever has no conda-forge at hand.
 *
 *   scripts/node24/run node tests/channels/try.ts make build test-container quickstart
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../../actions/src/container/connect.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { engineAddress } from '../harness/packages/package-index.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { copyRepository } from './copy-repository.ts';
import { debianChannels } from './debian-channel.ts';
import { debianRepository } from './debian-environment.ts';
import { serveChannels } from './serve-channels.ts';

/** The same where it is free, so that the engine's cache knows the layers again. */
const PORT = 8917;
/** Of this command alone: an image that somebody has built stays. */
const IMAGE = 'vsc-try';

const ports = repositoryPorts();
// Or the copy's own set-up would do it, through the link to the packages, and empty them.
await ports.exec(path.join(ports.root, 'scripts/setup.sh'), []);
const engine = await connect(ports.env);
const { id } = await buildImage(engine, { variant: 'lite', tag: 'vsc-test-lite:channel' }, ports);
const channels = await debianChannels(engine, id);
const host = await engineAddress(engine);
const server = await serveChannels(channels, undefined, { host, port: PORT }).catch(() =>
  serveChannels(channels, undefined, { host }),
);
const copy = await mkdtemp(path.join(tmpdir(), 'vsc-conda-'));
try {
  await copyRepository(ports.root, copy);
  for (const [name, text] of Object.entries(debianRepository())) {
    await writeFile(path.join(copy, name), text);
  }
  const [command = 'make', ...rest] = process.argv.slice(2);
  const own = { CPU_OR_GPU: 'cpu', VSC_IMAGE_NAME: IMAGE };
  const env = { ...own, ...process.env, VSC_CHANNEL_BASE: server.base };
  const child = spawn(command, rest, { cwd: copy, stdio: 'inherit', env });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
  const made = `${env.VSC_IMAGE_NAME}:${env.CPU_OR_GPU}`;
  process.stdout.write(`To get the room back: docker image rm ${made}-local ${made}-cache\n`);
} finally {
  await server.close();
  await rm(copy, { recursive: true, force: true });
}
