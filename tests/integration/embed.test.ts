import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { embedDataset, embedShard } from '../../actions/src/commands/submission/embed/embed.ts';
import { mergeShards } from '../../actions/src/commands/submission/embed/merge-shards.ts';
import { readRows } from '../../actions/src/submission/embedding/rows.ts';
import { canStartEngine } from '../harness/engines/private-engine.ts';
import type { TemporaryRoot } from '../support/repositories/temporary-root.ts';
import {
  descriptorDigests,
  descriptorsOf,
  embedInputs,
  embedRoot,
  enginePorts,
  idsOf,
  MAIN,
  runsIn,
  videoFile,
} from './support/embed-root.ts';

let whole: Record<string, string>;
const finished: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of finished) await cleanup();
});

const root = (videos: Readonly<Record<string, string>> = {}, main = MAIN) =>
  embedRoot((cleanup) => void finished.push(cleanup), videos, main);
const inputs = embedInputs();

function embed(at: TemporaryRoot, more: Partial<Parameters<typeof embedDataset>[0]> = {}) {
  return embedDataset({ ...inputs, ...more }, enginePorts(at));
}

/** A line in two pieces, and one of the other stream between. */
const MIXED = `
import time
for text, stream in ("one ", sys.stdout), ("another\\n", sys.stderr), ("line\\n", sys.stdout):
    print(text, end="", file=stream, flush=True); time.sleep(0.05)
`;

const runs = (at: TemporaryRoot) => runsIn(path.join(descriptorsOf(at), 'main.log'));

describe('embed', () => {
  let first: TemporaryRoot;
  let counts: number[][];
  beforeAll(async () => {
    first = await root();
    counts = (await embed(first)).map(({ described, rows }) => [described, rows]);
    whole = descriptorDigests(first);
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
    const rows = await readRows(path.join(descriptorsOf(first), 'query_descriptors.npz'));
    expect(rows.videos).toEqual(idsOf('query').map((id) => [id, 2]));
    expect(rows).toMatchObject({ dimensions: 2, timeType: '<f8', timeWidth: 1 });
    expect(readdirSync(first.path('data/.embeddings')).toSorted()).toEqual(['chunks', 'digests']);
    const progress = readFileSync(path.join(descriptorsOf(first), 'progress.json'), 'utf8');
    expect(JSON.parse(progress)).toMatchObject({ videos: 12, described: 12, secondsLeft: 0 });
  });

  it('gives the same bytes whatever the chunks are, and takes no more processors than CPUS', async () => {
    const other = await root();
    const { log } = other.ports;
    const labels: string[] = [];
    const step = (label: string) => {
      labels.push(label);
      return log.step(label);
    };
    const ports = { ...other.ports, log: { ...log, step } };
    await embed({ ...other, ports }, { chunk: 100, limits: { cpus: 1 } });
    expect(labels).toContain('main.py describes videos, 1 worker');
    expect(runs(other)).toHaveLength(2);
    expect(descriptorDigests(other)).toEqual(whole);
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
    expect(readdirSync(descriptorsOf(stopped))).not.toContain('query_descriptors.npz');
    await embed(stopped);
    expect(runs(stopped)).toEqual(['reference R100000 R100001 R100002 R100003']);
    expect(stopped.lines).toContain('8 of 12 are described already');
    expect(descriptorDigests(stopped)).toEqual(whole);
    expect(readdirSync(stopped.path('data/.embeddings')).toSorted()).toEqual(['chunks', 'digests']);
    // Without a run: its log stays.
    await embed(stopped);
    expect(runs(stopped)).toHaveLength(1);
    expect(descriptorDigests(stopped)).toEqual(whole);
  });

  it('describes one chunk again for a video that was replaced, and for one that was damaged', async () => {
    await rm(videoFile(first, 'Q100005'));
    writeFileSync(videoFile(first, 'Q100005'), 'another');
    await embed(first);
    expect(runs(first)).toEqual(['query Q100004 Q100005 Q100006 Q100007']);
    expect(descriptorDigests(first)).toEqual({
      ...whole,
      'query_descriptors.npz': expect.not.stringMatching(whole['query_descriptors.npz'] ?? ''),
    });
    const changed = descriptorDigests(first);
    const { chunks } = JSON.parse(
      readFileSync(path.join(descriptorsOf(first), 'reference.json'), 'utf8'),
    );
    writeFileSync(first.path(`data/.embeddings/chunks/${chunks[0]}/features`), 'damage');
    await embed(first);
    expect(runs(first)).toEqual(['reference R100000 R100001 R100002 R100003']);
    expect(first.lines.join('\n')).toContain('is damaged: its chunk is described again');
    expect(descriptorDigests(first)).toEqual(changed);
  });

  it('sets videos apart that main.py fails on, and goes on with the rest', async () => {
    const bad = await root({ Q100001: 'crash', Q100003: 'alien', R100002: 'nan' });
    writeFileSync(videoFile(bad, 'Q100000'), '');
    await rm(videoFile(bad, 'Q100002'));
    await symlink('nowhere', videoFile(bad, 'Q100002'));
    await rm(videoFile(bad, 'R100000'));
    await mkdir(videoFile(bad, 'R100000'));
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
    // Room for what main.py is shown, and for the descriptors of one chunk, of 512 dimensions.
    const save = 'np.savez_compressed(';
    const wide = MAIN.replace(
      save,
      `features = np.random.default_rng(1).random((len(names), 512), np.float32)\n${save}`,
    );
    const full = await root({}, wide);
    const disk = full.path('data/.embeddings');
    await mkdir(disk, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=52k', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    await expect(embed(full, { sets: ['query'], workers: 1 })).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringMatching(/data\/\.embeddings.* is full/),
      next: expect.stringContaining('run it again'),
    });
    execFileSync('mount', ['-o', 'remount,size=8m', disk]);
    expect(await embed(full, { sets: ['query'] })).toMatchObject([{ described: 8, apart: [] }]);
    expect(full.lines).toContain('4 of 8 are described already');
  });

  it('puts the shards of two machines together, to the bytes of one run', async () => {
    const [one, two, third] = [await root(), await root(), await root()];
    await embedShard(inputs, { nth: 1, of: 2 }, enginePorts(one));
    await embedShard(inputs, { nth: 2, of: 2 }, enginePorts(two));
    const logs = [one, two].map((at, nth) => descriptorsOf(at) + `/shards/${nth + 1}-of-2.log`);
    expect(logs.flatMap(runsIn)).toHaveLength(3);
    expect(readdirSync(descriptorsOf(one))).toEqual(['shards']);
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
    expect(descriptorDigests(third)).toEqual(whole);
    expect(readdirSync(descriptorsOf(third))).not.toContain('main.log');
  });

  it('says within four runs that main.py is broken', async () => {
    const broken = await root({}, `${MAIN}${MIXED}raise SystemExit("no model")\n`);
    await expect(embed(broken, { sets: ['query'], workers: 1 })).rejects.toMatchObject({
      exitCode: 11,
      message: 'no descriptors of the query set: no model (main.py ended with exit code 1.)',
    });
    const printed = readFileSync(path.join(descriptorsOf(broken), 'main.log'), 'utf8');
    expect(runs(broken), JSON.stringify(printed)).toHaveLength(4);
    expect(printed.match(/^one line\n/gm), JSON.stringify(printed)).toHaveLength(4);
    expect(readdirSync(descriptorsOf(broken)).toSorted()).toEqual(['main.log', 'progress.json']);
  });
});
