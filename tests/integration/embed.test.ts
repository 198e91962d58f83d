import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { embedDataset, embedShard } from '../../actions/src/commands/submission/embed/embed.ts';
import { mergeShards } from '../../actions/src/commands/submission/embed/merge-shards.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { readRows } from '../../actions/src/submission/embedding/rows.ts';
import { canStartEngine } from '../harness/private-engine.ts';
import { repositoryPorts } from '../support/repository-ports.ts';
import { type TemporaryRoot, temporaryRoot } from '../support/temporary-root.ts';

const image = inject('liteImage');
const repository = repositoryPorts().root;

/** Its descriptors follow from what the files hold, and so do its faults. */
const MAIN = `
import os, sys
import numpy as np, pandas as pd
ids = sorted(pd.read_csv("/data/query_subset.csv")["video_id"])
assert sorted(os.listdir("/data/query")) == [f"{each}.mp4" for each in ids]
texts = {each: open(f"/data/query/{each}.mp4").read() for each in ids}
print("described:", os.environ["VSC_EMBED"], *ids, flush=True)
if "crash" in texts.values():
    sys.exit("decoder: crashed")
names = np.array([ "Q999999" if texts[each] == "alien" else each for each in ids for _ in range(2)])
features = np.array([[hash_, row] for each in ids for row in range(2)
    for hash_ in [np.nan if texts[each] == "nan" else sum(map(ord, texts[each]))]], np.float32)
stamps = np.array([row for _ in ids for row in range(2)])
np.savez_compressed("subset_query_descriptors.npz", video_ids=names, features=features, timestamps=stamps)
`;

/** Eight queries and four references, of four seconds each. */
const SETS = { query: 8, reference: 4 } as const;
type Text = Readonly<Record<string, string>>;
const idsOf = (set: keyof typeof SETS) =>
  Array.from({ length: SETS[set] }, (_, at) => `${set === 'query' ? 'Q' : 'R'}10000${at}`);

let whole: Record<string, string>;
const finished: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of finished) await cleanup();
});

async function root(videos: Text = {}, main = MAIN): Promise<TemporaryRoot> {
  const made = await temporaryRoot((cleanup) => void finished.push(cleanup));
  chmodSync(made.root, 0o755);
  await cp(
    path.join(repository, 'environment/competition.yml'),
    made.path('environment/competition.yml'),
  );
  const files: Record<string, string> = { 'submission_src/main.py': main };
  const folder = 'competition_data/train';
  for (const set of ['query', 'reference'] as const) {
    const lines = idsOf(set).map((id) => `${id},4.0\n`);
    files[`${folder}/train_${set}_metadata.csv`] = `video_id,duration_sec\n${lines.join('')}`;
    for (const id of idsOf(set)) files[`${folder}/${set}/${id}.mp4`] = videos[id] ?? `video ${id}`;
  }
  await made.write(files);
  return made;
}

const inputs = {
  dataset: 'train',
  sets: ['query', 'reference'],
  image,
  skipGpu: true,
  limits: {},
  chunk: 4,
} as const;

function embed(at: TemporaryRoot, more: Partial<Parameters<typeof embedDataset>[0]> = {}) {
  return embedDataset({ ...inputs, ...more }, enginePorts(at));
}

function enginePorts({ ports }: Pick<TemporaryRoot, 'ports'>): Ports {
  const { env, exec } = repositoryPorts();
  return { ...ports, env, exec };
}

const video = (at: TemporaryRoot, id: string) =>
  at.path(`competition_data/train/${id.startsWith('Q') ? 'query' : 'reference'}/${id}.mp4`);
const made = (at: TemporaryRoot) => at.path('submission/descriptors/train');
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function digests(at: TemporaryRoot): Record<string, string> {
  const names = ['query_descriptors.npz', 'reference_descriptors.npz'];
  return Object.fromEntries(names.map((name) => [name, sha256(path.join(made(at), name))]));
}

