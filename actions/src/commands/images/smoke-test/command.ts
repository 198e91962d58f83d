import { command, ended } from '../../../declaration/command.ts';
import { builtImageInputs } from '../built-image-inputs.ts';
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
  async run({ variant: named, image, skipGpu, ...rest }, ports) {
    const { builtVariant } = await import('../built-image.ts');
    const variant = await builtVariant(named, ports);
    const { smokeTest } = await import('./smoke-test.ts');
    const { smokeFailure, smokeTestView } = await import('./smoke-test-view.ts');
    const report = await smokeTest({ variant, image, skipGpu }, ports);
    return ended(rest, {
      outputs: { passed: report.passed },
      view: smokeTestView(report),
      report,
      failure: smokeFailure(report),
    });
  },
});
