import { connect } from '../../../container/connect.ts';
import { runContainer } from '../../../container/run.ts';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { ExitCode, UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { runLimits } from '../../../submission/run/run-limits.ts';
import { imageTestSpec } from '../../../submission/run/run-spec.ts';
import { shortId } from '../../../text.ts';
import { imageFor, type ImageRunInputs, usesGpu } from '../../submission/image-for.ts';

export interface TestContainerInputs extends ImageRunInputs {
  /** Further arguments of pytest, such as `-k unpack`. */
  readonly arguments: readonly string[];
}

/** The suite takes a minute; what hangs in it should not hang a workflow. */
const DEADLINE_SECONDS = 1800;

/** Some tests fill the memory or the disk they are given. */
const MEMORY = 3 * 2 ** 30;
const SCRATCH = 2 ** 28;

/**
 * Runs the image's own tests in the image, without network and under the limits of a submission.
 *
 * @throws UserError if they fail (its exit code is `checkFailed`), or there is no engine or image.
 */
export async function testContainer(inputs: TestContainerInputs, ports: Ports): Promise<void> {
  const { log, signal } = ports;
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  log.info(`Tests of ${image.reference} (${shortId(image.id)}), in the image`);
  const { platform } = await competitionOf(ports.root);
  const memoryBytes = Math.min(MEMORY, engine.memoryBytes);
  const { exitCode, oomKilled, timedOut } = await runContainer(
    engine,
    imageTestSpec({
      image: image.id,
      gpu: await usesGpu(image, inputs, ports),
      limits: runLimits({ memoryBytes, scratchBytes: SCRATCH }, engine, 0, platform),
      arguments: inputs.arguments,
    }),
    { signal, deadlineSeconds: DEADLINE_SECONDS, onOutput: (chunk) => log.raw(chunk) },
  );
  if (exitCode === 0) return;
  const why = timedOut
    ? `did not end within ${DEADLINE_SECONDS} s`
    : oomKilled
      ? 'ran out of memory'
      : `failed (pytest ended with ${exitCode})`;
  throw new UserError(`the tests of ${image.reference} ${why}`, {
    next: 'see the output above; one test alone: npx vsc test-container -- -k NAME',
    exitCode: ExitCode.checkFailed,
  });
}
