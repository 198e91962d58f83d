import { connect } from '../../../container/connect.ts';
import type { Ports } from '../../../ports.ts';
import { imageUnderTest } from '../built-image.ts';
import type { ImageInputs } from '../../submission/image-for.ts';
import { smokeRoot } from './smoke-root.ts';
import { type SmokeRuns, smokeRuns } from './smoke-run.ts';

export interface SmokeTestInputs extends ImageInputs {
  readonly skipGpu?: boolean | undefined;
}

/** The report: actions/smoke-test/report.schema.json describes it. */
export interface SmokeReport extends SmokeRuns {
  readonly version: 1;
  readonly variant: string;
  readonly image: { readonly reference: string; readonly id: string };
  readonly passed: boolean;
}

/**
 * Runs the quickstart and the template in a built image, on sample data that the image draws, and
 * checks outcomes and scores. All of it happens in a folder of its own that is removed at the end:
 * nothing of the user's is touched.
 *
 * @returns the report, whatever it says.
 * @throws UserError if there is no engine, image or clone, or it is interrupted.
 */
export async function smokeTest(inputs: SmokeTestInputs, ports: Ports): Promise<SmokeReport> {
  const engine = await connect(ports.env);
  const { variant, reference, found } = await imageUnderTest(engine, inputs, ports);
  const { skipGpu = false } = inputs;
  await using own = await smokeRoot(ports);
  const image = { variant: variant.name, image: found.Id, skipGpu };
  const { problem, runs } = await smokeRuns(image, { ...ports, root: own.root });
  const passed = problem === null && runs.every((each) => each.passed);
  return {
    version: 1,
    variant: variant.name,
    image: { reference, id: found.Id },
    problem,
    runs,
    passed,
  };
}
