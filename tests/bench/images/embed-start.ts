import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ChunkKeys } from '../../../actions/src/commands/submission/embed/chunk-keys.ts';
import { setVideos } from '../../../actions/src/commands/submission/embed/set-videos.ts';
import { imageFor } from '../../../actions/src/commands/submission/image-for.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { chunksOf } from '../../../actions/src/submission/embedding/chunks.ts';
import { ChunkStore } from '../../../actions/src/submission/embedding/chunk-store.ts';
import { codeDigest } from '../../../actions/src/submission/embedding/code-digest.ts';
import { FileDigests } from '../../../actions/src/submission/embedding/file-digests.ts';
import {
  chunksFolder,
  competitionPaths,
  digestJournal,
  embeddingsFolder,
  sourceFolder,
  VIDEO_SETS,
} from '../../../actions/src/submission/layout.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';
import { inFolder } from '../in-folder.ts';
import { measure, type Usage } from '../measure.ts';
import { codeIn } from './code-in.ts';

/** As many as the competition's test set has. */
const VIDEOS = { query: 8404, reference: 40_311 } as const;
const DATASET = 'test';
const CHUNK = 128;
/** Rows of a video, of few dimensions: what is measured is the bookkeeping, not the disk. */
const ROWS = 20;
const DIMENSIONS = 4;

const ports = repositoryPorts();

/** `vsc embed` on a full set of small files, all of which are described: it looks, finds and puts together. */
export const embedStart: Benchmark = {
  name: 'embed, 48,715 videos that are described',
  limits: { seconds: 3, megabytes: 200 },
  async run(roots) {
    const engine = await connect(ports.env);
    const { id } = await imageFor(engine, { image: ports.env['SUBMISSION_IMAGE'] }, ports);
    const usages: Usage[] = [];
    for (const root of roots) {
      await inFolder(async (folder) => {
        await fullSet(folder, root);
        await describeAll(folder, id);
        const env = { NODE_COMPILE_CACHE: path.join(folder, '.cache/node') };
        const args = ['scripts/vsc', 'embed', '--dataset', DATASET, '--image', id, '--skip-gpu'];
        await measure(folder, args, { runs: 1, env });
        usages.push(await measure(folder, args, { runs: 3, env }));
      });
    }
    return usages;
  },
};

/** A repository with the code of another, and a data set. */
async function fullSet(folder: string, root: string): Promise<void> {
  await codeIn(folder, root);
  await mkdir(sourceFolder(folder));
  await writeFile(path.join(sourceFolder(folder), 'main.py'), 'raise SystemExit("not needed")\n');
  const given = competitionPaths(folder, DATASET);
  for (const set of VIDEO_SETS) {
    const [metadata, videos] =
      set === 'query'
        ? [given.queryMetadata, given.queryVideos]
        : [given.referenceMetadata, given.referenceVideos];
    await mkdir(videos, { recursive: true });
    const ids = Array.from(
      { length: VIDEOS[set] },
      (_, at) => `${set === 'query' ? 'Q' : 'R'}${200_001 + at}`,
    );
    const lines = ids.map((id, at) => `${id},${(at % 60) + 0.5},30.0,640,360,${at + 1}\n`);
    await writeFile(
      metadata,
      `video_id,duration_sec,frames_per_sec,width,height,rn\n${lines.join('')}`,
    );
    for (const id of ids) await writeFile(path.join(videos, `${id}.mp4`), id);
  }
}

/** Keeps a result for each chunk, as if main.py had described it. */
async function describeAll(folder: string, image: string): Promise<void> {
  const embeddings = embeddingsFolder(folder);
  await mkdir(embeddings, { recursive: true });
  const digests = await FileDigests.open(digestJournal(embeddings));
  const code = await codeDigest(sourceFolder(folder), digests, ports.signal);
  const keys = new ChunkKeys(digests, { code: code.sha256, image, gpu: false });
  const store = new ChunkStore(chunksFolder(embeddings), path.join(embeddings, '.made'));
  for (const set of VIDEO_SETS) {
    const found = await setVideos(competitionPaths(folder, DATASET), set, digests);
    for (const chunk of chunksOf(found, CHUNK)) {
      const { key } = await keys.read(chunk, ports.signal);
      const count = ROWS * chunk.videos.length;
      const rows = {
        videos: chunk.videos.map(({ id }) => [id, ROWS] as const),
        dimensions: DIMENSIONS,
        timeType: '<f4',
        timeWidth: 1,
        features: Buffer.alloc(4 * DIMENSIONS * count, 1),
        timestamps: Buffer.alloc(4 * count),
      } as const;
      const from = { dataset: DATASET, set, index: chunk.index, image, code: code.files };
      await store.keep(key, from, rows, []);
    }
  }
}
