import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect, type Engine } from '../../../container/connect.ts';
import { OutputTail } from '../../../container/output-tail.ts';
import { runContainer, type RunOptions, type RunResult } from '../../../container/run.ts';
import { runtimeCommand } from '../../../container/runtime-command.ts';
import { competitionOf } from '../../../environment/competition.ts';
import { ExitCode, knownExitCode, UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { ownUser } from '../../../processes.ts';
import { missingDataset, presentVideos } from '../../../submission/competition-data.ts';
import { embedFailure } from './embed-failure.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { competitionPaths, descriptorFolder, preparedPaths } from '../../../submission/layout.ts';
import { openFolder } from '../../../files/open-folder.ts';
import { replaceFile } from '../../../files/replace-file.ts';
import { removeLeftovers } from '../../../files/replace-folder.ts';
import { type LimitWish, runLimits, type RunLimits } from '../../../submission/run-limits.ts';
import { restricted } from '../../../submission/run-spec.ts';
import { tableText } from '../../../files/table.ts';
import { readVideoMetadata, type VideoTable } from '../../../submission/video-metadata.ts';
import { imageFor, type ImageRunInputs, usesGpu } from '../image-for.ts';

export type VideoSet = 'query' | 'reference';

export interface EmbedInputs extends ImageRunInputs {
  readonly dataset: string;
  readonly sets: readonly VideoSet[];
  /** No time limit unless one is given: a full set takes as long as it takes. */
  readonly limits: LimitWish;
}

/** Who main.py is if the caller is root: the image's user `submission`. */
const UNPRIVILEGED = 64000;
/** Others may read a folder and go into it. */
const OTHERS_ENTER = 0o005;

/**
 * Runs submission_src/main.py over a full set of videos and puts the descriptors where
 * `descriptorFolder` says. main.py
 * finds the set where it finds the query subset on the platform, so the same code serves both.
 *
 * @returns the files written
 * @throws {UserError} if data, main.py, engine or image is missing, or main.py fails
 */
export async function embedDataset(inputs: EmbedInputs, ports: Ports): Promise<string[]> {
  const { root, log } = ports;
  const source = path.join(root, 'submission_src');
  if (!existsSync(path.join(source, 'main.py'))) {
    throw new UserError(`there is no ${shown(path.join(source, 'main.py'))}`, {
      next: 'write one; `git checkout submission_src` brings the template back',
    });
  }
  await refuseClosed(source);
  const given = competitionPaths(root, inputs.dataset);
  if (!existsSync(given.queryMetadata)) throw missingDataset(given, inputs.dataset);
  const sets = await Promise.all(
    inputs.sets.map(async (set) => ({ set, ...(await fullSet(given, set)) })),
  );
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  const target = descriptorFolder(root, inputs.dataset);
  const work = path.join(root, 'data', `.embed-${process.pid}`);
  const { platform } = await competitionOf(root);
  const written: string[] = [];
  try {
    await mkdir(path.dirname(work), { recursive: true });
    await removeLeftovers(path.dirname(work), '.embed-');
    for (const { set, table, videos } of sets) {
      log.info(`${set} set, ${table.rows.length} videos: main.py runs in ${image.reference}`);
      const data = path.join(work, set);
      await writeSet(data, table);
      const output = path.join(work, `${set}-output`);
      await mkdir(output);
      const user = await userOf(output);
      const folders = { source, data, videos, output };
      const gpu = await usesGpu(image, inputs, ports);
      const tail = new OutputTail();
      const { timeSeconds } = inputs.limits;
      const result = await embed(engine, { image: image.id, set, user, gpu }, folders, {
        limits: runLimits(inputs.limits, engine, table.rows.length, platform),
        ...(timeSeconds !== undefined && { deadlineSeconds: timeSeconds }),
        signal: ports.signal,
        onOutput(chunk) {
          log.raw(chunk);
          tail.push(chunk);
        },
      });
      throwIfFailed(result, set, embedFailure(tail.text));
      written.push(await publish(output, target, `${set}_descriptors.npz`));
    }
    return written;
  } catch (error) {
    throw fileError(`write descriptors to ${shown(target)}`, error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Root's main.py runs as somebody else, who has to read it. */
async function refuseClosed(source: string): Promise<void> {
  const { mode } = await stat(source);
  if (process.getuid?.() !== 0 || (mode & OTHERS_ENTER) === OTHERS_ENTER) return;
  throw new UserError(`${shown(source)} is closed to others, and main.py does not run as root`, {
    next: `chmod -R a+rX ${shown(source)}`,
  });
}

/** Metadata of the videos that are there, and their folder. */
async function fullSet(given: ReturnType<typeof competitionPaths>, set: VideoSet) {
  const [file, videos] =
    set === 'query'
      ? [given.queryMetadata, given.queryVideos]
      : [given.referenceMetadata, given.referenceVideos];
  const table = await readVideoMetadata(file);
  const present = await presentVideos(videos);
  const absent = table.videos.find(({ id }) => !present.has(id));
  if (absent !== undefined) {
    throw new UserError(`${shown(videos)} has no ${absent.id}.mp4`, {
      next: `a submission describes all ${table.rows.length} videos: put the missing ones there`,
    });
  }
  return { table, videos };
}

/** What the container sees as /data; the videos are mounted over its empty folder. */
async function writeSet(folder: string, { columns, rows, videos }: VideoTable): Promise<void> {
  const paths = preparedPaths('', 'test', folder);
  await mkdir(paths.queryVideos, { recursive: true });
  await writeFile(paths.queryMetadata, tableText(columns, rows));
  const ids = videos.map(({ id }) => ({ video_id: id }));
  ids.sort((a, b) => (a.video_id < b.video_id ? -1 : 1));
  await writeFile(paths.querySubset, tableText(['video_id'], ids));
  await openFolder(folder);
}

/** The caller, so that the files are theirs; for root somebody without rights, who may write. */
async function userOf(output: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return ownUser();
  await chown(output, UNPRIVILEGED, UNPRIVILEGED);
  return `${UNPRIVILEGED}:${UNPRIVILEGED}`;
}

function embed(
  engine: Engine,
  {
    image,
    set,
    user,
    gpu,
  }: { image: string; set: VideoSet; user?: string | undefined; gpu: boolean },
  folders: { source: string; data: string; videos: string; output: string },
  { limits, ...options }: RunOptions & { limits: RunLimits },
): Promise<RunResult> {
  const base = restricted(limits);
  const [uid, gid] = (user ?? '0:0').split(':');
  return runContainer(
    engine,
    {
      ...base,
      // The engine gives the folder the mode that it has in the image, hence its owner.
      tmpfs: {
        ...base.tmpfs,
        '/code_execution': `${base.tmpfs?.['/code_execution']},uid=${uid},gid=${gid}`,
      },
      capabilities: [],
      image,
      gpu,
      user,
      command: runtimeCommand('embed', set),
      mounts: [
        { source: folders.source, target: '/source', readOnly: true },
        { source: folders.data, target: '/data', readOnly: true },
        { source: folders.videos, target: '/data/query', readOnly: true },
        { source: folders.output, target: '/output' },
      ],
    },
    options,
  );
}

function throwIfFailed(
  { exitCode, oomKilled, timedOut }: RunResult,
  set: VideoSet,
  reason: string,
): void {
  if (exitCode === 0) return;
  if (timedOut) {
    throw new UserError(`main.py ran past the time limit on the ${set} set`, {
      exitCode: ExitCode.timeLimit,
      next: 'give a longer TIME_LIMIT, or none',
    });
  }
  if (oomKilled) {
    throw new UserError(`main.py ran out of memory on the ${set} set`, {
      exitCode: ExitCode.outOfMemory,
      next: 'keep less in memory, start fewer processes, or give a larger MEMORY_LIMIT',
    });
  }
  throw new UserError(`no descriptors of the ${set} set: ${reason}`, {
    exitCode: knownExitCode(exitCode),
    next: 'read what it printed above, and fix submission_src/main.py',
  });
}

async function publish(output: string, target: string, name: string): Promise<string> {
  const file = path.join(target, name);
  await mkdir(target, { recursive: true });
  await replaceFile(file, async (partial) => {
    await copyFile(path.join(output, name), partial);
    // A copy keeps its owner if the caller is root.
    if (process.getuid?.() === 0) await chown(partial, 0, process.getgid?.() ?? 0);
    await chmod(partial, 0o644);
  });
  return `${shown(file)} (${((await stat(file)).size / 1e6).toFixed(2)} MB)`;
}
