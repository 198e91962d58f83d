import { command, ended, type Failure } from '../../../declaration/command.ts';
import { ExitCode } from '../../../errors.ts';
import { builtImageInputs } from '../built-image-inputs.ts';
import type { SmokeReport } from './smoke-test.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'smoke-test',
  group: 'Images',
  summary: 'run the quickstart and the template in a built image',
  inputs: builtImageInputs,
  outputs: { passed: 'Whether both submissions ran and scored as they should' },
  exits: ['checkFailed'],
  report: {
    what: 'the result',
    schema: 'actions/smoke-test/report.schema.json',
    actionDefault: 'reports/smoke-<variant>.json',
  },
  action: {
    name: 'smoke-test',
    title: 'Smoke test of an image',
    description:
      'Runs the quickstart and the template submission in a built image, and checks what comes out',
    icon: 'play',
    color: 'blue',
  },
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME'],
  async run({ variant, image, skipGpu, ...rest }, ports) {
    const { smokeTest } = await import('./smoke-test.ts');
    const { smokeTestView } = await import('./smoke-test-view.ts');
    const report = await smokeTest({ variant, image, skipGpu }, ports);
    return ended(rest, {
      outputs: { passed: report.passed },
      view: smokeTestView(report),
      report,
      failure: smokeFailure(report),
    });
  },
});

function smokeFailure({ variant, passed, problem, runs }: SmokeReport): Failure | undefined {
  if (passed) return undefined;
  const ofRuns = runs.flatMap((run) =>
    run.problem === null ? [] : [`${run.submission}: ${run.problem}`],
  );
  const problems = problem === null ? ofRuns : [problem, ...ofRuns];
  return {
    exitCode: ExitCode.checkFailed,
    message: `the ${variant} image: ${problems.join('; ')}`,
    next: 'read the lines above; how to run it by hand: docs/image.md, "Submissions in an image"',
  };
}
