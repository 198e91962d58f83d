import { createHash } from 'node:crypto';
import type { QuickstartResult } from '../../actions/src/commands/submission/quickstart/quickstart.ts';
import { quickstartView } from '../../actions/src/commands/submission/quickstart/quickstart-view.ts';
import { releaseNotesView } from '../../actions/src/commands/images/release-notes/release-notes-view.ts';
import { renderMarkdown } from '../../actions/src/report/markdown.ts';
import { renderTerminal } from '../../actions/src/report/terminal.ts';
import { sampleReports } from '../generate/report-samples/reports.ts';
import {
  plainDiffSample,
  plainReleaseSample,
  softwareSample,
} from '../generate/report-samples/releases.ts';
import { commentPage, terminalPage } from './pages.ts';
import recorded from './quickstart-run.json' with { type: 'json' };
import { scorePage } from './score-page.ts';

/** A picture in README. Sizes are in CSS pixels; a page that is longer is cut off. */
export interface Picture {
  /** Path from the root. */
  readonly file: string;
  readonly html: string;
  readonly width: number;
  readonly maxHeight: number;
}

/** All pictures, in README's order. They show reports like those of `docs/reports`. */
export const PICTURES: readonly Picture[] = [
  {
    file: 'docs/pictures/quickstart.png',
    html: terminalPage('make quickstart', quickstartRun()),
    width: 1000,
    maxHeight: 1200,
  },
  {
    file: 'docs/pictures/comment.png',
    html: commentPage(finished('comment-blocked.md').replace(/^<!--.*-->\n/, '')),
    width: 900,
    maxHeight: 530,
  },
  {
    file: 'docs/pictures/score.png',
    html: scorePage(),
    width: 1000,
    maxHeight: 880,
  },
  {
    file: 'docs/pictures/release.png',
    html: commentPage(
      renderMarkdown(releaseNotesView(plainReleaseSample, plainDiffSample, softwareSample)),
    ),
    width: 900,
    maxHeight: 650,
  },
];

/** The keyword under which a picture says what it was made from. */
export const SOURCE_KEYWORD = 'Source';

/** A hash of everything that decides how a picture looks, except the browser and its fonts. */
export function sourceOf({ html, width, maxHeight }: Picture): string {
  return createHash('sha256').update(`${width}x${maxHeight}\n${html}`).digest('hex');
}

/** A recorded run: what it printed while it ran, and its result as the code shows it now. */
function quickstartRun(): string {
  const view = quickstartView(recorded as QuickstartResult);
  return `${recorded.printed.join('\n')}\n${renderTerminal(view, { width: 80, color: true })}`;
}

function finished(name: string): string {
  const found = sampleReports.find(({ file }) => file === name);
  if (found === undefined) throw new Error(`README shows ${name}, which is no longer generated`);
  return found.text;
}
