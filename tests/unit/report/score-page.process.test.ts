import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../../actions/src/commands/submission/score/score-report.ts';
import type { Scored } from '../../../actions/src/commands/submission/score/score-rankings.ts';
import { parseRankings } from '../../../actions/src/submission/archive/rankings.ts';
import { compare } from '../../../actions/src/submission/score/compare.ts';
import { groundTruth } from '../../../actions/src/submission/score/ground-truth.ts';
import { worstQueries } from '../../../actions/src/submission/score/worst-queries.ts';
import { stepCurve } from '../../../actions/src/submission/score/step-curve.ts';
import { lossByQuery, microAp } from '../../../actions/src/submission/score/micro-ap.ts';
import { scoreContext, scoreLook } from '../../../scripts/generate/report-samples/submissions.ts';
import {
  filledArea,
  focused,
  pageWidth,
  poorContrast,
  smallestChartText,
} from '../../support/pages/in-page.ts';
import { CHROMIUM } from '../../support/pages/chromium.ts';

/** As long as an id may be, and without a place to break. */
const HOSTILE = '<img/src=x/onerror=alert(1)>"\'&'.padEnd(64, 'M');
const rankingsOf = (rows: string) =>
  parseRankings('rankings.csv', Buffer.from(`query_id,ref_id,score\n${rows}`));
const truth = groundTruth([
  { queryId: 'Q1', refId: 'R1' },
  { queryId: 'Q2', refId: 'R2' },
  { queryId: HOSTILE, refId: HOSTILE },
  { queryId: 'Q4', refId: 'R4' },
]);
const rankings = rankingsOf(`Q1,R9,5\nQ1,R1,4\nQ2,R2,4\nQ3,R3,3\n${HOSTILE},${HOSTILE},2\n`);
const other = microAp(rankingsOf('Q4,R4,3\nQ2,R1,2\nQ1,R1,1\n'), truth);
const score = microAp(rankings, truth);

/** The look of the samples at another ranking. */
const lookAt = (each: Scored) => ({
  ...scoreLook,
  worst: [worstQueries(lossByQuery(each.score), each.rankings, each.truth, each.score)],
});

const WIDTHS = [320, 400, 640, 1200];
const SCHEMES = ['light', 'dark'] as const;

describe.skipIf(CHROMIUM === undefined)('the page of a score in a browser', () => {
  let browser: Browser;
  let folder: string;
  let page: Page;
  const loaded: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'score-page-'));
    const file = path.join(folder, 'report.html');
    const against = { curve: stepCurve(other.curve), comparison: compare(score, other) };
    const scored = { name: 'full' as const, rankings, truth, score, against };
    await writeFile(
      file,
      renderReport([scored], { ...scoreContext, against: HOSTILE }, lookAt(scored)),
    );
    browser = await chromium.launch({ executablePath: CHROMIUM!, chromiumSandbox: false });
    page = await browser.newPage();
    page.on('request', (request) => loaded.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for nothing but itself, runs nothing, and complains of nothing', async () => {
    expect(loaded).toEqual([expect.stringMatching(/^file:.*report\.html$/)]);
    expect(said).toEqual([]);
    expect(await page.locator('script, img[src^="x"]').count()).toBe(0);
    expect(await page.locator('h4', { hasText: HOSTILE }).count()).toBe(1);
  });

  it('fills an area that is the micro-AP to 1e-3', async () => {
    const area = await page.evaluate(filledArea);
    expect(score.microAp).toBeCloseTo((2 / 4) * (2 / 3) + (1 / 4) * (3 / 5), 12);
    expect(Math.abs(area - score.microAp)).toBeLessThan(1e-3);
  });

  it('is read with the keyboard alone: what scrolls or opens takes the focus and shows it', async () => {
    const reached: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(focused);
      if (focus === undefined) break;
      expect(focus).toMatchObject({ outlined: true });
      reached.push(focus.name);
      if (focus.name === 'SUMMARY') await page.keyboard.press('Enter');
    }
    expect(await page.locator('details:not([open])').count()).toBe(0);
    const regions = await page
      .locator('.scroll')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(regions).toContain('pairs gained');
    expect(reached).toEqual(expect.arrayContaining(regions));
  });

  it.each(WIDTHS)('is as wide as the window, with readable charts, at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(pageWidth);
    expect(wide).toBe(width);
    const smallest = await page.evaluate(smallestChartText);
    expect(smallest).toBeGreaterThan(width < 400 ? 7.5 : 9);
  });

  it.each(SCHEMES)('has the contrast that WCAG 2 asks for, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const poor = await page.evaluate(poorContrast);
    expect(poor).toEqual([]);
  });
});
