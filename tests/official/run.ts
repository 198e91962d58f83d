/**
 * Builds an official image for real, where conda-forge is out of reach: its environment file as it is
 * committed, with PyPI's wheels of the pinned versions as conda packages (pins.ts has what differs), and
 * its pip section from PyPI. Tests the image, and runs the organisers' baseline in that of cpu.
 *
 *   make official
 *   make official CPU_OR_GPU=gpu
 *
 * It needs an engine, PyPI, Debian's mirror, 12 GB of disk (gpu: 30) and half an hour.
 */
import { cp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { connect } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { ensureBase } from '../../actions/src/image/build/base.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { readOrThrow } from '../unit/environment/fixture.ts';
import { officialChannels, planOf } from './channel.ts';
import { watchDisk } from './disk.ts';
import { officialCopy } from './official-copy.ts';
import { OFFICIAL, SUBSTITUTES, withSubstitutes } from './pins.ts';

const VARIANT = OFFICIAL.find((each) => each === (process.env['CPU_OR_GPU'] ?? 'cpu'));
if (VARIANT === undefined) throw new Error(`CPU_OR_GPU is one of ${OFFICIAL.join(', ')}`);
/** Of this target alone: an official image that somebody has built stays. */
const IMAGE = 'vsc-official';
const TAG = `${IMAGE}:${VARIANT}-local`;
const FILE = `environment/environment-${VARIANT}.yml`;

const ports = repositoryPorts();
const engine = await connect(ports.env);
const say = (text: string) => void process.stdout.write(`\n== ${text}\n`);

say('Pins with no wheel of their own');
for (const { pin, taken, reason } of SUBSTITUTES[VARIANT]) {
  process.stdout.write(`${pin}${taken === pin ? '' : ` -> ${taken}`}: ${reason}\n`);
}
const text = withSubstitutes(await readFile(path.join(ports.root, FILE), 'utf8'), VARIANT);
const dockerfile = await readFile(path.join(ports.root, 'runtime/Dockerfile'), 'utf8');
say("Making the channels of PyPI's wheels");
const disk = watchDisk(engine);
const channels = await officialChannels(VARIANT, planOf(readOrThrow(FILE, text)), {
  engine,
  base: (await ensureBase(engine, dockerfile, 'amd64', ports)).from,
  env: ports.env,
  onOutput: (chunk) => void process.stdout.write(chunk),
});
await disk.note('making the channels');
const copy = await officialCopy(ports.root, engine, { channels, image: IMAGE });
const took: [string, number][] = [];
try {
  await copy.write(FILE, text);
  const variant = ['--variant', VARIANT];
  const { from } = copy;
  await step(['lock', ...variant, ...from]);
  await step(['build', ...variant, ...from]);
  await step(['test-image', ...variant]);
  await step(['smoke-test', ...variant]);
  if (VARIANT === 'cpu') await baseline(variant);
  await twice([...variant, ...from]);
  say('pip check');
  const checked = await runContainer(
    engine,
    { image: TAG, command: ['python', '-m', 'pip', 'check'] },
    { signal: ports.signal, onOutput: (chunk) => void process.stdout.write(chunk) },
  );
  say('Figures');
  process.stdout.write(`pip check: exit code ${checked.exitCode}\n`);
  for (const [name, seconds] of took) process.stdout.write(`${name}: ${Math.round(seconds)} s\n`);
  for (const line of disk.lines()) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `To get the room back: docker image rm ${TAG} ${IMAGE}:${VARIANT}-cache; docker builder prune; rm -r .cache/official/${VARIANT}\n`,
  );
} finally {
  disk.end();
  await copy.close();
}

/** The organisers' baseline in place of the template, from the videos to the score. */
async function baseline(variant: readonly string[]): Promise<void> {
  const source = path.join(copy.folder, 'submission_src');
  await rm(source, { recursive: true });
  await cp(path.join(import.meta.dirname, 'baseline'), source, { recursive: true });
  const organisers = path.join(ports.root, 'vsc2022/vsc');
  if (existsSync(organisers)) {
    await cp(organisers, path.join(source, 'vsc'), { recursive: true });
  } else say("vsc2022 is not checked out: the baseline's steps are ours (make update-submodules)");
  await exec('git', ['-C', copy.folder, 'add', '.']);
  const dataset = ['--dataset', 'train'];
  await step(['sample-data', ...variant]);
  await step(['data-subset', ...dataset, '--proportion', '0.5']);
  await step(['embed', ...dataset, ...variant]);
  await step(['pack-submission', ...dataset]);
  await step(['test-submission', ...dataset, ...variant]);
  const truth = ['--ground-truth', 'data/train/train_descriptor_ground_truth.csv'];
  const subset = ['--subset', 'data/train/query_subset.csv'];
  await step(['score', 'submission/submission.tar.gz', ...truth, ...subset]);
}

/** Builds the image once more, without any layer of the first time, and compares the two. */
async function twice(more: readonly string[]): Promise<void> {
  const first = await builtId();
  await step(['build', '--force', ...more]);
  const second = await builtId();
  if (first !== second) throw new Error(`built twice, the image is ${first}, then ${second}`);
  process.stdout.write(`built twice: ${first}\n`);
}

/** The id of the image as it is now. */
async function builtId(): Promise<string> {
  return (await engine.docker.getImage(TAG).inspect()).Id;
}

/** Runs a command of the copy and notes its time; its failure ends all. */
async function step(words: readonly string[]): Promise<void> {
  say(`vsc ${words.join(' ')}`);
  const start = performance.now();
  await copy.vsc(words);
  took.push([words[0] ?? '', (performance.now() - start) / 1000]);
  await disk.note(words[0] ?? '');
}
