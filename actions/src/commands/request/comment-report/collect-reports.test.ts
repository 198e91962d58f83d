import { mkdir, symlink, truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  BUILD,
  ENVIRONMENT,
  failedBuild,
  report,
} from '../../../../../tests/support/repositories/run-reports.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { collectReports } from './collect-reports.ts';

describe('the reports of a run', () => {
  it('are read where they fit', async () => {
    const { root, write } = await temporaryRoot();
    await write({ [ENVIRONMENT]: JSON.stringify(report), [BUILD]: JSON.stringify(failedBuild) });
    const found = await collectReports(root, ['lite', 'cpu', 'gpu']);
    expect(found.environment?.verdict).toBe('mergeable');
    expect(found.images.map(({ build }) => build?.failure?.message)).toEqual([
      'the base image is gone',
    ]);
    expect(found.unusable).toEqual([]);
  });

  it('are refused one by one where they are forged', async () => {
    const { root, path, write } = await temporaryRoot();
    await write({ 'elsewhere.json': JSON.stringify(report), [BUILD]: '{"version": 1' });
    await write({ 'report-image-gpu/build-gpu.json': '{}', 'report-image-gpu/test-gpu.json': '' });
    await truncate(path('report-image-gpu/test-gpu.json'), 5 * 2 ** 20);
    await mkdir(path('report-environment'));
    await symlink(path('elsewhere.json'), path(ENVIRONMENT));
    await mkdir(path('report-image-lite/build-lite.json'), { recursive: true });
    expect(await collectReports(root, ['lite', 'cpu', 'gpu'])).toEqual({
      environment: undefined,
      images: [],
      unusable: [
        `${ENVIRONMENT} is a link`,
        'report-image-lite/build-lite.json is not a file',
        `${BUILD} is not JSON`,
        'report-image-gpu/build-gpu.json does not fit its schema',
        'report-image-gpu/test-gpu.json is too large',
      ],
    });
  });
});
