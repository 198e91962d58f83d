import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SurroundingsError } from '../../actions/src/errors.ts';
import { type Picture, PICTURES, SOURCE_KEYWORD, sourceOf } from './pictures.ts';
import { textOf } from './png.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The pictures that are missing, or older than what they show. */
export function stalePictures(): Picture[] {
  return PICTURES.filter((picture) => {
    const file = path.join(root, picture.file);
    return !existsSync(file) || textOf(readFileSync(file), SOURCE_KEYWORD) !== sourceOf(picture);
  });
}

/**
 * Draws pictures with this machine's browser, and returns their files.
 *
 * @throws SurroundingsError if there is something to draw and no browser
 */
export async function drawPictures(pictures: readonly Picture[]): Promise<string[]> {
  if (pictures.length === 0) return [];
  const { CHROMIUM } = await import('../../tests/support/pages/chromium.ts');
  if (CHROMIUM === undefined) {
    throw new SurroundingsError('some pictures in README are older than what they show', {
      next: 'install Chromium (apt-get install chromium), then: npm run pictures',
    });
  }
  const [{ chromium }, { draw }] = await Promise.all([
    import('playwright-core'),
    import('./draw.ts'),
  ]);
  const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });
  try {
    for (const picture of pictures) {
      writeFileSync(path.join(root, picture.file), await draw(picture, browser));
    }
  } finally {
    await browser.close();
  }
  return pictures.map(({ file }) => file);
}
