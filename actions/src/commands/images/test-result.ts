import { open } from 'node:fs/promises';
import schema from '../../../test-image/report.schema.json' with { type: 'json' };
import { messageOf, UserError } from '../../errors.ts';
import { type Predicate } from '../../github/attestations/attest.ts';
import { ownRunUrl } from '../../github/event.ts';
import { PredicateType } from '../../github/attestations/predicates.ts';
import type { testImageReport } from './test-image/test-image-report.ts';

type TestReport = ReturnType<typeof testImageReport>;
type Env = Readonly<Record<string, string | undefined>>;

/** What test-image writes has some hundred thousand characters. */
const MOST_REPORT_BYTES = 4 * 1024 * 1024;

/**
 * The result of an image's tests, as in-toto's "Test Result" has it: from the report of test-image.
 * `configuration` is the very image that was tested, by its id, which is the digest of its configuration.
 * `skippedTests` is ours: the specification has no list for what was not tested, and lets readers ignore it.
 *
 * @throws UserError if the file is not such a report, or says that a test failed.
 */
export async function testResult(file: string, env: Env): Promise<Predicate> {
  const { image, checks, verdict } = await readTestReport(file);
  const named = (status: string) =>
    checks.filter((check) => check.status === status).map(({ group, name }) => `${group}: ${name}`);
  const [passedTests, failedTests, skippedTests] = ['passed', 'failed', 'skipped'].map(named);
  if (image === null || verdict !== 'passed' || failedTests?.length !== 0 || !passedTests?.length) {
    throw new UserError(`${file} says that the tests of the image did not pass`, {
      next: 'attest the tests of an image that passed: npx vsc test-image',
    });
  }
  const url = ownRunUrl(env);
  return {
    type: PredicateType.tests,
    content: {
      result: 'PASSED',
      configuration: [{ name: 'image', digest: { sha256: image.id.replace(/^sha256:/, '') } }],
      ...(url !== undefined && { url }),
      passedTests,
      failedTests,
      skippedTests,
    },
  };
}

/** Whether such a statement says that the tests of an image passed; it has one of these ids. */
export function saysPassed(predicate: unknown, ids: readonly string[]): boolean {
  const { result, configuration } = (predicate ?? {}) as {
    readonly result?: unknown;
    readonly configuration?: unknown;
  };
  if (result !== 'PASSED' || !Array.isArray(configuration)) return false;
  return configuration.some((part: { digest?: { sha256?: unknown } } | null) =>
    ids.includes(`sha256:${String(part?.digest?.sha256)}`),
  );
}

async function readTestReport(file: string): Promise<TestReport> {
  // It takes longer to load than a promotion takes, which only reads statements.
  const { Ajv } = await import('ajv');
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    if (size > MOST_REPORT_BYTES) throw new Error('it is too large');
    const value: unknown = JSON.parse(await handle.readFile('utf8'));
    if (new Ajv().validate<TestReport>(schema, value)) return value;
    throw new Error('it does not fit the schema of one');
  } catch (error) {
    throw new UserError(`${file} is not a report of test-image: ${messageOf(error)}`, {
      next: 'give the file that test-image wrote (its output report)',
      cause: error,
    });
  }
}
