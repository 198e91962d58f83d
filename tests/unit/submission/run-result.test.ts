import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnding } from '../../../actions/src/submission/run-result.ts';

const measures = {
  mainSeconds: 1.5,
  mainCpuSeconds: 1,
  rankSeconds: 0.1,
  peakMemoryBytes: 5,
  scratchPeakBytes: 6,
  subsetVideos: 2,
  queryVideos: 3,
  fullRows: 4,
  subsetRows: 5,
};
const written = {
  schema: 1,
  verdict: 'ok',
  exitCode: 0,
  message: 'all is well',
  next: null,
  warnings: [],
  measures,
};
const exited = { exitCode: 0, oomKilled: false, timedOut: false, seconds: 1 };

describe('readEnding', () => {
  let file = '';
  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), 'vsc-ending-')), 'result.json');
  });
  afterEach(() => rmSync(path.dirname(file), { recursive: true }));

  const read = (content: unknown, run: object = {}) => {
    if (content !== undefined) {
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    }
    return readEnding(file, { ...exited, ...run });
  };

  it("takes the entrypoint's word where the exit code agrees", async () => {
    expect(await read(written)).toMatchObject({ verdict: 'ok', exitCode: 0, measures });
  });

  it.each([
    ['no result', undefined, 0],
    ['text that is no JSON', '{', 0],
    ['another verdict', { ...written, verdict: 'great' }, 0],
    ['a schema of the future', { ...written, schema: 2 }, 0],
    ['ok with another exit code', written, 11],
    ['a code that is not of its verdict', { ...written, verdict: 'time-limit' }, 0],
    ['measures that are missing', { ...written, measures: {} }, 0],
  ])('calls %s our own fault', async (_, content, exitCode) => {
    expect(await read(content, { exitCode })).toMatchObject({ verdict: 'fault', exitCode: 1 });
  });

  it('tells a container that ran out of memory', async () => {
    const found = await read(undefined, { exitCode: 137, oomKilled: true });
    expect(found).toMatchObject({ verdict: 'out-of-memory', exitCode: 12 });
  });

  it('tells a container that was stopped from outside', async () => {
    const found = await read(undefined, { exitCode: 143 });
    expect(found).toMatchObject({ verdict: 'fault', message: 'somebody else stopped the container' });
  });

  it('does not call a run that hit the deadline a success, whatever it wrote', async () => {
    const found = await read(written, { exitCode: 0, timedOut: true });
    expect(found).toMatchObject({ verdict: 'time-limit', exitCode: 13 });
  });

  it('keeps a missing zip apart from a bug', async () => {
    const setUp = { ...written, verdict: 'fault', exitCode: 2, message: 'no zip' };
    expect(await read(setUp, { exitCode: 2 })).toMatchObject({ exitCode: 2, message: 'no zip' });
  });

  it('strips what could move the cursor or break the line', async () => {
    const found = await read(
      { ...written, verdict: 'invalid-submission', exitCode: 10, message: 'a\u001b[2Jb\nc\u202e' },
      { exitCode: 10 },
    );
    expect(found.message).toBe('a?[2Jb?c?');
  });
});
