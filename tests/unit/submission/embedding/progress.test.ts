import { expect, it } from 'vitest';
import {
  EmbedProgress,
  progressBar,
  progressText,
} from '../../../../actions/src/submission/embedding/progress.ts';

it('says how far embed is, how fast and how long', () => {
  const progress = new EmbedProgress(48_715, 1000);
  const unknown = { processors: null, gpus: null };
  expect(progressText(progress.report(1, unknown))).toBe('1,000 of 48,715 videos');
  progress.described(399);
  progress.apart(1);
  const use = { processors: 0.974, gpus: 0.8 };
  expect(progress.report(100, use)).toEqual({
    schema: 1,
    videos: 48_715,
    kept: 1000,
    described: 399,
    apart: 1,
    videosPerSecond: 4,
    secondsLeft: 11_829,
    use,
  });
  expect(progressText(progress.report(100, use))).toBe(
    '1,400 of 48,715 videos, 4.0 a second, 3 h 17 min left, 1 set apart, processors 97 %, GPUs 80 %',
  );
});

it('says it as a bar, which is full when all is done and not before', () => {
  const bars = [0, 1, 6, 11, 12].map((done) => {
    const progress = new EmbedProgress(24, done);
    progress.described(done);
    return progressBar(progress.report(1, { processors: null, gpus: null }));
  });
  expect(bars).toEqual([
    '░░░░░░░░░░░░',
    '█░░░░░░░░░░░',
    '██████░░░░░░',
    '███████████░',
    '████████████',
  ]);
});
