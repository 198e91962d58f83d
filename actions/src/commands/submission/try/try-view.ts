import { code } from '../../../report/prose.ts';
import { type Cell, type ReportView, reportView } from '../../../report/view.ts';
import { firstMicroAp } from '../../../submission/runs/choose-run.ts';
import type { KeptRun } from '../../../submission/runs/kept-run.ts';
import type { PairChange } from '../../../submission/score/compare.ts';
import { formatSeconds, grouped, listed } from '../../../text.ts';
import type { KeptNow } from '../score/keep-scored.ts';
import { signed } from '../score/score-view.ts';
import { runFailure } from '../test-submission/run-failure.ts';
import type { Tried } from './try-submission.ts';

/** So many names are shown on a line. */
const MOST = 3;

type Row = readonly [string, Cell];

/** A try for people, on one screen: the score, what changed since the run before, what it took. */
export function tryView(tried: Tried): ReportView {
  const { receipt } = tried;
  const failure = runFailure(receipt, false);
  const next = failure?.next ?? nextOf(tried);
  return reportView({
    title: 'Try',
    state: failure === undefined ? 'passed' : 'failed',
    verdict: failure?.message ?? scoreText(tried),
    sections: [{ table: { rows: [...rowsOf(tried)] } }],
    ...(next !== undefined && { next }),
  });
}

function scoreText({ scored, kept }: Tried): string {
  const score = `micro-AP ${scored?.score.microAp.toFixed(4)}`;
  return kept === undefined ? `${score}.` : `${score}: ${standing(kept)}.`;
}

function standing({ run, before, best }: KeptNow): string {
  const against = (other: KeptRun) => signed(firstMicroAp(run) - firstMicroAp(other));
  const name = `run ${run.number}`;
  if (before === undefined) return `${name}, the first`;
  const change = `${name}, ${against(before)} against run ${before.number}`;
  if (best.number === run.number) return `${change}; the best`;
  if (best.number === before.number) return `${change}, the best`;
  return `${change}, ${against(best)} against the best, run ${best.number}`;
}

function* rowsOf(tried: Tried): Generator<Row> {
  const { dataset, sample, sets, receipt, scored, diff, seconds } = tried;
  const { queries, references } = sample;
  yield ['sample', `${dataset}: ${grouped(queries)} queries, ${grouped(references)} references`];
  if (scored !== undefined) {
    const { hits, groundTruthPairs } = scored.score;
    yield ['found', `${hits} of ${groundTruthPairs} true pairs`];
  }
  if (diff !== undefined) yield ['changed', fileNames(diff.files.map(({ name }) => name))];
  const comparison = diff?.scores?.find(({ name }) => name === 'full')?.comparison;
  if (comparison !== undefined) {
    yield ['gained', pairNames(comparison.gained)];
    yield ['lost', pairNames(comparison.lost)];
    yield ['moved', pairNames(comparison.moved)];
  }
  for (const { set, apart } of sets) {
    if (apart.length === 0) continue;
    yield [
      `no ${set}`,
      `${apart.length}: ${listed(
        apart.map(({ video }) => video),
        MOST,
      )}`,
    ];
  }
  const { forecast } = receipt;
  if (forecast !== null) {
    const { secondsPerVideo, limitSecondsPerVideo } = forecast;
    const each = `${secondsPerVideo.toFixed(2)} of ${limitSecondsPerVideo} s a video`;
    yield ['main.py', forecast.verdict === 'within' ? each : `${each}: ${forecast.verdict}`];
  }
  const rest = formatSeconds(Math.max(0, seconds.all - seconds.embed));
  yield ['time', `${formatSeconds(seconds.embed)} to describe, ${rest} to run and score`];
  for (const warning of receipt.warnings) yield ['warning', warning];
}

function fileNames(names: readonly string[]): string {
  return names.length === 0 ? 'no file' : listed(names.map(code), MOST);
}

function pairNames(pairs: readonly PairChange[]): string {
  if (pairs.length === 0) return 'no pair';
  return `${pairs.length}: ${listed(
    pairs.map(({ queryId, refId }) => `${queryId} ${refId}`),
    MOST,
  )}`;
}

/** Nothing if the code is that of the run before, as after an edit that was undone. */
function nextOf({ kept, diff }: Tried): string | undefined {
  if (kept?.before === undefined || diff?.files.length === 0) return undefined;
  return `npx vsc runs diff ${kept.before.number} ${kept.run.number} shows what changed`;
}
