import type { ImageCheck } from '../../../image/contents/check-image.ts';
import { code } from '../../../report/prose.ts';
import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import type { TestOutcome } from './test-image-report.ts';

/** The tests of an image for people: what did not pass, and how many did. */
export function testImageView(variant: string, { tested, failure }: TestOutcome): ReportView {
  const checks = tested?.checks ?? [];
  const sections: Section[] = tested
    ? [
        ...checksSection(checks),
        {
          table: {
            rows: [
              ['image', code(tested.reference)],
              ['id', code(tested.id)],
            ],
          },
        },
      ]
    : [];
  return reportView({
    title: `Tests of the ${variant} image`,
    state: failure ? 'failed' : 'passed',
    verdict: tested ? `${checkCounts(checks)}.` : (failure?.message ?? ''),
    findings: tested?.findings ?? [],
    sections,
    ...(failure?.next && { next: failure.next }),
  });
}

/** One line on how many checks passed, failed and were not tested. */
export function checkCounts(checks: readonly Pick<ImageCheck, 'status'>[]): string {
  const count = (status: string) => checks.filter((each) => each.status === status).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} not tested`;
}

function checksSection(checks: readonly ImageCheck[]): Section[] {
  const failed = checks.filter(({ status }) => status === 'failed');
  const skipped = checks.filter(({ status }) => status === 'skipped');
  const rows = [...failed, ...skipped].map(({ group, name, status, detail }) => [
    status === 'failed' ? 'FAILED' : 'not tested',
    group,
    name,
    detail,
  ]);
  return rows.length === 0 ? [] : [{ table: { header: ['', 'Check', 'Of', 'Why'], rows } }];
}
