import { describe, expect, it } from 'vitest';
import { BuildOutput } from '../../../actions/src/image/build/build-output.ts';
import type { Trace, Vertex } from '../../../actions/src/image/build/trace.ts';

const vertex = (digest: string, name: string, over: Partial<Vertex> = {}): Vertex => ({
  digest,
  name,
  cached: false,
  started: { seconds: 100, nanos: 900_000_000 },
  completed: null,
  error: '',
  ...over,
});
const apt = vertex('1', '[debian-packages 2/2] RUN --mount=type=bind,target=/mnt  sh /mnt/apt.sh');
const pip = vertex('2', '[packages 1/2] RUN sh /mnt/pip.sh');
const completed = { seconds: 102, nanos: 400_000_000 };
const steps = (...vertexes: Vertex[]): Trace => ({ vertexes, logs: [] });
const printed = (digest: string, text: string): Trace => ({
  vertexes: [],
  logs: [{ vertex: digest, msg: Buffer.from(text) }],
});

/** What a build prints, as `step: line`. */
function linesOf(...traces: Trace[]): string[] {
  const output = new BuildOutput();
  return traces.flatMap((trace) => output.take(trace)).map(({ step, line }) => `${step}: ${line}`);
}

describe('BuildOutput', () => {
  it('puts the pieces of a line together, for each step', () => {
    const traces = [
      steps(apt, pip),
      printed('1', 'Unp'),
      printed('2', 'Coll'),
      printed('1', 'ack\n'),
    ];
    expect(linesOf(...traces, printed('2', 'ecting\n\nx'))).toEqual([
      '[debian-packages 2/2] RUN sh /mnt/apt.sh: Unpack',
      '[packages 1/2] RUN sh /mnt/pip.sh: Collecting',
      '[packages 1/2] RUN sh /mnt/pip.sh: ',
    ]);
  });

  it('shows lines as a terminal would, without colours', () => {
    const text = '\u001B[31m10 %\r20 %\u001B[0m\r\nname\tsize\n';
    const lines = linesOf(steps(pip), printed('2', text));
    expect(lines.map((line) => line.split(': ')[1])).toEqual(['20 %', 'name  size']);
  });

  it('tells how long a step took, once, after the rest of its last line', () => {
    const end = steps({ ...pip, completed });
    expect(linesOf(steps(pip), printed('2', 'done'), end, end)).toEqual([
      '[packages 1/2] RUN sh /mnt/pip.sh: done',
      '[packages 1/2] RUN sh /mnt/pip.sh: took 1.5 s',
    ]);
  });

  it('needs no group for a step that prints nothing', () => {
    const line = ': took 1.5 s: [debian-packages 2/2] RUN sh /mnt/apt.sh';
    expect(linesOf(steps({ ...apt, completed }))).toEqual([line]);
  });

  it('tells what came from the cache, in no group, and what failed', () => {
    const cached = { ...apt, completed, cached: true };
    const failed = { ...pip, completed, error: 'exit code: 1' };
    expect(linesOf(steps(cached, failed))).toEqual([
      ': cached: [debian-packages 2/2] RUN sh /mnt/apt.sh',
      '[packages 1/2] RUN sh /mnt/pip.sh: failed: exit code: 1',
    ]);
  });

  it("says nothing of a base, or of BuildKit's inner steps", () => {
    const inner = ['[internal] load remote build context', 'exporting to image', '[a 1/2] FROM x'];
    expect(linesOf(steps(...inner.map((name) => vertex(name, name, { completed }))))).toEqual([]);
  });
});
