import type { MachineUse } from '../../machine/use.ts';
import { formatSeconds, grouped } from '../../text.ts';

/** How far `embed` is; what tools read of progress.json. */
export interface ProgressReport {
  readonly schema: 1;
  /** All videos that there are to describe. */
  readonly videos: number;
  /** Kept from earlier runs, and described in this one. */
  readonly kept: number;
  readonly described: number;
  readonly apart: number;
  /** Of this run; null until there is one. */
  readonly videosPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** Of the machine, since the report before. */
  readonly use: MachineUse;
}

/** Steps of a bar. */
const BAR = 12;

/** Counts videos of a run of `embed`, and says how far it is. */
export class EmbedProgress {
  readonly #videos: number;
  readonly #kept: number;
  #described = 0;
  #apart = 0;

  constructor(videos: number, kept: number) {
    this.#videos = videos;
    this.#kept = kept;
  }

  described(videos: number): void {
    this.#described += videos;
  }

  apart(videos: number): void {
    this.#apart += videos;
  }

  /** @param seconds since the run began */
  report(seconds: number, use: MachineUse): ProgressReport {
    const done = this.#described + this.#apart;
    const rate = done > 0 && seconds > 0 ? done / seconds : null;
    const left = this.#videos - this.#kept - done;
    return {
      schema: 1,
      videos: this.#videos,
      kept: this.#kept,
      described: this.#described,
      apart: this.#apart,
      videosPerSecond: rate,
      secondsLeft: rate === null ? null : Math.round(left / rate),
      use,
    };
  }
}

/** `1,024 of 48,715 videos, 3.4 a second, 3 h 55 min left, 2 set apart, processors 97 %, GPUs 80 %` */
export function progressText(report: ProgressReport): string {
  const { videos, kept, described, apart, videosPerSecond, secondsLeft, use } = report;
  return [
    `${grouped(kept + described + apart)} of ${grouped(videos)} videos`,
    ...(videosPerSecond === null ? [] : [`${videosPerSecond.toPrecision(2)} a second`]),
    ...(secondsLeft === null ? [] : [`${formatSeconds(secondsLeft)} left`]),
    ...(apart === 0 ? [] : [`${grouped(apart)} set apart`]),
    ...(use.processors === null ? [] : [`processors ${percent(use.processors)}`]),
    ...(use.gpus === null ? [] : [`GPUs ${percent(use.gpus)}`]),
  ].join(', ');
}

/** The same as a bar, for a terminal: `███░░░░░░░░░`. */
export function progressBar({ videos, kept, described, apart }: ProgressReport): string {
  const full = Math.floor((BAR * (kept + described + apart)) / videos);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
