import { describe, expect, it } from 'vitest';
import { planWorkers } from '../../../../actions/src/submission/embedding/workers.ts';

const GIB = 2 ** 30;
const engine = { cpus: 32, memoryBytes: 320 * GIB, rootless: false };
const much = { gpus: 0, chunks: 1000 };

describe('workers', () => {
  it('are one for each core, each with its own', () => {
    const workers = planWorkers(engine, {}, much);
    expect(workers).toHaveLength(32);
    expect(workers[31]).toEqual({ cpus: 1, cores: '31-31', memoryBytes: 8 * GIB, gpu: false });
  });

  it('are one for each GPU, and share the cores', () => {
    const workers = planWorkers(engine, {}, { gpus: 3, chunks: 9 });
    expect(workers.map(({ gpu, cores }) => [gpu, cores])).toEqual([
      [0, '0-9'],
      [1, '10-20'],
      [2, '21-31'],
    ]);
  });

  it('is one with all GPUs if they are not those of this machine', () => {
    const workers = planWorkers(engine, {}, { gpus: 'unknown', chunks: 9 });
    expect(workers).toMatchObject([{ cpus: 32, gpu: true }]);
  });

  it.each([
    ['work', engine, {}, { gpus: 0, chunks: 3 }, 3],
    ['memory', { ...engine, memoryBytes: 10 * GIB }, {}, much, 4],
    ['the memory asked for', engine, { memoryBytes: 64 * GIB }, much, 4],
    ['CPUS', engine, { cpus: 4 }, much, 4],
    ['WORKERS', engine, { workers: 2 }, much, 2],
    ["a user's engine", { ...engine, rootless: true }, {}, much, 1],
  ])('are bounded by %s', (_, of, wish, there, count) => {
    const workers = planWorkers(of, wish, there);
    expect(workers).toHaveLength(count);
    const cpus = workers.reduce((sum, worker) => sum + worker.cpus, 0);
    expect(cpus).toBe('cpus' in wish ? wish.cpus : of.cpus);
  });

  it('is one with all there is if there is one chunk', () => {
    const [only] = planWorkers(engine, {}, { gpus: 0, chunks: 1 });
    expect(only).toEqual({ cpus: 32, cores: undefined, memoryBytes: undefined, gpu: false });
  });
});
