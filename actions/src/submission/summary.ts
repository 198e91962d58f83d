import { formatBytes, formatSeconds } from '../text.ts';
import type { Forecast } from './forecast.ts';
import type { Receipt } from './receipt.ts';

/** The end of a run for a terminal of 80 columns: what was measured and where the results are. */
export function summary(receipt: Receipt, folder: string): string {
  const files = ['receipt.json', 'log.txt'].map((name) => `${folder}/${name}`).join(', ');
  const rows: [string, string][] = [...summaryRows(receipt), ['see', files]];
  if (receipt.outcome) rows.push(['outcome', `${folder}/${receipt.outcome.name}`]);
  return rows.map(([label, text]) => `  ${label.padEnd(9)} ${text}\n`).join('');
}

/** What was measured: label and text, a row without a label goes on with the one before. */
export function summaryRows({ measures, limits, forecast, outcome }: Receipt): [string, string][] {
  const { mainSeconds, mainCpuSeconds, subsetVideos, peakMemoryBytes, scratchPeakBytes } = measures;
  const rows: [string, string][] = [];
  if (mainSeconds !== null) {
    const cpu = mainCpuSeconds === null ? '' : `, ${formatSeconds(mainCpuSeconds)} of processor`;
    const videos = subsetVideos === null ? '' : ` for ${count(subsetVideos, 'query video')}`;
    rows.push(['main.py', `${formatSeconds(mainSeconds)}${videos}${cpu}`]);
  }
  if (peakMemoryBytes !== null) {
    rows.push(['memory', `${peak(peakMemoryBytes)} of ${formatBytes(limits.memoryBytes)}`]);
  }
  if (scratchPeakBytes !== null) {
    rows.push(['files', `${peak(scratchPeakBytes)} of ${formatBytes(limits.scratchBytes)}`]);
  }
  if (forecast) rows.push(['forecast', forecastText(forecast)]);
  for (const caveat of forecast?.caveats ?? []) rows.push(['', `(${caveat})`]);
  if (outcome) {
    rows.push(['rankings', `${rowCount(measures.fullRows)} full, ${rowCount(measures.subsetRows)} subset`]);
  }
  rows.push(['total', `${formatSeconds(measures.wallSeconds)} in the container`]);
  return rows;
}

function forecastText(forecast: Forecast): string {
  const words = { within: 'within', close: 'close to', over: 'OVER' };
  const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformVideos } = forecast;
  return (
    `${words[forecast.verdict]} the limit: ${secondsPerVideo.toFixed(2)} of ` +
    `${limitSecondsPerVideo} s a video; ${formatSeconds(platformSeconds)} for its ${platformVideos}`
  );
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
