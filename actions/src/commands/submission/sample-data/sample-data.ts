import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect, type Engine } from '../../../container/connect.ts';
import { OutputTail } from '../../../container/output-tail.ts';
import { runContainer } from '../../../container/run.ts';
import { runtimeCommand } from '../../../container/runtime-command.ts';
import { knownExitCode, UserError } from '../../../errors.ts';
import type { Ports, Step } from '../../../ports.ts';
import { ownUser } from '../../../processes.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { competitionPaths } from '../../../submission/layout.ts';
import { replaceFolder } from '../../../files/replace-folder.ts';
import { lastLines } from '../../../text.ts';
import { imageFor, type ImageInputs } from '../image-for.ts';

export interface SampleDataInputs extends ImageInputs {
  readonly datasets: readonly string[];
}

/** Lies in a data set that this command made, and in no other. */
const MARKER = 'sample_data.json';
/** Another number makes data sets of an older generator give way to new ones. */
const GENERATOR = 1;

/**
 * Draws a small data set in `competition_data/<dataset>`, unless it is there already.
 *
 * @returns the data sets that were made now
 * @throws {UserError} if the folder holds anything that this command did not make.
 */
export async function sampleData(inputs: SampleDataInputs, ports: Ports): Promise<string[]> {
  const { root, log } = ports;
  const wanted: string[] = [];
  for (const dataset of inputs.datasets) {
    const { folder } = competitionPaths(root, dataset);
    if (await isComplete(folder)) log.info(`${shown(folder)}: already there`);
    else wanted.push(dataset);
  }
  if (wanted.length === 0) return wanted;
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  for (const dataset of wanted) {
    const { folder } = competitionPaths(root, dataset);
    const step = log.step(`sample data, ${dataset}`);
    try {
      await replaceFolder(folder, async (fresh) => {
        await draw(engine, image.id, dataset, fresh, ports, step);
        await writeFile(path.join(fresh, MARKER), markerText());
      });
      step.done(shown(folder));
    } catch (error) {
      step.fail();
      throw fileError(`write to ${shown(folder)}`, error);
    }
  }
  return wanted;
}

/** Whether `competition_data/<dataset>` was made by this command. */
export function isSampleData(folder: string): boolean {
  return existsSync(path.join(folder, MARKER));
}

/** Whether a data set is to be drawn: competition data that is there is used as it is. */
export function wantsSample(dataset: string, root: string): boolean {
  const { folder, queryMetadata } = competitionPaths(root, dataset);
  return !existsSync(queryMetadata) || isSampleData(folder);
}

/** Whether the data set is ours and of this generator; false if there is none to lose. */
async function isComplete(folder: string): Promise<boolean> {
  if (isSampleData(folder)) {
    return (await readFile(path.join(folder, MARKER), 'utf8')) === markerText();
  }
  const held = await readdir(folder).catch(() => []);
  if (held.every((name) => name.startsWith('.'))) return false;
  throw new UserError(`${shown(folder)} holds data that \`make sample-data\` did not make`, {
    next: 'use it as it is: make data-subset; or move it away to get sample data',
  });
}

async function draw(
  engine: Engine,
  image: string,
  dataset: string,
  folder: string,
  { signal }: Ports,
  step: Step,
): Promise<void> {
  const tail = new OutputTail();
  const { exitCode } = await runContainer(
    engine,
    {
      image,
      command: runtimeCommand('sample-data', dataset, '/output'),
      mounts: [{ source: folder, target: '/output' }],
      user: ownUser(),
      readOnlyRoot: true,
      tmpfs: { '/tmp': 'rw,nosuid,nodev,size=64m' },
      limits: { memoryBytes: 2 * 2 ** 30, processes: 256 },
    },
    {
      signal,
      onOutput: (chunk) => {
        tail.push(chunk);
        const last = /(\d+)\/(\d+)\s*$/.exec(tail.text);
        if (last) step.update(`${last[1]} of ${last[2]} videos`);
      },
    },
  );
  if (exitCode === 0) return;
  throw new UserError(`no videos could be drawn: ${lastLines(tail.text, 1)}`, {
    exitCode: knownExitCode(exitCode),
    next: 'make build, for an image of this version of the repository; then try again',
  });
}

function markerText(): string {
  const about =
    'Drawn by `make sample-data`, not competition data. Safe to delete with its folder.';
  return `${JSON.stringify({ about, generator: GENERATOR }, null, 2)}\n`;
}