/** The videos of each run of main.py in the last call, sorted. */
function runs(at: TemporaryRoot): string[] {
  const log = readFileSync(path.join(made(at), 'main.log'), 'utf8');
  return [...log.matchAll(/^described: (.*)$/gm)].map(([, ids = '']) => ids).toSorted();
}

describe('embed', () => {
  let first: TemporaryRoot;
  let counts: number[][];
  beforeAll(async () => {
    first = await root();
    counts = (await embed(first)).map(({ described, rows }) => [described, rows]);
    whole = digests(first);
  });

  it('shows main.py the videos of a chunk, and puts all together in the order of the ids', async () => {
    expect(runs(first)).toEqual([
      'query Q100000 Q100001 Q100002 Q100003',
      'query Q100004 Q100005 Q100006 Q100007',
      'reference R100000 R100001 R100002 R100003',
    ]);
    expect(counts).toEqual([
      [8, 16],
      [4, 8],
    ]);
    const rows = await readRows(path.join(made(first), 'query_descriptors.npz'));
    expect(rows.videos).toEqual(idsOf('query').map((id) => [id, 2]));
    expect(rows).toMatchObject({ dimensions: 2, timeType: '<f8', timeWidth: 1 });
    expect(readdirSync(first.path('data/.embeddings')).toSorted()).toEqual(['chunks', 'digests']);
  });

  it('gives the same bytes whatever the chunks are', async () => {
    const other = await root();
    await embed(other, { chunk: 100, workers: 1 });
    expect(runs(other)).toHaveLength(2);
    expect(digests(other)).toEqual(whole);
  });

  it('goes on after kill -9 and after Ctrl-C, to the bytes of an unbroken run', async () => {
    const stopped = await root();
    const script = path.join(import.meta.dirname, '../harness/embed-child.ts');
    const given = JSON.stringify({ ...inputs, workers: 1 });
    const child = spawn(process.execPath, [script, stopped.root, given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('4 of')) child.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    const abort = new AbortController();
    const { log } = stopped.ports;
    const step = () => ({
      ...log.step(''),
      update: (text: string) => void (text.startsWith('8 of') && abort.abort(new Error('stop'))),
    });
    const ports = { ...stopped.ports, signal: abort.signal, log: { ...log, step } };
    await expect(embed({ ...stopped, ports }, { workers: 1 })).rejects.toThrow('stop');
    expect(readdirSync(made(stopped))).not.toContain('query_descriptors.npz');
    await embed(stopped);
    expect(runs(stopped)).toEqual(['reference R100000 R100001 R100002 R100003']);
    expect(digests(stopped)).toEqual(whole);
    expect(readdirSync(stopped.path('data/.embeddings')).toSorted()).toEqual(['chunks', 'digests']);
    // Without a run: its log stays.
    await embed(stopped);
    expect(runs(stopped)).toHaveLength(1);
    expect(digests(stopped)).toEqual(whole);
  });

  it('describes one chunk again for a video that was replaced, and for one that was damaged', async () => {
    await rm(video(first, 'Q100005'));
    writeFileSync(video(first, 'Q100005'), 'another');
    await embed(first);
    expect(runs(first)).toEqual(['query Q100004 Q100005 Q100006 Q100007']);
    expect(digests(first)).toEqual({
      ...whole,
      'query_descriptors.npz': expect.not.stringMatching(whole['query_descriptors.npz'] ?? ''),
    });
    const changed = digests(first);
    const { chunks } = JSON.parse(readFileSync(path.join(made(first), 'reference.json'), 'utf8'));
    writeFileSync(first.path(`data/.embeddings/chunks/${chunks[0]}/features`), 'damage');
    await embed(first);
    expect(runs(first)).toEqual(['reference R100000 R100001 R100002 R100003']);
    expect(first.lines.join('\n')).toContain('is damaged: its chunk is described again');
    expect(digests(first)).toEqual(changed);
  });

  it('sets videos apart that main.py fails on, and goes on with the rest', async () => {
    const bad = await root({ Q100001: 'crash', Q100003: 'alien', R100002: 'nan' });
    writeFileSync(video(bad, 'Q100000'), '');
    await rm(video(bad, 'Q100002'));
    await symlink('nowhere', video(bad, 'Q100002'));
    await rm(video(bad, 'R100000'));
    await mkdir(video(bad, 'R100000'));
    const [query, reference] = await embed(bad);
    expect(query).toMatchObject({ described: 4, missing: ['Q100002'] });
    expect(query!.apart).toEqual([
      { video: 'Q100000', why: 'the file is empty' },
      { video: 'Q100001', why: expect.stringContaining('decoder: crashed') },
      { video: 'Q100003', why: expect.stringContaining("video_ids[0] is 'Q999999'") },
    ]);
    expect(reference).toMatchObject({ described: 2, missing: [] });
    expect(reference!.apart).toEqual([
      { video: 'R100000', why: 'it is not a file' },
      { video: 'R100002', why: 'all of its descriptors hold NaN' },
    ]);
    expect(bad.lines).toContain(
      'Q100001 is set apart: decoder: crashed (main.py ended with exit code 1.)',
    );
    // Kept, unless asked to try again.
    await embed(bad, { retry: true, sets: ['reference'] });
    expect(runs(bad)).toEqual(['reference R100001 R100002 R100003']);
  });

  it.runIf(canStartEngine())('names the folder whose disk is full', async () => {
    // Room for what main.py is shown, and for no descriptors of 512 dimensions.
    const save = 'np.savez_compressed(';
    const wide = MAIN.replace(
      save,
      `features = np.random.default_rng(1).random((len(names), 512), np.float32)\n${save}`,
    );
    const full = await root({}, wide);
    const disk = full.path('data/.embeddings');
    await mkdir(disk, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=28k', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    await expect(embed(full, { sets: ['query'], workers: 1 })).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringMatching(/data\/\.embeddings.* is full/),
      next: expect.stringContaining('run it again'),
    });
    execFileSync('mount', ['-o', 'remount,size=8m', disk]);
    expect(await embed(full, { sets: ['query'] })).toMatchObject([{ described: 8, apart: [] }]);
  });

  it('puts the shards of two machines together, to the bytes of one run', async () => {
    const [one, two, third] = [await root(), await root(), await root()];
    await embedShard(inputs, { nth: 1, of: 2 }, enginePorts(one));
    await embedShard(inputs, { nth: 2, of: 2 }, enginePorts(two));
    expect([...runs(one), ...runs(two)]).toHaveLength(3);
    expect(readdirSync(made(one)).toSorted()).toEqual(['main.log', 'progress.json']);
    writeFileSync(third.path('submission_src/main.py'), `${MAIN}# edited\n`);
    await expect(mergeShards(inputs, [one.root], enginePorts(third))).rejects.toMatchObject({
      message: '3 of 3 chunks were described by no shard, the first from Q100000 on',
      // As the tests were started: by make, or not.
      next: expect.stringMatching(
        /^give the folders of all shards, or describe the rest here: (?:npx vsc|make) embed$/,
      ),
    });
    expect(third.lines.join('\n')).toMatch(
      /2 of its results are left alone: of other code \(main\.py\)$/,
    );
    writeFileSync(third.path('submission_src/main.py'), MAIN);
    await expect(mergeShards(inputs, [one.root], enginePorts(third))).rejects.toThrow(
      '1 of 3 chunks were described by no shard, the first from Q100004 on',
    );
    await mergeShards(inputs, [two.path('data/.embeddings')], enginePorts(third));
    expect(digests(third)).toEqual(whole);
    expect(readdirSync(made(third))).not.toContain('main.log');
  });

  it('says within four runs that main.py is broken', async () => {
    const broken = await root({}, `${MAIN}\nraise SystemExit("no model")\n`);
    await expect(embed(broken, { sets: ['query'], workers: 1 })).rejects.toMatchObject({
      exitCode: 11,
      message: 'no descriptors of the query set: no model (main.py ended with exit code 1.)',
    });
    expect(runs(broken)).toHaveLength(4);
    expect(readdirSync(made(broken)).toSorted()).toEqual(['main.log', 'progress.json']);
  });
});
