import { command, ended, type Failure } from '../../../declaration/command.ts';
import { path } from '../../../declaration/input.ts';
import { ExitCode } from '../../../errors.ts';
import { shortLine } from '../../../untrusted-text.ts';
import { attempt } from '../../attempt.ts';
import { builtImageInputs } from '../built-image-inputs.ts';
import type { TestedImage } from './test-image.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'test-image',
  group: 'Images',
  summary: 'test a built image: imports of all packages, contract, lock',
  inputs: {
    ...builtImageInputs,
    junit: path({
      help: 'JUnit file to write',
      actionDefault: 'reports/image-<variant>.xml',
    }),
  },
  outputs: {
    imageId: 'Id of the image that was tested, for the input tested of publish-image',
    junit: 'Path of the JUnit file; empty if the tests could not run',
    failed: 'Number of checks that failed; empty if the tests could not run',
  },
  exits: ['checkFailed'],
  report: {
    what: 'the result',
    schema: 'actions/test-image/report.schema.json',
    actionDefault: 'reports/test-<variant>.json',
  },
  action: {
    name: 'test-image',
    title: 'Test an image',
    description:
      'Imports every requested package in a built image, and checks its contract and its lock',
    icon: 'check-square',
    color: 'blue',
  },
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME'],
  async run({ variant: named, image, skipGpu, junit, ...rest }, ports) {
    const { builtVariant } = await import('../built-image.ts');
    const variant = await builtVariant(named, ports);
    const { testImage } = await import('./test-image.ts');
    const { testImageReport } = await import('./test-image-report.ts');
    const { testImageView } = await import('./test-image-view.ts');
    const inputs = { variant, image, skipGpu, junit };
    const { value: tested, ...stopped } = await attempt(ports, (all) => testImage(inputs, all));
    const failed = tested?.checks.filter(({ status }) => status === 'failed');
    const failure = tested === undefined ? stopped.failure : checksFailure(tested);
    return ended(rest, {
      outputs: {
        imageId: tested?.id,
        junit: tested && junit,
        failed: failed?.length,
      },
      view: testImageView(variant, { tested, failure }),
      report: testImageReport(variant, { tested, failure }),
      findings: tested?.findings ?? stopped.findings,
      failure,
    });
  },
});

/** What the checks that failed amount to, with the names of the first; undefined if none did. */
function checksFailure({ variant, checks }: TestedImage): Failure | undefined {
  const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (failed.length === 0) return undefined;
  const counts = `${failed.length} of ${checks.length} checks failed`;
  return {
    exitCode: ExitCode.checkFailed,
    message: shortLine(`the ${variant} image: ${counts}: ${failed.slice(0, 5).join(', ')}`),
    next: `fix what failed, then: npx vsc build --variant ${variant} && npx vsc test-image --variant ${variant}`,
  };
}
