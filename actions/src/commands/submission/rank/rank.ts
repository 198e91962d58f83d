import { existsSync, statSync } from 'node:fs';
import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { connect, type Engine } from '../../../container/connect.ts';
import { OutputTail } from '../../../container/output-tail.ts';
import { runContainer } from '../../../container/run.ts';
import { runtimeCommand } from '../../../container/runtime-command.ts';
import { ExitCode, knownExitCode, SurroundingsError, UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { ownUser } from '../../../processes.ts';
import { fileError, shown } from '../../../files/messages.ts';
import {
  rankingLines,
  type RankStats,
  readRankStats,
} from '../../../submission/archive/rank-stats.ts';
import { removeLeftovers } from '../../../files/replace-folder.ts';
import { lastLines } from '../../../text.ts';
import { imageFor, type ImageRunInputs, usesGpu } from '../image-for.ts';

export interface RankInputs extends ImageRunInputs {
  /** Absolute paths of descriptor files, as a submission holds them. */
  readonly query: string;
  readonly reference: string;
  /** Absolute path of the rankings CSV to write. */
  readonly out: string;
  /** Overwrite it. */
  readonly force: boolean;
}

/** What to do about the failures that the image's `rank` knows. */
const NEXT: Readonly<Record<number, string>> = {
  [ExitCode.invalidSubmission]:
    'save the three arrays with numpy.savez, as submission_src/main.py does',
  [ExitCode.surroundings]: 'free some space where --out is, or choose another place',
};

/**
 * Ranks two descriptor files in the image, with the code that ranks a submission. The output belongs
 * to the caller.
 *
 * @throws {UserError} if a file is missing or can't be ranked, `out` is there, or no image is.
 */
export async function rankDescriptors(inputs: RankInputs, ports: Ports): Promise<RankStats> {
  const { out } = inputs;
  if (!existsSync(path.dirname(out))) {
    throw new UserError(`there is no folder ${shown(path.dirname(out))} for --out`, {
      next: 'make it, or choose another place',
    });
  }
  if (existsSync(out) && !inputs.force) {
    throw new UserError(`${shown(out)} exists`, {
      next: 'add --force to overwrite it, or move it away',
    });
  }
  for (const file of [inputs.query, inputs.reference]) checkInput(file);
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  const step = ports.log.step('rank');
  const work = path.join(path.dirname(out), `.vsc-rank-${process.pid}`);
  try {
    await removeLeftovers(path.dirname(out), '.vsc-rank-');
    await mkdir(work);
    const gpu = await usesGpu(image, inputs, ports);
    const stats = await rankInImage(engine, inputs, { image: image.id, gpu, work }, ports.signal);
    await rename(path.join(work, 'rankings.csv'), out);
    const { summary, warnings } = rankingLines(stats);
    step.done(`${shown(out)}: ${summary}`);
    for (const warning of warnings) ports.log.warn(warning);
    return stats;
  } catch (error) {
    step.fail();
    throw fileError(`write ${shown(out)}`, error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function checkInput(file: string): void {
  if (!existsSync(file)) {
    throw new UserError(`there is no ${shown(file)}`, {
      next: 'give a query and a reference file: npx vsc rank query.npz reference.npz --out rankings.csv',
    });
  }
  if (!statSync(file).isFile()) {
    throw new UserError(`${shown(file)} is not a file`, { next: 'give the npz file itself' });
  }
}

async function rankInImage(
  engine: Engine,
  inputs: RankInputs,
  { image, gpu, work }: { image: string; gpu: boolean; work: string },
  signal: AbortSignal,
): Promise<RankStats> {
  // Each file keeps its name, for that is what messages call it.
  const query = `/query/${path.basename(inputs.query)}`;
  const reference = `/reference/${path.basename(inputs.reference)}`;
  const printed = { stdout: new OutputTail(), stderr: new OutputTail() };
  const { exitCode, oomKilled } = await runContainer(
    engine,
    {
      image,
      command: runtimeCommand('rank', query, reference, '/output/rankings.csv'),
      user: ownUser(),
      mounts: [
        { source: await realpath(inputs.query), target: query, readOnly: true },
        { source: await realpath(inputs.reference), target: reference, readOnly: true },
        { source: await realpath(work), target: '/output' },
      ],
      ...(inputs.skipGpu && { env: { VSC_SKIP_GPU: 'true' } }),
      gpu,
      readOnlyRoot: true,
      limits: { processes: 512 },
    },
    {
      signal,
      onOutput: (chunk, stream) => printed[stream].push(chunk),
    },
  );
  if (exitCode === 0) return readRankStats(printed.stdout.text);
  if (oomKilled)
    throw new SurroundingsError('the ranking ran out of memory', {
      next: 'give the engine more memory',
    });
  const message = lastLines(printed.stderr.text, 1) || `rank ended with code ${exitCode}`;
  const next = NEXT[exitCode] ?? 'make build, for an image of this version; then try again';
  throw new UserError(message, { exitCode: knownExitCode(exitCode), next });
}
