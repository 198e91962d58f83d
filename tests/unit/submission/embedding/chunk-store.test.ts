import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { listCache, pruneCache } from '../../../../actions/src/commands/submission/cache/cache.ts';
import {
  ChunkStore,
  DamagedChunk,
} from '../../../../actions/src/submission/embedding/chunk-store.ts';
import { mergeResults, outlineOf } from '../../../../actions/src/submission/embedding/merge.ts';
import { readRows, type Rows } from '../../../../actions/src/submission/embedding/rows.ts';
import { writeProvenance } from '../../../../actions/src/submission/embedding/provenance.ts';
import { EMBEDDING_WORK, embeddingsFolder } from '../../../../actions/src/submission/layout.ts';
import { codeDigest } from '../../../../actions/src/submission/embedding/code-digest.ts';
import { FileDigests } from '../../../../actions/src/submission/embedding/file-digests.ts';
import { temporaryRoot } from '../../../support/repositories/temporary-root.ts';

const from = { dataset: 'test', set: 'query' as const, index: 0, image: 'sha256:i', code: {} };
const key = (letter: string) => letter.repeat(64);
const bytes = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer);
/** Two rows of two dimensions each. */
const rowsOf = (id: string, first: number): Rows => ({
  videos: [[id, 2]],
  dimensions: 2,
  timeType: '<f4',
  timeWidth: 1,
  features: bytes(first, 1, first, 2),
  timestamps: bytes(0, 1),
});

describe('kept results', () => {
  it('are found whole, and put together in their order', async () => {
    const { path, ports } = await temporaryRoot();
    const store = new ChunkStore(path('chunks'), path('.work'));
    const a = await store.keep(key('a'), from, rowsOf('Q1', 7), []);
    const b = await store.keep(key('b'), from, rowsOf('Q2', 8), [{ video: 'Q3', why: 'bad' }]);
    const none = await store.keep(key('c'), from, undefined, [{ video: 'Q4', why: 'bad' }]);
    expect(await store.find(key('b'))).toEqual(b);
    expect(await store.find(key('d'))).toBeUndefined();
    expect((await readdir(path('chunks'))).toSorted()).toEqual(['a', 'b', 'c'].map(key));
    const results = [
      { key: key('a'), kept: outlineOf(a) },
      { key: key('b'), kept: outlineOf(b) },
      { key: key('c'), kept: outlineOf(none) },
    ];
    const merged = await mergeResults(results, store, path('all.npz'), ports.signal);
    expect(merged).toEqual({ rows: 4, videos: 2 });
    expect(await readRows(path('all.npz'))).toEqual({
      ...rowsOf('Q1', 7),
      videos: [
        ['Q1', 2],
        ['Q2', 2],
      ],
      features: bytes(7, 1, 7, 2, 8, 1, 8, 2),
      timestamps: bytes(0, 1, 0, 1),
    });
  });

  it('are noticed if they are damaged, and the old file stays', async () => {
    const { path, ports } = await temporaryRoot();
    const store = new ChunkStore(path('chunks'), path('.work'));
    const kept = await store.keep(key('a'), from, rowsOf('Q1', 7), []);
    await writeFile(path('all.npz'), 'old');
    await writeFile(path(`chunks/${key('a')}/features`), bytes(7, 1, 7, 3));
    const merging = mergeResults(
      [{ key: key('a'), kept: outlineOf(kept) }],
      store,
      path('all.npz'),
      ports.signal,
    );
    await expect(merging).rejects.toBeInstanceOf(DamagedChunk);
    expect(await readFile(path('all.npz'), 'utf8')).toBe('old');
    // A single digit of it.
    const text = await readFile(path(`chunks/${key('a')}/kept.json`), 'utf8');
    await writeFile(path(`chunks/${key('a')}/kept.json`), text.replace('"Q1"', '"Q2"'));
    await expect(store.find(key('a'))).rejects.toThrow(/chunks\/a{64}\/kept\.json is damaged$/);
  });

  it('that do not belong together are refused, and so is nothing at all', async () => {
    const { path, ports } = await temporaryRoot();
    const store = new ChunkStore(path('chunks'), path('.work'));
    const a = await store.keep(key('a'), from, rowsOf('Q1', 7), []);
    const wide = { ...rowsOf('Q2', 8), dimensions: 1, features: bytes(1, 2) };
    const b = await store.keep(key('b'), from, wide, []);
    const results = [
      { key: key('a'), kept: outlineOf(a) },
      { key: key('b'), kept: outlineOf(b) },
    ];
    await expect(mergeResults(results, store, path('all.npz'), ports.signal)).rejects.toThrow(
      'main.py gave 2 dimensions with times of float32 for Q1 and 1 dimensions with times of float32 for Q2',
    );
    await expect(mergeResults([], store, path('all.npz'), ports.signal)).rejects.toThrow(
      'no video has a descriptor',
    );
  });

  it('are listed with what has changed since, and pruned unless they are in use or of today, and not while embed runs', async () => {
    const { path, ports, root, write } = await temporaryRoot();
    await write({ 'submission_src/main.py': 'now' });
    const digests = await FileDigests.open(path('digests'));
    const { files } = await codeDigest(path('submission_src'), digests, ports.signal);
    const store = new ChunkStore(
      path(embeddingsFolder(root).slice(root.length), 'chunks'),
      path('.work'),
    );
    await store.keep(key('a'), { ...from, code: { ...files } }, rowsOf('Q1', 1), []);
    await store.keep(key('b'), { ...from, code: { 'main.py': 'x' } }, rowsOf('Q1', 2), []);
    await store.keep(key('c'), { ...from, code: { 'net.py': 'y' } }, rowsOf('Q1', 3), []);
    await store.keep(key('d'), from, rowsOf('Q1', 4), []);
    await writeFile(path(`data/.embeddings/chunks/${key('d')}/kept.json`), 'damage');
    const counts = { bytes: 1, rows: 2, videos: 1, described: 1, missing: [], apart: [] };
    await mkdir(path('submission/descriptors/test'), { recursive: true });
    await writeProvenance(path('submission/descriptors/test/query.json'), {
      schema: 1,
      dataset: 'test',
      set: 'query',
      image: 'i',
      code: {},
      ...counts,
      chunks: [key('b')],
    });
    const listed = await listCache(ports, ['test']);
    const states = listed.map(({ keys, differing, inUse }) => [keys[0]?.[0], differing, inUse]);
    expect(states.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      ['a', [], false],
      ['b', ['main.py'], true],
      ['c', ['main.py', 'net.py'], false],
      ['d', ['main.py'], false],
    ]);
    const [host, work] = [path(`data/.embeddings/${EMBEDDING_WORK}`), `${process.pid}`];
    await mkdir(`${host}${work}`);
    await expect(pruneCache(ports, ['test'])).rejects.toThrow('embed is running');
    await rename(`${host}${work}`, `${host}0`);
    const pruned = (await pruneCache(ports, ['test'])).flatMap(({ keys }) => keys);
    expect(pruned.toSorted()).toEqual([key('c'), key('d')]);
    expect((await store.list()).map((each) => each.key).toSorted()).toEqual(['a', 'b'].map(key));
  });
});
