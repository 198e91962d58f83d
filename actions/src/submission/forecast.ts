/** The platform's limits, as the competition states them. */
export const PLATFORM = {
  /** For main.py, for each query video of the subset. */
  secondsPerVideo: 10,
  cpus: 6,
  /** Part of the query videos that is in the platform's subset. */
  subsetShare: 0.1,
} as const;

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
export function forecast(input: ForecastInput): Forecast | null {
  const { mainSeconds, mainCpuSeconds, subsetVideos, queryVideos, cpus } = input;
  if (subsetVideos === 0) return null;
  const used = mainCpuSeconds === null || mainSeconds === 0 ? 0 : mainCpuSeconds / mainSeconds;
  const slower = Math.max(1, used / PLATFORM.cpus);
  const secondsPerVideo = (mainSeconds * slower) / subsetVideos;
  const platformVideos = Math.ceil(queryVideos * PLATFORM.subsetShare);
  const share = secondsPerVideo / PLATFORM.secondsPerVideo;
  const caveats = [
    ...(subsetVideos < 20 ? [`only ${subsetVideos} videos, start-up counted in`] : []),
    ...(slower > 1 ? [`slowed down from ${used.toFixed(1)} to ${PLATFORM.cpus} processors`] : []),
    ...(cpus < PLATFORM.cpus ? [`measured with ${cpus} of ${PLATFORM.cpus} processors`] : []),
    ...(input.gpu ? [] : ['measured without a GPU']),
  ];
  return {
    secondsPerVideo,
    limitSecondsPerVideo: PLATFORM.secondsPerVideo,
    platformVideos,
    platformSeconds: secondsPerVideo * platformVideos,
    platformLimitSeconds: PLATFORM.secondsPerVideo * platformVideos,
    verdict: share > 1 ? 'over' : share > 0.8 ? 'close' : 'within',
    caveats,
  };
}
