import { connect } from '../container/connect.ts';
import type { Variant } from '../image/variant.ts';
import type { Ports } from '../ports.ts';
import { builtImage } from './built-image.ts';
import type { ImageInputs } from './image-for.ts';
import { smokeRoot } from './smoke-root.ts';
import { type SmokeRuns, smokeRuns } from './smoke-run.ts';
import { writeReport } from './write-report.ts';

export interface SmokeTestInputs extends ImageInputs {
  readonly skipGpu?: boolean | undefined;
  /** Path of the JSON report to write. */
  readonly report?: string | undefined;
}

/** The report: actions/smoke-test/report.schema.json describes it. */
export interface SmokeReport extends SmokeRuns {
  readonly version: 1;
  readonly variant: Variant;
  readonly image: { readonly reference: string; readonly id: string };
  readonly passed: boolean;
}

/**
 * Runs the quickstart and the template in a built image, on sample data that the image draws, and
 * checks outcomes and scores. All of it happens in a folder of its own that is removed at the end:
 * nothing of the user's is touched.
 *
 * @returns the report, whatever it says; it is written as well where a path is given.
 * @throws UserError where there is no engine, image or clone, or it is interrupted.
 */
export async function run(inputs: SmokeTestInputs, ports: Ports): Promise<SmokeReport> {
  const { variant, reference, found } = await builtImage(await connect(ports.env), inputs);
  const { skipGpu = false } = inputs;
  await using own = await smokeRoot(ports);
  const image = { variant, image: found.Id, skipGpu };
  const { problem, runs } = await smokeRuns(image, { ...ports, root: own.root });
  const passed = problem === null && runs.every((each) => each.passed);
  const report: SmokeReport = {
    version: 1,
    variant,
    image: { reference, id: found.Id },
    problem,
    runs,
    passed,
  };
  if (inputs.report !== undefined) {
    await writeReport(inputs.report, report);
  }
  return report;
}
