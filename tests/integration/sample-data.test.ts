import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dataSubset } from '../../actions/src/commands/submission/data-subset/data-subset.ts';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { packQuickstart } from '../../actions/src/commands/submission/pack-quickstart/pack-quickstart.ts';
import { sampleData } from '../../actions/src/commands/submission/sample-data/sample-data.ts';
import { subsetPositions } from '../../actions/src/submission/selection.ts';
import { EXPECTED_MICRO_AP } from '../../actions/src/submission/run/smoke-check.ts';
import { readTable } from '../../actions/src/files/table.ts';
import { pythonInImage } from '../support/images/python-in-image.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { isSoak } from '../support/soak.ts';

const image = inject('liteImage');
/** Ends a test that hangs; nothing is said about how long it may take. */
const PATIENCE = 600_000;
const repository = repositoryPorts().root;
const roots: string[] = [];

function freshRoot() {
  const root = mkdtempSync(path.join(tmpdir(), 'vsc-data-'));
  roots.push(root);
  for (const name of [
    'environment/competition.yml',
    'submission_quickstart',
    'submission_src/main.py',
  ]) {
    cpSync(path.join(repository, name), path.join(root, name), {
      recursive: true,
      filter: (file) => !file.endsWith('.npz'),
    });
  }
  return { ...repositoryPorts(), root };
}

afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

describe('the selection of the subset', () => {
  it('is what NumPy and pandas choose', async () => {
    const sizes = [1, 2, 3, 7, 30, 64, 65, 1000, 8403];
    const proportions = [0.001, 0.01, 0.1, 0.3, 0.5, 0.999, 1];
    const script = `
import json, math, numpy, pandas
for n in ${JSON.stringify(sizes)}:
    for p in ${JSON.stringify(proportions)}:
        rows = pandas.Series(range(n))
        chosen = rows.sample(math.ceil(n * p), random_state=numpy.random.RandomState(42))
        print(json.dumps([n, p, sorted(chosen.tolist())]))
`;
    const lines = (await pythonInImage(image, script)).trim().split('\n');
    const expected: [number, number, number[]][] = lines.map((line) => JSON.parse(line));
    expect(expected).toHaveLength(sizes.length * proportions.length);
    for (const [n, p, positions] of expected) expect(subsetPositions(n, p)).toEqual(positions);
  });
});

