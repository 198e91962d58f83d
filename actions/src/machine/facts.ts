import type { EngineDescription } from '../container/describe-engine.ts';
import type { Probe } from '../container/probe.ts';

/** The facts about this machine that `vsc doctor` judges. Bytes are bytes; `null` is "not known". */
export interface Facts {
  node: string;
  engine: EngineFacts | null;
  /** Why no engine answers, and what to do; null if one does. */
  engineProblem: { readonly message: string; readonly next: string } | null;
  /** Free bytes of the file system that holds this repository. */
  freeHere: number;
  /** What the engine made of a container like that of a run; null if it has no image to try it with. */
  probe: Probe | null;
  /** Local images of this repository, as `name:tag`. */
  images: readonly string[];
  /** The output of nvidia-smi's query of GPU names, a name a line; empty if there is no GPU. */
  gpus: readonly string[];
  /** Paths in `submission` and `data` that belong to another user, relative to the root. */
  foreignFiles: readonly string[];
  /** Files that run inside the container and have CRLF line endings, relative to the root. */
  crlfFiles: readonly string[];
}

export interface EngineFacts extends EngineDescription {
  /** Why it is this engine: `DOCKER_HOST`, `the default socket`. */
  readonly why: string;
  /** Free bytes of its disk; null if that is not of this machine. */
  readonly freeImages: number | null;
}

/** One line of the doctor's table. */
export interface Diagnosis {
  name: string;
  /** `bad` keeps a submission from running; `note` does not. */
  state: 'ok' | 'note' | 'bad';
  found: string;
  wanted: string;
  /** What to do; absent if all is well. */
  next?: string;
}
