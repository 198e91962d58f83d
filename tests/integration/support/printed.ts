import type { Engine } from '../../../actions/src/container/connect.ts';
import { runContainer } from '../../../actions/src/container/run.ts';

/**
 * What a command prints on stdout in a container of `image`, without network or rights.
 *
 * @throws Error with its stderr where the command fails.
 */
export async function printed(
  engine: Engine,
  image: string,
  command: readonly string[],
): Promise<string> {
  const output = { stdout: '', stderr: '' };
  const { exitCode } = await runContainer(
    engine,
    { image, command },
    {
      signal: new AbortController().signal,
      onOutput: (chunk, stream) => void (output[stream] += Buffer.from(chunk).toString()),
    },
  );
  if (exitCode === 0) return output.stdout;
  throw new Error(`${command.join(' ')} ended with ${exitCode}: ${output.stderr}`);
}
