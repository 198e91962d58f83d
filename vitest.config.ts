import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/reporters/longest-first.ts';
import { memoryFolder } from './tests/support/memory-folder.ts';

/** Images of tests have a name of their own, so that they take no tag of the user's. */
const tree = createHash('sha256')
  .update(import.meta.dirname)
  .digest('hex')
  .slice(0, 8);

/** Fails a project that runs programs and changes what is the user's. */
const UNTOUCHED = './tests/support/untouched.ts';

/** For tests that make many repositories. */
const memory = memoryFolder();
const inMemory = memory === undefined ? {} : { TMPDIR: memory };

/** Unit tests by what they are about, and slow: they run git, servers and other processes. */
const SLOW = '**/*.{github,process}.test.ts';

export default defineConfig({
  test: {
    // One more than the cores: what tests start in containers waits for disks and pipes, too.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Generous, for machines that do much else beside: a time-out here means that a test hangs.
    testTimeout: 30_000,
    // Hooks start browsers and servers, and no hook is tried again.
    hookTimeout: 120_000,
    // What runs engines, registries, browsers and servers may break off for a machine's sake. The run's last
    // lines name each test that needed a second try.
    retry: 1,
    // Node programs that tests start keep what they compile, as scripts/vsc lets them.
    env: {
      NODE_COMPILE_CACHE: path.join(import.meta.dirname, '.cache/node'),
      VSC_IMAGE_NAME: `vsc-test-${tree}`,
      // What tests say of advisories is served on loopback.
      VSC_OSV_BASE: 'none',
    },
    reporters: [
      'default',
      './tests/reporters/closing-line.ts',
      // In a job each failure is an annotation at its line, and the job's summary has the counts.
      ...(process.env['GITHUB_ACTIONS'] === 'true' ? ['github-actions'] : []),
    ],
    // scripts/coverage.ts adds Python's, and has the floors.
    coverage: {
      include: ['actions/src/**/*.ts', 'scripts/**/*.ts', 'packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['json-summary'],
      reportsDirectory: 'coverage/typescript',
      reportOnFailure: true,
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{tests/unit,actions/src,scripts}/**/*.test.ts'],
          // They run servers, git and processes of their own for seconds.
          exclude: [SLOW],
          // They leave nothing behind, and to load the sources for each file takes longer than to test.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'harness',
          env: inMemory,
          include: ['packages/*/{examples,tests}/**/*.test.ts', `{tests/unit,actions/src}/${SLOW}`],
        },
      },
      {
        extends: true,
        test: { name: 'solving', include: ['tests/solving/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: [UNTOUCHED, './tests/integration/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'workflows',
          env: inMemory,
          include: ['tests/workflows/**/*.test.ts'],
          globalSetup: [UNTOUCHED, './tests/workflows/support/global-setup.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'machine',
          include: ['tests/machine/**/*.test.ts'],
          globalSetup: UNTOUCHED,
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: { name: 'bundles', include: ['tests/bundles/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
