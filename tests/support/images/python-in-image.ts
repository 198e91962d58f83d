import { connect } from '../../../actions/src/container/connect.ts';
import { runContainer } from '../../../actions/src/container/run.ts';

/**
 * Runs a Python script in an image and returns its standard output.
 * @param folders mounted read-only at /mounted, /mounted1, ...
 */
export async function pythonInImage(
  image: string,
  script: string,
  folders: readonly string[] = [],
): Promise<string> {
  let [out, all] = ['', ''];
  const { exitCode } = await runContainer(
    await connect(process.env),
    {
      image,
      command: ['python3', '-c', script],
      mounts: folders.map((source, index) => ({
        source,
        target: `/mounted${index || ''}`,
        readOnly: true,
      })),
    },
    {
      signal: new AbortController().signal,
      onOutput: (chunk, stream) => {
        const text = Buffer.from(chunk).toString();
        all += text;
        if (stream === 'stdout') out += text;
      },
    },
  );
  if (exitCode !== 0) throw new Error(`Python ended with ${exitCode}: ${all}`);
  return out;
}
