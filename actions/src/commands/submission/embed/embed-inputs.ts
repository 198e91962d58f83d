import type { CompetitionPaths, VideoSet } from '../../../submission/layout.ts';
import type { LimitWish } from '../../../submission/run/run-limits.ts';
import type { ImageRunInputs } from '../image-for.ts';

/** What a call of `embed` describes, and how. */
export interface EmbedInputs extends ImageRunInputs {
  readonly dataset: string;
  readonly sets: readonly VideoSet[];
  /** No time limit unless one is given: a full set takes as long as it takes. */
  readonly limits: LimitWish;
  /** Videos of one run of main.py; default: `CHUNK`. */
  readonly chunk?: number | undefined;
  /** Seconds for which main.py may neither compute nor print; default: `IDLE_SECONDS`. */
  readonly idleSeconds?: number | undefined;
  readonly workers?: number | undefined;
  readonly gpus?: number | undefined;
  /** Try again what was set apart in an earlier run. */
  readonly retry?: boolean | undefined;
  /** The image is this one, and main.py runs in pods of it; default: containers of an engine. */
  readonly inImage?: InImage | undefined;
  /** Where main.py, the videos and their metadata lie, and where the descriptors go; default: the usual places. */
  readonly place?:
    | { readonly source: string; readonly given: CompetitionPaths; readonly target: string }
    | undefined;
}

/** An image that no engine of this machine runs. */
export interface InImage {
  /** `sha256:…` of its configuration, as engines name images. */
  readonly id: string;
  /** Whether main.py has a GPU there. */
  readonly gpu: boolean;
}
