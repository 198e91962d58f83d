import { Readable } from 'node:stream';
import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { EngineError, engineReason } from '../../container/engine-error.ts';
import { inspectImage } from '../../container/local-images.ts';
import { SurroundingsError } from '../../errors.ts';
import { buildFailure } from './build-failure.ts';
import { BuildOutput } from './build-output.ts';
import { type ContextFile, packContext } from '../context/context-file.ts';
import { serveContext } from '../context/context-server.ts';
import type { Finding } from '../../finding.ts';
import { readEvents } from '../transfer/engine-stream.ts';
import { BuildProgress, type FailedStep } from './progress.ts';
import { forPodman } from './podman-build.ts';
import { PodmanTrace } from './podman-trace.ts';
import { decodeTrace, type Trace } from './trace.ts';

/** One call of the engine's builder. */
export interface BuildCall {
  readonly tag: string;
  readonly args: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly noCache: boolean;
  /** `linux/arm64`; by default the engine's own. */
  readonly platform?: string;
  /** The image gets what later builds need to use its layers (BuildKit's inline cache). */
  readonly inlineCache: boolean;
  /** An image in a registry whose layers may be used, pulled without a login. */
  readonly cacheFrom: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
  /** The lines of files that a failed step is about. */
  readonly blame: (step: FailedStep) => readonly Finding[];
  /** Called for each line of output, with the step of the Dockerfile that it is of. */
  readonly onOutput?: ((step: string, line: string) => void) | undefined;
}

export interface Made {
  /** Found by the id that the build itself gave: the tag may be another's by now. */
  readonly image: ImageInspectInfo;
  /** Why the layers of `cacheFrom` could not be used, if so. */
  readonly cacheProblem: string | undefined;
}

/**
 * Builds the context with BuildKit, or with podman's own builder, following its progress.
 *
 * @throws UserError with the last lines of the step that failed, and if the image is gone already.
 */
export async function runBuild(
  engine: Engine,
  files: readonly ContextFile[],
  {
    tag,
    args,
    labels,
    noCache,
    platform,
    inlineCache,
    cacheFrom,
    signal,
    blame,
    onProgress,
    onOutput,
  }: BuildCall,
): Promise<Made> {
  const progress = new BuildProgress();
  const output = new BuildOutput();
  const byPodman = engine.product === 'podman';
  const podman = new PodmanTrace();
  let made: string | undefined;
  const show = (trace: Trace) => {
    if (onOutput) for (const { step, line } of output.take(trace)) onOutput(step, line);
    const text = progress.take(trace);
    if (text !== undefined) onProgress(text.slice(0, 50));
  };
  // With containerd's image store moby loses a context that comes with the call (moby#47717): it fetches it.
  await using served = losesContext(engine) ? await serveContext(files) : undefined;
  // If anything comes beside the address, the engine builds, and says nothing: neither steps nor a failure.
  const body = served ? Readable.from([]) : packContext(byPodman ? forPodman(files) : files);
  try {
    const stream: NodeJS.ReadableStream = await engine.docker.buildImage(body, {
      t: tag,
      ...(served && { remote: served.url }),
      // podman has its own builder, behind the older call.
      version: byPodman ? '1' : '2',
      // Or podman keeps the container of a step that failed.
      forcerm: true,
      dockerfile: 'runtime/Dockerfile',
      buildargs: { ...args, ...(inlineCache && { BUILDKIT_INLINE_CACHE: '1' }) },
      labels,
      nocache: noCache,
      ...(platform !== undefined && { platform }),
      ...(cacheFrom !== undefined && { cachefrom: JSON.stringify([cacheFrom]) }),
      abortSignal: signal,
    });
    await readEvents(stream, ({ id, aux, stream: text }) => {
      if (id === 'moby.buildkit.trace' && typeof aux === 'string') show(decodeTrace(aux));
      if (id === 'moby.image.id' || (byPodman && aux !== undefined))
        made = (aux as { ID: string }).ID;
      if (byPodman && text !== undefined) show(podman.take(text));
    });
  } catch (error) {
    signal.throwIfAborted();
    if (byPodman) show(podman.fail(engineReason(error)));
    throw buildFailure(tag, progress.failed, blame, error);
  }
  if (made === undefined) throw new EngineError(`it built ${tag} but did not name the image`);
  const image = await inspectImage(engine, made);
  if (image === undefined) {
    throw new SurroundingsError(`${tag} was built, but then removed by another process`, {
      next: 'build again, with nothing else that builds or removes images at the same time',
    });
  }
  return { image, cacheProblem: progress.cacheProblem };
}

/** One on another machine can't fetch it from here: what fails there is named. */
function losesContext({ product, imageStore, onThisMachine }: Engine): boolean {
  return product === 'Docker' && imageStore === 'containerd' && onThisMachine;
}
