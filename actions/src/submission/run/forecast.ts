import type { Platform } from '../../environment/settings/competition.ts';
import { formatSeconds } from '../../text.ts';

export interface Forecast {
  /** main.py's seconds for each query video of this run's subset, its start included. */
  readonly secondsPerVideo: number;
  readonly limitSecondsPerVideo: number;
  /** Query videos in the platform's subset. */
  readonly platformVideos: number;
  readonly platformSeconds: number;
  readonly platformLimitSeconds: number;
  /** `close`: above 80 % of the limit. */
  readonly verdict: 'within' | 'close' | 'over';
  /** What the figures leave out, for people. */
  readonly caveats: readonly string[];
}

export interface ForecastInput {
  readonly mainSeconds: number;
  readonly mainCpuSeconds: number | null;
  readonly subsetVideos: number;
  readonly queryVideos: number;
  /** Processors that the run could use. */
  readonly cpus: number;
  readonly gpu: boolean;
}

/**
 * What main.py would take on the platform, by the time for each video of this run. If the run
 * used more processors than the platform has, the time grows in proportion; if it had fewer, it
 * does not shrink, for nobody knows how the code scales.
 */
export function forecast(input: ForecastInput, platform: Platform): Forecast | null {
  const { mainSeconds, mainCpuSeconds, subsetVideos, queryVideos, cpus } = input;
  if (subsetVideos === 0) return null;
  const used = mainCpuSeconds === null || mainSeconds === 0 ? 0 : mainCpuSeconds / mainSeconds;
  const slower = Math.max(1, used / platform.cpus);
  const secondsPerVideo = (mainSeconds * slower) / subsetVideos;
  const platformVideos = Math.ceil(queryVideos * platform.subset);
  const share = secondsPerVideo / platform.seconds_per_video;
  const caveats = [
    ...(subsetVideos < 20 ? [`only ${subsetVideos} videos, start-up counted in`] : []),
    ...(slower > 1 ? [`slowed down from ${used.toFixed(1)} to ${platform.cpus} processors`] : []),
    ...(cpus < platform.cpus ? [`measured with ${cpus} of ${platform.cpus} processors`] : []),
    ...(input.gpu ? [] : ['measured without a GPU']),
  ];
  return {
    secondsPerVideo,
    limitSecondsPerVideo: platform.seconds_per_video,
    platformVideos,
    platformSeconds: secondsPerVideo * platformVideos,
    platformLimitSeconds: platform.seconds_per_video * platformVideos,
    verdict: share > 1 ? 'over' : share > 0.8 ? 'close' : 'within',
    caveats,
  };
}

/** What to say, beside its figures, of a forecast that main.py would not keep on the platform. */
export function forecastWarnings(found: Forecast | null): string[] {
  if (found?.verdict !== 'over') return [];
  const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformLimitSeconds } = found;
  return [
    `main.py took ${secondsPerVideo.toFixed(2)} s a video, and the platform allows ` +
      `${limitSecondsPerVideo} s: there it would be stopped after ` +
      `${formatSeconds(platformLimitSeconds)}, of ${formatSeconds(platformSeconds)} that it needs. ` +
      'Make it faster, or measure it with more videos and on a machine like the platform.',
  ];
}
