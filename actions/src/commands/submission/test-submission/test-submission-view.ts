import type { PhaseUse } from '../../../contract.ts';
import { type Cell, type ReportView, reportView, type Section } from '../../../report/view.ts';
import type { Forecast } from '../../../submission/run/forecast.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import { runFailure } from './run-failure.ts';
import { formatBytes, formatSeconds } from '../../../text.ts';

/**
 * The end of a run for people: what was measured and where the results are.
 * @param folder with the results, as people are to see it
 * @param failure of the command: the run's own, or its warnings' if it was told to be strict
 * @param then what to type after a run that passed
 */
export function testSubmissionView(
  receipt: Receipt,
  folder: string,
  failure = runFailure(receipt, false),
  then?: string,
): ReportView {
  const { verdict, warnings, outcome } = receipt;
  const { message } = failure ?? receipt;
  const next = (failure ?? receipt).next ?? (failure === undefined ? then : undefined);
  const files = ['receipt.json', 'log.txt'].map((name) => `${folder}/${name}`);
  const rows = [
    ...receiptRows(receipt),
    ['see', files],
    ...(outcome ? [['outcome', `${folder}/${outcome.name}`]] : []),
  ];
  const sections: Section[] = [{ table: { rows } }];
  if (warnings.length > 0) sections.push({ heading: 'Warnings', list: warnings });
  return reportView({
    title: `Submission: ${verdict}`,
    state: failure === undefined ? 'passed' : 'failed',
    verdict: message,
    sections,
    ...(next !== undefined && { next }),
  });
}

/** What was measured: label and text. */
export function receiptRows({
  measures,
  phases,
  limits,
  forecast,
  outcome,
  engine,
}: Receipt): [string, Cell][] {
  const { mainSeconds, mainCpuSeconds, subsetVideos, peakMemoryBytes, scratchPeakBytes } = measures;
  const rows: [string, Cell][] = [];
  if (mainSeconds !== null) {
    const cpu = mainCpuSeconds === null ? '' : `, ${formatSeconds(mainCpuSeconds)} of processor`;
    const videos = subsetVideos === null ? '' : ` for ${count(subsetVideos, 'query video')}`;
    rows.push(['main.py', `${formatSeconds(mainSeconds)}${videos}${cpu}`]);
  }
  if (peakMemoryBytes !== null) {
    const limit = formatBytes(limits.memoryBytes);
    const enforced = engine.unenforced.includes('memory') ? ', which is not enforced here' : '';
    rows.push(['memory', `${peak(peakMemoryBytes)} of ${limit}${enforced}`]);
  }
  if (scratchPeakBytes !== null) {
    rows.push(['files', `${peak(scratchPeakBytes)} of ${formatBytes(limits.scratchBytes)}`]);
  }
  if (forecast) rows.push(['forecast', forecastLines(forecast)]);
  if (outcome) {
    rows.push([
      'rankings',
      `${rowCount(measures.fullRows)} full, ${rowCount(measures.subsetRows)} subset`,
    ]);
  }
  if (phases.length > 0) rows.push(['phases', phases.map(phaseLine)]);
  rows.push(['total', `${formatSeconds(measures.wallSeconds)} in the container`]);
  return rows;
}

function phaseLine({ name, seconds, cpuSeconds, peakMemoryBytes }: PhaseUse): string {
  const cpu = cpuSeconds === null ? '' : `, ${formatSeconds(cpuSeconds)} of processor`;
  const memory = peakMemoryBytes === null ? '' : `, ${formatBytes(peakMemoryBytes)} of memory`;
  return `${name}: ${formatSeconds(seconds)}${cpu}${memory}`;
}

function forecastLines(forecast: Forecast): string[] {
  const words = { within: 'within', close: 'close to', over: 'OVER' };
  const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformVideos } = forecast;
  return [
    `${words[forecast.verdict]} the limit: ${secondsPerVideo.toFixed(2)} of ` +
      `${limitSecondsPerVideo} s a video`,
    `${formatSeconds(platformSeconds)} for the platform's ${count(platformVideos, 'video')}`,
    ...forecast.caveats.map((caveat) => `(${caveat})`),
  ];
}

function peak(bytes: number): string {
  return `at most ${formatBytes(bytes)}`;
}

function rowCount(rows: number | null): string {
  return rows === null ? 'no rows' : count(rows, 'row');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
