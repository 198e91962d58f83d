import type { Browser } from 'playwright-core';
import { type Picture, SOURCE_KEYWORD, sourceOf } from './pictures.ts';
import { withText } from './png.ts';

/** Pixels for each CSS pixel: about twice what README shows, in files that are still small. */
export const SCALE = 1.5;

/** A thin line around a picture, as the page that shows it may have the same colour. */
const FRAME = `html::before { content: ''; position: fixed; inset: 0; border: 1px solid #8b949e66;
  z-index: 1; }`;
/** Shows that the page continues below. */
const CUT = `html::after { content: ''; position: fixed; inset: auto 0 0; height: 40px;
  background: linear-gradient(transparent, #fff); }`;

/** A picture as a PNG that says what it was made from. */
export async function draw(picture: Picture, browser: Browser): Promise<Buffer> {
  const { html, width, maxHeight } = picture;
  const page = await browser.newPage({
    viewport: { width, height: 100 },
  });
  try {
    await page.setContent(html);
    const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
    const height = Math.min(whole, maxHeight);
    await page.setViewportSize({ width, height });
    await page.addStyleTag({ content: whole > maxHeight ? FRAME + CUT : FRAME });
    // Playwright's own screenshot makes Chromium's encoder favour speed: three times the bytes.
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'png',
      clip: { x: 0, y: 0, width, height, scale: SCALE },
    });
    return withText(Buffer.from(data, 'base64'), SOURCE_KEYWORD, sourceOf(picture));
  } finally {
    await page.close();
  }
}
