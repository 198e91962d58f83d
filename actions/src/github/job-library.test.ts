import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jobLibrary } from './job-library.ts';

describe('jobLibrary', () => {
  it('gives the library', async () => {
    const { DefaultArtifactClient } = await jobLibrary(() => import('@actions/artifact'));
    expect(DefaultArtifactClient).toBeTypeOf('function');
  });

  it('names the next step if it is not installed, as Node says that', async () => {
    const gone = pathToFileURL('/nowhere/library.js').href;
    await expect(jobLibrary(() => import(/* @vite-ignore */ gone))).rejects.toMatchObject({
      message: expect.stringContaining('not installed'),
      next: 'make setup',
      exitCode: 3,
    });
  });

  it('leaves a fault inside of it as it is', async () => {
    const broken = 'data:text/javascript,throw new RangeError("inside")';
    await expect(jobLibrary(() => import(/* @vite-ignore */ broken))).rejects.toThrow(RangeError);
  });
});
