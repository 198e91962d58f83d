import path from 'node:path';

/** Where tests leave the logs of what they run: those of the last `vitest run`. */
export const TEST_LOGS = path.resolve(import.meta.dirname, '../../.cache/test-logs');
