import { competitionOf, environmentsOf } from '../../../environment/settings/competition.ts';
import type { Affected } from '../../../image/affected.ts';
import type { Ports } from '../../../ports.ts';
import { html, page } from '../../../report/html.ts';
import { viewHtml } from '../../../report/html-view.ts';
import type { ReportView } from '../../../report/view.ts';
import { affectedByPaths, changedPaths } from '../affected/affected.ts';
import { commentReportView, ownChecksTitle } from '../comment-report/comment-report-view.ts';
import { changedNames, ownChecks } from '../comment-report/own-checks.ts';
import { requestedFiles } from '../comment-report/request-files.ts';
import {
  validateEnvironment,
  type ValidateInputs,
  type ValidateVerdict,
} from '../validate/validate.ts';
import { reportOf } from '../validate/validate-report.ts';
import { validateView } from '../validate/validate-view.ts';
import { oneLine } from '../../../untrusted-text.ts';

export interface Preview {
  readonly verdict: ValidateVerdict;
  /** What the job's summary would be. */
  readonly summary: ReportView;
  /** What the comment would be before any image is built; undefined: there would be none. */
  readonly comment: ReportView | undefined;
  /** What a pull request would then build and run. */
  readonly affected: Affected;
}

/**
 * What pull-request.yml would say of the working tree. As there, nothing is solved if nothing of
 * the environments changes.
 *
 * @throws UserError if there is nothing to compare with.
 */
export async function previewRequest(inputs: ValidateInputs, ports: Ports): Promise<Preview> {
  const changed = await changedPaths(inputs.base, ports);
  const touched = await affectedByPaths(changed, ports);
  const requested = requestedFiles(environmentsOf(await competitionOf(ports.root)));
  const own = ownChecks(changedNames(changed), [...requested.keys()]);
  // The first line: a terminal shows no title, and the verdict last.
  if (own.length > 0) ports.log.warn(oneLine(ownChecksTitle(own)));
  const solve = touched.environment ? inputs.solve : undefined;
  const result = await validateEnvironment({ ...inputs, solve }, ports);
  const report = reportOf(result);
  const fine = result.verdict === 'mergeable' || result.verdict === 'decision';
  const conclusion = fine ? 'success' : 'failure';
  // As if main were here, and before any image is built.
  const judgement = {
    environment: touched.environment ? report : undefined,
    variants: [],
    ownChecks: own,
  };
  const reports = { environment: report, images: [], unusable: [] };
  const comment = commentReportView({ judgement, reports, conclusion });
  return {
    verdict: result.verdict,
    summary: validateView(report, result.sources),
    comment: comment && { ...comment, sources: result.sources },
    affected: touched,
  };
}

/** What would happen to the images, in a sentence. */
export function imagesWords({ verdict, affected: { variants } }: Preview): string {
  if (variants.length === 0) return 'No image would be built.';
  if (verdict !== 'mergeable' && verdict !== 'decision')
    return 'No image would be built before that is fixed.';
  const images = `${variants.join(' and ')} ${variants.length === 1 ? 'image' : 'images'}`;
  return `Then the ${images} would be built, tested and tried.`;
}

/** The preview for a terminal: the comment, and what comes after it. */
export function previewView(preview: Preview, pageFile: string): ReportView {
  const comment = preview.comment ?? { ...preview.summary, sections: [], findings: [] };
  const none = preview.comment === undefined ? ['There would be no comment.'] : [];
  const paragraphs = [...none, imagesWords(preview), `The page: \`${pageFile}\``];
  return { ...comment, sections: [...comment.sections, { heading: 'And then', paragraphs }] };
}

/** The preview as one page, for a browser. */
export function previewPage(preview: Preview): string {
  const { summary, comment } = preview;
  return page(
    'Preview of the pull request',
    html`<h1>What the pull request would show</h1>
      <p class="soft">${imagesWords(preview)}</p>
      <h2 class="part">The comment</h2>
      ${comment === undefined ? html`<p>There would be none: nothing here concerns it.</p>` : viewHtml(comment)}
      <h2 class="part">The job's summary</h2>
      ${viewHtml(summary)}`,
  );
}
