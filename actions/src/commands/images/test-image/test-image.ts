import type { ImageInspectInfo } from 'dockerode';
import type { Finding } from '../../../finding.ts';
import { importFindings } from '../../../image/build/blame.ts';
import { connect } from '../../../container/connect.ts';
import { loadPolicy, requirePolicy } from '../../../environment/settings/policy.ts';
import { OutputTail } from '../../../container/output-tail.ts';
import { ExitCode, exitCodeOf, messageOf } from '../../../errors.ts';
import { checkConfig, checkInside, type ImageCheck } from '../../../image/contents/check-image.ts';
import { readContext } from '../../../image/context/context.ts';
import {
  type InstalledPackage,
  installedPackages,
  lockDifferences,
  machineDifference,
} from '../../../image/contents/inventory.ts';
import { junit } from '../../../image/contents/junit.ts';
import { listedPackages, requestedPackages } from '../../../image/requested.ts';
import { gpus } from '../../../machine/gpus.ts';
import type { Ports } from '../../../ports.ts';
import type { LockDetails } from '../../../environment/lock/model.ts';
import { imageUnderTest } from '../built-image.ts';
import type { ImageInputs } from '../../submission/image-for.ts';
import { testContainer } from '../test-container/test-container.ts';
import { writeReportText } from '../../write-report.ts';

export interface TestImageInputs extends ImageInputs {
  /** Path of the JUnit file to write. */
  readonly junit?: string | undefined;
  readonly skipGpu?: boolean | undefined;
}

export interface TestedImage {
  readonly variant: string;
  readonly reference: string;
  /** Id of the image that was tested: what publish-image takes. */
  readonly id: string;
  readonly checks: readonly ImageCheck[];
  /** Packages that do not work, at the lines that ask for them. */
  readonly findings: readonly Finding[];
}

/**
 * Tests a built image, without network: the contract, the import of every package that somebody
 * asked for, the lock, the GPU if there is one, and the runtime's own tests. Checks that fail are
 * in the result.
 *
 * @throws UserError if there is no such image, or the checks cannot run.
 */
export async function testImage(inputs: TestImageInputs, ports: Ports): Promise<TestedImage> {
  const { root, env, exec, log, signal } = ports;
  const engine = await connect(env);
  const under = await imageUnderTest(engine, inputs, ports);
  const { reference, found } = under;
  const variant = under.variant.name;
  const context = await readContext(ports, under.variant);
  const { settings: policy } = await loadPolicy(root);
  const packages = requestedPackages(context, requirePolicy(policy));
  const gpu =
    under.variant.gpu === true && inputs.skipGpu !== true && (await gpus(exec)).length > 0;
  const image = found.Id;
  const step = log.step(`Checking ${reference}`);
  const checks = [checkConfig(found)];
  checks.push(
    ...(await checkInside(engine, { image, packages, gpu, signal }, ({ name }) =>
      step.update(name),
    )),
  );
  const installed = await installedPackages(engine, image, signal);
  checks.push(checkLock(context.lock, installed));
  const { machine } = under.variant;
  if (machine !== undefined) checks.push(checkMachine(machine, installed, found));
  step.done(`Checked the contract and ${packages.length} packages of ${reference}`);
  checks.push(await runtimeTests(image, variant, !gpu, ports));
  if (inputs.junit !== undefined) await writeReportText(inputs.junit, junit(variant, checks));
  const findings = importFindings(variant, checks, listedPackages(context));
  return { variant, reference, id: image, checks, findings };
}

function checkLock(
  lock: LockDetails | undefined,
  installed: readonly InstalledPackage[],
): ImageCheck {
  const check = { group: 'lock', name: 'what is installed is what was locked', seconds: 0 };
  if (lock === undefined) return { ...check, status: 'skipped', detail: 'no lock that fits' };
  const differences = lockDifferences(lock, installed);
  const status = differences.length === 0 ? 'passed' : 'failed';
  return { ...check, status, detail: differences.join('; ') };
}

function checkMachine(
  machine: Readonly<Record<string, string>>,
  installed: readonly InstalledPackage[],
  image: Pick<ImageInspectInfo, 'Architecture' | 'Config'>,
): ImageCheck {
  const problem = machineDifference(machine, installed, image);
  return {
    group: 'contract',
    name: 'the image is the machine that was solved for',
    status: problem === undefined ? 'passed' : 'failed',
    detail: problem ?? '',
    seconds: 0,
  };
}

async function runtimeTests(
  image: string,
  variant: string,
  skipGpu: boolean,
  ports: Ports,
): Promise<ImageCheck> {
  const started = performance.now();
  const end = (status: ImageCheck['status'], detail: string): ImageCheck => ({
    group: 'tests',
    name: "the runtime's own tests",
    status,
    detail,
    seconds: (performance.now() - started) / 1000,
  });
  // pytest sums up at its end.
  const tail = new OutputTail(10_000);
  const raw = (chunk: string | Uint8Array) => {
    tail.push(Buffer.from(chunk));
    ports.log.raw(chunk);
  };
  try {
    const log = { ...ports.log, raw };
    await testContainer({ image, variant, skipGpu, arguments: [] }, { ...ports, log });
    return end('passed', '');
  } catch (error) {
    if (exitCodeOf(error) !== ExitCode.checkFailed) throw error;
    return end('failed', /^(?:FAILED|ERROR) .*$/m.exec(tail.text)?.[0] ?? messageOf(error));
  }
}
