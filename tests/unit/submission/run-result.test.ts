import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnding } from '../../../actions/src/submission/run/run-result.ts';

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
  phases: [
    { name: 'unpack', seconds: 0.1, cpuSeconds: 0.1, peakMemoryBytes: 7, limitSeconds: 600 },
  ],
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
    [undefined, 0, 'is missing'],
    [
      '{',
      0,
      "cannot be read: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ],
    [{ ...written, verdict: 'great' }, 0, 'has "great" as verdict'],
    [{ ...written, schema: 2 }, 0, 'has 2 as schema'],
    [{ ...written, verdict: ['ok'] }, 0, 'has ["ok"] as verdict'],
    [{ ...written, extra: 1 }, 0, 'has an unknown extra'],
    [{ ...written, warnings: ['a', 1] }, 0, 'has 1 as warnings.1'],
    [{ ...written, measures: {} }, 0, 'lacks measures.mainSeconds'],
    [{ ...written, measures: { ...measures, gpu: 1 } }, 0, 'has an unknown measures.gpu'],
    [
      { ...written, measures: { ...measures, '\u001b[2J': 1 } },
      0,
      'has an unknown measures.<U+001B>[2J',
    ],
    [{ ...written, measures: { ...measures, fullRows: -1 } }, 0, 'has -1 as measures.fullRows'],
    [[], 0, 'has [] as content'],
    [written, 11, 'says ok (0)'],
    [{ ...written, verdict: 'time-limit' }, 0, 'says time-limit (0)'],
    ['x'.repeat(2 ** 20 + 1), 0, 'has 1048577 bytes'],
  ])('refuses %j with exit code %d: %s', async (content, exitCode, problem) => {
    const found = await read(content, { exitCode });
    expect(found).toMatchObject({ verdict: 'fault', exitCode: 1, measures: { fullRows: null } });
    expect(found.message).toBe(
      `the container ended with ${exitCode}, and its result.json ${problem}`,
    );
    expect(found.next).toContain('is SUBMISSION_IMAGE an image of this version?');
  });

  it('follows no link', async () => {
    const elsewhere = `${file}.other`;
    writeFileSync(elsewhere, JSON.stringify(written));
    symlinkSync(elsewhere, file);
    expect((await read(undefined)).message).toContain('result.json is not a file');
  });

  it('tells a container that ran out of memory', async () => {
    const found = await read(undefined, { exitCode: 137, oomKilled: true });
    expect(found).toMatchObject({ verdict: 'out-of-memory', exitCode: 12 });
  });

  it('tells a container that was stopped from outside', async () => {
    const found = await read(undefined, { exitCode: 143 });
    expect(found).toMatchObject({ verdict: 'surroundings', exitCode: 3 });
    expect(found.message).toBe('the container was stopped from outside');
  });

  it('does not call a run that hit the deadline a success, whatever it wrote', async () => {
    const found = await read(written, { exitCode: 0, timedOut: true });
    expect(found).toMatchObject({ verdict: 'surroundings', exitCode: 3 });
  });

  it.each([
    [{ exitCode: 137, oomKilled: true }, 'out-of-memory', 'ran out of memory'],
    [{ exitCode: 137, timedOut: true }, 'surroundings', 'did not end in time'],
    [{ exitCode: 137 }, 'surroundings', 'was stopped from outside'],
  ])(
    'names the phase that %j cut short, and keeps what was measured',
    async (run, verdict, what) => {
      const message = 'The container was ended in the phase `rank`.';
      const note = { ...written, verdict: 'surroundings', exitCode: 3, message, warnings: ['w'] };
      expect(await read(note, run)).toMatchObject({
        verdict,
        message: `the container ${what}: ${message}`,
        warnings: ['w'],
        measures,
        phases: written.phases,
      });
    },
  );

  it('keeps a missing zip apart from a bug', async () => {
    const setUp = { ...written, verdict: 'usage', exitCode: 2, message: 'no zip' };
    expect(await read(setUp, { exitCode: 2 })).toMatchObject({
      verdict: 'usage',
      message: 'no zip',
    });
  });

  it('refuses the code of an older image for a missing zip, which was that of no verdict', async () => {
    const old = { ...written, verdict: 'fault', exitCode: 2, message: 'no zip' };
    const found = await read(old, { exitCode: 2 });
    expect(found).toMatchObject({ verdict: 'fault', exitCode: 1 });
    expect(found.message).toContain('its result.json says fault (2)');
  });

  it('shows what could move the cursor or break the line', async () => {
    const found = await read(
      { ...written, verdict: 'invalid-submission', exitCode: 10, message: 'a\u001b[2Jb\nc\u202e' },
      { exitCode: 10 },
    );
    expect(found.message).toBe('a<U+001B>[2Jb c<U+202E>');
  });
});
