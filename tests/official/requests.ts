/**
 * What package requests push of the official image for cpu, counted in front of a real registry. It takes
 * the channels that `make official` has made, and the layers that the engine still has.
 *
 *   scripts/node24/run node tests/official/requests.ts
 *
 * It needs 8 GB of disk beside those of `make official`, and a quarter of an hour.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../actions/src/container/connect.ts';
import { ensureBase } from '../../actions/src/image/build/base.ts';
import { type CountedPush, countingRegistry } from '../harness/registry/counting-registry.ts';
import { removeImages } from '../support/images/remove-images.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { readOrThrow } from '../unit/environment/fixture.ts';
import { officialChannels, planOf } from './channel.ts';
import { officialCopy } from './official-copy.ts';
import { withSubstitutes } from './pins.ts';

const FILE = 'environment/environment-cpu.yml';
/** Of this program alone: the image of `make official` stays. */
const IMAGE = 'vsc-requests';
const TAG = `${IMAGE}:cpu-local`;
const SMALL = '  - loguru=0.6.0\n';
const LAST = '      - transformers==4.25.1\n';

const ports = repositoryPorts();
const engine = await connect(ports.env);
const text = withSubstitutes(await readFile(path.join(ports.root, FILE), 'utf8'), 'cpu');
for (const line of [SMALL, LAST]) {
  if (!text.includes(line)) throw new Error(`${FILE} has no longer a line ${line.trim()}`);
}
const dockerfile = await readFile(path.join(ports.root, 'runtime/Dockerfile'), 'utf8');
const channels = await officialChannels('cpu', planOf(readOrThrow(FILE, text)), {
  engine,
  base: (await ensureBase(engine, dockerfile, 'amd64', ports)).from,
  env: ports.env,
  onOutput: (chunk) => void process.stdout.write(chunk),
});

/** The environment file after each request: each is on top of the one before. */
const requests = {
  'all of it, without loguru': text.replace(SMALL, ''),
  'loguru is added (conda)': text,
  'einops is added (pip)': text.replace(LAST, `${LAST}      - einops==0.6.0\n`),
};

const copy = await officialCopy(ports.root, engine, { channels, image: IMAGE });
const registry = await countingRegistry(engine);
try {
  const rows: string[] = [];
  for (const [request, file] of Object.entries(requests)) {
    await copy.write(FILE, file);
    await copy.vsc(['lock', '--variant', 'cpu', ...copy.from]);
    await copy.vsc(['build', '--variant', 'cpu', ...copy.from]);
    const { Id } = await engine.docker.getImage(TAG).inspect();
    rows.push(row(request, await registry.push(Id)));
  }
  const head =
    '| Request | MB pushed | Its layers of packages | In one layer |\n| --- | --- | --- | --- |';
  process.stdout.write(`\n${head}\n${rows.join('\n')}\n`);
} finally {
  await registry.close();
  await copy.close();
  await removeImages(engine, [TAG, `${IMAGE}:cpu-cache`]);
}

/** A row of the table. One layer of the environment would have the bytes of all of its layers. */
function row(request: string, { up, layers }: CountedPush): string {
  // Four of conda's and two of pip's: below are the base and Debian's packages, above is the runtime.
  const own = layers.slice(2, 8);
  const whole = own.reduce((sum, size) => sum + size, 0);
  const cells = [request, megabytes(up), own.map(megabytes).join(', '), megabytes(whole)];
  return `| ${cells.join(' | ')} |`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
