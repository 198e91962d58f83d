import { expect } from 'vitest';
import { failureOf } from '../../../actions/src/commands/attempt.ts';
import { buildView } from '../../../actions/src/commands/images/build/build-view.ts';
import { EngineError } from '../../../actions/src/container/engine-error.ts';
import type { SolvedPackage } from '../../../actions/src/environment/solve/thread/protocol.ts';
import { installFindings } from '../../../actions/src/image/build/blame.ts';
import { buildFailure } from '../../../actions/src/image/build/build-failure.ts';
import { listedPackages } from '../../../actions/src/image/requested.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import { fileOf } from '../../unit/environment/fixture.ts';

const FILE = 'environment/environment-cpu.yml';
/** Debian's list, which the build reads as well. */
const SOURCES = [{ path: 'runtime/apt.txt', executable: false, bytes: Buffer.alloc(0) }];

/** The finding at the second entry of the file, as a terminal shows it. */
const FINDING = /^environment\S+:5:5 {2}error {2}package-install\n.*/m;

/** How a build is said to end in which conda's step has failed. */
export interface EndOfBuild {
  readonly exitCode: number;
  /** What the step said of a package: `conda: NAME: PROBLEM`. */
  readonly said: string | undefined;
  /** What `vsc build` shows at the line of the environment file that asks for it. */
  readonly asked: string | undefined;
  /** The same if nobody asks for it, at the line of a package that needs it. */
  readonly needed: string | undefined;
  readonly next: string | undefined;
}

/** The end of a build, by the functions that `vsc build` calls on what conda's step has printed. */
export function endOfBuild(step: { exitCode: number; output: string }): EndOfBuild {
  const { exitCode, output } = step;
  const [said, name = ''] = /^conda: (\S+): .*/m.exec(output) ?? [];
  const shown = shownIn(output, ['before', name], []);
  const needing = { name: 'needing', depends: [`${name} 1.*`] };
  const other = shownIn(output, ['before', needing.name], [needing, { name, depends: [] }]);
  const next = /^next: .*/m.exec(shown)?.[0];
  return {
    exitCode,
    said,
    asked: FINDING.exec(shown)?.[0],
    needed: FINDING.exec(other)?.[0],
    next,
  };
}

/** @param planned what the step was to install */
function shownIn(
  output: string,
  asked: readonly string[],
  planned: readonly Pick<SolvedPackage, 'name' | 'depends'>[],
): string {
  const environment = fileOf(
    FILE,
    asked.map((each) => `${each}=1.0`),
  );
  const listed = listedPackages({ sources: SOURCES, packages: 'conda', environment });
  const reason = 'process "sh" did not complete successfully: exit code: 1';
  const lines = output.trimEnd().split('\n');
  const step = { command: 'sh /mnt/conda.sh /mnt/conda-1.json', error: reason, lines };
  const blame = () => installFindings('cpu', step, listed, planned);
  const error = buildFailure('an:image', step, blame, new EngineError(reason));
  const failure = failureOf(error, { info: () => undefined });
  const view = buildView('cpu', { image: undefined, failure, warnings: [] }, error.findings);
  return renderTerminal(view, { width: 200, color: false });
}

/** What `endOfBuild` has to be: what is wrong with a package, at the environment file's line, and the next step. */
export const endingOf = (name: string, problem: RegExp, next = /build again/) => ({
  exitCode: 1,
  said: expect.stringMatching(new RegExp(`^conda: ${name}: .*${problem.source}`, 'i')) as string,
  asked: expect.stringMatching(
    new RegExp(`  ${name} cannot be installed in the cpu image: `),
  ) as string,
  needed: expect.stringMatching(new RegExp(`  ${name}, for needing, cannot be`)) as string,
  next: expect.stringMatching(next) as string,
});
