import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../actions/src/machine/diagnose.ts';
import type { Facts } from '../../../actions/src/machine/facts.ts';

const GIB = 2 ** 30;
const engine = {
  version: '28.2.2',
  architecture: 'x86_64',
  memory: 16 * GIB,
  cpus: 8,
  freeImages: 100 * GIB,
  gpuRuntime: false,
};
const healthy: Facts = {
  node: 'v24.21.0',
  engine,
  engineProblem: null,
  freeHere: 100 * GIB,
  images: ['meta-vsc-descriptor-runtime:lite-local'],
  gpus: [],
  foreignFiles: [],
  crlfFiles: [],
};

describe('diagnose', () => {
  it('finds nothing to do on a healthy machine', () => {
    const all = diagnose(healthy);
    expect(all.filter(({ state, next }) => state !== 'ok' || next !== undefined)).toEqual([]);
    expect(all.map(({ name }) => name)).toEqual([
      'Node',
      'container engine',
      'architecture',
      'memory',
      'disk, images',
      'GPU',
      'disk, this folder',
      'image',
      'file ownership',
      'line endings',
    ]);
  });

  it.each<[string, string, Partial<Facts>]>([
    ['Node', 'bad', { node: 'v20.1.0' }],
    ['container engine', 'bad', { engine: null }],
    ['architecture', 'note', { engine: { ...engine, architecture: 'aarch64' } }],
    ['memory', 'note', { engine: { ...engine, memory: 2 * GIB } }],
    ['disk, images', 'note', { engine: { ...engine, freeImages: 20 * GIB } }],
    ['disk, this folder', 'bad', { freeHere: GIB }],
    ['GPU', 'note', { gpus: ['Tesla V100'] }],
    ['image', 'note', { images: [] }],
    ['file ownership', 'bad', { foreignFiles: ['submission/log.txt'] }],
    ['line endings', 'bad', { crlfFiles: ['runtime/conda'] }],
    ['line endings', 'note', { crlfFiles: ['submission_src/main.py'] }],
    ['container engine', 'bad', { engine: { ...engine, version: '19.03.8' } }],
  ])('%s is %s, with a next step', (name, state, differences) => {
    const found = diagnose({ ...healthy, ...differences }).filter((one) => one.state !== 'ok');
    expect(found).toEqual([expect.objectContaining({ name, state, next: expect.any(String) })]);
  });

  it('says why no engine answers, and what to do about it', () => {
    const engineProblem = { message: 'this user may not use it', next: 'usermod' };
    expect(diagnose({ ...healthy, engine: null, engineProblem })[1]).toMatchObject({
      found: 'this user may not use it',
      next: 'usermod',
    });
  });

  it.each(['20.10.24+dfsg1', '28.2.2', 'unknown'])('takes the engine %s', (version) => {
    expect(diagnose({ ...healthy, engine: { ...engine, version } })[1]?.state).toBe('ok');
  });

  it('changes line endings of the files that it names, and of nothing else', () => {
    const crlfFiles = ['submission_src/main.py', 'runtime/conda', "runtime/it's.sh"];
    expect(diagnose({ ...healthy, crlfFiles }).at(-1)?.next).toBe(
      "sed -i 's/\\r$//' runtime/conda 'runtime/it'\\''s.sh'",
    );
  });

  it('names a few files, not all', () => {
    const crlfFiles = ['a.py', 'b.py', 'c.py', 'd.py'];
    expect(diagnose({ ...healthy, crlfFiles }).at(-1)?.found).toBe('CRLF in a.py, b.py and 2 more');
  });
});
