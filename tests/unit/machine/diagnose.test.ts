import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../actions/src/machine/diagnose.ts';
import type { EngineFacts, Facts } from '../../../actions/src/machine/facts.ts';

const GIB = 2 ** 30;
const engine: EngineFacts = {
  product: 'Docker',
  why: 'the default socket',
  version: '28.2.2',
  architecture: 'x86_64',
  memoryBytes: 16 * GIB,
  cpus: 8,
  cgroupVersion: '2',
  storageFolder: '/var/lib/docker',
  onThisMachine: true,
  freeImages: 100 * GIB,
  gpuRuntime: false,
  rootless: false,
  remapsUsers: false,
  imageStore: 'classic',
  unenforced: [],
};
const healthy: Facts = {
  node: 'v24.21.0',
  engine,
  engineProblem: null,
  freeHere: 100 * GIB,
  probe: { problem: null, discarded: [] },
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
      'container of a run',
      'architecture',
      'memory',
      'limits of a run',
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
    ['memory', 'note', { engine: { ...engine, memoryBytes: 2 * GIB } }],
    ['disk, images', 'note', { engine: { ...engine, freeImages: 20 * GIB } }],
    ['disk, this folder', 'bad', { freeHere: GIB }],
    ['GPU', 'note', { gpus: ['Tesla V100'] }],
    ['image', 'note', { images: [] }],
    ['file ownership', 'bad', { foreignFiles: ['submission/log.txt'] }],
    ['line endings', 'bad', { crlfFiles: ['runtime/conda'] }],
    ['line endings', 'note', { crlfFiles: ['submission_src/main.py'] }],
    ['container engine', 'bad', { engine: { ...engine, version: '19.03.8' } }],
    ['container engine', 'bad', { engine: { ...engine, product: 'podman', version: '3.4.4' } }],
    ['limits of a run', 'note', { engine: { ...engine, unenforced: ['memory'] } }],
    ['limits of a run', 'note', { engine: { ...engine, rootless: true, unenforced: ['memory'] } }],
    ['limits of a run', 'note', { engine: { ...engine, remapsUsers: true } }],
    ['limits of a run', 'note', { probe: { problem: null, discarded: ['processes'] } }],
    [
      'container of a run',
      'bad',
      { probe: { problem: { message: 'no', next: 'x' }, discarded: [] } },
    ],
  ])('%s is %s, with a next step', (name, state, differences) => {
    const found = diagnose({ ...healthy, ...differences }).filter((one) => one.state !== 'ok');
    expect(found).toEqual([expect.objectContaining({ name, state, next: expect.any(String) })]);
  });

  it('says why no engine answers, and what to do about it', () => {
    const engineProblem = { message: 'this user may not use it', next: 'usermod' };
    expect(diagnose({ ...healthy, engine: null, engineProblem })[0]).toMatchObject({
      found: 'this user may not use it',
      next: 'usermod',
    });
  });

  it.each(['20.10.24+dfsg1', '28.2.2', 'unknown'])('takes the engine %s', (version) => {
    expect(diagnose({ ...healthy, engine: { ...engine, version } })[1]?.state).toBe('ok');
  });

  it('never calls a limit enforced that is not, on an engine that maps users as well', () => {
    const both: EngineFacts = { ...engine, remapsUsers: true, unenforced: ['memory'] };
    const found = diagnose({ ...healthy, engine: both }).find(({ name }) => /limits/.test(name));
    expect(found).toMatchObject({ state: 'note', found: 'not enforced: memory' });
  });

  it('names the engine, and why it is this one', () => {
    const podman = { ...engine, product: 'podman', version: '4.3.1', why: 'DOCKER_HOST' } as const;
    expect(diagnose({ ...healthy, engine: podman })[1]).toMatchObject({
      state: 'ok',
      found: 'podman 4.3.1 (DOCKER_HOST)',
    });
  });

  it('changes line endings of the files that it names, and of nothing else', () => {
    const crlfFiles = ['submission_src/main.py', 'runtime/conda', "runtime/it's.sh"];
    expect(diagnose({ ...healthy, crlfFiles })[0]?.next).toBe(
      "sed -i 's/\\r$//' runtime/conda 'runtime/it'\\''s.sh'",
    );
  });

  it('has what stops the user first, then what is to be noted', () => {
    const found = diagnose({
      ...healthy,
      freeHere: GIB,
      gpus: ['A'],
      crlfFiles: ['runtime/conda'],
    });
    expect(found.slice(0, 4).map(({ name, state }) => `${state} ${name}`)).toEqual([
      'bad disk, this folder',
      'bad line endings',
      'note GPU',
      'ok Node',
    ]);
  });

  it('names a few files, not all', () => {
    const crlfFiles = ['a.py', 'b.py', 'c.py', 'd.py'];
    expect(diagnose({ ...healthy, crlfFiles })[0]?.found).toBe('CRLF in a.py, b.py and 2 more');
  });
});
