import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../../container/connect.ts';
import { OutputTail } from '../../../container/output-tail.ts';
import { runContainer } from '../../../container/run.ts';
import { runtimeCommand } from '../../../container/runtime-command.ts';
import { removeLeftovers } from '../../../files/replace-folder.ts';
import { messageOf } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { ownUser } from '../../../processes.ts';
import type { VideoSet } from '../../../submission/layout.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import { lastLines } from '../../../text.ts';
import type { DataSetOfTruth } from './data-set.ts';

/** A moment of a video of a data set; without seconds its middle. */
export interface Moment {
  readonly set: VideoSet;
  readonly videoId: string;
  readonly seconds: number | undefined;
}

/** Each moment's frame as JPEG, or why there is none. */
export type Frames = (moment: Moment) => Uint8Array | string;

/** A frame of the runtime is a tenth of it. */
const LARGEST_JPEG = 256 * 2 ** 10;
/** A hundred moments take some seconds. */
const DEADLINE_SECONDS = 300;
const VIDEO_ID = /^\w[\w-]*$/;

/**
 * Takes frames out of videos, in the image that the run was made in: videos are decoded where they can do
 * no harm. Returns why there are none if there is no image, no engine or no video.
 */
export async function framesOf(
  moments: readonly Moment[],
  { dataSet, receipt }: { dataSet: DataSetOfTruth | undefined; receipt: Receipt | null },
  { env, signal }: Pick<Ports, 'env' | 'signal'>,
): Promise<Frames | string> {
  if (dataSet === undefined) return "the ground truth's videos are not in competition_data";
  if (receipt === null) return 'there is no receipt.json of this run, which names the image';
  const { folder, queryVideos, referenceVideos } = dataSet.paths;
  if (!existsSync(queryVideos) || !existsSync(referenceVideos)) {
    return `${path.basename(folder)} has no videos`;
  }
  const asked = moments.filter(({ videoId }) => VIDEO_ID.test(videoId));
  // Beside the videos it may be read-only, and elsewhere the engine may not see it.
  const data = path.join(path.dirname(path.dirname(folder)), 'data');
  let work: string | undefined;
  try {
    const engine = await connect(env);
    await mkdir(data, { recursive: true });
    await removeLeftovers(data, '.frames-');
    work = path.join(data, `.frames-${process.pid}`);
    await mkdir(work);
    const request = asked.map(({ set, videoId, seconds }) => [
      `/videos/${set}/${videoId}.mp4`,
      seconds ?? null,
    ]);
    await writeFile(path.join(work, 'request.json'), JSON.stringify(request));
    const tail = new OutputTail();
    const { exitCode } = await runContainer(
      engine,
      {
        image: receipt.image.id,
        command: runtimeCommand('frames', '/output'),
        mounts: [
          { source: await realpath(queryVideos), target: '/videos/query', readOnly: true },
          { source: await realpath(referenceVideos), target: '/videos/reference', readOnly: true },
          { source: work, target: '/output' },
        ],
        user: ownUser(),
        readOnlyRoot: true,
        tmpfs: { '/tmp': 'rw,nosuid,nodev,size=64m' },
        limits: { memoryBytes: 2 * 2 ** 30, processes: 256 },
      },
      { signal, deadlineSeconds: DEADLINE_SECONDS, onOutput: (chunk) => tail.push(chunk) },
    );
    if (exitCode !== 0) return lastLines(tail.text, 1);
    const pictures = new Map<string, Uint8Array | string>();
    for (const [number, moment] of asked.entries()) {
      pictures.set(JSON.stringify(moment), await pictureOf(path.join(work, String(number))));
    }
    return (moment) => pictures.get(JSON.stringify(moment)) ?? 'not a video of the data set';
  } catch (error) {
    signal.throwIfAborted();
    return messageOf(error);
  } finally {
    if (work !== undefined) await rm(work, { recursive: true, force: true });
  }
}

async function pictureOf(file: string): Promise<Uint8Array | string> {
  const name = existsSync(`${file}.jpg`) ? `${file}.jpg` : `${file}.txt`;
  if (!existsSync(name) || (await stat(name)).size > LARGEST_JPEG) return 'no frame';
  const bytes = await readFile(name);
  if (name.endsWith('.txt')) return lastLines(bytes.toString(), 1);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? bytes : 'no frame';
}
