import type Docker from 'dockerode';
import { ownOwner } from '../processes.ts';
import type { Engine } from './connect.ts';
import { explainEngineError } from './problems.ts';
import { removeContainer } from './remove.ts';
import { createOptions, type RunSpec } from './spec.ts';

/** The person's terminal: the process's own input and output. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/**
 * Runs a container on a terminal: keys go in, Ctrl-C included, and the window's size follows. It is
 * removed in the end, whatever happens.
 *
 * @returns the exit code of what ran.
 * @throws UserError if the engine refuses; the signal's reason once it is aborted.
 */
export async function openShell(
  engine: Engine,
  spec: RunSpec,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted();
  let container: Docker.Container | undefined;
  try {
    container = await engine.docker.createContainer({
      ...createOptions(spec, ownOwner(), engine),
      AttachStdin: true,
      OpenStdin: true,
      StdinOnce: true,
      Tty: true,
    });
    return await follow(container, terminal, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw explainEngineError(error, spec.image);
  } finally {
    if (container) await removeContainer(container);
  }
}

async function follow(
  container: Docker.Container,
  { input, output }: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const stream = await container.attach({
    stream: true,
    stdin: true,
    stdout: true,
    stderr: true,
    hijack: true,
  });
  const resize = () => {
    // It fails if the container has just ended; there is nothing to size then.
    container.resize({ w: output.columns, h: output.rows }).catch(() => undefined);
  };
  try {
    stream.pipe(output, { end: false });
    await container.start();
    resize();
    output.on('resize', resize);
    input.setRawMode(true);
    input.resume().pipe(stream);
    const reply: { StatusCode: number } = await container.wait({ abortSignal: signal });
    return reply.StatusCode;
  } finally {
    output.off('resize', resize);
    input.unpipe(stream).setRawMode(false).pause();
    stream.unpipe(output).end();
  }
}
