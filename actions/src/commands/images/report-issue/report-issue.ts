import { connectGitHub } from '../../../github/client.ts';
import { type KeptIssue, keepIssue } from '../../../github/issues.ts';
import type { Ports } from '../../../ports.ts';
import { COMMENT_ROOM, renderMarkdown } from '../../../report/markdown.ts';
import type { ReportView } from '../../../report/view.ts';
import {
  type CollectedReports,
  collectReports,
} from '../../request/comment-report/collect-reports.ts';
import { imagePassed, imageSection } from '../images-view.ts';
import { validateView } from '../../request/validate/validate-view.ts';

export interface IssueInputs {
  readonly reports: string;
  /** How the jobs before ended: whether any failed. */
  readonly failed: boolean;
  /** Of the run that the reports are of; undefined outside of one. */
  readonly runUrl: string | undefined;
}

const LABEL = 'weekly-check';
const TITLE = 'The environments or images can no longer be made as they are';

/**
 * Keeps one open issue about what no longer works: a package that is gone or was yanked, a base image
 * that is gone, a build or a test that broke. It is closed once all is well.
 *
 * @throws UserError if GitHub refuses or does not answer.
 */
export async function reportIssue(inputs: IssueInputs, ports: Ports): Promise<KeptIssue> {
  const view = weeklyView(await collectReports(inputs.reports), inputs.failed);
  const footer =
    inputs.runUrl === undefined
      ? ''
      : `\n[The run](${inputs.runUrl}) has the log, and the reports as artifacts.\n`;
  const text = view === undefined ? undefined : renderMarkdown(view, COMMENT_ROOM) + footer;
  return keepIssue(connectGitHub(ports.env), { label: LABEL, title: TITLE, text });
}

/** What the issue says; undefined where all is well. */
export function weeklyView(reports: CollectedReports, failed: boolean): ReportView | undefined {
  const { environment, images, unusable } = reports;
  const broken = images.filter((image) => !imagePassed(image));
  const view = environment && validateView(environment);
  // A server that did not answer says nothing of the packages: next week tells.
  const undecided = environment?.verdict === 'undecided' && broken.length === 0;
  if (!failed || (undecided && unusable.length === 0)) return undefined;
  return {
    title: 'Weekly check',
    state: 'blocked',
    verdict: 'Something that the environments or the images are made of has changed or is gone.',
    findings: view?.findings ?? [],
    sources: new Map(),
    sections: [
      ...(view?.sections ?? []),
      ...broken.map(imageSection),
      ...(unusable.length > 0 ? [{ heading: 'Reports', paragraphs: unusable }] : []),
      {
        heading: 'What to do next',
        paragraphs: [
          'Run the workflow update-locks, or change the lines above. This issue closes itself after a week in which all works.',
        ],
      },
    ],
  };
}
