import { rm } from 'node:fs/promises';
import { TEST_LOGS } from '../../support/test-logs.ts';

export default async function setup(): Promise<void> {
  await rm(TEST_LOGS, { recursive: true, force: true });
}
