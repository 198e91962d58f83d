import { UserError } from '../../../errors.ts';
import { code } from '../../../report/prose.ts';
import type { ReportView } from '../../../report/view.ts';
import type { CollectedReports } from '../../request/comment-report/collect-reports.ts';
import { imagePassed, imageSection } from '../images-view.ts';

/** How the jobs of a run ended, in their order: `success`, `failure`, `cancelled` or `skipped`. */
export type JobResults = ReadonlyMap<string, string>;

/**
 * Reads `image=failure`, one for each job.
 *
 * @throws UserError for anything else.
 */
export function jobResults(lines: readonly string[]): JobResults {
  return new Map(
    lines.map((line) => {
      const [, job = '', result = ''] =
        /^([\w-]+)=(success|failure|cancelled|skipped)$/.exec(line) ?? [];
      if (job !== '') return [job, result];
      throw new UserError(`${line} is not how a job ended`, {
        next: 'give a line such as image=${{ needs.image.result }} for each job',
      });
    }),
  );
}

const WORDS = {
  publish: { title: 'Publish', missed: 'was not released', next: 'publish' },
  rebuild: { title: 'Rebuild', missed: 'was not rebuilt for updates', next: 'rebuild' },
} as const;

/** What the issue says of a publish or a rebuild; undefined if no job failed or was cut short. */
export function publishIssueView(
  about: keyof typeof WORDS,
  { images, unusable }: CollectedReports,
  jobs: JobResults,
  commit: string | undefined,
): ReportView | undefined {
  const broken = [...jobs].filter(([, result]) => /^(?:failure|cancelled)$/.test(result));
  if (broken.length === 0) return undefined;
  const { title, missed, next } = WORDS[about];
  const what = commit === undefined ? 'The last commit' : `Commit ${code(commit)}`;
  return {
    title,
    state: 'failed',
    verdict: `${what} ${missed}: the latest images are still those of the previous release.`,
    findings: [],
    sources: new Map(),
    sections: [
      { table: { header: ['Job', 'Ended as'], rows: [...jobs].map((job) => [...job]) } },
      ...images.filter((image) => !imagePassed(image)).map(imageSection),
      ...(unusable.length > 0 ? [{ heading: 'Reports', paragraphs: unusable }] : []),
      {
        heading: 'What to do next',
        paragraphs: [
          `Read the log of the first job that failed. If it was the network or a runner, use "Re-run failed jobs"; else merge a fix. This issue closes itself after the next ${next} that succeeds.`,
        ],
      },
    ],
  };
}
