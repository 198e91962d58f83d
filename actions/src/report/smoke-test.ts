import { formatSeconds } from '../text.ts';
import { oneLine } from '../untrusted-text.ts';
import { markdownProse } from './markdown-text.ts';

/** What the reports say of a smoke test. */
export interface ReportedSmokeTest {
  readonly variant: string;
  readonly image: { readonly reference: string; readonly id: string };
  readonly problem: string | null;
  readonly runs: readonly ReportedSmokeRun[];
}

interface ReportedSmokeRun {
  readonly submission: string;
  readonly passed: boolean;
  readonly problem: string | null;
  readonly seconds: number;
  readonly microAp: { readonly full: number; readonly subset: number } | null;
}

/** One line for each submission, and one for what kept them from being run, for a terminal. */
export function smokeLines({ image, problem, runs }: ReportedSmokeTest): string {
  const lines = runs.map(
    (run) =>
      `  ${run.passed ? 'passed' : 'FAILED'}  ${run.submission.padEnd(10)}  ` +
      `${scores(run).padEnd(34)} ${formatSeconds(run.seconds).padStart(11)}`,
  );
  const problems = smokeProblems({ problem, runs }).map((each) => `  ${oneLine(each)}`);
  return [image.reference, ...lines, ...problems].join('\n');
}

/** The same as Markdown, for the summary of a job; texts are escaped. */
export function smokeMarkdown({ variant, problem, runs }: ReportedSmokeTest): string {
  const rows = runs.map((run) => {
    const cells = [run.submission, run.passed ? 'passed' : '**failed**', scores(run)];
    return `| ${cells.join(' | ')} | ${formatSeconds(run.seconds)} |`;
  });
  const head = '| Submission | | | Time |\n| --- | --- | --- | --- |';
  const table = rows.length === 0 ? [] : [[head, ...rows].join('\n')];
  const problems = smokeProblems({ problem, runs }).map((each) => `- ${markdownProse(each)}`);
  const list = problems.length === 0 ? [] : [problems.join('\n')];
  const title = `### Submissions in the ${markdownProse(variant)} image`;
  return `${[title, ...table, ...list].join('\n\n')}\n`;
}

/** What is not as expected, one text each; unescaped. */
export function smokeProblems({
  problem,
  runs,
}: Pick<ReportedSmokeTest, 'problem' | 'runs'>): string[] {
  const ofRuns = runs.flatMap((run) =>
    run.problem === null ? [] : [`${run.submission}: ${run.problem}`],
  );
  return problem === null ? ofRuns : [problem, ...ofRuns];
}

/** The one next step where something is not as expected. */
export const SMOKE_NEXT =
  'read the lines above; how to run it by hand: docs/image.md, "Submissions in an image"';

function scores({ microAp }: ReportedSmokeRun): string {
  if (microAp === null) return 'no outcome';
  return `micro-AP ${microAp.full.toFixed(3)} full, ${microAp.subset.toFixed(3)} subset`;
}
