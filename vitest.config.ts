import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './tests/reporters/closing-line.ts'],
    projects: [
      {
        extends: true,
        // Generous, for machines that do much else beside: a time-out here means that a test hangs.
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: './tests/integration/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'workflows',
          include: ['tests/workflows/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'bundles', include: ['tests/bundles/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
