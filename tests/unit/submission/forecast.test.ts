import { describe, expect, it } from 'vitest';
import { forecast, forecastWarnings } from '../../../actions/src/submission/run/forecast.ts';
import { officialCompetition } from '../environment/fixture.ts';

const { platform } = officialCompetition();
const input = {
  mainSeconds: 100,
  mainCpuSeconds: 100,
  subsetVideos: 50,
  queryVideos: 8001,
  cpus: 6,
  gpu: true,
};

const warned = (mainSeconds: number) =>
  forecastWarnings(forecast({ ...input, mainSeconds }, platform));

describe('forecast', () => {
  it('scales the time of a video to a tenth of the query videos', () => {
    expect(forecast(input, platform)).toEqual({
      secondsPerVideo: 2,
      limitSecondsPerVideo: 10,
      platformVideos: 801,
      platformSeconds: 1602,
      platformLimitSeconds: 8010,
      verdict: 'within',
      caveats: [],
    });
  });

  it.each([
    [400, 'within'],
    [401, 'close'],
    [500, 'close'],
    [501, 'over'],
  ])('calls %d s for 50 videos %s', (mainSeconds, verdict) => {
    expect(forecast({ ...input, mainSeconds }, platform)?.verdict).toBe(verdict);
  });

  it('warns of what the platform would stop, and of nothing else', () => {
    expect(warned(500)).toEqual([]);
    expect(warned(3095)).toEqual([
      expect.stringMatching(
        /^main\.py took 61\.90 s a video, and the platform allows 10 s: there it/,
      ),
    ]);
    expect(forecastWarnings(null)).toEqual([]);
  });

  it('slows down what used more processors than the platform has', () => {
    const found = forecast({ ...input, mainCpuSeconds: 1200, cpus: 16 }, platform);
    expect(found?.secondsPerVideo).toBe(4);
    expect(found?.caveats).toEqual(['slowed down from 12.0 to 6 processors']);
  });

  it('does not speed up what had fewer', () => {
    const found = forecast({ ...input, mainCpuSeconds: 200, cpus: 2 }, platform);
    expect(found?.secondsPerVideo).toBe(2);
    expect(found?.caveats).toEqual(['measured with 2 of 6 processors']);
  });

  it('says what a small run without a GPU leaves out', () => {
    expect(forecast({ ...input, subsetVideos: 3, gpu: false }, platform)?.caveats).toEqual([
      'only 3 videos, start-up counted in',
      'measured without a GPU',
    ]);
  });

  it('says nothing of an empty subset', () => {
    expect(forecast({ ...input, subsetVideos: 0 }, platform)).toBeNull();
  });
});
