import type { TestProject } from 'vitest/node';
import { buildLiteImage } from '../support/images/lite-image.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Id of the `lite` image of this working tree: `inject('liteImage')`. */
    liteImage: string;
  }
}

/** Builds the lite image once for all files: most of it was built beside `make check`. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('liteImage', await buildLiteImage());
}
