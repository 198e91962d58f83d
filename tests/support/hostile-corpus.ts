import path from 'node:path';
import type { Engine } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { UserError } from '../../actions/src/errors.ts';
import { restricted } from '../../actions/src/submission/run/run-spec.ts';

const root = path.resolve(import.meta.dirname, '../..');
const MIB = 2 ** 20;

/** How a case of tests/hostile ended: a line of what tests/hostile/in_image.py prints. */
export interface CaseFound {
  readonly name: string;
  /** The verdict, or several of which any will do. */
  readonly expected: string | readonly string[];
  readonly found: string | null;
  readonly message: string | null;
  readonly right: boolean;
  readonly problems: readonly string[];
  readonly seconds: number;
}

/** A case, the count at the end, or what stops the runner before the first. */
type CorpusLine = CaseFound | { readonly cases: number } | { readonly lacks: string };

/**
 * Runs the corpus in one container of the image, with the limits of a run, but small: some cases reach them.
 *
 * @param options.words only the cases whose names hold all of them
 * @param options.every only each so manyth of them
 * @throws UserError if the runtime in the image is of another state than the corpus; Error if the runner itself
 * fails, with what it said.
 */
export async function runCorpus(
  engine: Engine,
  image: string,
  options: {
    readonly words?: readonly string[];
    readonly every?: number;
    readonly signal: AbortSignal;
  },
): Promise<CaseFound[]> {
  const run = restricted({
    memoryBytes: 1024 * MIB,
    cpus: Math.min(2, engine.cpus),
    scratchBytes: 256 * MIB,
    timeSeconds: 1,
  });
  const said = { stdout: '', stderr: '' };
  const { exitCode } = await runContainer(
    engine,
    {
      ...run,
      image,
      env: { EVERY: String(options.every ?? 1) },
      limits: {
        ...run.limits,
        processes: 128,
        sharedMemoryBytes: 64 * MIB,
        filesInMemory: 40_000,
      },
      mounts: [
        { source: path.join(root, 'tests/hostile'), target: '/mnt/hostile', readOnly: true },
      ],
      command: ['/opt/vsc/python', '-B', '/mnt/hostile/in_image.py', ...(options.words ?? [])],
    },
    {
      signal: options.signal,
      onOutput: (chunk, stream) => void (said[stream] += Buffer.from(chunk).toString()),
    },
  );
  const lines = said.stdout.split('\n').filter((line) => line !== '');
  const all = lines.map((line) => JSON.parse(line) as CorpusLine);
  const unfit = all.find((line) => 'lacks' in line);
  if (unfit !== undefined) {
    throw new UserError(
      `the image is of another state than this working tree: its runtime lacks what the corpus uses (${unfit.lacks})`,
      { next: 'build it again (make build), or pull it again' },
    );
  }
  const found = all.filter((line): line is CaseFound => 'name' in line);
  const total = all.find((line) => 'cases' in line);
  if (total?.cases === found.length) return found;
  throw new Error(`the corpus did not run to its end (${exitCode}): ${said.stderr.slice(-2000)}`);
}

/** A table for people: a line for each case, with what is wrong below it, and the count. */
export function corpusTable(found: readonly CaseFound[]): string {
  const lines = found.flatMap(({ name, found: verdict, right, problems, seconds }) => [
    `${right ? 'ok   ' : 'WRONG'} ${(verdict ?? 'none').padEnd(18)} ${seconds.toFixed(2).padStart(6)} s  ${name}`,
    ...problems.map((problem) => `      ${problem}`),
  ]);
  const wrong = found.filter(({ right }) => !right).length;
  return [...lines, `${found.length} cases, ${wrong} wrong`, ''].join('\n');
}
