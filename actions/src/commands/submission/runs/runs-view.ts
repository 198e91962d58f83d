import { type ReportView, reportView } from '../../../report/view.ts';
import { bestRun, firstMicroAp, isScoredOn } from '../../../submission/runs/choose-run.ts';
import type { KeptRun } from '../../../submission/runs/kept-run.ts';
import type { KeptRuns } from '../../../submission/runs/store.ts';
import { formatSeconds, grouped } from '../../../text.ts';
import { microApText, signed } from '../score/score-view.ts';

/** Kept runs for people, the newest so many. */
export function runsView({ runs }: KeptRuns, limit: number): ReportView {
  const title = 'Runs';
  if (runs.length === 0) {
    return reportView({
      title,
      verdict: 'No run is kept yet: `make try` and `make score` keep each run.',
    });
  }
  const rows = runs
    .slice(0, limit)
    .map((run, index) => [
      String(run.number),
      run.scoredAt.slice(5, 16).replace('T', ' '),
      scoreText(run, 'full'),
      scoreText(run, 'subset'),
      changeText(run, runs.slice(index + 1)),
      run.mainSeconds === null ? '' : formatSeconds(run.mainSeconds),
      run.code.sha256.slice(0, 8),
      shortTruth(run),
      bestRun(runs, run.truth.sha256) === run ? 'best' : '',
    ]);
  const header = [
    'Run',
    'Scored (UTC)',
    'Full',
    'Subset',
    'Change',
    'main.py',
    'Code',
    'Truth',
    '',
  ];
  const align = [
    'right',
    'left',
    'right',
    'right',
    'right',
    'right',
    'left',
    'left',
    'left',
  ] as const;
  return reportView({ title, sections: [{ table: { header, rows, align } }] });
}

/** The data set, if the file is named as the competition names it. */
export function truthText({ truth }: Pick<KeptRun, 'truth'>): string {
  return truth.name.replace(/_descriptor_ground_truth\.csv$/, '');
}

/** The same, with the number of queries of a sample. */
function shortTruth(run: KeptRun): string {
  const { sample } = run.truth;
  return sample === undefined ? truthText(run) : `${truthText(run)}, ${grouped(sample.queries)}`;
}

function scoreText({ scores, failed }: KeptRun, name: string): string {
  if (failed !== undefined) return name === 'full' ? 'failed' : '';
  const score = scores.find((one) => one.name === name);
  return score === undefined ? '' : microApText(name, score);
}

/** Against the run before on the same ground truth. */
function changeText(run: KeptRun, older: readonly KeptRun[]): string {
  if (run.failed !== undefined) return '';
  const before = older.find((each) => isScoredOn(each, run.truth.sha256));
  return before === undefined ? '' : signed(firstMicroAp(run) - firstMicroAp(before));
}
