import { expect, it } from 'vitest';
import {
  EmbedProgress,
  progressText,
} from '../../../../actions/src/submission/embedding/progress.ts';

it('says how far embed is, how fast and how long', () => {
  const progress = new EmbedProgress(48_715, 1000);
  expect(progressText(progress.report(1))).toBe('1,000 of 48,715 videos');
  progress.described(399);
  progress.apart(1);
  expect(progress.report(100)).toEqual({
    schema: 1,
    videos: 48_715,
    kept: 1000,
    described: 399,
    apart: 1,
    videosPerSecond: 4,
    secondsLeft: 11_829,
  });
  expect(progressText(progress.report(100))).toBe(
    '1,400 of 48,715 videos, 4.0 a second, 3 h 17 min left, 1 set apart',
  );
});
