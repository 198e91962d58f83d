import { command, ended } from '../../../declaration/command.ts';
import { flag, path } from '../../../declaration/input.ts';
import {
  BUILD_VARIABLES,
  ENGINE_VARIABLES,
  REGISTRY_VARIABLES,
} from '../../../declaration/variables.ts';
import { attempt, failureOf } from '../../attempt.ts';
import { solverInputs } from '../../request/solver-inputs.ts';
import { builtVariantInput } from '../built-image-inputs.ts';

export default command({
  name: 'build',
  group: 'Images',
  summary: 'build the image from the working tree',
  inputs: {
    ...builtVariantInput,
    force: flag({
      help: 'build even if nothing changed, and run every step again',
      variable: 'FORCE',
    }),
    reuse: flag({
      help: 'use an image that is already here, if it was made from the same inputs',
      negated: 'build even if an image of the same inputs is here, from cached layers',
      default: true,
    }),
    sbom: path({
      help: 'file for a CycloneDX bill of materials (JSON)',
      actionDefault: 'reports/sbom-<variant>.cdx.json',
    }),
    channelBase: solverInputs.channelBase,
    timeLimit: solverInputs.timeLimit,
  },
  outputs: {
    image: 'Tag of the image',
    imageId: 'Id of the image, for test-image and publish-image',
    built: 'false if nothing had changed',
    bytes: 'Size of the image, unpacked',
    sbom: 'Path of the bill of materials',
  },
  report: {
    what: 'the result',
    schema: 'actions/build-image/report.schema.json',
    actionDefault: 'reports/build-<variant>.json',
  },
  action: {
    name: 'build-image',
    title: 'Build an image',
    description: 'Builds the image of a variant from the working tree, and measures it',
    icon: 'package',
    color: 'blue',
  },
  variables: [...ENGINE_VARIABLES, ...BUILD_VARIABLES, 'VSC_IMAGE_NAME', ...REGISTRY_VARIABLES],
  async run({ variant: named, force, reuse, sbom, channelBase, timeLimit, ...rest }, ports) {
    const { builtVariant } = await import('../built-image.ts');
    const variant = await builtVariant(named, ports);
    const { buildVariant } = await import('./build.ts');
    const { buildReport } = await import('./build-report.ts');
    const { buildView } = await import('./build-view.ts');
    const solve = { channelBase, deadlineMs: timeLimit * 1000 };
    const built = await attempt(ports, (all) =>
      buildVariant({ variant, force, reuse, sbom, solve }, all),
    );
    const { value: image, findings, warnings } = built;
    const failure =
      image?.problem === undefined ? built.failure : failureOf(image.problem, ports.log);
    return ended(rest, {
      outputs: {
        image: image?.tag,
        imageId: image?.id,
        built: image?.built ?? false,
        bytes: image?.bytes,
        sbom: image === undefined ? undefined : sbom,
      },
      view: buildView(variant, { image, failure, warnings }, findings),
      report: buildReport(variant, { image, failure, warnings }),
      findings,
      failure,
    });
  },
});
