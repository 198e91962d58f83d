import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { rankDescriptors } from '../../actions/src/commands/submission/rank/rank.ts';
import { writeDescriptors } from '../../actions/src/submission/descriptors/descriptors.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';

const image = inject('liteImage');
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vsc-rank-'));
  await write('queries, all.npz', ['Q200001', 'Q200002'], [1, 0, 0.5, NaN]);
  await write('references.npz', ['R200001', 'R200001', 'R200002'], [0.25, 9, 3, 9, 0.1, 9]);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Two dimensions, one row for each id. */
function write(name: string, videoIds: string[], values: number[]): Promise<void> {
  const descriptors = {
    videoIds,
    timestamps: new Float32Array(videoIds.length),
    features: Float32Array.from(values),
    dimensions: 2,
  };
  return writeDescriptors(path.join(folder, name), descriptors, new AbortController().signal);
}

function rank(changed: { reference?: string; out?: string; force?: boolean } = {}) {
  const ports = repositoryPorts();
  const inputs = {
    query: path.join(folder, 'queries, all.npz'),
    reference: path.join(folder, changed.reference ?? 'references.npz'),
    out: path.join(folder, changed.out ?? 'rankings.csv'),
    force: changed.force ?? false,
    image,
    skipGpu: false,
  };
  return { ports, done: rankDescriptors(inputs, ports) };
}

const files = () => readdirSync(folder).toSorted();

describe('vsc rank', () => {
  it('writes the ranking as the caller, and leaves nothing beside it', async () => {
    const { ports, done } = rank();
    expect(await done).toMatchObject({ rowsWritten: 2, queryVideos: 2, nanQueryRows: 1 });
    expect(readFileSync(path.join(folder, 'rankings.csv'), 'utf8')).toBe(
      'query_id,ref_id,score\nQ200001,R200001,3.0\nQ200001,R200002,0.1\n',
    );
    expect(statSync(path.join(folder, 'rankings.csv')).uid).toBe(process.getuid?.());
    expect(files()).toEqual(['queries, all.npz', 'rankings.csv', 'references.npz']);
    expect(ports.output()).toContain('2 rows from 2 query videos');
    expect(ports.output()).toContain('warning: 1 query descriptor holds NaN');
  });

  it('overwrites only when told to', async () => {
    const out = path.join(folder, 'rankings.csv');
    writeFileSync(out, 'mine');
    await expect(rank().done).rejects.toMatchObject({ exitCode: 2, next: /--force/ });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    await rank({ force: true }).done;
    expect(readFileSync(out, 'utf8')).toContain('Q200001,R200001');
  });

  it('tells what is wrong with a file, and writes nothing', async () => {
    writeFileSync(path.join(folder, 'broken.npz'), 'PK');
    await expect(rank({ reference: 'broken.npz' }).done).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 10,
      message: /^broken\.npz: /,
    });
    await expect(rank({ reference: 'none.npz' }).done).rejects.toMatchObject({
      exitCode: 2,
      message: /there is no .*none\.npz/,
    });
    await expect(rank({ out: 'none/rankings.csv' }).done).rejects.toMatchObject({
      exitCode: 2,
      message: /there is no folder/,
    });
    expect(files()).toEqual(['broken.npz', 'queries, all.npz', 'references.npz']);
  });
});