describe('sample data', () => {
  const ports = freshRoot();
  const folder = path.join(ports.root, 'competition_data/train');
  beforeAll(() => sampleData({ datasets: ['train'], image }, ports));

  it('is complete, of the caller, and left alone the second time', async () => {
    expect(readdirSync(path.join(folder, 'query'))).toHaveLength(30);
    expect(readdirSync(path.join(folder, 'reference'))).toHaveLength(40);
    expect(statSync(path.join(folder, 'query/Q100001.mp4')).uid).toBe(process.getuid?.());
    expect(await sampleData({ datasets: ['train'], image }, ports)).toEqual([]);
    expect(ports.output()).toContain('already there');
  });

  it('has metadata that the files bear out', async () => {
    const script = `
import av, csv
for kind in ("query", "reference"):
    for row in csv.DictReader(open(f"/mounted/train_{kind}_metadata.csv")):
        with av.open(f"/mounted/{kind}/{row['video_id']}.mp4") as c:
            s = c.streams.video[0]
            n = sum(1 for _ in c.decode(s))
            assert (s.width, s.height) == (int(row["width"]), int(row["height"])), row
            assert float(s.average_rate) == float(row["frames_per_sec"]), row
            assert abs(n / float(s.average_rate) - float(row["duration_sec"])) < 0.05, row
            assert s.codec_context.name == "h264" and s.pix_fmt == "yuv420p", row
            print(row["video_id"])
`;
    const ids = (await pythonInImage(image, script, [folder])).trim().split('\n');
    expect(ids).toHaveLength(70);
  });

  it.runIf(isSoak())(
    'is byte for byte the same when drawn again',
    async () => {
      const again = freshRoot();
      await sampleData({ datasets: ['train'], image }, again);
      const other = path.join(again.root, 'competition_data/train');
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      expect(readdirSync(other, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(
        names.toSorted(),
      );
      const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
      const differing = files.filter(
        (name) =>
          !readFileSync(path.join(folder, name)).equals(readFileSync(path.join(other, name))),
      );
      expect(differing).toEqual([]);
    },
    PATIENCE,
  );

  it('never touches what it did not make', async () => {
    const real = freshRoot();
    cpSync(
      path.join(folder, 'train_query_metadata.csv'),
      path.join(real.root, 'competition_data/train/mine.csv'),
    );
    await expect(sampleData({ datasets: ['test', 'train'], image }, real)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('holds data that `make sample-data` did not make'),
    });
    expect(readdirSync(path.join(real.root, 'competition_data'))).toEqual(['train']);
    expect(readdirSync(path.join(real.root, 'competition_data/train'))).toEqual(['mine.csv']);
  });

  it(
    'is ranked well by the template, and by chance by the quickstart',
    async () => {
      await embedDataset(
        { dataset: 'train', sets: ['query', 'reference'], image, skipGpu: true, limits: {} },
        ports,
      );
      await dataSubset({ dataset: 'train', proportion: 0.1 }, ports);
      await packQuickstart({ dataset: 'train', force: false }, ports);
      const source = path.join(ports.root, 'submission/descriptors/train');
      expect(readdirSync(source).toSorted()).toEqual([
        'main.log',
        'progress.json',
        'query.json',
        'query_descriptors.npz',
        'reference.json',
        'reference_descriptors.npz',
      ]);
      expect(readdirSync(path.join(ports.root, 'submission_src'))).toEqual(['main.py']);
      expect(statSync(path.join(source, 'query_descriptors.npz')).uid).toBe(process.getuid?.());
      expect(readdirSync(path.join(ports.root, 'data'))).toEqual(['.embeddings', 'train']);
      const random = path.join(ports.root, 'submission_quickstart');
      expect(await microAp(source)).toBeGreaterThanOrEqual(EXPECTED_MICRO_AP.template.least);
      expect(await microAp(random)).toBeLessThan(EXPECTED_MICRO_AP.quickstart.most);
    },
    PATIENCE,
  );

  it("ends with main.py's failure and leaves nothing", async () => {
    const broken = freshRoot();
    cpSync(folder, path.join(broken.root, 'competition_data/train'), { recursive: true });
    writeFileSync(path.join(broken.root, 'submission_src/main.py'), 'raise SystemExit("no model")');
    const inputs = { dataset: 'train', sets: ['query'], image, skipGpu: true, limits: {} } as const;
    await expect(embedDataset(inputs, broken)).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 11,
      message: 'no descriptors of the query set: no model (main.py ended with exit code 1.)',
    });
    expect(broken.output()).toContain('no model');
    expect(readdirSync(path.join(broken.root, 'submission_src'))).toEqual(['main.py']);
    expect(readdirSync(path.join(broken.root, 'data/.embeddings'))).toEqual(['digests']);
  });

  /** All pairs of videos ranked by their best inner product; scores tie with no other. */
  async function microAp(descriptors: string): Promise<number> {
    const script = `
import numpy as np
q, r = (np.load(f"/mounted/{kind}_descriptors.npz") for kind in ("query", "reference"))
scores = q["features"] @ r["features"].T
for a in np.unique(q["video_ids"]):
    for b in np.unique(r["video_ids"]):
        print(a, b, scores[q["video_ids"] == a][:, r["video_ids"] == b].max())
`;
    const truthTable = await readTable(path.join(folder, 'train_descriptor_ground_truth.csv'), [
      'query_id',
      'ref_id',
    ]);
    const truth = new Set(truthTable.rows.map((row) => `${row['query_id']} ${row['ref_id']}`));
    const pairs = (await pythonInImage(image, script, [descriptors]))
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .toSorted((a, b) => Number(b[2]) - Number(a[2]));
    let hits = 0;
    let sum = 0;
    pairs.forEach(([query, reference], index) => {
      if (truth.has(`${query} ${reference}`)) sum += ++hits / (index + 1);
    });
    return sum / truth.size;
  }
});
