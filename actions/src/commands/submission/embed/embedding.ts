import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { UserError } from '../../../errors.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { removeLeftovers } from '../../../files/replace-folder.ts';
import type { Ports } from '../../../ports.ts';
import { missingDataset } from '../../../submission/competition-data.ts';
import { type Chunk, chunksOf } from '../../../submission/embedding/chunks.ts';
import { ChunkStore } from '../../../submission/embedding/chunk-store.ts';
import { codeDigest, copyCode } from '../../../submission/embedding/code-digest.ts';
import { FileDigests } from '../../../submission/embedding/file-digests.ts';
import type { Worker } from '../../../submission/embedding/workers.ts';
import {
  chunksFolder,
  competitionPaths,
  descriptorFolder,
  digestJournal,
  EMBEDDING_WORK as WORK,
  embeddingsFolder,
  sourceFolder,
} from '../../../submission/layout.ts';
import { type LimitWish, runLimits } from '../../../submission/run/run-limits.ts';
import { ChunkKeys } from './chunk-keys.ts';
import { type ChunkContext, ChunkMaker } from './chunk-maker.ts';
import type { Crew } from './describe-chunks.ts';
import type { EmbedInputs } from './embed-inputs.ts';
import { mainHost } from './main-host.ts';
import { type SetVideos, setVideos } from './set-videos.ts';

/** Large enough for main.py's start to be little of it, small enough to lose. */
const CHUNK = 128;
/** Longer than a disk or a card keeps a program waiting. */
const IDLE_SECONDS = 600;

/** All that a call of `embed` works with. */
export interface Embedding {
  readonly context: ChunkContext;
  readonly chunks: readonly Chunk[];
  readonly crew: Crew;
  /** The folder for the descriptors. */
  readonly target: string;
}

/**
 * Makes all ready for `work`, and leaves nothing of it behind.
 *
 * @throws {UserError} if data, main.py, engine or image is missing
 */
export async function withEmbedding<T>(
  inputs: EmbedInputs,
  ports: Ports,
  work: (embedding: Embedding) => Promise<T>,
): Promise<T> {
  const { root, signal } = ports;
  const source = inputs.place?.source ?? sourceFolder(root);
  requireMain(source);
  const given = inputs.place?.given ?? competitionPaths(root, inputs.dataset);
  if (!existsSync(given.queryMetadata)) throw missingDataset(given, inputs.dataset);
  const folder = embeddingsFolder(root);
  const digests = await FileDigests.open(digestJournal(folder));
  const sets: SetVideos[] = [];
  for (const set of inputs.sets) sets.push(await setVideos(given, set, digests));
  const { platform } = await competitionOf(root);
  const host = await mainHost(inputs, ports);
  const limitsOf = (wish: LimitWish) => runLimits(wish, host.machine, 1, platform);
  // Refuses what the engine can't give.
  limitsOf(inputs.limits);
  const { image, gpu } = host;
  const target = inputs.place?.target ?? descriptorFolder(root, inputs.dataset);
  const own = path.join(folder, `${WORK}${process.pid}`);
  const copy = path.join(own, 'source');
  try {
    await mkdir(folder, { recursive: true });
    await mkdir(target, { recursive: true });
    await removeLeftovers(folder, WORK);
    await host.removeStale();
    const { files: code, sha256 } = await codeDigest(source, digests, signal);
    const keys = new ChunkKeys(digests, { code: sha256, image, gpu });
    const store = new ChunkStore(chunksFolder(folder), own);
    const { dataset, retry = false, idleSeconds = IDLE_SECONDS } = inputs;
    const context = { dataset, image, code, keys, store, sets, retry };
    const { timeSeconds } = inputs.limits;
    const runs = { place: host.place, source: copy, work: own, timeSeconds, idleSeconds };
    const crew = {
      maker: new ChunkMaker(context, runs),
      workersFor: host.workersFor,
      use: host.use,
      limitsOf: ({ cpus, memoryBytes }: Worker) =>
        limitsOf({ ...inputs.limits, cpus, ...(memoryBytes !== undefined && { memoryBytes }) }),
      prepare: () => copySource(source, copy, sha256, digests, signal),
      log: path.join(target, 'main.log'),
      progress: path.join(target, 'progress.json'),
    };
    const chunks = sets.flatMap((set) => chunksOf(set, inputs.chunk ?? CHUNK));
    return await work({ context, chunks, crew, target });
  } catch (error) {
    throw fileError(`write descriptors to ${shown(folder)} and ${shown(target)}`, error);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** @throws UserError if a submission's folder holds no main.py */
export function requireMain(source: string): void {
  if (existsSync(path.join(source, 'main.py'))) return;
  throw new UserError(`there is no ${shown(path.join(source, 'main.py'))}`, {
    next: 'write one; `git checkout -- submission_src/main.py` brings the template back',
  });
}

/** main.py may be edited while another state of it runs for days. */
async function copySource(
  source: string,
  copy: string,
  sha256: string,
  digests: FileDigests,
  signal: AbortSignal,
): Promise<void> {
  if (existsSync(copy)) return;
  await copyCode(source, copy).catch((error: unknown) => {
    throw fileError(`copy ${shown(source)} to ${shown(copy)}`, error);
  });
  if ((await codeDigest(source, digests, signal)).sha256 === sha256) return;
  throw new UserError(`${shown(source)} was changed while it was copied`, {
    next: 'run it again when you have finished editing',
  });
}
