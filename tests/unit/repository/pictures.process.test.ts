import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw, SCALE } from '../../../scripts/pictures/draw.ts';
import { PICTURES, SOURCE_KEYWORD, sourceOf } from '../../../scripts/pictures/pictures.ts';
import { textOf } from '../../../scripts/pictures/png.ts';
import { CHROMIUM } from '../../support/pages/chromium.ts';

describe.skipIf(CHROMIUM === undefined)('npm run pictures', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM!, chromiumSandbox: false });
  });
  afterAll(() => browser?.close());

  it('draws a page as wide as it says, cut where it says, with what it was made of', async () => {
    const picture = { ...PICTURES[1]!, maxHeight: 120 };
    const png = await draw(picture, browser);
    // https://www.w3.org/TR/png-3/#11IHDR
    expect(png.readUInt32BE(16)).toBe(picture.width * SCALE);
    expect(png.readUInt32BE(20)).toBe(120 * SCALE);
    expect(textOf(png, SOURCE_KEYWORD)).toBe(sourceOf(picture));
  });
});
