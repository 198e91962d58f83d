import { describe, expect, it } from 'vitest';
import { BuildOutput } from '../../../actions/src/image/build/build-output.ts';
import { PodmanTrace } from '../../../actions/src/image/build/podman-trace.ts';
import { BuildProgress } from '../../../actions/src/image/build/progress.ts';

/** What podman 4.3 answered to a build, event by event. */
const LINES = [
  'time="2026" level=warning msg="missing build argument"\n',
  '[1/2] STEP 1/2: FROM scratch AS apt\n',
  '[1/2] STEP 2/2: COPY runtime/steps/apt.sh /\n',
  '--> Using cache 3c47452631cbe7231be0e082617beee1d43ac76fbcc3ec4b72aed28296e53aa7\n',
  '--> 3c47452631c\n',
  '[2/2] STEP 1/2: FROM base AS packages\n',
  '[2/2] STEP 2/2: RUN --mount=type=bind,from=apt,target=/mnt sh /mnt/apt.sh /mnt/apt.txt\n',
  'Get:1 http://deb.debian.org/debian bookworm InRelease\nReading package lists...',
  ' Done\n',
];

function follow(lines: readonly string[], error?: string) {
  const trace = new PodmanTrace();
  const output = new BuildOutput();
  const progress = new BuildProgress();
  const traces = lines.map((line) => trace.take(line));
  if (error !== undefined) traces.push(trace.fail(error));
  const shown = traces.map((each) => progress.take(each));
  return { lines: traces.flatMap((each) => output.take(each)), shown, failed: progress.failed };
}

describe('PodmanTrace', () => {
  it('gives the lines of a step to that step, and says what came from the cache', () => {
    const { lines, shown } = follow([...LINES, '[2/2] COMMIT docker.io/library/x:lite-local\n']);
    const step = '[2/2 2/2] RUN sh /mnt/apt.sh /mnt/apt.txt';
    expect(lines).toEqual([
      { step: '', line: 'cached: [1/2 2/2] COPY runtime/steps/apt.sh /' },
      { step, line: 'Get:1 http://deb.debian.org/debian bookworm InRelease' },
      { step, line: 'Reading package lists... Done' },
      { step, line: expect.stringMatching(/^took \d+\.\d s$/) },
    ]);
    expect(shown).toContain('apt: Reading package lists... Done');
  });

  it('names the step that failed, with its last lines', () => {
    const { failed } = follow(LINES, 'while running runtime: exit status 100');
    expect(failed).toEqual({
      command: 'sh /mnt/apt.sh /mnt/apt.txt',
      error: 'while running runtime: exit status 100',
      lines: [
        'Get:1 http://deb.debian.org/debian bookworm InRelease',
        'Reading package lists... Done',
      ],
    });
  });

  it('names no step if the build fails before the first one, or after the last', () => {
    expect(follow([], 'no such base').failed).toBeUndefined();
    const committed = [...LINES, '[2/2] COMMIT docker.io/library/x:lite-local\n'];
    expect(follow(committed, 'disk').failed).toBeUndefined();
  });
});
