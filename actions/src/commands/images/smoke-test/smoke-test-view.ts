import type { Failure } from '../../../declaration/command.ts';
import { ExitCode } from '../../../errors.ts';
import { code } from '../../../report/prose.ts';
import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { formatSeconds } from '../../../text.ts';
import type { SmokeRun } from './smoke-run.ts';
import type { SmokeReport } from './smoke-test.ts';

/** A smoke test for people: a row for each submission, and what is not as expected. */
export function smokeTestView({ variant, image, runs, ...rest }: SmokeReport): ReportView {
  const problems = smokeProblems({ runs, ...rest });
  const sections: (Section | undefined)[] = [
    runs.length > 0 ? runsSection(runs) : undefined,
    problems.length > 0 ? { list: problems } : undefined,
    {
      table: {
        rows: [
          ['image', code(image.reference)],
          ['id', code(image.id)],
        ],
      },
    },
  ];
  return reportView({
    title: `Submissions in the ${variant} image`,
    state: rest.passed ? 'passed' : 'failed',
    verdict: rest.passed
      ? 'All submissions ran and scored as expected.'
      : 'Not everything is as expected.',
    sections: sections.filter((part) => part !== undefined),
    ...(!rest.passed && { next: SMOKE_NEXT }),
  });
}

/** Why the command fails, with all that is not as expected. */
export function smokeFailure(report: SmokeReport): Failure | undefined {
  if (report.passed) return undefined;
  return {
    exitCode: ExitCode.checkFailed,
    message: `the ${report.variant} image: ${smokeProblems(report).join('; ')}`,
    next: SMOKE_NEXT,
  };
}

/** What is not as expected, one text each; unescaped. */
function smokeProblems({ problem, runs }: Pick<SmokeReport, 'problem' | 'runs'>): string[] {
  const ofRuns = runs.flatMap((run) =>
    run.problem === null ? [] : [`${run.submission}: ${run.problem}`],
  );
  return problem === null ? ofRuns : [problem, ...ofRuns];
}

/** The one next step if something is not as expected. */
const SMOKE_NEXT = 'run them by hand: docs/background/image.md, "Submissions in an image"';

function runsSection(runs: readonly SmokeRun[]): Section {
  const rows = runs.map(({ submission, passed, microAp, seconds }) => [
    submission,
    passed ? 'passed' : 'FAILED',
    microAp === null ? 'no outcome' : microAp.full.toFixed(3),
    microAp === null ? '' : microAp.subset.toFixed(3),
    formatSeconds(seconds),
  ]);
  const header = ['Submission', '', 'micro-AP, full', 'subset', 'Time'];
  return { table: { header, rows, align: ['left', 'left', 'right', 'right', 'right'] } };
}
