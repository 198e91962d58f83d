import { existsSync } from 'node:fs';
import { TEST_LOGS } from '../support/test-logs.ts';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import type { SerializedError } from 'vitest';

/**
 * Ends the run's output with the line `N passed, N failed[, N skipped]`, which CI reads, and says before
 * it where the logs of a failed run are, and which tests passed at a second try only.
 */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    const retried: string[] = [];
    for (const module of modules) {
      // A file that cannot be loaded runs no test; it must still count as a failure.
      if (module.errors().length > 0) counts.failed += 1;
      // Nor does a suite whose hook failed: its tests count as skipped.
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) counts.failed += 1;
      }
      for (const test of module.children.allTests()) {
        const { state, errors: thrown } = test.result();
        if (test.diagnostic()?.flaky) {
          const [why = ''] = thrown?.[0]?.message.split('\n') ?? [];
          retried.push(`${module.relativeModuleId} > ${test.fullName}: ${why}`);
        }
        if (state === 'passed') counts.passed += 1;
        else if (state === 'skipped') counts.skipped += 1;
        else counts.failed += 1;
      }
    }
    if (reason === 'interrupted' && counts.failed === 0) counts.failed = 1;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    // After the default reporter's own summary, which is printed in the same event.
    process.once('exit', () => {
      if (counts.failed > 0 && existsSync(TEST_LOGS)) {
        process.stdout.write(`The logs of the workflows that ran: ${TEST_LOGS}\n`);
      }
      for (const name of retried) {
        process.stdout.write(`Passed only at the second try, so look into it: ${name}\n`);
      }
      process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
    });
  }
}
