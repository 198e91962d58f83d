import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // On two cores vitest would take one.
    maxWorkers: '100%',
    // Generous, for machines that do much else beside: a time-out here means that a test hangs.
    testTimeout: 30_000,
    // Node programs that tests start keep what they compile, as scripts/vsc lets them.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, '.cache/node') },
    reporters: ['default', './tests/reporters/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // They leave nothing behind, and to load the sources for each file takes longer than to test.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'harness', include: ['packages/*/{examples,tests}/**/*.test.ts'] },
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
          globalSetup: './tests/integration/global-setup.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'workflows',
          include: ['tests/workflows/**/*.test.ts'],
          globalSetup: './tests/workflows/support/global-setup.ts',
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'machine', include: ['tests/machine/**/*.test.ts'], testTimeout: 300_000 },
      },
      {
        extends: true,
        test: { name: 'bundles', include: ['tests/bundles/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
