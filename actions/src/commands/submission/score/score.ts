import { existsSync } from 'node:fs';
import path from 'node:path';
import { advice } from '../../../declaration/advice.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { shown } from '../../../files/messages.ts';
import { fingerprint } from '../../../submission/run/fingerprint.ts';
import { chooseRun, isScoredOn } from '../../../submission/runs/choose-run.ts';
import type { KeptRun, KeptScores } from '../../../submission/runs/kept-run.ts';
import { readRuns, readScoresOf } from '../../../submission/runs/store.ts';
import { stepCurve } from '../../../submission/score/step-curve.ts';
import { compare } from '../../../submission/score/compare.ts';
import { type Receipt, readReceiptOf } from '../../../submission/run/receipt.ts';
import { writeReportText } from '../../write-report.ts';
import { dataSetOf } from './data-set.ts';
import { type KeptNow, keepScored, truthOf } from './keep-scored.ts';
import {
  datasetNamed,
  readTruth,
  scoreAll,
  type Scored,
  type Truth,
  type TruthFiles,
} from './score-rankings.ts';

export interface ScoreInputs extends TruthFiles {
  /** A rankings CSV, or a submission.tar.gz with two of them. */
  rankings: string;
  /** Another submission of the same kind, to compare with. */
  against?: string | undefined;
  /** A kept run to compare with: last, best or its number. */
  againstRun?: string | undefined;
  /** Where to write the HTML page. */
  report?: string | undefined;
  /** Whether a run is kept for vsc runs. */
  keep: boolean;
  /** Where runs are kept; default: beside the rankings. */
  runs?: string | undefined;
  /** What of its data set was ranked, if not all: runs on another sample are not compared. */
  sample?: KeptRun['truth']['sample'];
}

export interface ScoreOutcome {
  readonly scored: readonly Scored[];
  /** Undefined if the rankings are not those of a run, or it should not be kept or could not. */
  readonly kept: KeptNow | undefined;
}

/**
 * Scores rankings against the ground truth, compares them with another submission's, and keeps the run that
 * made them.
 *
 * @throws UserError for files that are missing or malformed, and for rankings of another data set.
 */
export async function score(inputs: ScoreInputs, ports: Ports): Promise<ScoreOutcome> {
  const { rankings } = inputs;
  requireTruth(inputs.groundTruth, ports.env);
  const truth = await readTruth(inputs);
  const scored = await scoreAll(rankings, truth);
  const { sha256 } = await fingerprint(rankings, ports.signal);
  const receipt = await readReceiptOf(sha256, path.join(path.dirname(rankings), 'receipt.json'));
  const other = await otherOf(inputs, truth, receipt);
  if (other !== undefined) {
    for (const each of scored) {
      const same = other.scores.find(({ name }) => name === each.name);
      if (same === undefined) {
        throw new UserError(`${shown(rankings)} and ${other.name} are not of the same kind`, {
          next: 'compare two submission.tar.gz, or two rankings CSVs, with --subset or without',
        });
      }
      each.against = { curve: same.curve, comparison: compare(each.score, same) };
    }
  }
  if (inputs.report !== undefined) {
    await writePage(inputs.report, scored, { inputs, truth, other, receipt }, ports);
  }
  if (!inputs.keep || receipt === null) return { scored, kept: undefined };
  const context = { receipt, truth: scoredOn(inputs, truth), folder: runsOf(inputs) };
  return { scored, kept: await keepScored(rankings, scored, context, ports) };
}

/** Refuses the ground truth of a data set that is not prepared, with the command that prepares it. */
function requireTruth(file: string, env: Ports['env']): void {
  const dataset = datasetNamed(file);
  if (dataset === undefined || existsSync(file)) return;
  throw new UserError(`there is no ${shown(file)}`, {
    next: `${advice(env, 'data-subset', { dataset })} prepares the ${dataset} set, with its ground truth`,
  });
}

/** What it is compared with: how it is called, and a score for each ranking. */
interface Other {
  readonly name: string;
  readonly scores: KeptScores;
}

async function otherOf(
  inputs: ScoreInputs,
  truth: Truth,
  own: Receipt | null,
): Promise<Other | undefined> {
  const { against, againstRun } = inputs;
  if (against !== undefined) {
    const scores = (await scoreAll(against, truth)).map(({ name, score: each }) => ({
      name,
      ...each,
      curve: stepCurve(each.curve),
    }));
    return { name: shown(against), scores };
  }
  if (againstRun === undefined) return undefined;
  const folder = runsOf(inputs);
  const { runs } = await readRuns(folder);
  const others = runs.filter(({ startedAt }) => startedAt !== own?.startedAt);
  const { sha256 } = scoredOn(inputs, truth);
  const alike = others.filter((run) => isScoredOn(run, sha256));
  const isWord = againstRun === 'last' || againstRun === 'best';
  const run = chooseRun(isWord && alike.length > 0 ? alike : others, againstRun);
  if (run.failed !== undefined) {
    throw new UserError(`run ${run.number} has no score: ${run.failed}`, {
      next: 'npx vsc runs lists the runs, each with its score',
    });
  }
  if (run.truth.sha256 !== sha256) {
    throw new UserError(`run ${run.number} was scored on another ground truth, ${run.truth.name}`, {
      next: 'npx vsc runs lists the runs, each with its ground truth',
    });
  }
  return { name: `run ${run.number}`, scores: await readScoresOf(folder, run) };
}

function runsOf({ rankings, runs }: ScoreInputs): string {
  return runs ?? path.join(path.dirname(rankings), 'runs');
}

function scoredOn({ sample }: ScoreInputs, { file, full }: Truth): KeptRun['truth'] {
  return truthOf(file, full, sample);
}

async function writePage(
  file: string,
  scored: readonly Scored[],
  about: { inputs: ScoreInputs; truth: Truth; other: Other | undefined; receipt: Receipt | null },
  ports: Ports,
): Promise<void> {
  const { inputs, truth, other, receipt } = about;
  // The plotting library takes half a second to load; a plain score does without.
  const { renderReport } = await import('./score-report.ts');
  const { lookCloser } = await import('./look-closer.ts');
  const { rankings } = inputs;
  const dataSet = await dataSetOf(truth, ports.root);
  const { copied } = truth;
  const look = await lookCloser(scored, { rankings, receipt, dataSet, copied }, ports);
  const context = {
    rankingsFile: rankings,
    truthFile: truth.file,
    truthPairs: truth.full.pairs.length,
    against: other?.name,
    dataSet,
    receipt,
    madeAt: new Date(),
  };
  await writeReportText(file, renderReport(scored, context, look));
  ports.log.info(`report: ${shown(file)}`);
}
