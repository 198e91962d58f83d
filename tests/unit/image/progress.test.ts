import { describe, expect, it } from 'vitest';
import { BuildProgress } from '../../../actions/src/image/build/progress.ts';
import type { Trace, Vertex } from '../../../actions/src/image/build/trace.ts';

const RUN =
  '[debian-packages 2/2] RUN --mount=type=bind,from=apt-lite,target=/mnt     sh /mnt/apt.sh /mnt/l';
const vertex = (over: Partial<Vertex> = {}): Vertex => ({
  digest: 'sha256:1',
  name: RUN,
  cached: false,
  started: { seconds: 100, nanos: 0 },
  completed: null,
  error: '',
  ...over,
});
const step = (...vertexes: Vertex[]): Trace => ({ vertexes, logs: [] });
const output = (text: string): Trace => ({
  vertexes: [],
  logs: [{ vertex: 'sha256:1', msg: Buffer.from(text) }],
});

describe('BuildProgress', () => {
  it('names the script of a step and its last line, whole or in parts', () => {
    const progress = new BuildProgress();
    expect(progress.take(step(vertex()))).toBe('apt');
    expect(progress.take(output('Unpacking liba\nUnpack'))).toBe('apt: Unpack');
    expect(progress.take(output('ing libb\n'))).toBe('apt: Unpacking libb');
    expect(progress.take(output('\n'))).toBe('apt: Unpacking libb');
  });

  it('shows a redrawn line as a terminal would, without its colours', () => {
    const progress = new BuildProgress();
    progress.take(step(vertex()));
    expect(progress.take(output('\u001B[31m10 %\u001B[0m\r20 %\r30 %'))).toBe('apt: 30 %');
  });

  it('says nothing of the inner steps of BuildKit', () => {
    const progress = new BuildProgress();
    expect(progress.take(step(vertex({ name: '[internal] load metadata' })))).toBeUndefined();
    expect(progress.take(step(vertex({ name: 'exporting to image' })))).toBe('writing the image');
  });

  it('keeps the command and the last 20 lines of the step that failed', () => {
    const progress = new BuildProgress();
    progress.take(step(vertex()));
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    progress.take(output(`${lines.join('\n')}\n`));
    expect(progress.failed).toBeUndefined();
    progress.take(step(vertex({ completed: { seconds: 101, nanos: 0 }, error: 'exit code: 100' })));
    expect(progress.failed).toEqual({
      command: 'sh /mnt/apt.sh /mnt/l',
      error: 'exit code: 100',
      lines: lines.slice(-20),
    });
  });

  it.each([
    ['before', ['sha256:0', 'sha256:1']],
    ['after', ['sha256:1', 'sha256:0']],
  ])('tells the step that failed from one that was broken off, which came %s it', (_, order) => {
    const progress = new BuildProgress();
    const errors: Record<string, Partial<Vertex>> = {
      'sha256:0': { name: '[pip 1/1] RUN sh /mnt/pip.sh', error: 'context canceled' },
      'sha256:1': { error: 'exit code: 100' },
    };
    for (const digest of order) progress.take(step(vertex({ digest, ...errors[digest] })));
    expect(progress.failed).toMatchObject({ error: 'exit code: 100' });
  });
});
